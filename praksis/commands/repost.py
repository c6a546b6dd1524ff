"""`praksis repost`: post an opening again that nobody got, or that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import clock_now
from praksis.errors import noting
from praksis.finding import found_record
from praksis.project import current_project
from praksis.prompts import is_interactive, naming_options, prompter_for, show_difference
from praksis.proposal import NOTHING, Wish, propose

if TYPE_CHECKING:
    from editing.drafting.reposting import Repost


@click.command(
    cls=danish.Command,
    examples=(
        "praksis repost koebenhavn-vesterbro-2026-1 --posted 2027-02-01 --deadline 2027-03-15",
        "praksis repost koebenhavn-vesterbro-2026-1 --deadline 15.3.2027 --dry-run",
    ),
)
@click.argument("record_id", metavar="ID")
@click.option("--posted", metavar="DATO", default="", help="Dagen, opslaget kommer. Ellers i dag.")
@click.option("--deadline", metavar="DATO", default="", help="Den nye ansøgningsfrist.")
@click.option("--id", "new_id", metavar="ID", default="", help="Det nye opslags id.")
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive skrevet.")
@click.option("--yes", is_flag=True, help="Skriv uden at spørge.")
@click.option("--ask/--no-ask", default=None, help="Spørg om det, der mangler.")
def repost(  # noqa: PLR0913 - one argument for each option
    *,
    record_id: str,
    posted: str,
    deadline: str,
    new_id: str,
    dry_run: bool,
    yes: bool,
    ask: bool | None,
) -> None:
    """Slå en mulighed op igen.

    Skriver et nyt opslag efter det gamle, som skal være ubesat eller tilbageleveret. Det gamle
    beholder sin status og sin side. Det, der er anderledes, bliver vist. Giver opslaget en fejl et
    sted i indholdet, bliver intet skrevet.
    """
    from editing.drafting.reposting import repost_of
    from editing.writing.together import FileChange
    from records.danish.written import day_in_words
    from records.loading.library import load
    from records.model.field_spec import spec_of
    from site_plugins.checks import ALL_CHECKS

    project, clock = current_project(), clock_now()
    library = load(project, ALL_CHECKS)
    record_id = found_record(library, record_id, ("vacancy",), " som mulighed")[1].id
    posted, deadline = (day_in_words(each, clock.today) for each in (posted, deadline))
    interactive = is_interactive(ask)
    prompter = prompter_for(spec_of("vacancy"), library) if interactive else None
    given = {"posted": posted, "deadline": deadline, "id": new_id}
    with noting(NOTHING), naming_options("--{}"):
        made: Repost = repost_of(project, library, record_id, given, clock, prompter)
    show_difference(project, made.file, made.before, made.after)
    step = FileChange(made.file, None, made.after.encode())
    if propose(
        project, library, [step], Wish(dry_run, yes or not interactive, shown=True, ask=ask)
    ):
        click.echo(f"Skrevet: {project.shown(made.file)}")
