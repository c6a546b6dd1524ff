"""`praksis build`: records to website, feeds and mail, whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import check_clock
from praksis.errors import noting
from praksis.project import current_project
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from records.loading.library import Library

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
    from praksis.swap import staging, write_files
    from records.danish.numbers import number
    from site_plugins import building

    project = current_project()
    check_clock(clock)
    progress = Progress(steps=4)
    with stop_on_errors(), staging(project.root, (SITE, OUTBOX)) as folders:
        site, outbox = folders[SITE], folders[OUTBOX]
        with progress.step("Kontrollerer indholdet"):
            config = building.site_config(project, clock, site, form=admin)
            judged = building.judged_site(config)
            refuse_faults(judged.library)
            if publish:
                refuse_examples(judged.library)
        with progress.step("Bygger sider, feeds og kalendere"):
            state = building.build_site(config, judged, progress)
        with progress.step("Skriver nyhedsbreve og opslag"):
            tell = partial(click.echo, err=True)
            mails = write_files(outbox, building.mail_files(state, tell)) // building.MAIL_FILES
            write_files(outbox, building.office_posts(state))
            write_files(outbox, [building.server_rules(state)])
            state.pictures.prune()
        with progress.step("Lægger det færdige på plads"):
            told = building.summary(state, len(judged.library.diagnostics), site, mails)
    click.echo(f"{told} på {number(round(progress.seconds, 1))} sekunder.")


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


def refuse_faults(library: Library) -> None:
    """Print every problem and exit with 1 where one of them is a fault.

    Warnings alone are told by the publisher.
    """
    from records.messages import line_of

    if library.faults:
        for problem in library.diagnostics:
            click.echo(line_of(problem), err=True)
        click.echo("Intet er bygget. Det sidste gode resultat ligger der stadig.", err=True)
        raise SystemExit(1)


def refuse_examples(library: Library) -> None:
    """Exit with 1 and a line for each example that is left."""
    examples = [record for shelf in library.records.values() for record in shelf.values()
                if record.example]  # fmt: skip
    for record in examples:
        mark = library.locate(record, ("example",))
        cure = "Slet det, eller gør det rigtigt."
        click.echo(f"{mark}: {record.label} er et eksempel. {cure}", err=True)
    if examples:
        click.echo("Siden kan ikke udgives, mens der er eksempler. Intet er bygget.", err=True)
        raise SystemExit(1)
