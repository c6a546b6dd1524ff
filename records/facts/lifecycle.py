"""Which status may follow which (domain guide 4.3), between two versions of the same record.

What a status needs on the record itself is ruled by `records.model.vacancy`; here stands what only
shows when one looks at the version before.
"""

from __future__ import annotations

from collections.abc import Iterator

from records.clock import Clock
from records.codes.vacancy import VacancyGroup as Group
from records.codes.vacancy import VacancyStatus as Status
from records.danish.numbers import joined
from records.facts.status import deadline_text, has_passed
from records.model.base import Fault
from records.model.vacancy import Vacancy

FIRST = (Status.PLANLAGT, Status.OPSLAAET)
"""What a new record begins as: planned, or posted at once."""
NEXT: dict[Status, tuple[Status, ...]] = {
    Status.PLANLAGT: (Status.OPSLAAET, Status.TRUKKET),
    Status.OPSLAAET: (Status.VURDERES, Status.BESAT, Status.TRUKKET),
    Status.VURDERES: (Status.TILDELT, Status.UBESAT, Status.BESAT, Status.TRUKKET),
    Status.TILDELT: (Status.AKTIV, Status.TILBAGELEVERET),
    Status.UBESAT: (Status.OMFORDELT,),
    Status.TILBAGELEVERET: (Status.OMFORDELT,),
    Status.AKTIV: (),
    Status.OMFORDELT: (),
    Status.TRUKKET: (),
    Status.BESAT: (),
}
REPOSTABLE = (Status.UBESAT, Status.TILBAGELEVERET)
"""What came to nothing: it keeps its status, and a new posting may follow it."""


def can_be_reposted(vacancy: Vacancy) -> bool:
    """Whether a new posting may follow this one."""
    return vacancy.status in REPOSTABLE


def faults_of_move(old: Vacancy | None, new: Vacancy, clock: Clock) -> Iterator[Fault]:
    """What is wrong with the step from `old` (None for a new record) to `new`."""
    if old is None:
        yield from _first_faults(new)
    elif old.status is not new.status:
        yield from _step_faults(old, new, clock)


def _first_faults(new: Vacancy) -> Iterator[Fault]:
    if new.status not in FIRST:
        problem = f'er "{new.status}" på et nyt opslag'
        yield Fault(("status",), problem, f"Begynd med {_either(FIRST)}.")


def _step_faults(old: Vacancy, new: Vacancy, clock: Clock) -> Iterator[Fault]:
    if new.status not in statuses_after(new, old.status):
        problem = f'går fra "{old.status}" til "{new.status}"'
        yield Fault(("status",), problem, _cure(new, old.status))
    elif new.status is Status.VURDERES and new.closes and not has_passed(new.closes, clock):
        problem = f'er "vurderes", men fristen er først {deadline_text(new)}'
        yield Fault(("status",), problem, "Vent, til fristen er gået, eller ret fristen.")


def statuses_after(vacancy: Vacancy, status: Status) -> tuple[Status, ...]:
    """What may follow a status: capacities are allocated, everything else is filled."""
    left_out = Status.BESAT if vacancy.group is Group.KAPACITET else Status.TILDELT
    return tuple(following for following in NEXT[status] if following is not left_out)


def _cure(vacancy: Vacancy, status: Status) -> str:
    following = statuses_after(vacancy, status)
    if status in REPOSTABLE:
        return (
            f"Efter {status} kommer {_either(following)}; slås det op igen, så "
            f"lad status stå, og skriv et nyt opslag med repost_of: {vacancy.id}."
        )
    if not following:
        return f"{status.value.capitalize()} er det sidste trin. Skriv {status} igen."
    return f"Efter {status} kommer {_either(following)}."


def _either(statuses: tuple[Status, ...]) -> str:
    return joined([status.value for status in statuses], "eller")
