"""`praksis newsletter ready`: all that a program does for a letter before a person sends it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.past import Past
    from praksis.commands.newsletter.ready_context import ReadyContext
    from records.model.newsletter import Issue

PROOF_TO = "PRAKSIS_PROOF_TO"


@click.command(cls=danish.Command, examples=("praksis newsletter ready",))
@CLOCK
def ready(clock: str) -> None:
    """Gør alle breve, der er klar, klar til at blive sendt.

    Hvert brev med status: klar bliver frosset, lagt som kladder i afsenderprogrammet og sendt som
    prøve til adresserne i PRAKSIS_PROOF_TO (komma imellem). Intet går til læserne: det gør et
    menneske i programmet. Den kan altid køres igen; det, der er gjort, bliver ikke gjort to gange.
    Afslutter med 1, når noget mangler at blive gjort.
    """
    from newsletter.locking import alone
    from newsletter.past import load_past
    from praksis.commands.newsletter.ready_context import ReadyContext
    from records.errors import PraksisError

    context = ReadyContext.open(clock)
    failed: list[str] = []
    with alone(context.project, "ready"):
        found = list(_in_hand(context, load_past(context.project)))
        for issue in found:
            click.echo(f"{issue.id} ({issue.send_on}):")
            try:
                context.make_ready(issue, _addresses())
            except PraksisError as error:
                failed.append(str(error))
                click.echo("  mangler noget; se nedenfor")
    if not found:
        click.echo("Ingen breve er klar og venter på at blive sendt.")
    if failed:
        raise PraksisError("\n".join(failed))


def _in_hand(context: ReadyContext, past: Past) -> Iterator[Issue]:
    """The letters that are ready and not sent; an example is never made ready."""
    from newsletter.in_hand import in_hand
    from newsletter.standing import Step, standing_of

    for issue in in_hand(context.library, context.clock):
        step = standing_of(issue, past, context.clock).step
        if step in (Step.DRAFT, Step.SENT):
            continue
        if issue.example:
            click.echo(f"{issue.id} er et eksempel og bliver ikke gjort klar.")
        else:
            yield issue


def _addresses() -> list[str]:
    return [each.strip() for each in os.environ.get(PROOF_TO, "").split(",") if each.strip()]
