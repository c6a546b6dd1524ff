"""The rows of a list as columns, for the script that shows those which a page does not hold.

A column holds what every row says to one question. What many rows say is written once: such a
column is `{"values": […], "at": […]}`, with the place of each row's value among the values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from publishing.blocks import Card

_REPEATED = 2
"""So many rows must share a value on average before it pays to write it once."""


def packed(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The columns of the rows by name; a row that does not say something says nothing: `""`."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: _column([row.get(name, "") for row in rows]) for name in names}


def _column(values: Sequence[Any]) -> list[Any] | dict[str, list[Any]]:
    places: dict[Any, int] = {}
    at = [places.setdefault(value, len(places)) for value in values]
    if len(places) * _REPEATED > len(values):
        return list(values)
    return {"values": list(places), "at": at}


def card_row(card: Card, group: str) -> dict[str, Any]:
    """What the template shows of a card that stands as a row, and the heading it stands under."""
    date = card.date
    return {
        "part": group,
        "url": card.url,
        "title": card.title,
        "summary": card.summary,
        "parts": card.parts,
        "tags": tuple((tag.text, tag.tone.value) for tag in card.tags),
        "date": (date.month, date.day, date.year, date.iso) if date else None,
        "state": card.state,
    }


def as_file(document: Mapping[str, Any]) -> bytes:
    """The file as it is served: as small as JSON gets."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
