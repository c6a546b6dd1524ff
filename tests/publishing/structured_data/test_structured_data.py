"""Structured data: who gets which, and with what schema.org asks for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from publishing.addresses import DESIGN
from publishing.page import Page
from publishing.pages.all_pages import text_pages
from publishing.pages.learning.events import event_pages
from publishing.pages.vacancies.premises import premises_pages
from publishing.pages.vacancies.vacancies import vacancy_pages
from publishing.structured_data.pages import with_structured_data
from records.clock import Clock
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.conftest import DEMO, Make
from tests.samples import NOW, SITE, everything, vacancy

REQUIRED = {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
"""What a JobPosting needs (schema.org/JobPosting as search engines read it)."""
SALE = {
    "type": "praksis-til-salg", "practice_form": "solopraksis", "takeover": "efter-aftale",
    "patients": "1600", "patients_date": "2026-10-01", "hours_per_week": None,
}  # fmt: skip
CAPACITY = {
    "type": "nul-kapacitet", "practice_form": "frit-valg", "planning_area": "0219",
    "address_bound": "false", "patients": "0", "takeover": "efter-aftale", "hours_per_week": None,
    "criteria": [{"text": "Plan for klinikken"}],
}  # fmt: skip
TRAINING = {"type": "introduktionsstilling", "period": {"start": "2027-03-01", "end": "2028-02-29"},
            "hours_per_week": None}  # fmt: skip


def of_type(page: Page, name: str) -> list[dict[str, Any]]:
    return [data for data in page.meta["jsonld"] if data["@type"] == name]


def pages(library: Library, clock: Clock = NOW) -> dict[str, Page]:
    makers = (text_pages, vacancy_pages, premises_pages, event_pages)
    made = [page for maker in makers for page in maker(library, clock)]
    found = (with_structured_data(page, library, SITE, clock) for page in made)
    return {page.address: page for page in found}


def posting(make: Make, **changes: Any) -> list[dict[str, Any]]:
    library = make({"vacancies/en": vacancy(**changes)})
    (page,) = [p for p in vacancy_pages(library, NOW) if p.address == "muligheder/en/"]
    return of_type(with_structured_data(page, library, SITE, NOW), "JobPosting")


def test_a_job_has_what_search_engines_ask_for(make: Make) -> None:
    (data,) = posting(
        make, city="Hillerød", postal_code="3400", address="Eksempelvej 1", accessibility=["ukendt"]
    )
    assert data.keys() >= REQUIRED
    assert data["@context"] == "https://schema.org"
    assert data["validThrough"] == "2026-12-15T12:00+01:00"
    assert data["datePosted"] == "2026-11-02"
    assert data["hiringOrganization"]["name"] == SITE.name
    assert data["jobLocation"] == [{
        "@type": "Place",
        "address": {
            "@type": "PostalAddress", "streetAddress": "Eksempelvej 1", "postalCode": "3400",
            "addressLocality": "Hillerød", "addressRegion": "Region Hovedstaden",
            "addressCountry": "DK",
        },
    }]  # fmt: skip
    assert data["url"] == "https://example.org/praksis/muligheder/en/"
    assert "<li>Korte &amp; klare dage</li>" in data["description"]
    assert "15.\u00a0december 2026 kl.\u00a012.00" in data["description"]
    assert "employmentType" not in data


def test_a_training_post_is_a_job_for_a_time(make: Make) -> None:
    (data,) = posting(make, **TRAINING, deadline_time=None)
    assert data["employmentType"] == "TEMPORARY"
    assert data["jobStartDate"] == "2027-03-01"
    assert data["validThrough"] == "2026-12-15T23:59+01:00"


def test_a_job_in_two_places_has_two_locations(make: Make) -> None:
    (data,) = posting(make, areas=["0219", "0101/valby"], city="Hillerød")
    towns = [project["address"]["addressLocality"] for project in data["jobLocation"]]
    assert towns == ["Hillerød", "Valby"]


def test_a_job_for_the_whole_region_names_the_region(make: Make) -> None:
    (data,) = posting(make, areas=["region"], deadline=None)
    (project,) = data["jobLocation"]
    assert project["address"] == {
        "@type": "PostalAddress", "addressRegion": "Region Hovedstaden", "addressCountry": "DK",
    }  # fmt: skip
    assert "validThrough" not in data


@pytest.mark.parametrize(
    "changes",
    [
        CAPACITY,
        SALE,
        {"example": "true"},
        {"deadline": "2026-11-21"},
        {"posted": "2026-12-01"},
        {"status": "planlagt"},
        {"status": "besat", "decided_on": "2026-11-20"},
        {"status": "vurderes"},
        {"status": "trukket", "withdrawn_on": "2026-11-18", "withdrawn_reason": "Flytter"},
        {"expires": "2026-11-20"},
    ],
    ids=["capacity", "sale", "example", "deadline passed", "coming", "planned", "filled",
         "assessed", "withdrawn", "expired"],
)  # fmt: skip
def test_nothing_else_is_a_job(make: Make, changes: dict[str, Any]) -> None:
    assert posting(make, **changes) == []


def test_only_pages_of_vacancies_hold_jobs(make: Make) -> None:
    library = make(everything())
    with_jobs = {a for a, page in pages(library).items() if of_type(page, "JobPosting")}
    assert with_jobs == {"muligheder/snart/", "muligheder/genopslag/"}
    assert {v.id for v in library.all(Vacancy)} >= {"snart", "genopslag"}


def test_every_breadcrumb_is_told_as_it_is_shown(real_library: Library) -> None:
    clock = Clock.parse(DEMO)
    found = pages(real_library, clock)
    for address, page in found.items():
        lists = of_type(page, "BreadcrumbList")
        assert len(lists) == bool(page.meta["breadcrumb"]), address
        for data in lists:
            way = data["itemListElement"]
            assert [step["position"] for step in way] == list(range(1, len(way) + 1))
            shown = [crumb["text"] for crumb in page.meta["breadcrumb"]]
            assert [step["name"] for step in way] == ["Forside", *shown]
            assert way[0]["item"] == SITE.url
            assert way[-1]["item"] == SITE.absolute(address)
            ours = [step["item"].removeprefix(SITE.url) for step in way]
            assert set(ours) <= set(found), ours


def test_nothing_in_the_data_can_close_its_script(root: Path) -> None:
    base = (root / "site_plugins/theme/base.html").read_text(encoding="utf-8")
    (block,) = re.findall(r"\{% for data in meta\.jsonld.*?endfor -?%\}", base, re.DOTALL)
    evil = [{"title": "</script><script>alert(1)</script>&<!--"}]
    printed = Environment(autoescape=False).from_string(block).render(meta={"jsonld": evil})
    assert printed.count("<") == 2
    inside = printed.partition(">")[2].partition("</script>")[0]
    assert json.loads(inside) == evil[0]


def test_built_pages_carry_it(built_site: Path) -> None:
    kinds: dict[str, set[str]] = {}
    for file in built_site.rglob("index.html"):
        address = file.parent.relative_to(built_site).as_posix()
        if f"{address}/" == DESIGN:
            continue  # It shows the path of a page that is not there.
        text = file.read_text(encoding="utf-8")
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        kinds[address] = {json.loads(b)["@type"] for b in blocks}
        led = "BreadcrumbList" in kinds[address]
        assert led == ('aria-label="Du er her"' in text), file
    assert kinds["muligheder/albertslund-2026-1"] == {"BreadcrumbList"}
    # Everything open in the launch content is an example, and an example is no job.
    assert "JobPosting" not in set().union(*kinds.values())
