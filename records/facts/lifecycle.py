"""Which status may follow which (domain guide 4.3), between two versions of the same record.

What a status needs on the record itself is ruled by `records.model.vacancy`; here stands what only
shows when one looks at the version before.
"""

from __future__ import annotations

from collections.abc import Iterator

from records.clock import Clock
from records.codes.vacancy import VacancyGroup as Group
from records.codes.vacancy import VacancyStatus as Status
from records.facts.status import deadline_text, has_passed
from records.model.vacancy import Vacancy
from records.source.diagnostics import Violation, violation

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


def faults_of_move(old: Vacancy | None, new: Vacancy, clock: Clock) -> Iterator[Violation]:
    """What is wrong with the step from `old` (None for a new record) to `new`."""
    if old is None:
        yield from _first_faults(new)
    elif old.status is not new.status:
        yield from _step_faults(old, new, clock)


def _first_faults(new: Vacancy) -> Iterator[Violation]:
    if new.status not in FIRST:
        first = ", ".join(FIRST)
        yield violation("status-not-a-beginning", ("status",), status=new.status, first=first)


def _step_faults(old: Vacancy, new: Vacancy, clock: Clock) -> Iterator[Violation]:
    if new.status not in statuses_after(new, old.status):
        yield _wrong_step(old.status, new)
    elif new.status is Status.VURDERES and new.closes and not has_passed(new.closes, clock):
        deadline = deadline_text(new)
        yield violation("assessed-before-deadline", ("status",), deadline=deadline)


def statuses_after(vacancy: Vacancy, status: Status) -> tuple[Status, ...]:
    """What may follow a status: capacities are allocated, everything else is filled."""
    left_out = Status.BESAT if vacancy.group is Group.KAPACITET else Status.TILDELT
    return tuple(following for following in NEXT[status] if following is not left_out)


def _wrong_step(old: Status, new: Vacancy) -> Violation:
    loc = ("status",)
    following = ", ".join(statuses_after(new, old))
    if old in REPOSTABLE:
        return violation(
            "status-of-reposted", loc, old=old, new=new.status, following=following, id=new.id
        )
    if not following:
        return violation("status-after-last", loc, old=old, new=new.status)
    return violation("status-skips-steps", loc, old=old, new=new.status, following=following)
