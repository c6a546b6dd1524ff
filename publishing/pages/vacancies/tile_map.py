"""The tile map of municipalities, and the same counts as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from publishing.addresses import area_vacancies_url
from publishing.blocks import AreaCount, Tile, TileMap
from publishing.pages.vacancies.short_names import mini_name, short_name
from records.clock import Clock
from records.danish.numbers import count
from records.facts.regions import WHOLE_REGION, districts, municipalities
from records.loading.library import Library
from records.model.area import Area
from records.model.vacancy import Vacancy

LEVELS = 4
"""How many shades tiles have; the darkest is for four vacancies or more."""
_DISTRICT_COLS = 5


def tile_map(
    library: Library, clock: Clock, vacancies: Iterable[Vacancy], lit: Collection[str] = ()
) -> TileMap:
    """The map, which counts a vacancy once in each municipality and district that it names.

    The municipalities in `lit` stand out; where there are any, only they show their districts.

    Vacancies for the whole region are on no tile; the text says how many there are.
    """
    found = tuple(vacancies)
    counts = Counter(code for vacancy in found for code in _codes(vacancy))
    areas = municipalities(library, clock)
    within = [area for area in areas if not lit or area.code in lit]
    everywhere = sum(WHOLE_REGION in vacancy.areas for vacancy in found)
    return replace(
        _map_of(areas, on_map(library, clock), counts, lit),
        total=len(found),
        text=_text(len(found), everywhere),
        inner=tuple(_inner(within, counts, library, clock)),
    )


def _codes(vacancy: Vacancy) -> set[str]:
    """The areas of a vacancy, and the municipalities of its districts."""
    own = {code for code in vacancy.areas if code != WHOLE_REGION}
    return own | {code.partition("/")[0] for code in own}


def on_map(library: Library, clock: Clock) -> list[tuple[Area, int, int]]:
    """The municipalities that are drawn with row and column, without empty rows and columns."""
    drawn = [a for a in municipalities(library, clock) if a.row is not None and a.col is not None]
    rows = sorted({area.row or 0 for area in drawn})
    cols = sorted({area.col or 0 for area in drawn})
    return [(a, rows.index(a.row or 0), cols.index(a.col or 0)) for a in drawn]


def _inner(
    areas: Iterable[Area], counts: Counter[str], library: Library, clock: Clock
) -> Iterator[TileMap]:
    for area in areas:
        parts = districts(area, library, clock)
        if parts:
            placed = [(part, *divmod(at, _DISTRICT_COLS)) for at, part in enumerate(parts)]
            drawn = _map_of(parts, placed, counts)
            yield replace(drawn, name=area.name, code=area.code, url=area_vacancies_url(area))


def _map_of(
    areas: Sequence[Area],
    placed: Sequence[tuple[Area, int, int]],
    counts: Counter[str],
    lit: Collection[str] = (),
) -> TileMap:
    everywhere = tuple(AreaCount(a.name, counts[a.code], area_vacancies_url(a)) for a in areas)
    filled = sorted((row for row in everywhere if row.count), key=lambda row: -row.count)
    return TileMap(
        tiles=tuple(
            _tile(area, counts[area.code], row, col, lit=area.code in lit)
            for area, row, col in placed
        ),
        rows=max((row for _, row, _ in placed), default=0) + 1,
        cols=max((col for *_, col in placed), default=0) + 1,
        list=tuple(filled),
        total=sum(row.count for row in everywhere),
        text="",
        everywhere=everywhere,
    )


def _text(total: int, everywhere: int) -> str:
    if not total:
        return "Der er ingen ledige muligheder lige nu."
    text = "Tallet er antal ledige muligheder i kommunen."
    if not everywhere:
        return text
    some = count(everywhere, "mulighed gælder", "muligheder gælder")
    return f"{text} {some} hele regionen og står ikke på kortet."


def _tile(area: Area, number: int, row: int, col: int, *, lit: bool) -> Tile:
    return Tile(
        code=area.code,
        name=area.name,
        short=short_name(area.name),
        mini=mini_name(area.name),
        count=number,
        row=row,
        col=col,
        url=area_vacancies_url(area),
        lit=lit,
        level=min(number, LEVELS),
    )
