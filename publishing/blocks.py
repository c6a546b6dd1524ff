"""The few parts that all pages and mails are made of, as plain formatted Danish values.

Every address (`url`) is canonical: from the root without a leading slash, or absolute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from records.danish.dates import short_month


class Tone(StrEnum):
    """What a tag looks like."""

    EXAMPLE = "example"
    PLAIN = "plain"
    OPEN = "open"
    NEAR = "near"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A short label."""

    text: str
    tone: Tone = Tone.PLAIN


EXAMPLE_TAG = Tag("Eksempel", Tone.EXAMPLE)


@dataclass(frozen=True, slots=True)
class DateBlock:
    """A day as a small calendar leaf."""

    month: str
    day: str
    year: str
    iso: str

    @classmethod
    def of(cls, day: date) -> DateBlock:
        """The leaf of a day."""
        return cls(short_month(day.month), f"{day.day}.", str(day.year), day.isoformat())


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time to read, and the same for machines."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a fact list."""

    label: str
    value: str
    url: str | None = None
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A record on a list, on the front page, in a mail."""

    kind: str
    title: str
    url: str
    summary: str
    parts: tuple[str, ...]
    """The facts, each a part of the line below the title."""
    tags: tuple[Tag, ...] = ()
    date: DateBlock | None = None
    example: bool = False
    state: str = ""
    eyebrow: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    """What the list is narrowed by, as `data-*` attributes of the row."""

    @property
    def line(self) -> str:
        """The facts in one line: `Bornholm · 2 kapaciteter`."""
        return in_one_line(self.parts)


def in_one_line(parts: Iterable[str]) -> str:
    """Facts side by side, as templates join them too."""
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be ticked; `note` says more about it."""

    value: str
    text: str
    note: str = ""
    level: int = 0
    """1 for a part of the choice before it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A question that narrows a list; `name` is its key in the address and on the rows."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    many: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to talk to."""

    role: str
    hours: str
    mail: str
    phone: str
    mail_url: str
    phone_url: str
    example: bool
    topics: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The deadline card of a vacancy."""

    label: str
    text: str
    status: str
    iso: str | None
    last_moment: str | None
    """What the script of the page compares its clock with (ISO 8601)."""
    near: bool
    passed: bool
    open: bool
    calendar_url: str | None


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A point on the history line."""

    title: str
    text: str
    iso: str | None = None
    done: bool = True
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of 100 as text and length."""

    text: str
    percent: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A municipality on the map."""

    code: str
    name: str
    short: str
    mini: str
    """Three letters, for the smallest tiles."""
    count: int
    row: int
    col: int
    url: str | None
    lit: bool
    level: int


@dataclass(frozen=True, slots=True)
class AreaCount:
    """The same as a row of the list beside the map."""

    name: str
    count: int
    url: str | None


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map and the list that says the same."""

    tiles: tuple[Tile, ...]
    rows: int
    cols: int
    list: tuple[AreaCount, ...]
    """The areas that have something."""
    total: int
    text: str
    everywhere: tuple[AreaCount, ...] = ()
    """All areas, also the empty ones, in Danish alphabetical order."""
    name: str = ""
    """The municipality whose districts the map shows; empty for the map of all."""
    code: str = ""
    url: str | None = None
    inner: tuple[TileMap, ...] = ()
    """The maps of the districts of those municipalities that have any."""


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a heading."""

    id: str
    title: str
    count_text: str
    cards: tuple[Card, ...] = field(default_factory=tuple)
    url: str | None = None
    text: str = ""
