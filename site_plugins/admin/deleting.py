"""What would break if a record or a file went, for who is about to delete it in the form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from editing.form.uses import all_uses
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.registry import KINDS, Kind, address_of

USES = "uses.json"
"""Where the form finds it, below `admin/`."""
_INSTEAD = {
    "vacancy": "Sæt status til »Trukket tilbage«. Så siger siden, hvad der skete.",
    "event": "Sæt status til »Aflyst«, og skriv hvorfor. Så ser alle det, også i deres kalender.",
    "adviser": "Vælg en anden kontakt de steder først.",
}
"""What to do where readers know of a record, by kind."""
_EXPIRE = "Skriv en dag i feltet »Udløber«. Så er siden der til og med den dag."


def losses(library: Library) -> dict[str, dict[str, Any]]:
    """By `kind:id`, or the path of a file: its uses, its page and what to do instead."""
    found: dict[str, dict[str, Any]] = {
        name: {"uses": list(map(str, uses))}
        for name, uses in all_uses(library).items()
        if name.startswith("media/") or name.partition(":")[0] in library.records
    }
    for kind in KINDS:
        for record in library.records.get(kind.key, {}).values():
            told = dict(_of_record(kind, record))
            name = f"{kind.key}:{getattr(record, 'code', record.id)}"
            found[name] = {"uses": [], **found.get(name, {}), **told}
    return found


def losses_json(library: Library) -> bytes:
    """The same as a file."""
    return json.dumps(losses(library), ensure_ascii=False, separators=(",", ":")).encode()


def _of_record(kind: Kind, record: Record) -> Iterator[tuple[str, str]]:
    address = address_of(record)
    yield "label", f"{kind.label}: {record.label}"
    if address is not None:
        yield "page", f"/{address}"
    instead = _INSTEAD.get(kind.key) or (_EXPIRE if isinstance(record, Content) else "")
    if instead and (address is not None or kind.key in _INSTEAD):
        yield "instead", instead
