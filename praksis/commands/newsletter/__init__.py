"""`praksis newsletter`: see who gets what, make the mails, hand them over."""

from __future__ import annotations

from pathlib import Path

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK
from praksis.commands.newsletter.alerts import alerts
from praksis.commands.newsletter.arguments import ISSUE, OUT
from praksis.commands.newsletter.engine import engine as engine_command
from praksis.commands.newsletter.export import export
from praksis.commands.newsletter.freeze import freeze, thaw
from praksis.commands.newsletter.proof import test
from praksis.commands.newsletter.push import push
from praksis.commands.newsletter.ready import ready
from praksis.commands.newsletter.retract import retract
from praksis.commands.newsletter.sent import sent, unsent
from praksis.commands.newsletter.status import status
from records.started import command as spoken


@click.group(
    cls=danish.Group,
    examples=(
        "praksis newsletter plan paa-vej-i-praksis-2026-11",
        "praksis newsletter build paa-vej-i-praksis-2026-11",
        "praksis newsletter export paa-vej-i-praksis-2026-11 --to zip",
    ),
)
def newsletter() -> None:
    """Se, lav og aflevér nyhedsbreve.

    ISSUE er id på en udgave i content/issues/.
    """


@newsletter.command(examples=("praksis newsletter plan paa-vej-i-praksis-2026-11 --markdown",))
@ISSUE
@CLOCK
@click.option("--markdown", is_flag=True, help="Skriv planen som Markdown til en pull request.")
@click.option("--json", "as_json", is_flag=True, help="Skriv planen som JSON til programmer.")
def plan(issue: str, clock: str, markdown: bool, as_json: bool) -> None:
    """Vis, hvem der får hvad, og hvorfor.

    Viser også det, som ingen får, og hvad der er anderledes end i sidste build.
    """
    from newsletter.plan.matrix import plan_json
    from newsletter.plan.wording import as_markdown, as_text
    from praksis.commands.newsletter.context import IssueContext

    if markdown and as_json:
        raise click.UsageError("Vælg enten --markdown eller --json.")
    show = plan_json if as_json else as_markdown if markdown else as_text
    with IssueContext.open(issue, clock) as context:
        click.echo(show(context.plan()), nl=False)


@newsletter.command(examples=("praksis newsletter build paa-vej-i-praksis-2026-11",))
@ISSUE
@CLOCK
@OUT
def build(issue: str, clock: str, out: Path | None) -> None:
    """Lav brevets udgaver: HTML, tekst og færdig mail.

    Filerne ligger i outbox/ISSUE/, når intet andet er valgt. Kan én udgave ikke laves, bliver
    ingen af dem skrevet.
    """
    from praksis.commands.newsletter.context import IssueContext, remove_old, write_all

    with IssueContext.open(issue, clock) as context:
        folder = out or context.outbox
        files = list(context.files(lambda sentence: click.echo(sentence, err=True)))
        remove_old(folder)
        write_all(folder, files)
        mails = sum(file.path.endswith(".eml") for file in files)
    click.echo(f"{mails} udgaver ligger i {folder}.")


@newsletter.command(examples=("praksis newsletter preview paa-vej-i-praksis-2026-11 --png",))
@ISSUE
@CLOCK
@OUT
@click.option("--png", is_flag=True, help="Tag billeder med den Chromium, der er på maskinen.")
def preview(issue: str, clock: str, out: Path | None, png: bool) -> None:
    """Se udgaverne, som læserne ser dem.

    Uden --png siger den, hvor du ser dem i praksis serve.
    """
    from newsletter.preview.page import ADDRESS
    from praksis.commands.newsletter.context import IssueContext

    with IssueContext.open(issue, clock) as context:
        if not png:
            click.echo(f"Kør {spoken('serve')}, og åbn http://127.0.0.1:8000/{ADDRESS}")
            return
        folder = out or context.outbox / "billeder"
        number = context.pictures(folder)
    click.echo(f"{number} billeder ligger i {folder}.")


for command in (
    engine_command, export, freeze, thaw, ready, test, push, status, sent, unsent, retract, alerts,
):  # fmt: skip
    newsletter.add_command(command)
