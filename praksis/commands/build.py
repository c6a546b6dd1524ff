"""`praksis build`: records to website, feeds and mail, whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import check_clock
from praksis.errors import noting
from praksis.project import current_project, find_project, settings_of
from praksis.said import said_moment
from records.errors import PraksisError
from records.loading.gc_paused import gc_seldom

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from praksis.outcome import Built, LastBuild
    from praksis.progress import Progress
    from records.facts.memory import Memory
    from records.loading.library import Library
    from records.source.files import Project
    from site_plugins.known_files import KnownFiles

SITE, OUTBOX = OUTPUTS = "site", "outbox"


@click.command(cls=danish.Command, examples=("praksis build --clock 2026-12-01T09:00",))
@click.option(
    "--clock", default="", help="Byg som på dette tidspunkt, fx 2026-04-01T12:00, eller now."
)
@click.option(
    "--publish",
    is_flag=True,
    help="Byg til rigtig udgivelse: nægter, når golive siger nej.",
)
@click.option(
    "--admin", is_flag=True, help="Læg formularen i browseren med på siden, under /admin/."
)
@gc_seldom()
def build(clock: str, publish: bool, admin: bool) -> None:
    """Byg hjemmeside, feeds, podcast og nyhedsbreve.

    Resultatet ligger i site/ og outbox/. Er der fejl i indholdet, bliver de alle vist, og det
    sidste gode resultat bliver liggende.
    """
    from praksis.outcome import LastBuild
    from praksis.progress import Progress
    from records.danish.numbers import number
    from releasing.history import remembered

    project = current_project()
    check_clock(clock)
    settings = settings_of(project)
    progress = Progress(steps=4)
    known = remembered(project.root, settings.release)
    last = None if publish or admin else LastBuild.open(project, known.commit)
    said = last.said(settings, clock, OUTPUTS) if last else None
    if said:
        said.tell()
        summary, moment = said.summary, said.moment(settings, clock)
    else:
        from records.source.large_texts import give_room_back
        from site_plugins.known_files import KnownFiles  # all of the program

        give_room_back()
        files = KnownFiles.of(project.root, project.root / SITE) if last else None
        wanted = Wanted(known.memory, clock, form=admin, publish=publish, known=files)
        built = _built(project, wanted, progress, last)
        summary, moment = built.summary, said_moment(built.state, settings)
    click.echo(f"{summary} på {number(round(progress.seconds, 1))} sekunder.")
    for line in (moment, known.why_not):
        if line:
            click.echo(line)


def _built(project: Project, wanted: Wanted, progress: Progress, last: LastBuild | None) -> Built:
    """Build, and put the outputs in their places; remembered where `last` may be of use."""
    from praksis.gate import output_verdict, refuse_unless_ready
    from praksis.outcome import outcome_of, tree_of
    from praksis.swap import places_of, staging

    made: list[Built] = []

    def placed(places: tuple[Path, ...]) -> None:
        if last and made[0].has_known_inputs:
            tree = tree_of(places)
            last.keep(outcome_of(made[0], places[0]), tree)
            if wanted.known:
                wanted.known.keep(project.root, tree)

    with stop_on_errors(), staging(project.root, OUTPUTS, placed) as folders:
        if wanted.known and wanted.known.tree:
            with suppress(OSError):
                found = tree_of(places_of(project.root, OUTPUTS))
                wanted.known.is_untouched = found == wanted.known.tree
        made.append(write_outputs(project, folders, progress, wanted))
        with progress.step("Lægger det færdige på plads"):
            if wanted.publish:
                refuse_unless_ready(output_verdict(folders))
    return made[0]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be built of the records."""

    memory: Memory
    """What went out."""
    clock: str = ""
    """As `--clock` says it."""
    form: bool = False
    """With the form in the browser."""
    publish: bool = False
    """For readers: what stops the site from going live stops it."""
    known: KnownFiles | None = None
    """The files of the last output; those that would be the same are taken over."""


def write_outputs(
    project: Project, folders: Mapping[str, Path], progress: Progress, wanted: Wanted
) -> Built:
    """Judge the project and make everything in the folders of the outputs.

    Exits with 1 where something is wrong, or, to publish, where something stops the site.
    """
    from praksis.gate import refuse_unless_ready, source_verdict
    from praksis.outcome import Built
    from praksis.swap import write_files
    from records.messages import line_of
    from site_plugins import building
    from site_plugins.known_files import has_known_inputs

    site, outbox = folders[SITE], folders[OUTBOX]
    with progress.step("Kontrollerer indholdet"):
        config = building.site_config(project, wanted.clock, site, form=wanted.form)
        judged = building.judged_site(config, wanted.memory)
        if wanted.publish:
            refuse_unless_ready(source_verdict(judged.library, wanted.clock))
        refuse_faults(judged.library)
    with progress.step("Bygger sider, feeds og kalendere"):
        is_ours = has_known_inputs(config, project.root)
        state = building.build_site(config, judged, progress, wanted.known if is_ours else None)
    with progress.step("Skriver nyhedsbreve"):
        told: list[str] = []

        def tell(line: str) -> None:
            click.echo(line, err=True)
            told.append(line)

        mails = write_files(outbox, building.mail_files(state, tell)) // building.MAIL_FILES
        write_files(outbox, building.server_rules(state))
        state.pictures.prune()
        state.library.kept.save()
    library = judged.library
    return Built(
        library,
        state,
        building.summary(state, len(library.diagnostics), site, mails),
        tuple(map(line_of, library.diagnostics)),
        tuple(told),
        is_ours,
    )


@contextmanager
def stop_on_errors() -> Iterator[None]:
    """Say of any refusal inside that the last output stays; those of MkDocs become ours."""
    from jinja2 import TemplateError

    from site_plugins.mkdocs_refusals import refusal_of

    with noting("Intet er lagt på plads. Det sidste gode resultat er urørt."):
        try:
            yield
        except Exception as error:
            # Jinja's word for a template that is missing is an OSError too.
            is_told = isinstance(error, PraksisError | OSError)
            if is_told and not isinstance(error, TemplateError):
                raise
            said = refusal_of(error, find_project(Path.cwd()).root)
            if not said:
                raise
            raise PraksisError(said) from None


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
