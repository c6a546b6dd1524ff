"""`praksis build`: records to website, feeds and mail, whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import check_clock
from praksis.errors import noting
from praksis.gate import gate
from praksis.project import current_project, settings_of
from praksis.said import said_moment
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from praksis.progress import Progress
    from records.loading.library import Library
    from records.source.files import Project
    from site_plugins.state import State

SITE, OUTBOX = "site", "outbox"


@click.command(cls=danish.Command, examples=("praksis build --clock 2026-12-01T09:00",))
@click.option(
    "--clock", default="", help="Byg som på dette tidspunkt, fx 2026-04-01T12:00, eller now."
)
@click.option(
    "--publish", is_flag=True, help="Byg til rigtig udgivelse: nægter, hvis der er eksempler."
)
@click.option(
    "--admin", is_flag=True, help="Læg formularen i browseren med på siden, under /admin/."
)
def build(clock: str, publish: bool, admin: bool) -> None:
    """Byg hjemmeside, feeds, podcast og nyhedsbreve.

    Resultatet ligger i site/ og outbox/. Er der fejl i indholdet, bliver de alle vist, og det
    sidste gode resultat bliver liggende.
    """
    from praksis.progress import Progress
    from praksis.swap import staging
    from records.danish.numbers import number
    from releasing.history import remembered
    from site_plugins import building

    project = current_project()
    check_clock(clock)
    settings = settings_of(project)
    progress = Progress(steps=4)
    with progress.step("Kontrollerer indholdet"):
        library = checked_library(project)
        if publish:
            refuse_examples(library)
        known = remembered(project.root, settings.release)
    with stop_on_errors(), staging(project.root, (SITE, OUTBOX)) as folders:
        library = replace(library, memory=known.memory)
        state, mails = build_into(folders, project, library, progress, clock=clock, form=admin)
        with progress.step("Lægger det færdige på plads"):
            told = building.summary(state, folders[SITE], mails)
    click.echo(f"{told} på {number(round(progress.seconds, 1))} sekunder.")
    for line in (said_moment(state, settings), known.why_not):
        if line:
            click.echo(line)


def build_into(
    folders: Mapping[str, Path],
    project: Project,
    library: Library,
    progress: Progress,
    *,
    clock: str = "",
    form: bool = False,
) -> tuple[State, int]:
    """Write site and outbox into their folders; gives what was made, and how many mails."""
    from praksis.swap import write_files
    from site_plugins import building

    outbox = folders[OUTBOX]
    config = building.site_config(project, clock, folders[SITE], form=form)
    with progress.step("Bygger sider, feeds og kalendere"):
        state = building.build_site(config, library, progress)
    with progress.step("Skriver nyhedsbreve og opslag"):
        tell = partial(click.echo, err=True)
        mails = write_files(outbox, building.mail_files(state, tell)) // building.MAIL_FILES
        write_files(outbox, building.office_posts(state))
        write_files(outbox, building.server_rules(state))
        state.pictures.prune()
    return state, mails


@contextmanager
def stop_on_errors() -> Iterator[None]:
    """Say of any refusal inside that the last output stays; those of MkDocs become ours."""
    from jinja2 import TemplateError
    from mkdocs.exceptions import MkDocsException

    from site_plugins.errors import error_text

    with noting("Intet er lagt på plads. Det sidste gode resultat er urørt."):
        try:
            yield
        except (MkDocsException, TemplateError) as error:
            raise PraksisError(error_text(error)) from None


def checked_library(project: Project) -> Library:
    """All records; prints every problem and exits with 1 on faults.

    Warnings alone are told by the publisher, which also knows the clock.
    """
    from records.loading.cache import RecordCache
    from records.loading.library import load
    from records.messages import line_of
    from site_plugins.checks import ALL_CHECKS

    library = load(project, ALL_CHECKS, RecordCache.open(project.root))
    if library.faults:
        for problem in library.diagnostics:
            click.echo(line_of(problem), err=True)
        click.echo("Intet er bygget. Det sidste gode resultat ligger der stadig.", err=True)
        raise SystemExit(1)
    return library


def refuse_examples(library: Library) -> None:
    """Exit with 1 and a line for each example that is left."""
    found = gate(library)
    for line in found:
        click.echo(line, err=True)
    if found:
        click.echo("Siden kan ikke udgives, mens der er eksempler. Intet er bygget.", err=True)
        raise SystemExit(1)
