"""The words of a record that its page shows somewhere: sentences, and labels of its codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from records.model.area import Area
from records.model.article import Article
from records.model.base import Part, Record

_SAID_ELSEWHERE = {"title", "name", "summary", "body", "sources", "id", "was", "image", "related",
                   "synonyms", "forms", "note", "not_same_as"}  # fmt: skip
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]{1,2}")
_KEYS = ("type", "practice_form")
"""The fields whose labels say what a record is."""


def code_words(record: Record | None) -> tuple[str, ...]:
    """The labels that say what the record is: `0-kapacitet`, `Til leje`."""
    found = (getattr(record, name, None) for name in _KEYS)
    return tuple(str(getattr(code, "label", "")) for code in found if isinstance(code, Enum))


def code_labels(record: Record | None) -> Iterator[str]:
    """The label of every code of the record."""
    for value in _values(record):
        if isinstance(value, Enum):
            yield str(getattr(value, "label", ""))


def spoken_words(record: Record | None) -> Iterator[str]:
    """Every sentence of the record that its text does not hold already."""
    for value in _values(record):
        if isinstance(value, str) and " " in value and "://" not in value:
            yield _LINK.sub(r"\1", value)


def _values(record: Record | None) -> Iterator[object]:
    if record is None or isinstance(record, (Area, Article)):
        return
    for name in type(record).model_fields:
        if name not in _SAID_ELSEWHERE:
            yield from _within(getattr(record, name))


def _within(value: object) -> Iterator[object]:
    yield value
    for part in _parts(value):
        yield from _within(part)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, Part):
        return (getattr(value, name) for name in type(value).model_fields)
    return value if isinstance(value, (list, tuple)) else ()
