"""`data/status.json`: the figures of the status page, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from publishing import addresses
from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock
from records.codes.vacancy import VacancyStatus
from records.facts.statistics import AreaFigure, Count, MedianDays, Share, figures
from records.loading.library import Library


def status_document(
    library: Library, site: Site, clock: Clock, as_of: datetime | None = None
) -> dict[str, Any]:
    """Counts by status and area, median days open and shares filled, each with its examples."""
    found = figures(library, clock)
    return {
        "name": f"Status på muligheder fra {site.name}",
        "description": "Tallene er talt op fra de opslag, der ligger på siden. De er ikke "
        "regionens samlede tal.",
        **about(site, as_of, has_examples=bool(found.total.examples)),
        "homepage": site.absolute(addresses.STATUS),
        "total": _count(found.total),
        "open": _count(found.open),
        "median_days_open": _days(found.days_open),
        "filled_at_first_posting": _share(found.filled_first),
        "filled_after_reposting": _share(found.filled_again),
        "by_status": _statuses(found.by_status),
        "by_area": [_area(area) for area in found.by_area],
    }


def _count(counted: Count) -> dict[str, int]:
    return {
        "postings": counted.postings,
        "examples": counted.examples,
        "openings": counted.openings,
    }


def _days(days: MedianDays) -> dict[str, float | None]:
    return {"days": days.days, "postings": days.counted, "examples": days.examples}


def _share(share: Share) -> dict[str, int | None]:
    return {
        "percent": share.percent,
        "filled": share.filled,
        "decided": share.decided,
        "examples": share.examples,
    }


def _statuses(counts: Iterable[tuple[VacancyStatus, Count]]) -> list[dict[str, Any]]:
    return [{"status": s.value, "label": s.label, **_count(counted)} for s, counted in counts]


def _area(figure: AreaFigure) -> dict[str, Any]:
    return {
        "area": figure.area.code,
        "name": figure.area.name,
        **_count(figure.total),
        "open": _count(figure.open),
        "by_status": [entry for entry in _statuses(figure.by_status) if entry["postings"]],
    }
