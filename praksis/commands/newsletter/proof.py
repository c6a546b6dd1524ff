"""`praksis newsletter test`: a proof to the office's own inboxes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK
from praksis.commands.newsletter.arguments import EDITION, ISSUE

if TYPE_CHECKING:
    from newsletter.engines.engine import Mail
    from newsletter.frozen.values import FrozenLetter
    from publishing.site import Site


@click.command(
    "test",
    cls=danish.Command,
    examples=(
        "praksis newsletter test paa-vej-i-praksis-2026-11 --to mig@example.org",
        "praksis newsletter test paa-vej-i-praksis-2026-11 --to mig@example.org --edition hu-laege",
    ),
)
@ISSUE
@click.option("--to", required=True, multiple=True, metavar="ADRESSE", help="Hvem der skal se den.")
@EDITION
@CLOCK
def test(issue: str, to: tuple[str, ...], keys: tuple[str, ...], clock: str) -> None:
    """Send en prøve af brevet, mærket [Prøve], til højst fem adresser.

    Er brevet frosset, er det den mail, læserne får; ellers er det udkastet, som det er nu.
    Mailserveren står i PRAKSIS_SMTP_HOST, PRAKSIS_SMTP_PORT, PRAKSIS_SMTP_USER og
    PRAKSIS_SMTP_PASSWORD. Adresserne bliver ikke gemt.
    """
    from newsletter.engines.smtp import check_addresses, relay_of, send_proofs

    check_addresses(to)
    relay = relay_of(os.environ)
    letter, site, is_frozen = _letter(issue, clock)
    mails = _mails(letter, keys)
    sent = send_proofs(mails, to, relay, site.absolute("nyhedsbrev/"))
    what = "det frosne brev" if is_frozen else "udkastet, som det er nu. Det er ikke frosset"
    editions = ", ".join(dict.fromkeys(each.key for each in sent))
    many = "1 prøve" if len(sent) == 1 else f"{len(sent)} prøver"
    click.echo(f"{many} er sendt ({editions}), lavet af {what}.")


def _letter(issue: str, clock: str) -> tuple[FrozenLetter, Site, bool]:
    """The letter, its site, and whether it is frozen. Raises NewsletterError."""
    from newsletter.errors import NewsletterError
    from newsletter.freezing import frozen_letter
    from newsletter.past import load_past
    from praksis.commands.newsletter.context import IssueContext
    from praksis.project import current_project, settings_of

    project = current_project()
    frozen = load_past(project).letters.get(issue)
    if frozen:
        return frozen, settings_of(project).site, True
    with IssueContext.open(issue, clock) as context:
        if not context.editions.going:
            raise NewsletterError(f"{issue} har intet nyt til nogen, så der er intet at prøve.")
        letter = frozen_letter(
            context.editions, context.site, context.clock, context.renderer, has_engine=True
        )
        return letter, context.site, False


def _mails(letter: FrozenLetter, keys: tuple[str, ...]) -> list[Mail]:
    """The editions asked for, else all. Raises NewsletterError."""
    from newsletter.errors import NewsletterError
    from newsletter.mails import mail_of

    if not letter.has_mails:
        raise NewsletterError(
            f"{letter.issue} er sendt, før breve blev frosset, så mailen selv er ikke gemt."
        )
    known = [edition.key for edition in letter.editions]
    for key in keys:
        if key not in known:
            raise NewsletterError(
                f"{letter.issue} har ingen udgave til {key}. Der er: {', '.join(known)}."
            )
    return [mail_of(each, letter) for each in letter.editions if not keys or each.key in keys]
