"""What editors tell each other: notes beside the text, fields without a word, proof without a name.

Nothing of it is ever shown to a reader. A gap in our papers is the editor's, not the reader's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from records.clock import Clock
from records.danish.sorting import danish_key
from records.facts.regions import municipalities
from records.model.area import Area
from records.model.base import Content, Record, Source
from records.model.figure import Figure
from records.model.library_view import LibraryView
from records.model.numbers_in_text import numbers_in
from records.source.tree import Loc

PROFILE = ("story", "transport", "housing", "schools", "spouse_job", "leisure",
           "professional_life")  # fmt: skip
"""What a page of an area can tell of working and living there."""
_STATED = ("summary", "body", "description", "for_whom", "how_to", "conditions", "findings",
           "what", "why")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """What one editor tells another, and where it is written."""

    record: Record
    loc: Loc
    text: str


def notes(library: LibraryView) -> Iterator[Note]:
    """Every note of a record and of its sources, in the order of the files."""
    for shelf in library.records.values():
        for record in shelf.values():
            yield from _notes(record)


def _notes(record: Record) -> Iterator[Note]:
    text: str | None = getattr(record, "note", None)
    if text:
        yield Note(record, ("note",), text)
    sources: tuple[Source, ...] = getattr(record, "sources", ())
    for number, source in enumerate(sources):
        if source.note:
            yield Note(record, ("sources", number, "note"), f"{source.title}: {source.note}")


def areas_by_gap(
    library: LibraryView, clock: Clock
) -> Iterator[tuple[tuple[str, ...], list[Area]]]:
    """The labels of the fields that have no text, with the municipalities that lack just them."""
    found: dict[tuple[str, ...], list[Area]] = defaultdict(list)
    for area in municipalities(library, clock):
        lacks = tuple(
            str(Area.model_fields[key].title) for key in PROFILE if not getattr(area, key)
        )
        if lacks:
            found[lacks].append(area)
    for lacks, areas in sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        yield lacks, sorted(areas, key=lambda area: danish_key(area.name))


def without_facts(library: LibraryView) -> Iterator[Record]:
    """What states a number as true and does not say by which fact: each figure, and other texts."""
    for shelf in library.records.values():
        for record in shelf.values():
            if not record.example and not getattr(record, "facts", ()) and _states_a_number(record):
                yield record


def _states_a_number(record: Record) -> bool:
    if isinstance(record, Figure):
        return True
    if not isinstance(record, Content):
        return False
    said = (getattr(record, key, None) for key in _STATED)
    texts = (each if isinstance(each, str) else "\n".join(each) for each in said if each)
    return any(True for _ in numbers_in("\n".join(texts)))
