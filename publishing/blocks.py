"""The building blocks of pages and mails, as values that are already formatted in Danish.

Every `url` is canonical (from the root, without a leading slash) or absolute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from records.danish.dates import short_month


class Tone(StrEnum):
    """The look of a tag."""

    EXAMPLE = "example"
    PLAIN = "plain"
    OPEN = "open"
    NEAR = "near"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text and its address."""

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
    """A date or time as text, and in ISO 8601."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a fact list."""

    label: str
    value: str
    url: str | None = None
    iso: str | None = None
    example: bool = False
    """Whether what it points at is invented; the page says so with a tag."""


@dataclass(frozen=True, slots=True)
class SceneFiles:
    """Where the drawing of a record lies on the site, for pages in light and in dark."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class CutPicture:
    """A photograph that was cut to a frame of the site."""

    path: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class Card:
    """A record as it stands on lists, on the front page and in mails."""

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
    scene: SceneFiles | None = None
    """The drawing above a text; None for what stands as a row."""
    photo: CutPicture | None = None
    """Stands in place of the drawing where there is one."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """The values that the list can be filtered by, as `data-*` attributes of the row."""
    plain: dict[str, Any] | None = field(default=None, init=False, compare=False, repr=False)
    """The same as a mapping, made once for all pages that show the card (`plain_value`)."""

    @property
    def line(self) -> str:
        """The facts in one line: `Bornholm · 2 kapaciteter`."""
        return in_one_line(self.parts)


def in_one_line(parts: Iterable[str]) -> str:
    """Join facts the way the templates do."""
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice in a filter, with an optional note."""

    value: str
    text: str
    note: str = ""
    level: int = 0
    """How deep it is indented: 1 for a part of the choice above it."""
    count: int = 0
    """How many entries of the list it would show."""
    feed: str = ""
    """The address of a feed or calendar of its own, if it has one."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of a list; `name` is its key in the query string and in the rows' attributes."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    many: bool = True
    compare: str = "any"
    """How the answers of the rows are held against what is chosen."""
    everywhere: str = ""
    """The answer that fits every choice."""


@dataclass(frozen=True, slots=True)
class Person:
    """A contact person."""

    role: str
    hours: str
    mail: str
    phone: str
    mail_url: str
    phone_url: str
    example: bool
    topics: tuple[str, ...] = ()
    summary: str = ""
    call_back: str = ""
    portrait: CutPicture | None = None
    scene: SceneFiles | None = None
    """Stands where the portrait would, in a band of its own."""


@dataclass(frozen=True, slots=True)
class AddToCalendar:
    """The ways into a calendar."""

    file: str
    """The calendar file's address, canonical."""
    name: str
    """What the file is called once it is fetched: `frist-roenne-2027-01-11.ics`."""
    subscription: str
    """The calendar that one can subscribe to, canonical."""
    subscription_text: str
    others: tuple[Link, ...]
    """Web calendars; the reader goes there. None for an example, which leads nowhere."""


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
    add_to_calendar: AddToCalendar | None


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
    """A percentage as text, and as the length of a bar."""

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
    """A municipality as a row of the list beside the map."""

    name: str
    count: int
    url: str | None


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map, and the same counts as a list."""

    tiles: tuple[Tile, ...]
    rows: int
    cols: int
    list: tuple[AreaCount, ...]
    """The areas with at least one vacancy."""
    total: int
    text: str
    everywhere: tuple[AreaCount, ...] = ()
    """All areas, empty ones included, in Danish alphabetical order."""
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
