"""A transcript of any program, taken in: what is published, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import floor

from podcast.transcript.incoming.captions import ARROW, read_captions
from podcast.transcript.incoming.json_segments import is_json, plain_json, read_json
from podcast.transcript.incoming.letters import Letters, cleaned, readable
from podcast.transcript.incoming.names import Speaker, carried_on, named, told_apart
from podcast.transcript.incoming.order import Ordered, in_time, put_right
from podcast.transcript.incoming.pieces import Incoming, Piece
from podcast.transcript.incoming.rolling import is_rolling, is_word_by_word, sentences, words_of
from podcast.transcript.incoming.stamped_text import read_stamped
from podcast.transcript.transcripts import after_the_end
from podcast.transcript.webvtt import Cue, TranscriptError, TranscriptFault, parse, too_big
from podcast.transcript.writing import as_webvtt
from records.model.episode_parts import Person
from records.source.diagnostics import violation

LARGEST = 20_000_000
"""Bytes of a file that is taken in: hours of speech with a time for each word are smaller."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the file: who takes part, what an editor told, how long the sound is."""

    people: Sequence[Person] = ()
    speakers: Mapping[str, str] = field(default_factory=dict)
    """The name in the file → what is published."""
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A transcript that can be published."""

    cues: tuple[Cue, ...]
    speakers: tuple[Speaker, ...]
    letters: Letters
    incoming: Incoming
    ordered: Ordered
    read: int
    """Cues in the file."""
    rolled: bool
    """Whether rolling captions, or words one by one, were made into sentences."""
    shortened: int
    """Cues that went on a little after the sound."""

    @property
    def content(self) -> bytes:
        """The file to write."""
        return as_webvtt(self.cues).encode()

    @property
    def names_said(self) -> tuple[Cue, ...]:
        """The cues that say a name aloud which the transcript does not show as a speaker's."""
        hidden = [_words(s.found) for s in self.speakers if s.shown != s.found and not s.known]
        names = {word for words in hidden for word in words if len(word) > 2}
        return tuple(cue for cue in self.cues if names & set(_words(cue.text)))


def _words(text: str) -> list[str]:
    return [word.strip(".,:;!?»«\"'()") for word in text.split() if word[:1].isupper()]


def take_in(raw: bytes, known: Known) -> TakenIn:
    """Read a transcript in any form and put it right.

    Raises TranscriptError with every line that says nothing, and PraksisError for speakers.
    """
    letters = _letters(raw)
    incoming = _read(letters.text)
    if not any(piece.text for piece in incoming.pieces):
        raise TranscriptError(TranscriptFault(1, violation("transcript-without-cues")))
    read = len(incoming.pieces)
    apart = carried_on(told_apart(incoming.pieces, known.speakers))
    rolled, pieces = _in_sentences(apart)
    ordered = put_right(pieces)
    speakers = named(ordered.pieces, known.people, known.speakers)
    shown = {speaker.found: speaker.shown for speaker in speakers}
    cues, shortened = _cues(ordered, shown, known.seconds)
    taken = TakenIn(cues, speakers, letters, incoming, ordered, read, rolled, shortened)
    parse(taken.content)  # what is written must be what the site reads
    return taken


def _letters(raw: bytes) -> Letters:
    if len(raw) > LARGEST:
        raise TranscriptError(TranscriptFault(1, too_big(LARGEST)))
    letters = readable(raw)
    if not is_json(letters.text):
        return letters
    plain = cleaned(plain_json(letters.text), letters.coding)
    return replace(
        plain, mended=letters.mended + plain.mended, unseen=letters.unseen + plain.unseen
    )


def _read(text: str) -> Incoming:
    if is_json(text):
        return read_json(text)
    if any(ARROW in line and not line.lstrip().startswith("[") for line in text.split("\n")):
        return read_captions(text)
    stamped = read_stamped(text)
    if stamped.pieces:
        return stamped
    raise TranscriptError(TranscriptFault(1, violation("transcript-of-unknown-form")))


def _in_sentences(pieces: list[Piece]) -> tuple[bool, list[Piece]]:
    """Rolling captions and single words as sentences; all other pieces as they are."""
    sorted_, _ = in_time(pieces)
    rolling = is_rolling(sorted_)
    if not rolling and not is_word_by_word(sorted_):
        return False, pieces
    return True, sentences(list(words_of(sorted_, rolling=rolling)))


def _cues(
    ordered: Ordered, shown: Mapping[str, str], seconds: float | None
) -> tuple[tuple[Cue, ...], int]:
    """The cues as they are published. Raises TranscriptError for those after the sound."""
    ends = None if seconds is None else floor(1000 * seconds) / 1000
    for piece in ordered.pieces:
        if ends is not None and piece.start >= ends:
            raise TranscriptError(TranscriptFault(piece.line, after_the_end(piece.start, ends)))
    cues = tuple(
        Cue(p.start, p.end if ends is None else min(p.end, ends), shown.get(p.speaker, ""), p.text)
        for p in ordered.pieces
    )
    cut = sum(cue.end < p.end for cue, p in zip(cues, ordered.pieces, strict=True))
    return cues, cut
