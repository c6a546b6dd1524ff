"""Quotations of episodes that stand in other texts: a page, an area, a letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from podcast.pages.quotations import Quotation, quotations_of
from podcast.transcript.voices import agreed, names_somebody
from podcast.transcript.webvtt import TranscriptError
from records.checks.report import found_at, position_in_text
from records.clock import Clock
from records.facts.placeholders import as_markdown, changed_texts, has_placeholders
from records.facts.quote_marks import QuoteMark, marks_in, with_marks_filled
from records.facts.visibility import Visibility, is_out, visibility
from records.loading.library import Library
from records.model.base import Record
from records.model.describe import annotated_values
from records.model.episode import Episode
from records.source.diagnostics import Diagnostic, violation
from records.source.tree import Loc
from records.types.field_type import MarkdownText


def with_quotations(library: Library, clock: Clock) -> Library:
    """The library whose texts say each quotation in words, with who says it and where it is heard.

    A quotation of an episode that is not out at the clock, or has faults, is left out.
    """
    shelves = {kind: _filled(library, shelf, clock) for kind, shelf in library.records.items()}
    changed = any(shelf is not library.records[kind] for kind, shelf in shelves.items())
    return library.with_records(MappingProxyType(shelves)) if changed else library


def check_quoted(library: Library) -> Iterator[Diagnostic]:
    """A quotation in a text whose voice is a person that has not agreed, or no longer does."""
    for record in library.written():
        for loc, text in _texts(record):
            for mark, offset in marks_in(text):
                name = _without_consent(mark, library)
                if name:
                    wrong = violation("quote-without-consent", loc, episode=mark.episode, name=name)
                    at = position_in_text(library, record, loc, offset)
                    yield found_at(library, record, wrong, at)


def _without_consent(mark: QuoteMark, library: Library) -> str:
    """The name of the voice that has not agreed; empty where it has, or nobody can tell."""
    found = _found(mark, library)
    if found is None:
        return ""
    episode, quotation = found
    voice = quotation.speaker
    is_allowed = voice.casefold() in agreed(episode.people) or not names_somebody(voice)
    return "" if is_allowed else voice


def _filled(library: Library, shelf: Mapping[str, Record], clock: Clock) -> Mapping[str, Record]:
    found = {key: _record(library, record, clock) for key, record in shelf.items()}
    same = all(found[key] is record for key, record in shelf.items())
    return shelf if same else MappingProxyType(found)


def _record(library: Library, record: Record, clock: Clock) -> Record:
    if not has_placeholders(record):
        return record
    told = changed_texts(
        record,
        lambda text: with_marks_filled(text, lambda mark: _in_words(mark, library, clock)),
    )
    return record.model_copy(update=told) if told else record


def _in_words(mark: QuoteMark, library: Library, clock: Clock) -> str:
    """A quote in Markdown, as an editor would write it by hand; empty where nobody can hear it."""
    found = _found(mark, library)
    if found is None:
        return ""
    episode, quotation = found
    if not is_out(episode, clock) or visibility(episode, clock) is Visibility.HIDDEN:
        return ""
    example = " (eksempel)" if episode.example else ""
    who = f"{as_markdown(_who(quotation, episode))}{example}."
    heard = f"[Hør det i episoden ({quotation.start_text})](/{quotation.url})"
    return f"> {as_markdown(quotation.text)}\n>\n> – {who} {heard}"


def _who(quotation: Quotation, episode: Episode) -> str:
    """A name with its role, or the role alone; the podcast where the transcript names nobody."""
    role = next((p.role for p in episode.people if p.name == quotation.speaker), "")
    return ", ".join(filter(None, (quotation.speaker, role))) or "En stemme i podcasten"


def _found(mark: QuoteMark, library: Library) -> tuple[Episode, Quotation] | None:
    """Both; None where one of them cannot be read: `podcast.checks` tells of it."""
    episode = library.find(Episode, mark.episode)
    if episode is None or not 1 <= mark.number <= len(episode.quotations):
        return None
    only = episode.model_copy(update={"quotations": (episode.quotations[mark.number - 1],)})
    try:
        quotation = next(iter(quotations_of(only, library)), None)
    except (OSError, TranscriptError):
        return None
    return (episode, quotation) if quotation else None


def _texts(record: Record) -> Iterator[tuple[Loc, str]]:
    """The Markdown texts that have a mark of a quotation."""
    for loc, marker, value in annotated_values(record):
        if isinstance(marker, MarkdownText) and "quote:" in value:
            yield loc, value
