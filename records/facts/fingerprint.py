"""A fingerprint of the facts that readers act on: date, time, place, deadline, status, sign-up.

Words are not among them: a better summary changes no date in anybody's diary. Two records with one
fingerprint ask the same of a reader.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from records.facts.memory import Published
from records.model.base import Record
from records.model.registry import BY_MODEL

VERSION = 2
"""Of the lists below. Raise it with each change of them: see `has_other_facts`."""

_Include = dict[str, Any]
"""What pydantic takes of a record: names of fields, and of those of its groups."""


def _fields(*names: str, **parts: tuple[str, ...]) -> _Include:
    grouped = {name: dict.fromkeys(inner, True) for name, inner in parts.items()}
    return {**dict.fromkeys(("example", *names), True), **grouped}


_FACTS: Mapping[str, _Include] = {
    "vacancy": _fields(
        "type", "status", "count", "practice_form", "planning_area", "city", "postal_code",
        "address", "premises", "patients", "posted", "deadline", "deadline_time", "takeover",
        "withdrawn_on", "moved_to", "price", "hours_per_week", "period", "placements",
        application=("method", "address", "official_url"), process=("questions_until",),
    ),
    "premises": _fields(
        "type", "address", "postal_code", "city", "available_from", "monthly_rent"
    ),
    "wish": _fields("stage", "seeks", "practice_forms", "company", "patients", "from_month"),
    "exchange": _fields("side", "party", "help", "first_day", "last_day", "weekdays"),
    "event": _fields(
        "status", "attendance_mode", "start_date", "start_time", "end_date", "end_time",
        "timezone", "online_url", "price", "registration",
        location=("name", "address", "postal_code", "city"),
    ),
    "event_series": _fields("frequency"),
    "episode": _fields("status", "released", audio=("file", "url")),
    "offer": _fields("state", "amounts", "windows", "valid_from", "valid_through"),
    "designation": _fields("type", "areas", "valid_from", "valid_through", "apply_by"),
    "figure": _fields("value", "unit", "date", "state"),
    "survey": _fields("date"),
    "need": _fields("date", "numbers"),
    "initiative": _fields("status", "status_date"),
    "area": _fields("name", "valid_from", "valid_through"),
    "issue": _fields("number", "send_on"),
    "adviser": _fields("email", "phone", "office_hours"),
    "mailing_list": _fields("subscribe_url", "unsubscribe_url"),
}  # fmt: skip
_PLAIN = _fields()
"""Of kinds that are words alone: whether it is an example."""


def fingerprint_of(record: Record) -> str:
    """The fingerprint, e.g. `1:9f86d081884c7d65…`: the version of the lists, and a hash."""
    return f"{VERSION}:{digest_of(facts_of(record))[:32]}"


def digest_of(facts: object) -> str:
    """SHA-256 of a value of `facts_of`, hexadecimal."""
    told = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def has_other_facts(known: Published, record: Record) -> bool:
    """Whether readers who met the record as it last went out have to know what it says now.

    A fingerprint of another version tells nothing: a new program is no change of all records.
    """
    now = fingerprint_of(record)
    version = known.fingerprint.partition(":")[0]
    return version == str(VERSION) and known.fingerprint != now


def facts_of(record: Record) -> dict[str, Any]:
    """What counts of the record; what is not said is left out, so new fields change nothing."""
    include = _FACTS.get(BY_MODEL[type(record)].key, _PLAIN)
    # Fields say `str` in their schema and hold what they were read as: pydantic would warn of each.
    return record.model_dump(mode="json", include=include, exclude_none=True, warnings=False)
