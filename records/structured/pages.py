"""Every page with the structured data that belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from records.clock import Clock
from records.kinds.article import Article
from records.kinds.event import Event
from records.kinds.vacancy import Vacancy
from records.library import Library
from records.pages.page import Page
from records.site import Site
from records.structured.article import article_data, organization
from records.structured.breadcrumbs import breadcrumb_list
from records.structured.event import event_data
from records.structured.job_posting import job_posting


def with_structured_data(page: Page, library: Library, site: Site, clock: Clock) -> Page:
    """The page with `meta.jsonld`: a list of schema.org objects, empty where there are none."""
    own = page.meta.get("jsonld", ())
    found = [breadcrumb_list(page, site), _posting(page, library, site, clock)]
    found += [_event(page, library, site, clock), _article(page, library, site), *own]
    return replace(page, meta={**page.meta, "jsonld": [data for data in found if data]})


def _article(page: Page, library: Library, site: Site) -> dict[str, Any] | None:
    """The front page tells who publishes; every other article what it is."""
    if page.meta["kind"] != "article":
        return None
    if not page.address:
        return organization(site)
    article = library.find(Article, page.address.rstrip("/").rpartition("/")[2])
    return article_data(article, site) if article else None


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
