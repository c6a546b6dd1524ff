"""`praksis newsletter export`: a letter as files for a mail engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK
from praksis.commands.newsletter.arguments import EDITION, ISSUE, OUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.engines.engine import Mail
    from newsletter.frozen.values import FrozenLetter
    from praksis.commands.newsletter.context import IssueContext


@click.command(
    cls=danish.Command,
    examples=(
        "praksis newsletter export paa-vej-i-praksis-2026-11 --to zip",
        "praksis newsletter export paa-vej-i-praksis-2026-11 --to mailchimp --edition hu-laege",
    ),
)
@ISSUE
@EDITION
@CLOCK
@OUT
@click.option(
    "--to",
    "provider",
    required=True,
    type=click.Choice(["listmonk", "mailchimp", "mailman", "zip"]),
    help="Det program, der skal sende.",
)
@click.option(
    "--list-id", "lists", type=int, multiple=True, help="Listmonk: en anden liste, til én udgave."
)
@click.option("--template-id", "template", type=int, help="Listmonk: skabelonens nummer.")
@click.option("--address", default="", help="Mailman: en anden liste, til én udgave.")
def export(  # noqa: PLR0913 - one argument for each option
    *,
    issue: str,
    keys: tuple[str, ...],
    clock: str,
    out: Path | None,
    provider: str,
    lists: tuple[int, ...],
    template: int | None,
    address: str,
) -> None:
    """Skriv brevet som filer til et afsenderprogram.

    Hver udgave har sin egen liste: den står under targets i nyhedsbrevslisten. Er brevet frosset,
    er det den frosne mail. Det, der er sendt, kommer kun med, når --edition nævner det. Programmets
    egne koder til afmelding er sat ind; webudgaven er altid
    vores egen side.
    """
    from dataclasses import replace

    from newsletter.handover.export import Addressed
    from newsletter.handover.export import export as files_for
    from praksis.commands.newsletter.context import IssueContext, write_all

    other = address or ",".join(map(str, lists))
    if other and len(keys) != 1:
        raise click.UsageError(
            "Vælg én udgave til den liste, fx --edition hu-laege. Ellers står listerne under "
            "targets i nyhedsbrevslisten."
        )
    with IssueContext.open(issue, clock) as context:
        keys = _not_sent(context, keys)
        mails = _mails(context, keys, provider, is_addressed=bool(other))
        made = {each.edition.key: each for each in context.made()}
        own = template or context.settings.newsletter.template_id
        editions = [
            Addressed(replace(mail, to=other or mail.to), made[mail.key], lists, own)
            for mail in mails
        ]
        folder = out or context.outbox / provider
        files = list(files_for(editions, provider))
        write_all(folder, files)
    many = "1 fil" if len(files) == 1 else f"{len(files)} filer"
    click.echo(f"{many} til {provider} ligger i {folder}.")
    for edition in editions:
        click.echo(f"{edition.mail.key}: til {edition.mail.to}")


def _not_sent(context: IssueContext, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The editions to write: those asked for, else all that are not sent; tells of those that are.

    Empty where nothing was sent. Raises NewsletterError where nothing is left.
    """
    from newsletter.errors import NewsletterError
    from records.clock import COPENHAGEN
    from records.danish.dates import format_datetime

    states = context.past.ledger.of(context.editions.issue.id)
    sent = {key: state.sent for key, state in states.items() if state.sent}
    for key, moment in sent.items():
        said = f"{key} er sendt {format_datetime(moment.astimezone(COPENHAGEN))}"
        if key in keys:
            click.echo(f"{said}. Send den ikke igen.", err=True)
        elif not keys:
            click.echo(f"{said} og er ikke med.", err=True)
    frozen = context.editions.frozen
    if keys or not sent or frozen is None:
        return keys
    left = tuple(each.key for each in frozen.editions if each.key not in sent)
    if not left:
        raise NewsletterError(
            f"{frozen.issue} er allerede sendt til alle. Skal en udgave bruges alligevel, så nævn "
            f"den: --edition {frozen.editions[0].key}."
        )
    return left


def _mails(
    context: IssueContext, keys: tuple[str, ...], provider: str, *, is_addressed: bool
) -> Sequence[Mail]:
    """The editions asked for, else all, each with its list. Raises NewsletterError."""
    from newsletter.consents import refuse_taken_back
    from newsletter.errors import NewsletterError
    from newsletter.handover.addressing import check_forms
    from newsletter.mails import mail_of, mails_of
    from newsletter.targets import check_targets
    from records.model.newsletter import MailingList

    letter = _letter(context)
    known = tuple(edition.key for edition in letter.editions)
    refuse_taken_back(letter, keys or known, context.library, context.clock)
    for key in keys:
        if key not in known:
            raise NewsletterError(
                f"{letter.issue} har ingen udgave til {key}. Der er: {', '.join(known)}."
            )
    if is_addressed:
        return [mail_of(each, letter) for each in letter.editions if each.key in keys]
    mailing_list = context.library.find(MailingList, letter.mailing_list)
    if mailing_list is None:
        raise NewsletterError(f'Listen "{letter.mailing_list}" til {letter.issue} findes ikke.')
    check_targets(context.library, mailing_list, keys or known)
    check_forms(context.library, mailing_list, keys or known, provider)
    return mails_of(letter, mailing_list, keys)


def _letter(context: IssueContext) -> FrozenLetter:
    from newsletter.errors import NewsletterError
    from newsletter.freezing import frozen_letter

    editions = context.editions
    if editions.frozen:
        return editions.frozen
    if not editions.going:
        raise NewsletterError(f"{editions.issue.id} har intet nyt til nogen.")
    return frozen_letter(editions, context.site, context.clock, context.renderer, has_engine=True)
