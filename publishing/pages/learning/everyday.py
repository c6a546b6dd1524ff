"""What an article has drawn: a week by the clock, and a way with its stations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publishing.charts.chart import Key
from publishing.charts.week import Block, week
from records.codes.everyday import Doing
from records.danish.dates import time_span
from records.loading.library import Library
from records.model.article import Article
from records.model.everyday import Way, Week, WeekBlock

_COLOURS: Mapping[Doing, str] = {
    Doing.SAMTALER: "c-1",
    Doing.TELEFON: "c-2",
    Doing.HJEMMEBESOEG: "c-4",
    Doing.PAPIRARBEJDE: "c-5",
    Doing.MOEDE: "c-3",
    Doing.PAUSE: "c-glow",
}


def drawn_values(article: Article, library: Library) -> dict[str, Any]:
    """`week` and `way` of the article's template; None where the article has none."""
    return {
        "week": week_values(article.week) if article.week else None,
        "way": _way(article.way, library) if article.way else None,
    }


def week_values(told: Week) -> dict[str, Any]:
    """The strips of a week or of one day, and the table that says the same."""
    days = tuple((day.day.label, tuple(map(_block, day.blocks))) for day in told.days)
    used = {block.doing for day in told.days for block in day.blocks}
    keys = tuple(Key(_COLOURS[doing], doing.label) for doing in Doing if doing in used)
    return {
        "title": told.title,
        "text": told.text or "",
        "chart": week(days, keys),
        "table": tuple(
            {
                "day": day.day.label,
                "blocks": tuple(
                    {"time": time_span(block.start, block.end), "text": block.label}
                    for block in day.blocks
                ),
            }
            for day in told.days
        ),
    }


def _block(block: WeekBlock) -> Block:
    start, end = (60 * at.hour + at.minute for at in (block.start, block.end))
    colour = _COLOURS[block.doing]
    return Block(start, end, block.label, colour, is_break=block.doing is Doing.PAUSE)


def _way(told: Way, library: Library) -> dict[str, Any]:
    stations = tuple(
        {
            "title": station.title,
            "text": station.text,
            "length": station.length or "",
            "url": library.address(station.target) if station.target else None,
        }
        for station in told.stations
    )
    return {"title": told.title, "stations": stations}
