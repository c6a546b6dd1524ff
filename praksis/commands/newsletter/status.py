"""`praksis newsletter status`: what became of a letter, as the mail engine says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK
from praksis.commands.newsletter.arguments import ISSUE

if TYPE_CHECKING:
    from newsletter.delivery import Found


@click.command(
    cls=danish.Command, examples=("praksis newsletter status paa-vej-i-praksis-2026-11",)
)
@ISSUE
@click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON til programmer.")
@CLOCK
def status(issue: str, as_json: bool, clock: str) -> None:
    """Se, hvad der er blevet af brevets udgaver.

    Spørger afsenderprogrammet: kladde, undervejs, sendt; hvor mange der fik den, hvor mange mails
    der kom retur, og hvor mange der meldte sig fra inden for to uger. En udgave, der er sendt,
    bliver husket som sendt i .praksis/newsletter.lock.json; læg filen i versionsstyringen.
    """
    from newsletter.delivery import line_of_edition, read_back
    from newsletter.engines.factory import engine_of
    from praksis.commands.newsletter.letters import LetterContext
    from praksis.project import settings_of

    context = LetterContext.open(issue, clock)
    settings = settings_of(context.project).newsletter
    found = read_back(context.project, context.letter, lambda: engine_of(settings), context.clock)
    if as_json:
        told = {"issue": issue, "editions": [_entry(each) for each in found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for each in found:
            click.echo(line_of_edition(each))
    _refuse_wrong(issue, found)


def _refuse_wrong(issue: str, found: tuple[Found, ...]) -> None:
    from newsletter.errors import EngineError

    wrong = ", ".join(each.key for each in found if each.is_wrong)
    if wrong:
        raise EngineError(
            f"{issue} er sendt til {wrong} med et andet indhold end det, der er frosset nu. Det er "
            "ikke husket som sendt."
        )


def _entry(found: Found) -> dict[str, Any]:
    state, told = found.state, found.delivery
    counts = state.counts
    return {
        "key": found.key,
        "stage": told.stage.name.lower() if told else None,
        "id": state.pushed.id if state.pushed else None,
        "list": state.pushed.list if state.pushed else None,
        "sent_at": state.sent.isoformat() if state.sent else None,
        "retracted_at": state.retracted.isoformat() if state.retracted else None,
        "sent": counts.sent if counts else None,
        "bounced": counts.bounced if counts else None,
        "unsubscribed": counts.unsubscribed if counts else None,
        "is_old": found.is_old,
    }
