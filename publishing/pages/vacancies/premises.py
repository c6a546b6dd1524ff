"""The list of premises, and their pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from publishing.addresses import OVERVIEW
from publishing.blocks import Fact, Link
from publishing.cards import cards_of, own_tags
from publishing.labels import label_list
from publishing.lists.premises import premises_list
from publishing.markdown import render
from publishing.page import Head, Page, make_page, record_head
from publishing.pages.vacancies.seekers import seekers
from publishing.person import person_for
from publishing.place_names import place_names
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.numbers import kroner, number
from records.danish.sorting import danish_key
from records.facts.visibility import listed, with_page
from records.loading.library import Library
from records.model.premises import Premises
from records.model.vacancy import Vacancy

LIST = Link("Lokaler", "lokaler/")
_LEAD = "Lokaler til klinik, som kan lejes eller købes. Se også, hvilke muligheder de hører til."


def premises_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/lokaler/`, and the pages of all visible premises."""
    shown = sorted(listed(library, Premises, clock), key=lambda p: danish_key(p.title))
    head = Head(
        template="listed.html",
        kind="premises_list",
        section="muligheder",
        address="lokaler/",
        title="Lokaler",
        description=_LEAD,
        breadcrumb=(Link("Muligheder", OVERVIEW),),
    )
    values = {
        "lead": _LEAD,
        "scene": files_of(scene_for(LIST.url, "flytning")),
        "list": premises_list(shown, library, clock),
    }
    yield make_page(head, values)
    for premises in with_page(library, Premises, clock):
        yield premises_page(premises, library, clock)


def premises_page(premises: Premises, library: Library, clock: Clock) -> Page:
    """The page of premises, with the openings that use them."""
    values = {
        "lead": premises.summary,
        "tags": own_tags(premises, library, clock),
        "facts": tuple(facts(premises, library)),
        "nearby": premises.nearby,
        "person": person_for(premises, library, f"Spørgsmål om {premises.title}"),
        "seekers": seekers(premises, library, clock),
        "cards_title": "Muligheder i lokalet",
        "cards": cards_of(vacancies_of(premises, library, clock), library, clock),
        "search_text": premises.city,
    }
    crumbs = (Link("Muligheder", OVERVIEW), LIST)
    head = record_head(premises, "record.html", "muligheder", crumbs)
    return make_page(head, values, render(premises.body, library) if premises.body else "")


def vacancies_of(premises: Premises, library: Library, clock: Clock) -> list[Vacancy]:
    """The openings that name the premises or are named by them, newest first."""
    tied = [
        vacancy
        for vacancy in listed(library, Vacancy, clock)
        if vacancy.premises == premises.id or vacancy.id in premises.vacancies
    ]
    return sorted(tied, key=lambda vacancy: (vacancy.published, vacancy.id), reverse=True)


def facts(premises: Premises, library: Library) -> Iterator[Fact]:
    """The rows of the fact list, without unknown facts."""
    free = premises.available_from
    rows: tuple[tuple[str, str | None], ...] = (
        ("Adresse", f"{premises.address}, {premises.postal_code} {premises.city}"),
        ("Område", place_names(premises.areas, library)),
        ("Areal", f"{premises.floor_area_m2} m²"),
        ("Konsultationsrum", _number(premises.consulting_rooms)),
        ("Ledig fra", f"Fra {long_date(free)}" if isinstance(free, date) else "Nu"),
        ("Husleje pr. måned", None if premises.monthly_rent is None
         else kroner(premises.monthly_rent)),
        ("Tilgængelighed", label_list(premises.accessibility)),
        ("Indflytningsklar", "Ja" if premises.move_in_ready else "Nej"),
        ("Ejer", premises.owner.label if premises.owner else None),
    )  # fmt: skip
    for label, value in rows:
        if value:
            yield Fact(label, value)


def _number(value: int | None) -> str | None:
    return None if value is None else number(value)
