"""Sentences of an episode to show by themselves, as its transcript has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podcast.addresses import is_webvtt, moment_anchor, person_page
from podcast.pages.facts import cues_of
from podcast.transcript.webvtt import Cue
from records.loading.library import Library
from records.model.episode import Episode
from records.model.episode_parts import Person, seconds
from records.model.quotation import LONGEST
from records.model.quotation import Quotation as Written
from records.model.registry import address_of
from records.source.diagnostics import Violation, violation
from records.source.tree import Loc


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an episode, who says them, and where they are heard."""

    text: str
    speaker: str
    """A name only with consent, else the role; empty where the transcript does not say."""
    speaker_url: str
    """The page of the person; empty for a role."""
    seconds: int
    start_text: str
    """`00:46`."""
    url: str
    """The place on the episode's page."""


def quotations_of(episode: Episode, library: Library) -> tuple[Quotation, ...]:
    """The quotations that an editor chose, in the order of the record; faults are left out.

    Raises TranscriptError and OSError for files that `podcast.checks` reports.
    """
    if not episode.quotations or not is_webvtt(episode.transcript):
        return ()
    cues = cues_of(episode, library)
    found = (_found(written, cues, ()) for written in episode.quotations)
    pairs = zip(episode.quotations, found, strict=True)
    return tuple(
        _quotation(episode, written, words) for written, words in pairs if isinstance(words, Cue)
    )


def quotation_faults(episode: Episode, cues: Sequence[Cue]) -> Iterator[Violation]:
    """What is wrong with the quotations of an episode whose transcript is read; it may be empty."""
    for number, written in enumerate(episode.quotations):
        loc: Loc = ("quotations", number)
        if not cues:
            yield violation("quotation-without-times", (*loc, "start"))
            continue
        found = _found(written, cues, loc)
        if isinstance(found, Violation):
            yield found


def _found(written: Written, cues: Sequence[Cue], loc: Loc) -> Cue | Violation:
    """What is said there: the words that are quoted, in the place of the cue they begin in."""
    start = seconds(written.start)
    at = _cue_at(start, cues)
    if at is None:
        return violation("quotation-at-silence", (*loc, "start"), start=written.start)
    cue = cues[at]
    if written.text is None:
        if len(cue.text) > LONGEST:
            return violation(
                "quotation-too-long", (*loc, "start"),
                start=written.start, length=len(cue.text), most=LONGEST,
            )  # fmt: skip
        return cue
    text = " ".join(written.text.split())
    place = _said_from(at, cues).find(text)
    if not 0 <= place < len(cue.text):
        return violation(
            "quotation-not-in-transcript", (*loc, "text"), start=written.start, said=cue.text
        )
    return Cue(cue.start, cue.end, cue.speaker, text, cue.line)


def _cue_at(start: int, cues: Sequence[Cue]) -> int | None:
    """The cue that begins in that second, or else the one that is being said."""
    begun = (n for n, cue in enumerate(cues) if start <= cue.start < start + 1)
    said = (n for n, cue in enumerate(cues) if cue.start <= start < cue.end)
    return next(begun, next(said, None))


def _said_from(at: int, cues: Sequence[Cue]) -> str:
    """What the speaker says from that cue on, until another one speaks."""
    words = []
    for cue in cues[at:]:
        if cue.speaker != cues[at].speaker:
            break
        words.append(cue.text)
    return " ".join(words)


def _quotation(episode: Episode, written: Written, words: Cue) -> Quotation:
    begins = seconds(written.start)
    page = next(filter(None, map(person_page, _named(episode, words.speaker))), "")
    return Quotation(
        text=words.text,
        speaker=words.speaker,
        speaker_url=page,
        seconds=begins,
        start_text=written.start,
        url=f"{address_of(episode)}{moment_anchor(begins)}",
    )


def _named(episode: Episode, speaker: str) -> Iterator[Person]:
    return (person for person in episode.people if person.name == speaker)
