"""Which openings and premises fit what a doctor seeks, and which wishes fit them.

A wish and an opening fit where they agree on everything that both tell of. What one of them leaves
open fits. An example fits examples alone: nobody is to wait for what is invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from records.clock import Clock
from records.codes.vacancy import PracticeForm as Form
from records.codes.vacancy import VacancyGroup as Group
from records.codes.wishes import Company, PatientsWanted
from records.facts.openings import open_vacancies
from records.facts.regions import WHOLE_REGION
from records.facts.visibility import listed
from records.model.library_view import LibraryView
from records.model.premises import Premises
from records.model.vacancy import Vacancy
from records.model.wish import Wish

TOGETHER = (Form.KOMPAGNISKAB, Form.SAMARBEJDSPRAKSIS, Form.DELEPRAKSIS, Form.PARTNERSKABSKLINIK)
_OWNED = (Group.KAPACITET, Group.KOEB)


def wishes_at(library: LibraryView, clock: Clock) -> tuple[Wish, ...]:
    """The wishes that are shown at that moment, the newest first."""
    return library.once(("wishes", clock.today), lambda: _wishes_at(library, clock))


def _wishes_at(library: LibraryView, clock: Clock) -> tuple[Wish, ...]:
    found = listed(library, Wish, clock)
    return tuple(sorted(found, key=lambda wish: (-wish.published.toordinal(), wish.number)))


def vacancies_for(wish: Wish, library: LibraryView, clock: Clock) -> tuple[Vacancy, ...]:
    """What can be applied for now and fits, soonest deadline first."""
    return tuple(v for v in open_vacancies(library, clock) if fits(wish, v))


def premises_for(wish: Wish, library: LibraryView, clock: Clock) -> tuple[Premises, ...]:
    """The premises for one who wants a practice of her own there."""
    return tuple(p for p in listed(library, Premises, clock) if fits_premises(wish, p))


def wishes_for(record: Vacancy | Premises, library: LibraryView, clock: Clock) -> tuple[Wish, ...]:
    """The wishes that an opening or premises fit."""
    shown = wishes_at(library, clock)
    if isinstance(record, Premises):
        return tuple(wish for wish in shown if fits_premises(wish, record))
    return tuple(wish for wish in shown if fits(wish, record))


def fits(wish: Wish, vacancy: Vacancy) -> bool:
    """Whether an opening is what the doctor seeks."""
    return (
        vacancy.example == wish.example
        and vacancy.group in wish.seeks
        and wish.stage in vacancy.audiences
        and is_near(wish.areas, vacancy.areas)
        and _form_fits(wish, vacancy)
        and _patients_fit(wish, vacancy)
        and _time_fits(wish, vacancy)
    )


def fits_premises(wish: Wish, premises: Premises) -> bool:
    """Whether a clinic of the doctor's own could be there."""
    is_own = premises.example == wish.example and bool(set(_OWNED) & set(wish.seeks))
    return is_own and is_near(wish.areas, premises.areas)


def is_near(wanted: Iterable[str], there: Iterable[str]) -> bool:
    """Whether two lists of areas meet: a municipality holds its districts, the region all."""
    one, other = tuple(wanted), tuple(there)
    if WHOLE_REGION in one or WHOLE_REGION in other:
        return True
    return any(a == b or a.startswith(f"{b}/") or b.startswith(f"{a}/") for a in one for b in other)


def _form_fits(wish: Wish, vacancy: Vacancy) -> bool:
    form = vacancy.practice_form
    if form is None or form is Form.FRIT_VALG or vacancy.group not in _OWNED:
        return True
    if wish.practice_forms and form not in wish.practice_forms:
        return False
    if wish.company is Company.ALENE:
        return form not in TOGETHER
    return wish.company is Company.BEGGE or form is not Form.SOLOPRAKSIS


def _patients_fit(wish: Wish, vacancy: Vacancy) -> bool:
    if wish.patients is PatientsWanted.BEGGE or vacancy.patients is None:
        return True
    return (vacancy.patients > 0) == (wish.patients is PatientsWanted.MED)


def _time_fits(wish: Wish, vacancy: Vacancy) -> bool:
    """An opening that has to be taken before the doctor can begin does not fit."""
    start = vacancy.takeover or (vacancy.period.start if vacancy.period else None)
    if wish.from_month is None or not isinstance(start, date):
        return True
    return f"{start:%Y-%m}" >= wish.from_month
