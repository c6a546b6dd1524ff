"""Words that text takes from records: `{{figure:<id>}}` is a value with its unit, `{{region}}`
the name of the region at the moment of the build. Passages with a day come and go.
"""  # noqa: D205 - one list

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from records.model.base import Part, Record
from records.model.describe import has_text, names_of
from records.model.figure import Figure
from records.model.library_view import LibraryView
from records.types.passages import text_at, without_marks

PLAIN = ("title", "summary")
"""Plain fields that may take words from records, as Markdown may."""
PLAIN_LISTS = ("key_points",)
"""Lists of such texts."""
L = TypeVar("L", bound=LibraryView)
R = TypeVar("R", bound=Record)
DIRECTIVE = re.compile(r"\{\{\s*figure:([a-z0-9-]+)\s*\}\}")
"""The one way to write a figure in Markdown; the id is its first group."""
REGION = "{{region}}"
_WITH_TEXT = (str, tuple, Part)
PAGE = "om/tal-og-kilder/"
_MARKUP = re.compile(r"([\\`*_\[\]>|#])")
_OPENS = re.compile(r"\{\{").search
_LIKE_A_LIST = re.compile(r"^(\d*)([.+-])")


def fill_placeholders(library: L, region: str, today: date) -> L:
    """The library that says `region` for `{{region}}`, and its values for `{{figure:id}}`.

    Passages that do not hold `today` are not in it.

    Markdown is filled in when it is rendered; plain fields are filled in here, so that every
    output has them.
    """
    told = library.with_records(library.records, region)
    shelves = {kind: _filled(told, shelf, today) for kind, shelf in library.records.items()}
    return told.with_records(MappingProxyType(shelves))


def _filled(library: LibraryView, shelf: Mapping[str, Record], today: date) -> Mapping[str, Record]:
    return MappingProxyType({key: filled(library, record, today) for key, record in shelf.items()})


def filled(library: LibraryView, record: R, today: date) -> R:
    """One record with its placeholders filled; `library` has the name of the region already."""
    if not has_placeholders(record):
        return record
    found: dict[str, object] = {
        key: with_figures(text, library)
        for key in PLAIN
        if "{{" in (text := vars(record).get(key) or "")
    }
    for key in PLAIN_LISTS:
        texts: tuple[str, ...] = vars(record).get(key, ())
        if any("{{" in text for text in texts):
            found[key] = tuple(with_figures(text, library) for text in texts)
    found |= _dated(record, today)
    return record.model_copy(update=found) if found else record


def has_placeholders(record: Record) -> bool:
    """Whether any text of the record takes words from others, or comes and goes."""
    return has_text(record, _OPENS)


def plain_texts(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where each plain text lies that may take words from records, and the text."""
    said = vars(record)  # a kind without such a field is asked for it often
    for key in PLAIN:
        yield (key,), said.get(key) or ""
    for key in PLAIN_LISTS:
        for number, text in enumerate(said.get(key, ())):
            yield (key, number), text


def _dated(record: Record, today: date) -> dict[str, object]:
    """The values that have passages, at any depth, as they are on that day."""
    return changed_texts(record, lambda text: text_at(text, today))


def changed_texts(holder: Part, change: Callable[[str], str]) -> dict[str, object]:
    """The values of fields in which `change` says something else for a text with braces, at any
    depth: what `model_copy` takes.
    """  # noqa: D205 - one list
    said = vars(holder)
    found: dict[str, object] = {}
    for key in names_of(type(holder)):
        value = said.get(key)
        if value and isinstance(value, _WITH_TEXT):
            now = _changed(value, change)
            if now is not value:
                found[key] = now
    return found


def _changed(value: object, change: Callable[[str], str]) -> object:
    """The very same value where nothing is said otherwise."""
    if isinstance(value, str):
        if "{{" not in value:
            return value
        now = change(value)
        return value if now == value else now
    if isinstance(value, tuple):
        told = tuple(_changed(each, change) for each in value)
        same = all(now is each for now, each in zip(told, value, strict=True))
        return value if same else told
    if isinstance(value, Part):
        found = changed_texts(value, change)
        return value.model_copy(update=found) if found else value
    return value


def with_figures(text: str, library: LibraryView) -> str:
    """Plain text with the values in place; an unknown id stays, and is a fault of the record."""
    named = text.replace(REGION, library.region)
    return DIRECTIVE.sub(lambda found: _amount(found, library) or found[0], named)


def with_figures_as_markdown(text: str, library: LibraryView) -> str:
    """The same for Markdown, where a value never becomes markup or the number of a list."""

    def value(found: re.Match[str]) -> str:
        amount = _amount(found, library)
        return found[0] if amount is None else as_markdown(amount)

    if "{{" not in text:
        return text
    return DIRECTIVE.sub(value, without_marks(text).replace(REGION, library.region))


def _amount(found: re.Match[str], library: LibraryView) -> str | None:
    figure = library.find(Figure, found[1])
    return figure.amount if figure else None


def as_markdown(text: str) -> str:
    """Plain words as they are written in Markdown: they become neither markup nor a list."""
    escaped = _MARKUP.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    return _LIKE_A_LIST.sub(r"\1\\\2", escaped)
