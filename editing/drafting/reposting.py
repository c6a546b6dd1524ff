"""The next round of a posting: the old text, with what belongs to the old round taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from editing.drafting.changing import ChangeError, WrongValuesError
from editing.drafting.fill_missing import answered, still_missing
from editing.drafting.ids import free_id
from editing.drafting.prompter import Prompter
from editing.normalise import normalise
from editing.writing.edit import with_fields
from editing.writing.values import values_of_record
from records.clock import Clock
from records.codes.vacancy import Origin
from records.codes.vacancy import VacancyStatus as Status
from records.danish.nearest import nearest
from records.facts.lifecycle import can_be_reposted
from records.facts.status import next_round
from records.loading.library import Library
from records.model.field_spec import spec_of
from records.model.vacancy import Vacancy
from records.source.files import Project, read_text
from records.source.tree import Data

_OF_THE_ROUND = (
    "updated", "expires", "activation_deadline", "allocated_on", "activated_on", "returned_on",
    "decided_on", "withdrawn_on", "withdrawn_reason", "moved_to", "applicants", "process", "was",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repost:
    """A new file, and the text that it comes from."""

    file: Path
    before: str
    after: str


def repost_of(
    project: Project,
    library: Library,
    record_id: str,
    given: Mapping[str, str],
    clock: Clock,
    asker: Prompter | None,
) -> Repost:
    """The new round of a vacancy. `given` may hold `posted`, `deadline` and `id`.

    Raises ChangeError where the vacancy cannot be posted again, WrongValuesError where something is
    wrong or missing and nobody can be asked, OneLineError where the old file cannot be taken as it
    is.
    """
    form = spec_of("vacancy")
    old = _old(library, record_id)
    values = _values(old, given, clock, library)
    everything = {**values_of_record(old), **values}
    while faults := still_missing(form, _present(everything), but=()):
        if asker is None:
            raise WrongValuesError(faults)
        values |= answered(form, everything, faults[0], asker)
        everything |= values
    file = library.origins["vacancy", old.id].file
    before = read_text(project, file)
    after = with_fields(form, before, file, values)
    return Repost(file.with_name(f"{values['id']}{file.suffix}"), before, after)


def _old(library: Library, record_id: str) -> Vacancy:
    old = library.find(Vacancy, record_id)
    if old is None:
        near = nearest(record_id, library.records["vacancy"])
        hint = f" Mente du {near}?" if near else ""
        raise ChangeError(f'Opslaget "{record_id}" findes ikke, eller har fejl.{hint}')
    if not can_be_reposted(old):
        message = f'"{old.id}" har status {old.status} og kan ikke slås op igen.'
        raise ChangeError(f"{message} Det kan et opslag, der er ubesat eller tilbageleveret.")
    later = next_round(old, library)
    if later:
        raise ChangeError(f'"{old.id}" er allerede slået op igen som "{later.id}".')
    return old


def _values(
    old: Vacancy, given: Mapping[str, str], clock: Clock, library: Library
) -> dict[str, Data]:
    form = spec_of("vacancy")
    posted = str(normalise(given["posted"] or clock.today.isoformat(), form.field("posted"), {}))
    deadline = str(normalise(given["deadline"], form.field("deadline"), {})) or None
    came_back = old.status is Status.TILBAGELEVERET
    values: dict[str, Data] = dict.fromkeys(_OF_THE_ROUND)
    values |= {
        "id": given["id"] or _next_id(old.id, posted[:4], library),
        "status": Status.OPSLAAET if posted <= clock.today.isoformat() else Status.PLANLAGT,
        "origin": Origin.TILBAGELEVERET if came_back else old.origin,
        "published": clock.today.isoformat(),
        "posted": posted,
        "deadline": deadline,
        "repost_of": old.id,
    }
    if isinstance(old.takeover, date):
        values["takeover"] = None
    return {key: str(value) if value is not None else None for key, value in values.items()}


def _next_id(old: str, year: str, library: Library) -> str:
    """`bornholm-roenne-2026-1` → the first free of `bornholm-roenne-2027-1`, `-2` …."""
    stem, _, number = old.rpartition("-")
    area, _, old_year = stem.rpartition("-")
    if not (number.isdigit() and old_year.isdigit() and len(old_year) == 4):
        area = old
    return free_id(f"{area}-{year}-1", spec_of("vacancy"), library)


def _present(values: Mapping[str, Data]) -> dict[str, Data]:
    return {key: value for key, value in values.items() if value is not None}
