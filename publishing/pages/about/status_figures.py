"""The figures of the status page as rows and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publishing import addresses
from publishing.blocks import Link
from publishing.lists.listing import examples_note
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.numbers import count, number, percent
from records.facts.statistics import AreaFigure, Figures, MedianDays, Share, counted_at, figures
from records.loading.library import Library

NONE_YET = "Ingen tal endnu"


def figure_values(library: Library, clock: Clock) -> dict[str, Any]:
    """The values of the status page, all of them from `records.facts.statistics`."""
    found = figures(library, clock)
    return {
        "rows": tuple(_rows(found)),
        "area_rows": tuple(_area_row(area) for area in found.by_area),
        "figures": tuple(_figures(found)),
        "as_of": f"Talt op den {long_date(counted_at(library, clock))}.",
        "data": (
            Link("Tallene som data (JSON)", addresses.STATUS_JSON),
            Link("Om feeds og åbne data", addresses.OPEN_DATA),
        ),
    }


def _rows(found: Figures) -> Iterator[dict[str, Any]]:
    for status, counted in found.by_status:
        yield {
            "label": status.label,
            "count": counted.postings,
            "example_count": counted.examples,
            "text": "",
        }


def _area_row(figure: AreaFigure) -> dict[str, Any]:
    return {
        "label": figure.area.name,
        "url": addresses.area_vacancies_url(figure.area),
        "open": figure.open.postings,
        "count": figure.total.postings,
        "example_count": figure.total.examples,
    }


def _figures(found: Figures) -> Iterator[dict[str, str]]:
    yield {
        "label": "Så længe kan et opslag søges",
        "value": _days(found.days_open),
        "text": "Midterste værdi (median) for "
        + _postings(found.days_open.counted, found.days_open.examples)
        + ". Dagene tæller, fra opslaget kom, til det ikke længere kunne søges. Er det åbent "
        "endnu, tæller de til i dag.",
    }
    yield {
        "label": "Besat ved første opslag",
        "value": _share(found.filled_first),
        "text": _decided(found.filled_first, "første opslag"),
    }
    yield {
        "label": "Besat efter genopslag",
        "value": _share(found.filled_again),
        "text": _decided(found.filled_again, "genopslag"),
    }


def _days(days: MedianDays) -> str:
    if days.days is None:
        return NONE_YET
    whole = int(days.days)
    if whole == days.days:
        return count(whole, "dag", "dage")
    return f"{number(days.days)}\u00a0dage"


def _postings(total: int, examples: int) -> str:
    return count(total, "opslag", "opslag") + examples_note(total, examples)


def _share(share: Share) -> str:
    return NONE_YET if share.percent is None else percent(share.percent)


def _decided(share: Share, what: str) -> str:
    if not share.decided:
        return f"Ingen {what} er afgjort endnu."
    counted = f"{number(share.filled)} af {number(share.decided)} afgjorte {what}"
    return f"{counted}{examples_note(share.decided, share.examples)} er tildelt, åbnet eller besat."
