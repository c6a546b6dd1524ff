"""What stands first on the page of an area, beside its openings: the next deadline, and where
the area lies.
"""  # noqa: D205 - one list

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publishing.blocks import CardGroup
from publishing.calendars.adding import deadline_in_calendar
from publishing.cards import cards_of
from publishing.pages.vacancies.tile_map import on_map
from records.clock import Clock
from records.danish.numbers import count
from records.facts.councils import council_of
from records.facts.openings import first_open_around
from records.facts.status import deadline_text
from records.loading.library import Library
from records.model.area import Area
from records.model.vacancy import Vacancy

TILE, _SIZE, _ROUND = 20, 17, 4
"""The pitch of the small map, the width of its tiles, and how round they are."""


@dataclass(frozen=True, slots=True)
class NextDeadline:
    """The first deadline in an area, and the calendar file of it."""

    text: str
    iso: str
    example: bool
    file: str
    name: str


@dataclass(frozen=True, slots=True)
class PlaceOnMap:
    """An area as the one lit tile among all: paths of a drawing of `width` by `height`."""

    width: int
    height: int
    tiles: str
    door: str
    x: int
    y: int
    count: int
    title: str
    text: str


def next_deadline(vacancies: Iterable[Vacancy], clock: Clock) -> NextDeadline | None:
    """The first of them that closes; None where all run on."""
    first = min(
        (v for v in vacancies if v.closes), key=lambda v: (str(v.closes), v.id), default=None
    )
    if first is None or first.closes is None:
        return None
    ways = deadline_in_calendar(first, clock)
    return NextDeadline(
        text=deadline_text(first),
        iso=first.closes.isoformat(),
        example=first.example,
        file=ways.file if ways else "",
        name=ways.name if ways else "",
    )


def near_by(area: Area, library: Library, clock: Clock) -> CardGroup | None:
    """What closes first in the same health council, else in the whole region; None if nothing."""
    council = council_of(area.code, library)
    same = first_open_around(council.id, library, clock) if council else ()
    found = same or first_open_around("", library, clock)
    if not found:
        return None
    title = f"Ledigt i sundhedsrådet {council.name}" if council and same else "Ledigt i regionen"
    return CardGroup("naer-ved", title, "", cards_of(found, library, clock))


def place_on_map(area: Area, openings: int, library: Library, clock: Clock) -> PlaceOnMap | None:
    """The tile of the area, or that of the municipality of a district; None if on no map."""
    tiles = library.once(("small_map", clock.today), lambda: _tiles(library, clock))
    own = tiles.get(area.municipality)
    if own is None:
        return None
    rows, cols = (max(at) + 1 for at in zip(*tiles.values(), strict=True))
    row, col = own
    others = sorted(at for at in tiles.values() if at != own)
    here = count(openings, "ledig mulighed", "ledige muligheder") if openings else ""
    return PlaceOnMap(
        width=cols * TILE,
        height=rows * TILE,
        tiles="".join(_tile(*at) for at in others),
        door=_door(row, col),
        x=col * TILE + TILE // 2,
        y=row * TILE + 14,
        count=openings,
        title=f"{area.name} på kortet",
        text=f"Der er {here} {area.where}." if here else "",
    )


def _tiles(library: Library, clock: Clock) -> dict[str, tuple[int, int]]:
    """Row and column of each municipality that is drawn, by its code."""
    return {area.code: (row, col) for area, row, col in on_map(library, clock)}


def _tile(row: int, col: int) -> str:
    side, r = _SIZE - 2 * _ROUND, _ROUND
    return (
        f"M{col * TILE + r + 1} {row * TILE + 1}h{side}a{r} {r} 0 0 1 {r} {r}v{side}"
        f"a{r} {r} 0 0 1-{r} {r}h-{side}a{r} {r} 0 0 1-{r}-{r}v-{side}a{r} {r} 0 0 1 {r}-{r}z"
    )


def _door(row: int, col: int) -> str:
    return f"M{col * TILE + 1} {row * TILE + 18}v-8a9 9 0 0 1 18 0v8z"
