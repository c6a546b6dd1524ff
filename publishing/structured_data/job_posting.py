"""A job or a training post for search engines (schema.org/JobPosting).

Only jobs and training posts have it. A capacity is the right to run a practice and a sale is a
sale: marked up as a job, they would mislead (domain guide 1.3). Examples have none, because an
invented job must not turn up in a job search. Closed postings have none, because search engines
punish postings that cannot be applied for.
"""

from __future__ import annotations

from typing import Any

from publishing.feeds.bodies import body_of
from publishing.site import Site
from records.clock import Clock
from records.facts.status import is_open
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.registry import address_of
from records.model.vacancy import Vacancy


def job_posting(
    vacancy: Vacancy, library: Library, site: Site, clock: Clock
) -> dict[str, Any] | None:
    """The data of an open job that is listed and no example; else None."""
    if not vacancy.group.is_job or vacancy.example or vacancy.posted is None:
        return None
    if visibility(vacancy, clock) is not Visibility.LISTED or not is_open(vacancy, clock):
        return None
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": body_of(vacancy, library, site, clock),
        "datePosted": vacancy.posted.isoformat(),
        "validThrough": vacancy.closes.isoformat(timespec="minutes") if vacancy.closes else None,
        "employmentType": _employment(vacancy),
        "jobStartDate": vacancy.period.start.isoformat() if vacancy.period else None,
        "totalJobOpenings": vacancy.count,
        "hiringOrganization": {"@type": "Organization", "name": site.name, "sameAs": site.url},
        "identifier": {"@type": "PropertyValue", "name": site.name, "value": vacancy.id},
        "jobLocation": _locations(vacancy, library, site),
        "url": site.absolute(address_of(vacancy) or ""),
    }
    return {key: value for key, value in posting.items() if value is not None}


def _employment(vacancy: Vacancy) -> str | None:
    """By the type where it says so, else by a period that ends; else nothing is claimed."""
    ends = vacancy.period is not None and vacancy.period.end is not None
    return vacancy.type.employment or ("TEMPORARY" if ends else None)


def _locations(vacancy: Vacancy, library: Library, site: Site) -> list[dict[str, Any]]:
    """A place for each area; with the address if there is only one."""
    names = [area.name for code in vacancy.areas if (area := library.area(code))]
    if len(names) > 1:
        return [_place(name, site) for name in names]
    town = vacancy.city or (names[0] if names else None)
    return [_place(town, site, vacancy.postal_code, vacancy.address)]


def _place(
    town: str | None, site: Site, postal_code: str | None = None, street: str | None = None
) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": street,
        "postalCode": postal_code,
        "addressLocality": town,
        "addressRegion": site.region,
        "addressCountry": "DK",
    }
    known = {key: value for key, value in address.items() if value is not None}
    return {"@type": "Place", "address": known}
