"""Everything that points at a record points at one that exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.figures import check_directives
from records.checks.report import found_at
from records.danish.nearest import nearest
from records.facts.placeholders import plain_texts
from records.model.describe import annotated_values
from records.model.registry import BY_KEY, former_ids
from records.source.diagnostics import Diagnostic, Violation, violation
from records.types.field_type import MarkdownText, Ref, Target

if TYPE_CHECKING:
    from records.model.describe import Marker
    from records.model.library_view import LibraryView
    from records.source.tree import Loc


def check_references(library: LibraryView) -> Iterator[Diagnostic]:
    """Ids, `kind:id`s, link targets, and what texts take from records.

    Links in texts are judged as they are rendered: see `publishing.verify`.
    """
    for record in library.written():
        for place, text in plain_texts(record):
            yield from check_directives(library, record, place, text)
        for loc, marker, value in annotated_values(record):
            if isinstance(marker, MarkdownText):
                yield from check_directives(library, record, loc, value)
                continue
            wrong = _wrong_value(library, loc, marker, value)
            if wrong:
                yield found_at(library, record, wrong)


def _wrong_value(library: LibraryView, loc: Loc, marker: Marker, value: str) -> Violation | None:
    match marker:
        case Ref(kind="area"):
            return _wrong_area(library, loc, value)
        case Ref(kind=kind):
            return _wrong_id(library, loc, kind, value)
        case Target():
            return wrong_target(library, loc, value)
        case _:
            return None


def _wrong_area(library: LibraryView, loc: Loc, code: str) -> Violation | None:
    if code == "region" or library.area(code) or library.is_unreadable("area", code):
        return None
    codes = [area.code for area in library.records["area"].values()]  # type: ignore[attr-defined]
    return violation("area-not-found", loc, area=code, near=nearest(code, codes))


def _wrong_id(library: LibraryView, loc: Loc, kind: str, value: str) -> Violation | None:
    key, record_id = value.split(":", 1) if kind == "*" else (kind, value)
    if key not in BY_KEY:
        return violation("kind-not-found", loc, kind=key, near=nearest(key, BY_KEY))
    shelf = library.records[key]
    if record_id in shelf or library.is_unreadable(key, record_id):
        return None
    return violation(
        "reference-not-found",
        loc,
        reference=value,
        folder=BY_KEY[key].folder,
        near=_renamed(library, key, record_id) or nearest(record_id, shelf),
    )


def _renamed(library: LibraryView, key: str, record_id: str) -> str:
    """The id that the record has now; empty where no record had that one."""
    found = library.records[key].values()
    return next((record.id for record in found if record_id in former_ids(record)), "")


def wrong_target(library: LibraryView, loc: Loc, value: str) -> Violation | None:
    """What is wrong with a link target, whatever the day; None also for what is unreadable."""
    if value.startswith(("https://", "mailto:", "/")):
        return None
    bare = value.partition("#")[0]
    wrong = _wrong_id(library, loc, "*", bare)
    unreadable = library.is_unreadable(*bare.split(":", 1))
    if wrong is None and not unreadable and library.address(bare) is None:
        return violation("target-without-page", loc, target=value)
    return wrong
