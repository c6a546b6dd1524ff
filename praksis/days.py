"""Days that people name by the day on which they write: `i dag`, `i går`."""

from __future__ import annotations

from datetime import date, timedelta

_WORDS = {"i dag": 0, "idag": 0, "i går": -1, "igår": -1, "i morgen": 1, "imorgen": 1}


def day_in_words(text: str, today: date) -> str:
    """`i går` as `2026-11-27`; any other text as it is."""
    days = _WORDS.get(text.strip().casefold())
    return text if days is None else (today + timedelta(days=days)).isoformat()
