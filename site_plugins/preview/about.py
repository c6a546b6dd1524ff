"""What an editor wants to know of the page that is open: its language, its letters, its uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from operator import itemgetter

from editing.form.texts import language_of
from editing.form.uses import Use, uses_of, uses_of_file
from newsletter.plan.outlook import letters_with
from records.clock import Clock
from records.loading.library import Library
from records.model.base import Record
from records.model.describe import annotated_values
from records.model.registry import BY_MODEL, address_of
from records.types.field_type import MediaFile

NO_DICTIONARY = (
    "Stavningen er ikke set efter: Maskinen mangler programmet hunspell og ordbogen hunspell-da."
)


def record_at(library: Library, address: str) -> Record | None:
    """The record whose page lies at an address; None for lists and the like."""
    records = (record for shelf in library.records.values() for record in shelf.values())
    return next((record for record in records if address_of(record) == address), None)


def about(library: Library, clock: Clock, address: str) -> str:
    """HTML for the bar: sections of the record whose page it is, or a sentence where it is none."""
    record = record_at(library, address)
    if record is None:
        return "<p>Siden her er en liste. Åbn en posts egen side for at se mere om den.</p>"
    return "".join(_section(title, lines, none) for title, lines, none in _parts(
        record, library, clock
    ))  # fmt: skip


def _parts(
    record: Record, library: Library, clock: Clock
) -> Iterator[tuple[str, Iterable[str], str]]:
    kind = BY_MODEL[type(record)].key
    language = language_of(record, library)
    reading = [language.reading] if language.reading else []
    yield "Sproget", (*reading, *language.words), "Teksten er for kort til et lixtal."
    right = "Alle ord står i ordbogen." if language.spelling.is_checked else NO_DICTIONARY
    yield "Stavning", language.spelling.words, right
    letters = letters_with(f"{kind}:{record.id}", library, clock)
    yield "Hvem får det på mail?", letters, "Intet brev, der venter, har den med."
    uses = uses_of(library, kind, str(getattr(record, "code", record.id)))
    yield "Hvor bruges det?", map(str, uses), "Ingen anden post henviser til den."
    for path, others in groupby(pictures_elsewhere(record, library), itemgetter(0)):
        yield f"Billedet {path} bruges også her", [str(use) for _, use in others], ""


def pictures_elsewhere(record: Record, library: Library) -> Iterator[tuple[str, Use]]:
    """The files below `content/` that its fields name, with each use by another record."""
    named = (
        value for _, marker, value in annotated_values(record) if isinstance(marker, MediaFile)
    )
    for path in dict.fromkeys(named):
        for use in uses_of_file(library, path):
            if use.record is not record:
                yield path, use


def _section(title: str, lines: Iterable[str], none: str) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    body = f"<ul>{items}</ul>" if items else f"<p>{escape(none)}</p>"
    return f"<section><h2>{escape(title)}</h2>{body}</section>"
