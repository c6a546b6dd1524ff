"""Add structured data to pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from publishing.page import Page
from publishing.site import Site
from publishing.structured_data.article import article_data, organization, told_data
from publishing.structured_data.event import event_data
from publishing.structured_data.glossary import defined_term, defined_term_set
from publishing.structured_data.job_posting import job_posting
from records.clock import Clock
from records.danish.sorting import danish_key
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Record
from records.model.event import Event
from records.model.film import Film
from records.model.registry import BY_MODEL
from records.model.term import Term
from records.model.told import Story
from records.model.vacancy import Vacancy

R = TypeVar("R", bound=Record)


def with_structured_data(page: Page, library: Library, site: Site, clock: Clock) -> Page:
    """The page with `meta.jsonld`: a list of schema.org objects, empty where there are none."""
    own = page.meta.get("jsonld", ())
    found = [breadcrumb_list(page, site), _posting(page, library, site, clock)]
    found += [_event(page, library, site, clock), _article(page, library, site)]
    found += [_told(page, library, site)]
    found += [_glossary(page, library, site, clock), *own]
    return replace(page, meta={**page.meta, "jsonld": [data for data in found if data]})


def _article(page: Page, library: Library, site: Site) -> dict[str, Any] | None:
    """The publisher on the front page, the article on its page; else None."""
    if page.meta["kind"] == "article" and not page.address:
        return organization(site)
    article = _shown(Article, page, library)
    return article_data(article, site, page.meta["changed"]) if article else None


def _told(page: Page, library: Library, site: Site) -> dict[str, Any] | None:
    told = _shown(Story, page, library) or _shown(Film, page, library)
    return told_data(told, site, page.meta["changed"]) if told else None


def _event(page: Page, library: Library, site: Site, clock: Clock) -> dict[str, Any] | None:
    event = _shown(Event, page, library)
    return event_data(event, library, site, clock) if event else None


def _posting(page: Page, library: Library, site: Site, clock: Clock) -> dict[str, Any] | None:
    vacancy = _shown(Vacancy, page, library)
    return job_posting(vacancy, library, site, clock) if vacancy else None


def _glossary(page: Page, library: Library, site: Site, clock: Clock) -> dict[str, Any] | None:
    """The term on its page, all of them on the list; else None."""
    if page.meta["kind"] == "glossary":
        terms = sorted(listed(library, Term, clock), key=lambda term: danish_key(term.title))
        return defined_term_set(terms, site)
    term = _shown(Term, page, library)
    return defined_term(term, site) if term else None


def _shown(model: type[R], page: Page, library: Library) -> R | None:
    """The record of that kind whose own page it is; None for every other page."""
    if page.meta["kind"] != BY_MODEL[model].key:
        return None
    return library.find(model, page.address.rstrip("/").rpartition("/")[2])


HOME = "Forside"


def breadcrumb_list(page: Page, site: Site) -> dict[str, Any] | None:
    """The breadcrumb that the page shows, from the front page on; None on pages without one."""
    shown = page.meta.get("breadcrumb") or []
    if not shown:
        return None
    above = [(crumb["text"], crumb["url"]) for crumb in shown[:-1]]
    way = [(HOME, ""), *above, (shown[-1]["text"], page.address)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": site.absolute(address),
            }
            for position, (name, address) in enumerate(way, start=1)
        ],
    }
