"""What a step of a record's life writes beside the status itself (domain guide 4.3)."""

from __future__ import annotations

from records.codes.vacancy import VacancyStatus as Status
from records.model.base import Content, Record
from records.model.vacancy import Vacancy
from records.source.tree import Data

WITH_STATUS = ("vacancy", "event", "episode", "offer", "initiative")
"""The kinds whose records go from step to step; an offer calls it `state`."""

DAY_OF = {
    Status.OPSLAAET: "posted",
    Status.TILDELT: "allocated_on",
    Status.AKTIV: "activated_on",
    Status.TILBAGELEVERET: "returned_on",
    Status.UBESAT: "decided_on",
    Status.BESAT: "decided_on",
    Status.TRUKKET: "withdrawn_on",
}
"""The day that belongs to a status of a vacancy."""


def values_of_step(record: Record, field: str, value: str, day: str) -> dict[str, Data]:
    """The fields that the step to `value` on `day` (ISO) sets.

    A content record is `updated` then, which its feeds and calendars go by, unless it was later.
    """
    values: dict[str, Data] = {field: value}
    key = {str(status): name for status, name in DAY_OF.items()}.get(value)
    key = key if isinstance(record, Vacancy) else None
    if key:
        values[key] = day
    if isinstance(record, Content) and day >= record.published.isoformat():
        values["updated"] = max(day, record.updated.isoformat() if record.updated else "")
    return values
