"""Every page with the structured data that belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from records.clock import Clock
from records.kinds.event import Event
from records.kinds.vacancy import Vacancy
from records.library import Library
from records.pages.page import Page
from records.site import Site
from records.structured.breadcrumbs import breadcrumb_list
from records.structured.event import event_data
from records.structured.job_posting import job_posting


def with_structured_data(page: Page, library: Library, site: Site, clock: Clock) -> Page:
    """The page with `meta.jsonld`: a list of schema.org objects, empty where there are none."""
    own = page.meta.get("jsonld", ())
    found = [breadcrumb_list(page, site), _posting(page, library, site, clock)]
    found += [_event(page, library, site, clock), *own]
    return replace(page, meta={**page.meta, "jsonld": [data for data in found if data]})


def _event(page: Page, library: Library, site: Site, clock: Clock) -> dict[str, Any] | None:
    if page.meta["kind"] != "event":
        return None
    event = library.find(Event, page.address.rstrip("/").rpartition("/")[2])
    return event_data(event, library, site, clock) if event else None


def _posting(page: Page, library: Library, site: Site, clock: Clock) -> dict[str, Any] | None:
    if page.meta["kind"] != "vacancy":
        return None
    vacancy = library.find(Vacancy, page.address.rstrip("/").rpartition("/")[2])
    return job_posting(vacancy, library, site, clock) if vacancy else None
