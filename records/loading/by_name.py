"""A name where an id or a code belongs: the record that has it is known once all are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from records.danish.nearest import sure
from records.danish.slugs import slug
from records.model.area import Area
from records.model.base import Record
from records.model.describe import annotated_fields
from records.model.health_council import HealthCouncil
from records.model.registry import BY_KEY
from records.source.diagnostics import Diagnostic, params_of
from records.types.field_type import Ref

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_CODES = ("id-not-slug", "not-area-code", "not-a-whole-municipality")
"""What is said of a name by the field alone."""
_LINKS = ("not-link", "not-kind-and-id")
_NAMES = ("name", "title", "role", "abbreviation", "email", "phone")
"""By what people know a record that has no other name there."""
_AROUND = ("kommune-", "region-", "sundhedsraad-", "-kommune")
"""Words that a name is written with or without."""


def with_names_read(library: LibraryView, told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The same, but what is the name of a record gets the cure with its id or code."""
    for each in told:
        yield (_by_name(library, each) if each.code in (*_CODES, *_LINKS) else None) or each


def _by_name(library: LibraryView, told: Diagnostic) -> Diagnostic | None:
    if told.code in _LINKS:
        return _by_id(library, told)
    kind = told.record.partition(":")[0]
    written = str(dict(told.params).get("value", ""))
    wanted = _kind_wanted(kind, told)
    if not written or not wanted:
        return None
    if wanted == "area":
        return _area(library, told, written)
    found = _named(library, wanted, written)
    return _told(told, found.id, _name_of(found)) if found else None


def _by_id(library: LibraryView, told: Diagnostic) -> Diagnostic | None:
    """An id alone, where its kind belongs before it."""
    values = dict(told.params)
    written = str(values.get("value", ""))
    having = [key for key, shelf in library.records.items() if written in shelf]
    if len(having) != 1 or values.get("near"):
        return None
    params = params_of({"value": written, "near": f'"{having[0]}:{written}"'})
    return replace(told, params=params)


def _kind_wanted(kind: str, told: Diagnostic) -> str:
    """The kind that the field points at; empty for one that points at none."""
    path = tuple("*" if isinstance(part, int) else part for part in told.field)
    if kind not in BY_KEY or path == ("id",):
        return ""
    markers = (marker for at, marker in annotated_fields(BY_KEY[kind].model) if at == path)
    found = next((marker.kind for marker in markers if isinstance(marker, Ref)), "")
    return found if found in BY_KEY else ""


def _area(library: LibraryView, told: Diagnostic, written: str) -> Diagnostic | None:
    found = _named(library, "area", written)
    if isinstance(found, Area):
        return _told(told, f'"{found.code}"', found.name)
    council = _named(library, "health_council", written)
    if isinstance(council, HealthCouncil):
        codes = ", ".join(f'"{code}"' for code in council.municipalities)
        params = params_of({"value": written, "meant": codes})
        return replace(told, code="council-for-areas", params=params)
    return None


def _told(told: Diagnostic, meant: str, name: str) -> Diagnostic:
    written = dict(told.params)["value"]
    params = params_of({"value": written, "meant": meant, "name": name})
    return replace(told, code="name-for-id", params=params)


def _named(library: LibraryView, kind: str, written: str) -> Record | None:
    """The one record of a kind that is called so, or so but for a slip of the fingers."""
    records = library.records.get(kind, {})
    names = library.once(("names", kind), lambda: _names_in(records))
    wanted = _plain(written)
    near = wanted if wanted in names else sure(wanted, names)
    found = names.get(near, set()) if wanted else set()
    return records[next(iter(found))] if len(found) == 1 else None


def _names_in(records: Mapping[str, Record]) -> dict[str, set[str]]:
    """The ids of those that have each name; made once, as each fault of a file may ask."""
    names: dict[str, set[str]] = {}
    for key, record in records.items():
        for name in filter(None, (getattr(record, attribute, None) for attribute in _NAMES)):
            names.setdefault(_plain(str(name)), set()).add(key)
    return names


def _plain(name: str) -> str:
    """`Bornholms Regionskommune` and `Bornholm` are one."""
    bare = slug(name)
    for word in _AROUND:
        bare = bare.removeprefix(word).removesuffix(word)
    return bare.removesuffix("s-regionskommune")


def _name_of(record: Record) -> str:
    found = (getattr(record, attribute, None) for attribute in _NAMES)
    return str(next(filter(None, found), record.id))
