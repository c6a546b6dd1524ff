"""`praksis newsletter push`: leave a frozen letter as drafts in the mail engine."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK
from praksis.commands.newsletter.arguments import EDITION, ISSUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.engines.engine import Engine, Mail
    from newsletter.pushing import Laid, Pushing
    from praksis.commands.newsletter.letters import LetterContext


@click.command(
    cls=danish.Command,
    examples=(
        "praksis newsletter push paa-vej-i-praksis-2026-11 --dry-run",
        "praksis newsletter push paa-vej-i-praksis-2026-11",
        "praksis newsletter push paa-vej-i-praksis-2026-11 --edition nynedsat",
    ),
)
@ISSUE
@EDITION
@click.option("--dry-run", is_flag=True, help="Spørg afsenderprogrammet, men læg intet i det.")
@click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON til programmer.")
@CLOCK
def push(issue: str, keys: tuple[str, ...], dry_run: bool, as_json: bool, clock: str) -> None:
    """Læg brevets udgaver som kladder i afsenderprogrammet.

    Hver målgruppe får sin udgave på sin egen liste. Intet bliver sendt: det gør et menneske i
    programmet. Kommandoen kan altid køres igen; der kommer aldrig to af samme udgave.
    """
    from newsletter.engines.factory import engine_of
    from newsletter.pushing import check_engine, mails_to_push, push_mails
    from praksis.commands.newsletter.letters import LetterContext
    from praksis.project import settings_of
    from records.loading.library import load

    context = LetterContext.open(issue, clock)
    context.keys(keys)
    library = load(context.project, ())
    to_push = partial(mails_to_push, context.letter, library, context.past.ledger, context.clock)
    every = to_push()
    mails = to_push(keys) if keys else every
    engine = engine_of(settings_of(context.project).newsletter)
    check_engine(engine, mails, [mail.to for mail in every], _aside)
    _remarks(context, mails, engine)
    if dry_run:
        _shown(issue, mails, engine, as_json=as_json)
        return
    tell = _silent if as_json else _told
    done = push_mails(context.project, mails, engine, context.clock, tell)
    _finished(issue, done, engine, as_json=as_json)


def _remarks(context: LetterContext, mails: Sequence[Mail], engine: Engine) -> None:
    for mail in mails:
        pushed = context.past.state(mail.issue, mail.key).pushed
        if pushed and pushed.engine != engine.name:
            _aside(
                f"{mail.key} ligger også i {pushed.engine} (nr. {pushed.id}). Slet den dér, så "
                "ingen får den to gange."
            )
    if context.letter.example:
        _aside("Brevet er et eksempel. Læg det kun på lister, du prøver med.")
    if context.letter.send_at < context.clock.utc:
        _aside("Brevets planlagte tidspunkt er passeret.")


def _shown(issue: str, mails: Sequence[Mail], engine: Engine, *, as_json: bool) -> None:
    if as_json:
        editions = [{"key": mail.key, "list": mail.to} for mail in mails]
        _json({"issue": issue, "engine": engine.name, "editions": editions})
        return
    from records.danish.numbers import count

    how = "vente på" if engine.name == "mailman" else "ligge som kladde på"
    for mail in mails:
        click.echo(f"{mail.key}: ville {how} liste {mail.to}.")
    many = count(len(mails), "udgave", "udgaver")
    click.echo(f"{many} kan afleveres til {engine.name}. Intet er lagt dér.")


def _finished(issue: str, done: Pushing, engine: Engine, *, as_json: bool) -> None:
    from newsletter.errors import EngineError
    from newsletter.standing import button_of
    from records.started import command

    if as_json:
        _json(
            {
                "issue": issue,
                "engine": engine.name,
                "wanted": done.wanted,
                "editions": [
                    {"key": e.mail.key, "id": e.id, "list": e.mail.to, "stage": e.stage.value}
                    for e in done.laid
                ],
                "failed": [{"key": e.mail.key, "reason": e.reason} for e in done.failed],
            }
        )
    if not done.is_whole:
        reasons = "\n".join(f"{each.mail.key}: {each.reason}" for each in done.failed)
        raise EngineError(f"{done.sentence}\n{reasons}")
    if not as_json:
        press = f" Se dem efter, og tryk {button_of(engine.name)} {_planned(done.laid[0].mail)}."
        look = f" Se, hvordan det gik: {command('newsletter status')} {issue}."
        click.echo(f"{done.sentence}{press if done.waits else look}")


def _planned(mail: Mail) -> str:
    from records.clock import COPENHAGEN
    from records.danish.dates import format_datetime

    return format_datetime(mail.send_at.astimezone(COPENHAGEN))


def _told(laid: Laid) -> None:
    click.echo(f"{laid.mail.key}: {laid.stage.value} nr. {laid.id} på liste {laid.mail.to}")


def _silent(_: Laid) -> None:
    """JSON is told at the end."""


def _aside(sentence: str) -> None:
    click.echo(sentence, err=True)


def _json(told: dict[str, Any]) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
