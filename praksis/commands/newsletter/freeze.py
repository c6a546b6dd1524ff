"""`praksis newsletter freeze` and `thaw`: what a letter says, fixed before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK
from praksis.commands.newsletter.arguments import ISSUE

if TYPE_CHECKING:
    from newsletter.frozen.values import FrozenLetter
    from praksis.commands.newsletter.context import IssueContext
    from records.clock import Clock
    from records.model.newsletter import Issue
    from records.source.files import Project


@click.command(
    cls=danish.Command,
    examples=(
        "praksis newsletter freeze paa-vej-i-praksis-2026-11",
        "praksis newsletter freeze paa-vej-i-praksis-2026-11 --edition nynedsat",
    ),
)
@ISSUE
@click.option(
    "--edition", "key", default="", metavar="KEY", help="En målgruppe, der er kommet til."
)
@CLOCK
def freeze(issue: str, key: str, clock: str) -> None:
    """Frys brevet: det, der står i det nu, er det, der bliver sendt.

    Skriver .praksis/letters/ISSUE/ med alle udgaver. Se dem igennem i en pull request. Alt derefter
    – plan, aflevering, prøve, arkiv – læser det frosne brev, og det ændrer sig ikke, når posterne
    gør. Med --edition fryses en målgruppe, som er kommet til, uden at røre de andre.
    """
    from newsletter.frozen.store import FOLDER
    from praksis.commands.newsletter.context import IssueContext

    with IssueContext.open(issue, clock) as context:
        letter = _added(context, key) if key else freeze_letter(context)
        for sentence in context.plan().notes:
            click.echo(sentence, err=True)
    click.echo(
        f"{issue} er frosset med {', '.join(edition.key for edition in letter.editions)}. "
        f"Filerne ligger i {FOLDER}/{issue}; læg dem i versionsstyringen."
    )


@click.command(cls=danish.Command, examples=("praksis newsletter thaw paa-vej-i-praksis-2026-11",))
@ISSUE
@CLOCK
def thaw(issue: str, clock: str) -> None:  # noqa: ARG001 - every command of letters takes a clock
    """Tø brevet op, så det kan ændres og fryses igen. Kun før noget af det er sendt.

    Også et brev, hvis filer er gået i stykker, kan tøs op.
    """
    from newsletter.errors import NewsletterError
    from newsletter.frozen.store import frozen_names, remove_letter
    from newsletter.ledger import load_ledger
    from newsletter.locking import alone
    from praksis.commands.newsletter.letters import not_frozen
    from praksis.project import current_project

    project = current_project()
    _refuse_begun(project, issue)
    with alone(project):
        states = load_ledger(project).of(issue)
        gone = [key for key, state in states.items() if state.sent]
        if gone:
            raise NewsletterError(
                f"{issue} er sendt til {', '.join(gone)}. Er der en fejl i det, så kør praksis "
                f"newsletter retract {issue}, og skriv en rettelse."
            )
        frozen = frozen_names(project)
        if issue not in frozen:
            raise not_frozen(project, issue, frozen)
        remove_letter(project, issue)
    for key, state in states.items():
        if state.pushed:
            click.echo(
                f"Kladden til {key} ligger stadig i {state.pushed.engine} "
                f"(nr. {state.pushed.id}). Slet den dér, eller afleverer brevet igen.",
                err=True,
            )
    click.echo(f"{issue} er tøet op. Ret det, og frys det igen.")


def _refuse_begun(project: Project, issue: str) -> None:
    """Raises NewsletterError where the engine has sent what the ledger still calls a draft."""
    from newsletter.engines.engine import Stage
    from newsletter.engines.factory import engine_of, takes_drafts
    from newsletter.errors import EngineError, NewsletterError
    from newsletter.ledger import load_ledger
    from praksis.project import settings_of

    mail = settings_of(project).newsletter
    states = load_ledger(project).of(issue)
    waiting = {key: state.pushed for key, state in states.items() if not state.sent}
    there = {key: each.id for key, each in waiting.items() if each and each.engine == mail.engine}
    if not there or not takes_drafts(mail):
        return
    try:
        engine = engine_of(mail)
        stages = {key: engine.status(number).stage for key, number in there.items()}
    except EngineError as error:
        click.echo(f"Om brevet er sendt, kan der ikke spørges om: {error}", err=True)
        return
    begun = [key for key, stage in stages.items() if stage in (Stage.SENDING, Stage.SENT)]
    if begun:
        raise NewsletterError(
            f"{issue} er på vej eller sendt til {', '.join(begun)}. Kør praksis newsletter status "
            f"{issue}, så det bliver husket."
        )


def freeze_letter(context: IssueContext) -> FrozenLetter:
    """Freeze the letter. Raises NewsletterError, which says what stands in the way."""
    from dataclasses import replace

    from newsletter.errors import NewsletterError
    from newsletter.freezing import frozen_letter
    from newsletter.frozen.store import write_letter
    from newsletter.locking import alone
    from newsletter.past import load_past
    from publishing.mail_settings import EngineName

    editions, issue = context.editions, context.editions.issue
    if editions.frozen:
        raise NewsletterError(
            f"{issue.id} er frosset allerede. Skal det ændres, før det er sendt, så kør praksis "
            f"newsletter thaw {issue.id}. En ny målgruppe fryses med --edition."
        )
    _check_ready(issue, context.clock)
    if not editions.going:
        raise NewsletterError(f"{issue.id} har intet nyt til nogen, så der er intet at fryse.")
    letter = frozen_letter(
        editions,
        context.site,
        context.clock,
        context.renderer,
        has_engine=context.settings.newsletter.engine is not EngineName.NONE,
    )
    letter = replace(letter, source=context.source)
    with alone(context.project):
        if issue.id in load_past(context.project).letters:
            raise NewsletterError(f"{issue.id} er lige blevet frosset af en anden.")
        write_letter(context.project, letter)
    return letter


def _check_ready(issue: Issue, clock: Clock) -> None:
    """Raises NewsletterError for a letter that its editor has not finished, or that is too late."""
    from newsletter.errors import NewsletterError
    from newsletter.in_hand import is_overdue
    from newsletter.selection.candidates import sent_at
    from records.codes.programme import IssueStatus
    from records.danish.dates import long_date

    if issue.draft or issue.status is not IssueStatus.KLAR:
        kind = "udkast (draft: true)" if issue.draft else "kladde"
        raise NewsletterError(
            f"{issue.id} er {kind}. Skriv status: klar i posten, når brevet må fryses."
        )
    if is_overdue(issue, clock):
        raise NewsletterError(
            f"{issue.id} skulle sendes {long_date(issue.send_on)}. Er det ikke sendt, så ret "
            f"send_on. Er det sendt, så frys det, som det var den dag: --clock "
            f"{sent_at(issue):%Y-%m-%dT%H:%M}."
        )


def _added(context: IssueContext, key: str) -> FrozenLetter:
    """The letter with the edition of an audience that was added after it was frozen."""
    from newsletter.edition import chosen_editions
    from newsletter.errors import NewsletterError
    from newsletter.freezing import made_for_freezing, with_edition
    from newsletter.frozen.store import add_edition, load_letters
    from newsletter.locking import alone
    from publishing.mail_settings import EngineName
    from records.model.newsletter import Issue, MailingList

    name = context.editions.issue.id
    issue = context.library.find(Issue, name)
    mailing_list = context.library.find(MailingList, issue.mailing_list) if issue else None
    if context.editions.frozen is None or issue is None or mailing_list is None:
        raise NewsletterError(f"{name} er ikke frosset. Kør det først uden --edition.")
    chosen = chosen_editions(issue, mailing_list, context.library, context.clock, context.past)
    edition = next((each for each in chosen.going if each.key == key), None)
    if edition is None:
        known = ", ".join(each.key for each in chosen.going)
        raise NewsletterError(f"{issue.id} har intet til {key}. Der er noget til: {known}.")
    has_engine = context.settings.newsletter.engine is not EngineName.NONE
    made = made_for_freezing(edition, context.site, context.renderer, has_engine=has_engine)
    with alone(context.project):
        letter = load_letters(context.project)[issue.id]
        if letter.edition(key):
            raise NewsletterError(f"{issue.id} er frosset til {key} allerede.")
        letter = with_edition(letter, made, context.clock)
        add_edition(context.project, letter, key)
    return letter
