"""The page of one vacancy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from records.advisers import adviser_for, person_of
from records.clock import Clock
from records.codes.vacancy import VacancyStatus as Status
from records.danish.dates import date_span, long_date, short_date
from records.danish.numbers import count, joined, kroner, number
from records.feeds.schedule import deadline_file_address
from records.kinds.premises import Premises
from records.kinds.registry import address_of
from records.kinds.vacancy import Vacancy
from records.library import Library
from records.markdown import render
from records.pages.cards import card_of, own_tags, place_names, related_cards
from records.pages.page import Page, make_page, record_head
from records.pages.parts import Bar, Deadline, Fact, HistoryStep, Link, Tag
from records.site import EXAMPLE_NOTE
from records.status import State, deadline_text, display, earlier_rounds, next_round, round_text
from records.visibility import Visibility, visibility

LIST = Link("Muligheder", "muligheder/")


def vacancy_page(vacancy: Vacancy, library: Library, clock: Clock) -> Page:
    """Everything a doctor needs to know of one opening."""
    shown = display(vacancy, clock)
    adviser = adviser_for(
        library, vacancy.contact, vacancy.audiences, vacancy.topics, vacancy.areas
    )
    values = {
        "lead": vacancy.summary,
        "tags": _tags(vacancy, library, clock),
        "status": shown.text,
        "facts": tuple(facts(vacancy, library)),
        "benefits": vacancy.benefits,
        "caveats": vacancy.caveats,
        "criteria": tuple(
            Bar(item.text, item.weight) for item in vacancy.criteria if item.weight is not None
        ),
        "criteria_plain": tuple(item.text for item in vacancy.criteria if item.weight is None),
        "requirements": vacancy.requirements,
        "deadline": _deadline(vacancy, clock),
        "apply": _apply(vacancy, shown.state),
        "person": person_of(adviser, f"Spørgsmål om {vacancy.title}") if adviser else None,
        "premises": _premises(vacancy, library, clock),
        "history": tuple(history(vacancy, library)),
        "rounds": tuple(_rounds(vacancy, library, clock)),
        "related": related_cards(vacancy, library, clock),
        "search_text": " ".join((*vacancy.benefits, *vacancy.caveats, *vacancy.requirements)),
    }
    head = record_head(vacancy, "vacancy.html", "muligheder", (LIST,))
    return make_page(head, values, render(vacancy.body, library) if vacancy.body else "")


def _tags(vacancy: Vacancy, library: Library, clock: Clock) -> tuple[Tag, ...]:
    rounds = round_text(vacancy, library)
    return (*own_tags(vacancy, library, clock), *((Tag(rounds),) if rounds else ()))


# --- facts ------------------------------------------------------------------------------------


def facts(vacancy: Vacancy, library: Library) -> Iterator[Fact]:
    """The rows of the fact list, only what is known, with the labels of domain guide 6."""
    rows: tuple[tuple[str, str | None], ...] = (
        ("Område", place_names(vacancy.areas, library)),
        ("By", _town(vacancy)),
        ("Antal", count(vacancy.count, "stilling", "stillinger")
         if vacancy.group.value == "ansaettelse" else _counted(vacancy)),
        ("Praksisform", vacancy.practice_form.label if vacancy.practice_form else None),
        ("Patienter", _patients(vacancy)),
        ("Tilgang", vacancy.intake.label if vacancy.intake else None),
        ("Lukkegrænse", number(vacancy.intake_limit) if vacancy.intake_limit else None),
        ("Overtagelse", _takeover(vacancy)),
        ("Timer pr. uge", number(vacancy.hours_per_week) if vacancy.hours_per_week else None),
        ("Periode", _period(vacancy)),
        ("Pris", _price(vacancy)),
        ("Areal", f"{vacancy.floor_area_m2} m²" if vacancy.floor_area_m2 else None),
        ("Tilgængelighed", joined([a.label for a in vacancy.accessibility]) or None),
        ("Kolleger", _colleagues(vacancy)),
        ("Journalsystem", vacancy.record_system),
        ("Uddannelsespraksis", _yes_no(vacancy.training_practice)),
        ("Telemedicin", _yes_no(vacancy.telemedicine)),
        ("Hjemmearbejde", _yes_no(vacancy.remote_work)),
        ("Baggrund for opslaget", vacancy.origin.label),
    )  # fmt: skip
    for label, value in rows:
        if value:
            yield Fact(label, value)
    if vacancy.covered_by:
        cover = vacancy.covered_by
        yield Fact("Patienterne passes indtil videre af", cover.name, cover.url)
    if vacancy.activation_deadline:
        day = vacancy.activation_deadline
        label = "Klinikken skal være åbnet senest"
        yield Fact(label, long_date(day), iso=day.isoformat())


def _counted(vacancy: Vacancy) -> str:
    one, many = {
        "kapacitet": ("kapacitet", "kapaciteter"),
        "koeb": ("praksis", "praksis"),
        "uddannelse": ("forløb", "forløb"),
    }[vacancy.group.value]
    return count(vacancy.count, one, many)


def _town(vacancy: Vacancy) -> str | None:
    if vacancy.city is None:
        return None
    town = f"{vacancy.postal_code} {vacancy.city}" if vacancy.postal_code else vacancy.city
    return f"{vacancy.address}, {town}" if vacancy.address else town


def _patients(vacancy: Vacancy) -> str | None:
    if vacancy.patients is None:
        return None
    if vacancy.patients == 0:
        return "Ingen patienter fra start"
    dated = f" (pr. {short_date(vacancy.patients_date)})" if vacancy.patients_date else ""
    return f"{number(vacancy.patients)} tilmeldte{dated}"


def _takeover(vacancy: Vacancy) -> str | None:
    if isinstance(vacancy.takeover, date):
        return long_date(vacancy.takeover)
    return "Efter aftale" if vacancy.takeover else None


def _period(vacancy: Vacancy) -> str | None:
    if vacancy.period is None:
        return None
    if vacancy.period.end is None:
        return f"Fra {long_date(vacancy.period.start)}"
    return date_span(vacancy.period.start, vacancy.period.end)


def _price(vacancy: Vacancy) -> str | None:
    if vacancy.price is None:
        return None
    return f"{kroner(vacancy.price)} ({vacancy.price_note})"


_PROFESSIONS = (
    ("doctors", "læge", "læger"),
    ("nurses", "sygeplejerske", "sygeplejersker"),
    ("secretaries", "sekretær", "sekretærer"),
    ("trainees", "uddannelseslæge", "uddannelseslæger"),
    ("others", "anden", "andre"),
)


def _colleagues(vacancy: Vacancy) -> str | None:
    if vacancy.colleagues is None:
        return None
    told = [
        count(getattr(vacancy.colleagues, key), one, many)
        for key, one, many in _PROFESSIONS
        if getattr(vacancy.colleagues, key)
    ]
    return joined(told) or None


def _yes_no(value: bool | None) -> str | None:  # noqa: FBT001 - a plain value, not a switch
    return None if value is None else "Ja" if value else "Nej"


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
        near=shown.near,
        passed=not coming,
        open=is_open,
        calendar_url=deadline_file_address(vacancy, clock),
    )


def _apply(vacancy: Vacancy, state: State) -> dict[str, str | None] | None:
    if vacancy.example:
        return {"text": "Eksempel – kan ikke søges", "url": None, "note": EXAMPLE_NOTE}
    if state is not State.OPEN or vacancy.application is None:
        return None
    application = vacancy.application
    note = application.instructions
    if application.method.value == "post":
        return {"text": "Send din ansøgning med post", "url": None,
                "note": f"{note} {application.address}"}  # fmt: skip
    prefix = "mailto:" if application.method.value == "mail" else ""
    return {"text": "Søg her", "url": prefix + application.address, "note": note}


def _premises(vacancy: Vacancy, library: Library, clock: Clock) -> dict[str, object] | None:
    premises = library.find(Premises, vacancy.premises)
    if premises is None or visibility(premises, clock) is Visibility.HIDDEN:
        return None
    card = card_of(premises, library, clock)
    rooms = premises.consulting_rooms
    rows = [
        Fact("Adresse", f"{premises.address}, {premises.postal_code} {premises.city}"),
        Fact("Areal", f"{premises.floor_area_m2} m²"),
        Fact("Tilgængelighed", joined([a.label for a in premises.accessibility])),
    ]
    if rooms:
        rows.append(Fact("Konsultationsrum", number(rooms)))
    if premises.monthly_rent is not None:
        rows.append(Fact("Husleje pr. måned", kroner(premises.monthly_rent)))
    return {"title": card.title, "url": card.url, "facts": rows}


# --- history ----------------------------------------------------------------------------------


def history(vacancy: Vacancy, library: Library) -> Iterator[HistoryStep]:
    """From the first posting to where it stands now."""
    before = earlier_rounds(vacancy, library)
    for number_, earlier in enumerate(before, start=1):
        yield HistoryStep(f"{number_}. runde", earlier.status.label, url=address_of(earlier))
    title = f"{len(before) + 1}. runde" if before else "Slået op"
    if vacancy.posted:
        text = f"Slået op {long_date(vacancy.posted)}" if before else long_date(vacancy.posted)
        yield HistoryStep(title, text, vacancy.posted.isoformat())
    if vacancy.closes:
        done = vacancy.status not in (Status.OPSLAAET, Status.PLANLAGT)
        yield HistoryStep("Frist", deadline_text(vacancy), vacancy.closes.isoformat(), done=done)
    yield from _outcome(vacancy)


def _outcome(vacancy: Vacancy) -> Iterator[HistoryStep]:
    dated = (
        ("Afgjort", vacancy.decided_on),
        ("Tildelt", vacancy.allocated_on),
        ("Klinikken åbnet", vacancy.activated_on),
        ("Tilbageleveret", vacancy.returned_on),
        ("Trukket tilbage", vacancy.withdrawn_on),
    )
    for title, day in sorted(((t, d) for t, d in dated if d), key=lambda step: step[1]):
        text = f"{vacancy.status.label}, {long_date(day)}" if title == "Afgjort" else long_date(day)
        yield HistoryStep(title, text, day.isoformat())


def _rounds(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[Link]:
    before = earlier_rounds(vacancy, library)
    later = next_round(vacancy, library)
    if before:
        yield Link("Se det tidligere opslag", address_of(before[-1]) or "")
    if later and visibility(later, clock) is not Visibility.HIDDEN:
        yield Link("Se det nye opslag", address_of(later) or "")
