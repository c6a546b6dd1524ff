"""What a new record says in a form until somebody says otherwise: what most of its kind say."""

from __future__ import annotations

from collections.abc import Mapping

TODAY = "today"
"""Stands for the day on which the form is opened."""

BEGUN: Mapping[tuple[str, str], str | int] = {
    ("", "published"): TODAY,
    ("", "checked"): TODAY,
    ("vacancy", "count"): 1,
    ("event", "attendance_mode"): "fysisk",
    ("event", "role"): "arrangoer",
    ("event", "status"): "aaben",
    ("episode", "type"): "full",
    ("offer", "state"): "aktuelt",
}
"""By kind and field; without a kind it holds for all that have the field."""


def begun(kind: str, key: str) -> str | int | None:
    """What the field of a new record of the kind says; None where the form says nothing."""
    return BEGUN.get((kind, key), BEGUN.get(("", key)))
