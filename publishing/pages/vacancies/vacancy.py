"""The page of a vacancy."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from publishing.addresses import COMPARISON, OVERVIEW, area_vacancies_url
from publishing.blocks import Bar, Deadline, Fact, Link, Person, Tag
from publishing.calendars.adding import deadline_in_calendar
from publishing.cards import card_of, own_tags
from publishing.labels import label_list
from publishing.markdown import render
from publishing.offer_texts import apply_text, sum_text
from publishing.page import Page, make_page, record_head
from publishing.pages.vacancies.economy import calculator_for
from publishing.pages.vacancies.process import process_of
from publishing.pages.vacancies.seekers import seekers
from publishing.pages.vacancies.vacancy_facts import facts
from publishing.pages.vacancies.vacancy_history import again, history, rounds
from publishing.pages.vacancies.vacancy_way import way_chart
from publishing.person import person_for
from publishing.related import related_cards
from publishing.voices import voice_beside
from records.clock import Clock
from records.codes.landscape import OfferState
from records.codes.vacancy import VacancyStatus as Status
from records.danish.numbers import count, kroner, number, size
from records.facts.expiry import state_of_offer
from records.facts.help import help_for
from records.facts.openings import count_open_in
from records.facts.status import (
    State,
    dated_text,
    deadline_text,
    display,
    last_moment_iso,
    round_text,
)
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.premises import Premises
from records.model.registry import address_of
from records.model.vacancy import Vacancy

LIST = Link("Muligheder", OVERVIEW)


def vacancy_page(vacancy: Vacancy, library: Library, clock: Clock) -> Page:
    """The page of a vacancy."""
    shown = display(vacancy, clock)
    coming = shown.state is State.COMING
    numbered = f"Praksis nr. {vacancy.reference}" if vacancy.address_hidden else ""
    related = related_cards(vacancy, library, clock, both_ways=True)
    voice = voice_beside(vacancy, library, clock)
    person = person_for(vacancy, library, numbered or f"Spørgsmål om {vacancy.title}")
    values = {
        "id": vacancy.id,
        "compare": COMPARISON,
        "calculator": calculator_for(vacancy.type, library, clock),
        "lead": vacancy.summary,
        "tags": _tags(vacancy, library, clock),
        "status": dated_text(vacancy, clock) if coming else shown.text,
        "dated": dated_text(vacancy, clock),
        "facts": tuple(facts(vacancy, library, clock)),
        "benefits": vacancy.benefits,
        "caveats": vacancy.caveats,
        "help": tuple(_help(vacancy, library, clock)),
        "criteria": tuple(
            Bar(item.text, item.weight) for item in vacancy.criteria if item.weight is not None
        ),
        "criteria_plain": tuple(item.text for item in vacancy.criteria if item.weight is None),
        "requirements": vacancy.requirements,
        "deadline": _deadline(vacancy, clock),
        "process": process_of(vacancy, library, clock),
        "sale": tuple(_sale(vacancy)),
        "again": again(vacancy, library, clock),
        "voice": voice,
        "apply": _apply(vacancy, shown.state, person),
        "person": person,
        "official": _official(vacancy),
        "attachments": tuple(_attachments(vacancy, library)),
        "placements": tuple(_placements(vacancy)),
        "area": _area(vacancy, library, clock),
        "seekers": seekers(vacancy, library, clock),
        "premises": _premises(vacancy, library, clock),
        "history": tuple(history(vacancy, library, clock)),
        "way": way_chart(vacancy, library, clock),
        "rounds": tuple(rounds(vacancy, library, clock)),
        "related": tuple(card for card in related if voice is None or card.url != voice.link.url),
        "search_text": " ".join(
            (
                *vacancy.benefits,
                *vacancy.caveats,
                *vacancy.requirements,
                *vacancy.seller_wishes,
                *vacancy.included,
            )
        ),
    }
    head = record_head(vacancy, "vacancy.html", "muligheder", (LIST,))
    return make_page(head, values, render(vacancy.body, library) if vacancy.body else "")


def _tags(vacancy: Vacancy, library: Library, clock: Clock) -> tuple[Tag, ...]:
    rounds = round_text(vacancy, library)
    return (*own_tags(vacancy, library, clock), *((Tag(rounds),) if rounds else ()))


# --- what to do -------------------------------------------------------------------------------


def _deadline(vacancy: Vacancy, clock: Clock) -> Deadline | None:
    if vacancy.closes is None and vacancy.status is not Status.OPSLAAET:
        return None
    shown = display(vacancy, clock)
    is_open = shown.state is State.OPEN
    coming = is_open or shown.state is State.COMING
    return Deadline(
        label="Ansøgningsfrist",
        text=deadline_text(vacancy),
        status=shown.text,
        iso=vacancy.closes.isoformat() if vacancy.closes else None,
        last_moment=last_moment_iso(vacancy.closes) if vacancy.closes else None,
        near=shown.near,
        passed=not coming,
        open=is_open,
        add_to_calendar=deadline_in_calendar(vacancy, clock),
    )


def _sale(vacancy: Vacancy) -> Iterator[dict[str, object]]:
    """What a seller says, each under its heading."""
    parts = (
        ("Sælgers ønsker", vacancy.seller_wishes),
        ("Det følger med", vacancy.included),
        ("Papirer, der er klar", tuple(paper.label for paper in vacancy.papers_ready)),
    )
    for title, items in parts:
        if items:
            yield {"title": title, "items": items}


def _apply(vacancy: Vacancy, state: State, person: Person | None) -> dict[str, str | None] | None:
    if vacancy.example:
        return {"text": "Eksempel – kan ikke søges", "url": None, "note": None}
    if vacancy.address_hidden:
        link = person.mail_url if person and not person.example and state is State.OPEN else None
        text = f"Skriv til os om nr. {vacancy.reference}"
        return {"text": text, "url": link, "note": None} if link else None
    if state is not State.OPEN or vacancy.application is None:
        return None
    application = vacancy.application
    note = application.instructions
    if application.method.value == "post":
        return {"text": "Send din ansøgning med post", "url": None,
                "note": f"{note} {application.address}"}  # fmt: skip
    if application.method.value == "mail":
        link = f"mailto:{application.address}?subject={quote(f'Ansøgning: {vacancy.title}')}"
        return {"text": "Søg her", "url": link, "note": note}
    return {"text": "Søg her", "url": application.address, "note": note}


def _premises(vacancy: Vacancy, library: Library, clock: Clock) -> dict[str, object] | None:
    premises = library.find(Premises, vacancy.premises)
    if premises is None or visibility(premises, clock) is Visibility.HIDDEN:
        return None
    card = card_of(premises, library, clock)
    rooms = premises.consulting_rooms
    rows = [
        Fact("Adresse", f"{premises.address}, {premises.postal_code} {premises.city}"),
        Fact("Areal", f"{premises.floor_area_m2} m²"),
        Fact("Tilgængelighed", label_list(premises.accessibility)),
    ]
    if rooms:
        rows.append(Fact("Konsultationsrum", number(rooms)))
    if premises.monthly_rent is not None:
        rows.append(Fact("Husleje pr. måned", kroner(premises.monthly_rent)))
    return {"title": card.title, "url": card.url, "facts": rows}


def _official(vacancy: Vacancy) -> Link | None:
    """A link to the official posting, which takes precedence; None for an example."""
    url = vacancy.application.official_url if vacancy.application else None
    return Link("Det officielle opslag gælder", url) if url and not vacancy.example else None


def _attachments(vacancy: Vacancy, library: Library) -> Iterator[Link]:
    for attachment in vacancy.attachments:
        octets = (library.project.content / attachment.file).stat().st_size
        ending = attachment.file.rpartition(".")[2].upper()
        yield Link(f"{attachment.title} ({ending}, {size(octets)})", attachment.file)


def _help(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[dict[str, object]]:
    """The offers that go with the opening, each with what it gives and when one can apply."""
    for offer in help_for(vacancy, library, clock):
        asked = state_of_offer(offer, clock) is OfferState.SPOERG
        sums = "" if asked else ". ".join(sum_text(amount) for amount in offer.amounts)
        yield {
            "title": offer.title,
            "url": address_of(offer),
            "text": " ".join(
                part for part in (sums and f"{sums}.", apply_text(offer, clock)) if part
            ),
            "asked": asked,
            "example": offer.example,
        }


def _placements(vacancy: Vacancy) -> Iterator[dict[str, str]]:
    for stay in vacancy.placements:
        months = count(stay.months, "måned", "måneder")
        yield {"title": stay.place, "text": ", ".join(filter(None, (stay.specialty, months)))}


def _area(vacancy: Vacancy, library: Library, clock: Clock) -> dict[str, str] | None:
    """The area with its number of open vacancies, and the address of their list."""
    area = library.area(vacancy.planning_area or next(iter(vacancy.areas)))
    is_one_of_several = vacancy.address_hidden and len(vacancy.areas) > 1
    if area is None or is_one_of_several:
        return None
    open_there = count_open_in(area.code, library, clock)
    number_ = count(open_there, "ledig mulighed", "ledige muligheder", "Ingen ledige muligheder")
    return {
        "title": area.name,
        "where": area.where,
        "text": f"{number_} lige nu",
        "url": area_vacancies_url(area),
        "about": address_of(area) or "",
    }
