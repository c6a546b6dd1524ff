"""A chart as a value: the drawing, the words of it, and the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_TEXT = 13
"""Pixels. Text in drawings is never scaled, so this holds on the smallest phone too."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour of the drawing means."""

    colour: str
    """A class of the style sheet: `c-1` to `c-6`, `c-rest`."""
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """All that the drawing shows, in rows; the first cell of a row is its head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing that stands on a page, with everything a reader needs who cannot see it."""

    id: str
    title: str
    text: str
    """What the drawing shows, as a sentence."""
    svg: str
    table: Table
    legend: tuple[Key, ...] = ()
