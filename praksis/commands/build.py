"""`praksis build`: records to website, feeds and mail, whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from praksis import danish_help as danish
from praksis.project import current_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from praksis.progress import Progress
    from records.loading.library import Library
    from records.source.files import Project
    from site_plugins.library import LibraryPlugin

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

    project = current_project()
    check_clock(clock)
    progress = Progress(steps=4)
    with progress.step("Kontrollerer indholdet"):
        library = checked_library(project)
        if publish:
            refuse_examples(library)
    with stop_on_errors(), staging(project.root, (SITE, OUTBOX)) as folders:
        config = site_config(project, clock, folders[SITE])
        if admin:
            want_form(config)
        with progress.step("Bygger sider, feeds og kalendere"):
            build_site(config, library, progress)
        with progress.step("Skriver nyhedsbreve og opslag"):
            mails = build_outbox(config, folders[OUTBOX])
            build_posts(config, folders[OUTBOX])
            build_server_file(config, folders[OUTBOX])
        with progress.step("Lægger det færdige på plads"):
            told = summary(config, folders[SITE], mails)
    click.echo(f"{told} på {number(round(progress.seconds, 1))} sekunder.")


@contextmanager
def stop_on_errors() -> Iterator[None]:
    """Turn what MkDocs, our plugins, a template or the mails refuse into a sentence and exit 1."""
    from jinja2 import TemplateError
    from mkdocs.exceptions import MkDocsException

    from newsletter.errors import NewsletterError
    from site_plugins.errors import error_text

    try:
        yield
    except (MkDocsException, NewsletterError, OSError, TemplateError) as error:
        click.echo(
            f"{error_text(error)}\nIntet er lagt på plads. Det sidste gode resultat er urørt.",
            err=True,
        )
        raise SystemExit(1) from None


def check_clock(clock: str) -> None:
    """Raise a usage error for a time that cannot be read."""
    from records.clock import Clock

    if clock in ("", "now"):
        return
    try:
        Clock.parse(clock)
    except ValueError:
        message = f"--clock er {clock!r}. Skriv fx 2026-04-01T12:00 eller now."
        raise click.UsageError(message) from None


def checked_library(project: Project) -> Library:
    """All records; prints every problem and exits with 1 on faults.

    Warnings alone are told by the `library` plugin, which also knows the clock.
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
    examples = list(_examples(library))
    for line in examples:
        click.echo(line, err=True)
    if examples:
        click.echo("Siden kan ikke udgives, mens der er eksempler. Intet er bygget.", err=True)
        raise SystemExit(1)


def _examples(library: Library) -> Iterator[str]:
    for shelf in library.records.values():
        for record in shelf.values():
            if record.example:
                mark = library.locate(record, ("example",))
                yield f"{mark}: {record.label} er et eksempel. Slet det, eller gør det rigtigt."


def site_config(project: Project, clock: str, site_dir: Path) -> MkDocsConfig:
    """The project's MkDocs configuration, building into `site_dir`."""
    from mkdocs.config import load_config

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(site_dir))
    if clock:
        config.plugins["library"].config.clock = clock
    return config


def want_form(config: MkDocsConfig) -> None:
    """Ask for the form in the browser. Raises PluginError where `mkdocs.yml` does without."""
    from mkdocs.exceptions import PluginError

    from site_plugins.admin.plugin import AdminPlugin

    plugin = config.plugins.get("admin")
    if not isinstance(plugin, AdminPlugin):
        raise PluginError('mkdocs.yml: under "plugins" mangler "admin".')
    plugin.wanted = True


def build_site(config: MkDocsConfig, library: Library, progress: Progress) -> None:
    """Run MkDocs with the library that was already read."""
    from mkdocs.commands.build import build as mkdocs_build

    plugin = cast("LibraryPlugin", config.plugins["library"])
    plugin.loaded = library
    plugin.progress = progress
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()


def build_outbox(config: MkDocsConfig, folder: Path) -> int:
    """Write every newsletter edition; says how many."""
    from newsletter.outbox import outbox_files
    from praksis.swap import write_files
    from site_plugins.build_state import state_of

    state = state_of(config)

    def tell(sentence: str) -> None:
        click.echo(sentence, err=True)

    return write_files(folder, outbox_files(state.library, state.site, state.clock, tell)) // 3


def build_posts(config: MkDocsConfig, folder: Path) -> None:
    """Write what the office posts of the pages, and forget pictures that nothing uses any more."""
    from praksis.swap import write_files
    from publishing.sharing import office_files, posts
    from site_plugins.build_state import state_of

    state = state_of(config)
    for post in posts(state.pages.values(), state.site):
        write_files(folder, office_files(post, state.site, state.pictures))
    state.pictures.prune()


def build_server_file(config: MkDocsConfig, folder: Path) -> None:
    """Write the rules for nginx, which takes none out of the site."""
    from praksis.swap import write_files
    from site_plugins.admin.plugin import headers_of
    from site_plugins.build_state import state_of
    from site_plugins.server_files import nginx_file

    state = state_of(config)
    write_files(folder, [nginx_file(state.pages.values(), state.site, headers_of(config))])


def summary(config: MkDocsConfig, site: Path, mails: int) -> str:
    """`97 sider, 3 udgaver af nyhedsbrevet, 0 advarsler, 2,7 MB`."""
    from records.danish.numbers import count, size
    from site_plugins.build_state import state_of

    octets = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    state = state_of(config)
    warnings = len(state.library.diagnostics) - len(state.library.faults)
    parts = (
        count(len(state.pages), "side", "sider"),
        count(mails, "udgave af nyhedsbreve", "udgaver af nyhedsbreve"),
        count(warnings, "advarsel", "advarsler"),
        size(octets),
    )
    return f"Færdig: {', '.join(parts)}"
