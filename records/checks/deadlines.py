"""Deadlines on days when nobody answers the phone: weekends and Danish public holidays warn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.codes.vacancy import VacancyStatus
from records.danish.dates import day_and_date
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, Severity, Violation, violation
from records.source.kept_values import hash_of

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_AHEAD = (VacancyStatus.PLANLAGT, VacancyStatus.OPSLAAET)
"""Only a deadline that can still be moved is worth a warning."""


def check_deadlines(library: LibraryView) -> Iterator[Diagnostic]:
    """One warning for each open deadline on a day off (domain guide 6.1)."""
    for vacancy in library.all(Vacancy):
        if vacancy.deadline is None or vacancy.status not in _AHEAD:
            continue
        day_off = _day_off(library, vacancy.deadline)
        if day_off:
            yield found_at(library, vacancy, day_off)


def _day_off(library: LibraryView, day: date) -> Violation | None:
    holiday = _known_holidays(library, day.year).get(day.isoformat())
    if not holiday and day.weekday() < 5:
        return None
    loc, deadline = ("deadline",), day_and_date(day)
    if holiday:
        return violation(
            "deadline-on-holiday", loc, Severity.WARNING, deadline=deadline, holiday=holiday
        )
    return violation("deadline-on-weekend", loc, Severity.WARNING, deadline=deadline)


def _known_holidays(library: LibraryView, year: int) -> dict[str, str]:
    """By ISO date; kept, as the library of all countries takes its time to load."""
    key = "public holidays", year
    return library.once(key, lambda: library.kept.get(hash_of(*key), lambda: _holidays(year)))


@cache
def _holidays(year: int) -> dict[str, str]:
    """The public holidays of a year with their Danish names.

    Only Denmark's file of the library is loaded: its package loads every country of the world,
    which takes longer than the whole check.
    """
    import holidays

    file = Path(holidays.__file__).parent / "countries" / "denmark.py"
    source = SourceFileLoader("praksis_danish_holidays", str(file))
    denmark = module_from_spec(ModuleSpec(source.name, source, origin=source.path))
    source.exec_module(denmark)
    found = denmark.Denmark(years=year, language="da")
    return {day.isoformat(): str(name) for day, name in found.items()}
