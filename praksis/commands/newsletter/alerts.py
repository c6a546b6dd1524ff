"""`praksis newsletter alerts`: the short mails that a list sends by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK

if TYPE_CHECKING:
    from newsletter.alerts.night import Night


@click.command(
    cls=danish.Command,
    examples=(
        "praksis newsletter alerts --dry-run",
        "praksis newsletter alerts",
        "praksis newsletter alerts --list ledige-muligheder --json",
    ),
)
@click.option("--dry-run", is_flag=True, help="Vis, hvad der ville gå ud. Skriv og send intet.")
@click.option(
    "--freeze", "only_freeze", is_flag=True,
    help="Frys beskederne uden at sende dem, så de kan gemmes i Git først.",
)  # fmt: skip
@click.option("--list", "lists", metavar="ID", multiple=True, help="Kun denne nyhedsbrevsliste.")
@click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON til programmer.")
@CLOCK
def alerts(
    *, dry_run: bool, only_freeze: bool, lists: tuple[str, ...], as_json: bool, clock: str
) -> None:
    """Send besked om det, der er nyt, på de lister, der skriver selv.

    En kort mail for hver liste og hvert område, der har noget nyt. Den bliver frosset i
    .praksis/letters/ og sendt med det samme; breve ligger derimod som kladder. Ingen får det samme
    at vide to gange, heller ikke når kommandoen bliver afbrudt og kørt igen. mkdocs.yml siger, hvor
    mange beskeder et område får om dagen og om ugen (alerts_per_day, alerts_per_week).
    """
    from newsletter.alerts.night import run_night, shown_night
    from newsletter.alerts.wording import as_text, as_values
    from praksis.commands.newsletter.alert_context import AlertContext
    from records.source.printing import json_text

    if dry_run and only_freeze:
        raise click.UsageError("Vælg enten --dry-run eller --freeze.")
    context = AlertContext.open(lists, clock)
    if dry_run or context.has_no_engine:
        night = shown_night(context.desk)
    else:
        context.refuse_silent_engine()
        night = run_night(context.desk, context.engine, only_freeze=only_freeze)
    click.echo(json_text(as_values(night)) if as_json else as_text(night), nl=False)
    _refuse_failed(night)


def _refuse_failed(night: Night) -> None:
    from newsletter.errors import EngineError

    if night.failed:
        reasons = "\n".join(f"{each.mail.issue}: {each.reason}" for each in night.failed)
        raise EngineError(f"Ikke alle beskeder kom af sted. Kør kommandoen igen.\n{reasons}")
