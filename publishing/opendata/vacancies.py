"""All listed vacancies as open data: as JSON, and as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from publishing import addresses
from publishing.cells import harmless
from publishing.opendata.fields import FIELDS
from publishing.opendata.shape import Row, Value
from publishing.opendata.terms import EXAMPLES, OFFICIAL, TERMS
from publishing.site import Site
from publishing.traced import traces
from records.clock import Clock
from records.facts.advisers import adviser_for
from records.facts.openings import by_deadline
from records.facts.status import State, display, state_of
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.vacancy import Vacancy

BETWEEN = " | "
"""The separator of several values in one cell."""
_ORDER = (State.OPEN, State.COMING, State.EXPIRED, State.UNDERWAY, State.CLOSED)


def entries(library: Library, site: Site, clock: Clock) -> Iterator[dict[str, Value]]:
    """The fields of all listed vacancies by key: by state (open first) and deadline."""
    found = sorted(
        listed(library, Vacancy, clock),
        key=lambda v: (_ORDER.index(state_of(v, clock)), by_deadline(v)),
    )
    traced = traces(library, clock)
    for vacancy in found:
        made = partial(_entry, vacancy, site, clock)
        yield traced.get("open data", vacancy, made, library.hash_of(site))


def _entry(v: Vacancy, site: Site, clock: Clock, library: Library) -> dict[str, Value]:
    adviser = adviser_for(library, v.contact, v.audiences, v.topics, v.areas)
    return values_of(Row(v, display(v, clock), adviser, library, site, clock))


def values_of(row: Row) -> dict[str, Value]:
    """The fields of a vacancy by key."""
    return {field.key: field.read(row) for field in FIELDS}


def dataset(
    library: Library, site: Site, clock: Clock, as_of: datetime | None = None
) -> dict[str, Any]:
    """The content of `data/vacancies.json`: a description, and the vacancies.

    `as_of` is the moment since which it says what it says.
    """
    found = list(entries(library, site, clock))
    return {
        "name": f"Muligheder fra {site.name}",
        "description": f"Alle opslag på siden, åbne og afsluttede. {OFFICIAL}",
        **about(site, as_of, has_examples=any(entry["example"] for entry in found)),
        "homepage": site.absolute(addresses.OVERVIEW),
        "schema": site.absolute(addresses.VACANCIES_SCHEMA),
        "count": len(found),
        "vacancies": found,
    }


def about(site: Site, as_of: datetime | None, *, has_examples: bool) -> dict[str, Any]:
    """The description that all data files share."""
    return {
        "language": site.language,
        "region": site.region,
        "as_of": as_of.isoformat() if as_of else None,
        "has_examples": has_examples,
        "terms": TERMS,
        "note": EXAMPLES if has_examples else None,
        "documentation": site.absolute(addresses.OPEN_DATA),
        "contact": site.absolute(addresses.CONTACT),
    }


def as_json(document: dict[str, Any]) -> bytes:
    """The document as JSON in UTF-8, with each record on a line of its own."""
    head = {key: value for key, value in document.items() if not _is_records(value)}
    lines = [f" {_json(key)}: {_json(value)}".encode() for key, value in head.items()]
    for key, value in document.items():
        if _is_records(value):
            # As bytes at once: as text the whole would take twice the room, and be there twice.
            entries = b",\n".join(f"  {_json(entry)}".encode() for entry in value)
            lines.append(b" %s: [\n%s\n ]" % (_json(key).encode(), entries))
    return b"{\n%s\n}\n" % b",\n".join(lines)


def head_of(content: bytes) -> dict[str, Any]:
    """What `as_json` wrote before the records, which may be many."""
    before, has_records, _ = content.partition(b": [\n")
    if has_records:
        content = before.rpartition(b"\n")[0].rstrip(b",") + b"}"
    found: dict[str, Any] = json.loads(content)
    return found


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def as_csv(records: Iterable[dict[str, Value]]) -> bytes:
    """CSV (RFC 4180): comma, CRLF, one line of keys, UTF-8 with a byte order mark.

    Without the mark Excel misreads æøå; other programs ignore it (`utf-8-sig` in Python). A cell
    that a spreadsheet would run as a formula gets an apostrophe in front. Null is an empty cell,
    and lists are joined with ` | `.
    """
    keys = [field.key for field in FIELDS]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(keys)
    writer.writerows([_cell(record[key]) for key in keys] for record in records)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = BETWEEN.join(value) if isinstance(value, list) else str(value)
    return harmless(text) if isinstance(value, (str, list)) else text
