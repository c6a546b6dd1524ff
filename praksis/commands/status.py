"""`praksis status`: move a record to its next status, with the dates that belong to the step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import clock_now
from praksis.errors import noting
from praksis.finding import found_record, refuse_swapped
from praksis.project import current_project
from praksis.prompts import given_values, is_interactive, naming_options, prompter_for
from praksis.proposal import NOTHING, Wish, propose
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editing.drafting.changing import Change
    from records.clock import Clock
    from records.loading.library import Library
    from records.model.base import Record
    from records.model.field_spec import KindSpec
    from records.source.files import Project
    from records.source.tree import Data


STATUS_FIELDS = ("status", "state")
"""What the field of a step is called; an offer has a state."""


@click.command(
    cls=danish.Command,
    examples=(
        "praksis status bornholm-roenne-2026-2 trukket --set withdrawn_reason='Lokalet er solgt'",
        "praksis status koebenhavn-vesterbro-2026-1 ubesat --on 20.11.2026",
    ),
)
@click.argument("record_id", metavar="ID")
@click.argument("status_", metavar="STATUS")
@click.option(
    "--on", "day", metavar="DATO", default="", help="Dagen, hvor det skete. Ellers i dag."
)
@click.option(
    "--set",
    "more",
    metavar="FELT=VÆRDI",
    multiple=True,
    help="Et felt mere, som trinnet kræver, fx withdrawn_reason='Lokalet er solgt'.",
)
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive ændret.")
@click.option("--yes", is_flag=True, help="Skriv uden at spørge først.")
@click.option("--ask/--no-ask", default=None, help="Spørg om det, der mangler.")
def status(  # noqa: PLR0913 - one argument for each option
    record_id: str,
    status_: str,
    *,
    day: str,
    more: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    ask: bool | None,
) -> None:
    """Flyt en post til næste trin, fx fra opslaaet til vurderes.

    Virker på muligheder, arrangementer, episoder, tilbud og indsatser. ID kan skrives med art, fx
    event:fyraften, når flere har samme id. Det, der bliver ændret, vises først, og hvad det gør for
    læserne. Giver det en fejl et sted i indholdet, bliver intet skrevet.
    """
    from editing.drafting.steps import WITH_STATUS
    from editing.writing.together import FileChange
    from records.loading.library import load
    from site_plugins.checks import ALL_CHECKS

    project, clock = current_project(), clock_now()
    library = load(project, ALL_CHECKS)
    status_ = status_.removeprefix("status=").removeprefix("state=").strip("\"'”“. !")
    refuse_swapped(library, record_id, status_, "status {} {}")
    form, record = found_record(
        library, record_id, WITH_STATUS, ", eller har ingen status, som kan flyttes"
    )
    interactive = is_interactive(ask)
    wanted = step_values(form, record, status_, day, library)
    if not wanted and not more:
        raise PraksisError(f"{record.id} har allerede den status. Intet er skrevet.")
    wanted |= given_values(form, pairs(form, more), library)
    refuse_move(record, stepped(record, wanted), clock)
    change = made_change(project, library, record, wanted, ask=interactive)
    refuse_move(record, change.record, clock)
    step = FileChange(change.file, change.was, change.written())
    if propose(project, library, [step], Wish(dry_run, yes or not interactive, ask=ask)):
        click.echo(f"Skrevet: {project.shown(change.file)}")


def step_values(
    form: KindSpec, record: Record, status_: str, day: str, library: Library
) -> dict[str, Data]:
    """The new status, and the fields that the step sets with it.

    Nothing where the record has the status already and no day is given: the day of a step is the
    day that it was taken, whatever else is changed later.
    """
    from editing.drafting.steps import values_of_step
    from editing.normalise import area_names, normalise
    from records.danish.written import day_in_words

    field = form.field("state" if form.kind.key == "offer" else "status")
    value = str(normalise(status_, field, area_names(library)))
    if not day and str(getattr(record, field.key)) == value:
        return {}
    day = day_in_words(day, clock_now().today)
    when = str(normalise(day or clock_now().today.isoformat(), form.field("published"), {}))
    return values_of_step(record, field.key, value, when)


def pairs(form: KindSpec, more: tuple[str, ...]) -> dict[str, object]:
    """`--set key=value` as values by field. Raises a usage error for an unknown field."""
    from records.messages import sentence_of
    from records.model.describe import unknown_field
    from records.source.diagnostics import Diagnostic, Position

    found: dict[str, object] = {}
    known = {field.key: field for field in form.fields}
    for pair in more:
        key, sign, value = pair.partition("=")
        key = key.strip().replace("-", "_")
        if not sign:
            raise click.UsageError(f'--set {pair}: feltet "{key}" kendes ikke. Skriv felt=værdi.')
        if key not in known:
            unknown = Diagnostic.of(unknown_field(form.kind.model, key), Position(""))
            raise click.UsageError(f"--set {pair}: {sentence_of(unknown)}")
        found[key] = (value,) if known[key].many else value
    return found


def made_change(
    project: Project, library: Library, record: Record, wanted: Mapping[str, Data], *, ask: bool
) -> Change:
    """The change of the file; with `ask`, missing fields are asked for. Raises ChangeError."""
    from editing.drafting.changing import change_of
    from records.model.field_spec import spec_of
    from records.model.registry import BY_MODEL

    form = spec_of(BY_MODEL[type(record)].key)
    prompter = prompter_for(form, library) if ask else None
    # The status itself is an argument of the command, and no option.
    with noting(NOTHING), naming_options("--set {}=…", but=STATUS_FIELDS):
        return change_of(project, library, record, wanted, prompter)


def stepped(record: Record, wanted: Mapping[str, Data]) -> Record:
    """The record with the new status alone, to judge the step before its dates are known."""
    from records.codes.vacancy import VacancyStatus
    from records.model.vacancy import Vacancy

    known = {str(status): status for status in VacancyStatus}
    status = known.get(str(wanted.get("status")))
    if not isinstance(record, Vacancy) or status is None or "deadline" in wanted:
        return record
    return record.model_copy(update={"status": status})


def refuse_move(old: Record, new: Record, clock: Clock) -> None:
    """Print why and exit with 1 where the domain guide (4.3) does not allow the step."""
    from records.facts.lifecycle import faults_of_move
    from records.messages import sentence_of_violation
    from records.model.vacancy import Vacancy

    if isinstance(old, Vacancy) and isinstance(new, Vacancy):
        faults = list(faults_of_move(old, new, clock))
        for fault in faults:
            click.echo(sentence_of_violation(fault, "vacancy"), err=True)
        if faults:
            click.echo(NOTHING, err=True)
            raise SystemExit(1)
