"""The fact list of a vacancy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from publishing.blocks import Fact
from publishing.labels import label_list
from publishing.pages.practice.link import form_address
from publishing.place_names import place_names
from records.clock import Clock
from records.danish.dates import date_span, long_date, short_date
from records.danish.numbers import count, joined, kroner, number
from records.facts.designations import current_designations, said_of
from records.facts.status import has_passed
from records.loading.library import Library
from records.model.registry import address_of
from records.model.vacancy import Vacancy

_FORM = "Praksisform"


def facts(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[Fact]:
    """The known facts, with the labels of domain guide 6."""
    counted, hidden = vacancy.group.counted, vacancy.address_hidden
    rows: tuple[tuple[str, str | None], ...] = (
        ("Område", place_names(vacancy.areas, library)),
        ("Nummer", str(vacancy.reference) if vacancy.reference and not hidden else None),
        ("Adresse" if vacancy.address or hidden else "By", _town(vacancy)),
        ("Antal", count(vacancy.count, counted.one, counted.many)),
        (_FORM, vacancy.practice_form.label if vacancy.practice_form else None),
        ("Patienter", _patients(vacancy)),
        ("Tilgang", vacancy.intake.label if vacancy.intake else None),
        ("Lukkegrænse", number(vacancy.intake_limit) if vacancy.intake_limit else None),
        ("Overtagelse", _takeover(vacancy)),
        ("Timer pr. uge", number(vacancy.hours_per_week) if vacancy.hours_per_week else None),
        ("Løn og tillæg", vacancy.pay),
        ("Periode", _period(vacancy)),
        ("Pris", _price(vacancy)),
        ("Areal", f"{vacancy.floor_area_m2} m²" if vacancy.floor_area_m2 else None),
        ("Tilgængelighed", label_list(vacancy.accessibility) or None),
        ("Kolleger", _colleagues(vacancy)),
        ("Journalsystem", vacancy.record_system),
        ("Uddannelsespraksis", _yes_no(vacancy.training_practice)),
        ("Telemedicin", _yes_no(vacancy.telemedicine)),
        ("Hjemmearbejde", _yes_no(vacancy.remote_work)),
        ("Baggrund for opslaget", vacancy.origin.label),
    )  # fmt: skip
    form = form_address(vacancy.practice_form, library, clock)
    for label, value in rows:
        if value:
            yield Fact(label, value, form if label == _FORM else None)
    if vacancy.covered_by:
        cover = vacancy.covered_by
        yield Fact("Patienterne passes indtil videre af", cover.name, cover.url)
    if vacancy.applicants is not None and deadline_is_over(vacancy, clock):
        yield Fact("Antal ansøgere", number(vacancy.applicants))
    if vacancy.moved_to:
        yield Fact("Flyttet til", place_names((vacancy.moved_to,), library))
    if vacancy.withdrawn_reason:
        yield Fact("Hvorfor trukket tilbage", vacancy.withdrawn_reason)
    yield from _designations(vacancy, library, clock)
    if vacancy.activation_deadline:
        day = vacancy.activation_deadline
        label = "Klinikken skal være åbnet senest"
        yield Fact(label, long_date(day), iso=day.isoformat())


def _designations(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[Fact]:
    for each in current_designations(vacancy.areas, library, clock):
        yield Fact("Lægedækning", said_of(each, clock), address_of(each), example=each.example)


def _town(vacancy: Vacancy) -> str | None:
    if vacancy.address_hidden:
        return f"Sælgeren viser kun området. Spørg os om nr. {vacancy.reference}."
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
    counted = [
        count(getattr(vacancy.colleagues, key), one, many)
        for key, one, many in _PROFESSIONS
        if getattr(vacancy.colleagues, key)
    ]
    return joined(counted) or None


def _yes_no(value: bool | None) -> str | None:  # noqa: FBT001 - a plain value, not a switch
    return None if value is None else "Ja" if value else "Nej"


def deadline_is_over(vacancy: Vacancy, clock: Clock) -> bool:
    """Whether the deadline has passed, and the number of applicants may be shown."""
    return vacancy.closes is not None and has_passed(vacancy.closes, clock)
