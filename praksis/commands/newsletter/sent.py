"""`praksis newsletter sent` and `unsent`: what went to its readers, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK
from praksis.commands.newsletter.arguments import EDITION, ISSUE

if TYPE_CHECKING:
    from datetime import datetime

    from newsletter.ledger import EditionState
    from praksis.commands.newsletter.letters import LetterContext


@click.command(
    cls=danish.Command,
    examples=(
        "praksis newsletter sent paa-vej-i-praksis-2026-11",
        "praksis newsletter sent paa-vej-i-praksis-2026-11 --at 2026-11-24T10:30",
    ),
)
@ISSUE
@EDITION
@click.option("--at", default="", metavar="TIDSPUNKT", help="Hvornår det blev sendt.")
@CLOCK
def sent(issue: str, keys: tuple[str, ...], at: str, clock: str) -> None:
    """Husk, at brevet er sendt.

    Fra da af står det på hjemmesiden, og det næste brev gentager det ikke. Uden --at er tidspunktet
    nu. Læg .praksis/newsletter.lock.json i versionsstyringen bagefter.
    """
    from newsletter.ledger import FILE
    from praksis.commands.newsletter.letters import LetterContext, moment_of

    context = LetterContext.open(issue, clock)
    moment = moment_of(at, context.clock)
    wanted = _not_yet_sent(context, keys)
    _check_moment(context, wanted, moment, said=bool(at))
    context.change(wanted, lambda _key, state: replace(state, sent=moment))
    click.echo(f"{FILE} husker nu {issue}: sendt til {', '.join(wanted)}.")


@click.command(
    cls=danish.Command, examples=("praksis newsletter unsent paa-vej-i-praksis-2026-11",)
)
@ISSUE
@EDITION
@CLOCK
def unsent(issue: str, keys: tuple[str, ...], clock: str) -> None:
    """Glem, at brevet er sendt, fordi det ikke er rigtigt.

    Er det kommet frem til nogen, så brug i stedet praksis newsletter retract.
    """
    from newsletter.errors import NewsletterError
    from newsletter.ledger import FILE
    from praksis.commands.newsletter.letters import LetterContext

    context = LetterContext.open(issue, clock)
    states = context.states()
    wanted = tuple(key for key in context.keys(keys) if states[key].sent)
    if not wanted:
        raise NewsletterError(f"{issue} står ikke som sendt.")
    if not context.letter.has_mails:
        raise NewsletterError(f"{issue} er sendt, før breve blev frosset. Det bliver stående.")
    delivered = [key for key in wanted if (counts := states[key].counts) and counts.sent]
    if delivered:
        raise NewsletterError(
            f"{issue} er kommet frem til læsere ({', '.join(delivered)}). Er der en fejl i det, så "
            f"kør praksis newsletter retract {issue}."
        )
    context.change(wanted, _not_sent)
    click.echo(f"{FILE} husker nu, at {issue} ikke er sendt til {', '.join(wanted)}.")


def _not_sent(_key: str, state: EditionState) -> EditionState:
    return replace(state, sent=None, retracted=None)


def _not_yet_sent(context: LetterContext, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The editions to mark. Raises NewsletterError where one that was asked for is sent already."""
    from newsletter.errors import NewsletterError
    from records.danish.dates import long_date

    states = context.states()
    wanted = tuple(key for key in context.keys(keys) if not states[key].sent)
    done = next((sent for key in keys or states if (sent := states[key].sent)), None)
    if done and (keys or not wanted):
        day = long_date(done.date())
        raise NewsletterError(f"{context.letter.issue} står der allerede, som sendt {day}.")
    return wanted


def _check_moment(
    context: LetterContext, keys: tuple[str, ...], moment: datetime, *, said: bool
) -> None:
    """Raises NewsletterError for a moment at which the letter cannot have been sent."""
    from newsletter.errors import NewsletterError
    from records.danish.dates import format_datetime, long_date

    letter = context.letter
    if moment > context.clock.utc:
        raise NewsletterError("--at ligger i fremtiden. Skriv, hvornår brevet blev sendt.")
    if not said and moment < letter.send_at:
        day = long_date(letter.send_on)
        raise NewsletterError(
            f"{letter.issue} sendes først {day}. Er det sendt før, så skriv hvornår med --at."
        )
    for key in keys:
        edition = letter.edition(key)
        if edition and moment < edition.frozen_at:
            raise NewsletterError(
                f"{letter.issue}, udgaven {key}, blev først frosset "
                f"{format_datetime(edition.frozen_at)}. Den kan ikke være sendt før."
            )
