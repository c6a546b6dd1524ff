"""Everything that points at a record points at one that exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from records.checks.figures import check_directives
from records.checks.media import wrong_file
from records.checks.report import fault, found_at, position_in_text
from records.facts.placeholders import PLAIN
from records.model.describe import annotated_values
from records.model.registry import BY_KEY
from records.source.diagnostics import Diagnostic, violation
from records.types.field_type import MarkdownText, Ref, Target
from records.types.text_pictures import without_pictures

if TYPE_CHECKING:
    from records.model.base import Record
    from records.model.library_view import LibraryView
    from records.source.tree import Loc

_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
_SAFE = re.compile(r"(?:https://|mailto:|/|#)", re.IGNORECASE)


def check_references(library: LibraryView) -> Iterator[Diagnostic]:
    """Ids, `kind:id`s, link targets, links in Markdown, and what texts take from records."""
    for shelf in library.records.values():
        for record in shelf.values():
            for key in PLAIN:
                text = getattr(record, key, None) or ""
                yield from check_directives(library, record, (key,), text)
            for loc, marker, value in annotated_values(record):
                if isinstance(marker, Ref):
                    yield from _reference(library, record, loc, marker.kind, value)
                elif isinstance(marker, Target):
                    yield from _target(library, record, loc, value)
                elif isinstance(marker, MarkdownText):
                    yield from _links(library, record, loc, value)
                    yield from check_directives(library, record, loc, value)


def _reference(
    library: LibraryView, record: Record, loc: Loc, kind: str, value: str
) -> Iterator[Diagnostic]:
    said = _wrong_area(library, value) if kind == "area" else _wrong_id(library, kind, value)
    if said:
        yield fault(library, record, loc, said)


def _wrong_area(library: LibraryView, code: str) -> str | None:
    if code == "region" or library.area(code) or library.is_unreadable("area", code):
        return None
    codes = [area.code for area in library.records["area"].values()]  # type: ignore[attr-defined]
    return (
        f'peger på "{code}", som ikke findes.{_near(code, codes, " Se koderne i content/areas/.")}'
    )


def _wrong_id(library: LibraryView, kind: str, value: str) -> str | None:
    key, record_id = value.split(":", 1) if kind == "*" else (kind, value)
    if key not in BY_KEY:
        cure = _near(key, BY_KEY, " Skriv fx article:bornholm.")
        return f'peger på arten "{key}", som ikke findes.{cure}'
    shelf = library.records[key]
    if record_id in shelf or library.is_unreadable(key, record_id):
        return None
    fallback = f" Skriv id på en post i content/{BY_KEY[key].folder}/."
    return f'peger på "{value}", som ikke findes.{_near(record_id, shelf, fallback)}'


def _near(value: str, known: object, fallback: str) -> str:
    found = get_close_matches(value, list(known), n=1, cutoff=0.6)  # type: ignore[call-overload]
    return f' Mente du "{found[0]}"?' if found else fallback


def _target(library: LibraryView, record: Record, loc: Loc, value: str) -> Iterator[Diagnostic]:
    said = _wrong_target(library, value)
    if said:
        yield fault(library, record, loc, said)


def _wrong_target(library: LibraryView, value: str) -> str | None:
    if value.startswith(("https://", "mailto:", "/")):
        return None
    bare = value.partition("#")[0]
    wrong = _wrong_id(library, "*", bare)
    unreadable = library.is_unreadable(*bare.split(":", 1))
    if wrong is None and not unreadable and library.address(bare) is None:
        return f'peger på "{value}", som ikke har en side. Vælg et andet mål.'
    return wrong


def _links(library: LibraryView, record: Record, loc: Loc, text: str) -> Iterator[Diagnostic]:
    for found in _LINK.finditer(without_pictures(text)):
        said = _wrong_link(library, found.group(1))
        if said:
            mark = position_in_text(library, record, loc, found.start(1))
            yield found_at(library, record, violation("raw-field", loc, text=said), mark)


def _wrong_link(library: LibraryView, link: str) -> str | None:
    file = link.removeprefix("/")
    if file.startswith("media/"):
        said = wrong_file(library, file)
        return said and f"har et link, der {said}"
    if _SAFE.match(link):
        return None
    kind = link.partition(":")[0]
    meant = kind in BY_KEY or bool(get_close_matches(kind, list(BY_KEY), n=1))
    if meant and re.fullmatch(r"[a-z_]+:[a-z0-9-]+(#[a-z0-9-]+)?", link):
        return _wrong_target(library, link)
    cure = "Skriv fx article:bornholm, /muligheder/ eller https://example.org/."
    return f'har et link til "{link}", som ikke kan bruges. {cure}'
