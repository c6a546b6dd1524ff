"""Vacancies, premises, wishes and days: postings, deadlines, openings of clinics, consents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from editing.agenda.item import AgendaItem, Urgency
from records.clock import Clock
from records.codes.vacancy import VacancyStatus as Status
from records.danish.dates import clock_time, long_date
from records.danish.numbers import joined
from records.facts.expiry import CONSENT_TO_ASK
from records.facts.families import all_of
from records.facts.lifecycle import statuses_after
from records.facts.status import State, state_of
from records.loading.library import Library
from records.model.premises import Premises
from records.model.told import Told
from records.model.unnamed import Unnamed
from records.model.vacancy import Vacancy
from records.model.wish import Wish


def openings(library: Library, clock: Clock) -> Iterator[AgendaItem]:
    """Every day of a vacancy or of premises that is not a draft."""
    for vacancy in library.all(Vacancy):
        if not vacancy.draft:
            yield from _posting(vacancy)
            yield from _deadline(vacancy, clock)
            yield from _opening(vacancy)
    for premises in library.all(Premises):
        free = premises.available_from
        if isinstance(free, date) and not premises.draft:
            yield AgendaItem(
                free, Urgency.BEGINS, "available", "Lokalet er ledigt", "", premises,
                ("available_from",),
            )  # fmt: skip


_ASKED_AGAIN = timedelta(days=14)
"""So long before a consent ends, whoever gave it is asked again."""


def consents(library: Library, _clock: Clock) -> Iterator[AgendaItem]:
    """When to ask again, and which files nobody may keep."""
    yield from _told(library)
    for one in all_of(library, Unnamed):
        gone = one.consent_withdrawn_on
        if gone:
            said, do = "Samtykket er trukket tilbage", "Udgiv siden igen, og slet filen."
            yield AgendaItem(
                gone, Urgency.ACT, "withdrawn", said, do, one, ("consent_withdrawn_on",)
            )
        elif one.expires and not one.draft:
            who = "lægen" if isinstance(one, Wish) else "nummeret"
            said = "Gælder ønsket stadig?" if isinstance(one, Wish) else "Gælder dagene stadig?"
            do = f"Spørg {who}: skriv consent_on og expires igen, eller slet filen."
            yield AgendaItem(
                one.expires - _ASKED_AGAIN, Urgency.ACT, "consent", said, do, one, ("expires",)
            )


def _told(library: Library) -> Iterator[AgendaItem]:
    """Of stories and films: two months before a consent ends, and the day it is taken back."""
    for one in all_of(library, Told):
        consent = one.consent
        if consent is None or one.draft:
            continue
        if consent.withdrawn_on:
            said, do = "Samtykket er trukket tilbage", "Udgiv siden igen, og slet fil og billeder."
            loc = ("consent", "withdrawn_on")
            yield AgendaItem(consent.withdrawn_on, Urgency.ACT, "withdrawn", said, do, one, loc)
        elif consent.valid_through:
            said = f"Samtykket gælder til og med {long_date(consent.valid_through)}"
            do = "Spørg igen: skriv given_on og valid_through, eller slet filen."
            day, loc = consent.valid_through - CONSENT_TO_ASK, ("consent", "valid_through")
            yield AgendaItem(day, Urgency.ACT, "consent", said, do, one, loc)


def _posting(vacancy: Vacancy) -> Iterator[AgendaItem]:
    if vacancy.posted is None:
        return
    if vacancy.status is Status.PLANLAGT:
        do = "Skriv status: opslaaet, når opslaget er ude."
        yield AgendaItem(
            vacancy.posted, Urgency.ACT, "posted", "Opslaget skal ud", do, vacancy, ("status",)
        )
    elif vacancy.status is Status.OPSLAAET:
        said = "Bliver åben for ansøgning"
        yield AgendaItem(vacancy.posted, Urgency.BEGINS, "posted", said, "", vacancy, ("posted",))


def _deadline(vacancy: Vacancy, clock: Clock) -> Iterator[AgendaItem]:
    if vacancy.closes is None or vacancy.status is not Status.OPSLAAET:
        return
    said = f"Frist {clock_time(vacancy.closes.time())}"
    day = vacancy.closes.date()
    yield AgendaItem(
        day, Urgency.ACT, "deadline", said, _next(vacancy, clock), vacancy, ("status",)
    )


def _next(vacancy: Vacancy, clock: Clock) -> str:
    following = [status.value for status in statuses_after(vacancy, vacancy.status)]
    late = state_of(vacancy, clock) is State.EXPIRED
    return f"Skriv status: {joined(following, 'eller')}{'' if late else ', når fristen er gået'}."


def _opening(vacancy: Vacancy) -> Iterator[AgendaItem]:
    """A clinic that has been allocated and not opened: by its last day, or its takeover."""
    if vacancy.status is not Status.TILDELT:
        return
    do = (
        "Skriv status: aktiv og activated_on, når klinikken er åbnet. Bliver den ikke det, så "
        "skriv tilbageleveret og returned_on."
    )
    if vacancy.activation_deadline:
        said, day = "Klinikken skal være åbnet senest", vacancy.activation_deadline
        yield AgendaItem(day, Urgency.ACT, "opening", said, do, vacancy, ("status",))
    elif isinstance(vacancy.takeover, date):
        said, day = "Klinikken skulle være overtaget", vacancy.takeover
        yield AgendaItem(day, Urgency.ACT, "opening", said, do, vacancy, ("status",))
    elif vacancy.allocated_on:
        said, day = "Tildelt uden en dag for åbning", vacancy.allocated_on
        do = "Skriv activation_deadline, så siden kan sige, hvornår klinikken åbner."
        yield AgendaItem(day, Urgency.ACT, "opening", said, do, vacancy, ("allocated_on",))
