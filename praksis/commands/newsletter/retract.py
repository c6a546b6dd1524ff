"""`praksis newsletter retract`: a letter with a fault in it is taken back, and corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK
from praksis.commands.newsletter.arguments import EDITION, ISSUE
from records.started import command

if TYPE_CHECKING:
    from newsletter.errors import NewsletterError
    from newsletter.ledger import EditionState


@click.command(
    cls=danish.Command,
    examples=(
        "praksis newsletter retract paa-vej-i-praksis-2026-11",
        "praksis newsletter retract paa-vej-i-praksis-2026-11 --edition nynedsat",
    ),
)
@ISSUE
@EDITION
@CLOCK
def retract(issue: str, keys: tuple[str, ...], clock: str) -> None:
    """Træk et sendt brev tilbage, fordi der er en fejl i det.

    Mailen kan ikke kaldes hjem, men brevets side siger, at det er rettet, og linker til rettelsen.
    Kommandoen fortæller, hvordan du skriver den.
    """
    from newsletter.errors import NewsletterError
    from newsletter.ledger import FILE
    from praksis.commands.newsletter.letters import LetterContext

    context = LetterContext.open(issue, clock)
    states, now = context.states(), context.clock.now
    unsent = [key for key in keys if not states[key].sent] if set(keys) <= states.keys() else []
    wanted = tuple(key for key in context.keys(keys) if states[key].sent)
    if unsent or not wanted:
        raise _not_sent(issue, unsent, states)
    new = tuple(key for key in wanted if not states[key].retracted)
    if not new:
        raise NewsletterError(f"{issue} er trukket tilbage allerede.")
    context.change(new, lambda _key, state: replace(state, retracted=now))
    every = [key for key in states if key in new or states[key].retracted]
    click.echo(f"{FILE} husker nu, at {issue} er trukket tilbage for {', '.join(new)}.")
    _tell_of_drafts(states)
    click.echo(_how_to_correct(context.letter.number, issue, every))


def _not_sent(issue: str, unsent: list[str], states: Mapping[str, EditionState]) -> NewsletterError:
    """What to do with a letter that does not stand as sent to these editions, or to any."""
    from newsletter.errors import NewsletterError

    to = f" til {', '.join(unsent)}" if unsent else ""
    thaw = command(f"newsletter thaw {issue}")
    if any(states[key].pushed and not states[key].sent for key in unsent or states):
        status = command(f"newsletter status {issue}")
        cure = f"Se, om programmet har sendt det: {status}. Er det ikke sendt, så tø det op: {thaw}"
    else:
        cure = f"Tø det op i stedet: {thaw}"
    return NewsletterError(f"{issue} står ikke som sendt{to}. {cure}.")


def _tell_of_drafts(states: Mapping[str, EditionState]) -> None:
    for key, state in states.items():
        if state.pushed and not state.sent:
            click.echo(
                f"{key} er ikke sendt. Slet den i {state.pushed.engine} (nr. {state.pushed.id}), "
                "så den ikke går ud med fejlen.",
                err=True,
            )


def _how_to_correct(number: str, issue: str, keys: list[str]) -> str:
    """What the record of the correction says, for an editor to copy."""
    return (
        "\nSkriv rettelsen som en ny udgave i content/issues/. Indledningen må være kort:\n\n"
        f'  number: "{next_number(number)}"\n'
        f"  corrects: {issue}\n"
        f"  audiences: [{', '.join(keys)}]\n\n"
        "Begynd emnet med Rettelse, og skriv kun det, der var forkert. Når den er sendt, linker "
        "det forkerte brevs side til den."
    )


def next_number(number: str) -> str:
    """`2026-11b` after `2026-11`, then `2026-11c`."""
    last = number[-1]
    return f"{number[:-1]}{chr(ord(last) + 1)}" if last.isalpha() else f"{number}b"
