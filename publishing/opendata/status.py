"""`data/status.json`: the figures of the status page, for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from publishing import addresses
from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock
from records.facts.statistics import (
    FEWEST,
    AreaFigure,
    Count,
    GroupFigures,
    MedianDays,
    Share,
    figures,
)
from records.loading.library import Library


def status_document(
    library: Library, site: Site, clock: Clock, as_of: datetime | None = None
) -> dict[str, Any]:
    """Each kind of opening by itself: counts, median days and shares, each with its postings."""
    found = figures(library, clock)
    has_examples = any(counted.examples for each in found for _, counted in each.by_standing)
    return {
        "name": f"Status på muligheder fra {site.name}",
        "description": "Tallene er talt op fra de opslag, der ligger på siden. De er ikke "
        "regionens samlede tal. Et opslag med to kapaciteter tæller to, og et genopslag tæller i "
        "stedet for det gamle opslag.",
        **about(site, as_of, has_examples=has_examples),
        "homepage": site.absolute(addresses.STATUS),
        "fewest_postings": FEWEST,
        "groups": [_group(each) for each in found],
    }


def _group(found: GroupFigures) -> dict[str, Any]:
    return {
        "group": found.group.value,
        "label": found.group.label,
        "unit": found.group.counted.one,
        "total": _count(found.total),
        "open": _count(found.open),
        "by_standing": [
            {"standing": standing.value, "label": standing.label, **_count(counted)}
            for standing, counted in found.by_standing
        ],
        "by_area": [_area(area) for area in found.by_area],
        "median_days_open": _days(found.days_open),
        "filled_at_first_posting": _share(found.filled_first),
        "filled_after_reposting": _share(found.filled_again),
    }


def _count(counted: Count) -> dict[str, Any]:
    return {
        "openings": counted.openings,
        "examples": counted.examples,
        "postings": counted.postings,
        "ids": list(counted.ids),
    }


def _days(days: MedianDays) -> dict[str, Any]:
    return {
        "days": days.days,
        "postings": len(days.of_each),
        "examples": days.examples,
        "of_each": [{"id": name, "days": number} for name, number in days.of_each],
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "percent": share.percent,
        "filled": _count(share.filled),
        "decided": _count(share.decided),
    }


def _area(figure: AreaFigure) -> dict[str, Any]:
    return {
        "area": figure.area.code,
        "name": figure.area.name,
        "total": _count(figure.total),
        "open": _count(figure.open),
    }
