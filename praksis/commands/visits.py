"""`praksis visits`: visits by page and letter, from the web server's own logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.commands.logs import Asked, log_options, tell_reading
from praksis.project import current_project, settings_of

if TYPE_CHECKING:
    from publishing.serverlogs.visits import Visits
    from publishing.settings import Settings
    from records.loading.library import Library
    from records.source.files import Project


@click.command(
    cls=danish.Command,
    examples=(
        "praksis visits access.log",
        "praksis visits access.log* --year 2026 --csv besoeg.csv --chart besoeg.svg",
    ),
)
@log_options
def visits(asked: Asked) -> None:
    """Tæl besøg på sider og fra breve i webserverens logfiler.

    Til årets tal. Læser de samme logfiler som praksis podcast downloads. Tæller kun sider, som
    hjemmesiden har eller har haft, uden robotter og filer, og en gæst én gang om dagen på hver
    side. Besøg fra breve kan ses, når listen har link_parameters med {udgave}. Skriver intet, der
    kan føres tilbage til en person.
    """
    from publishing.serverlogs.site_pages import issues_known, page_titles
    from publishing.serverlogs.visit_report import VisitReport

    project = current_project()
    settings = settings_of(project)
    library = _library(project, settings)
    counting = _counting(library, settings)
    merged, days = asked.count(counting)
    report = VisitReport(counting, page_titles(library), issues_known(library), days)
    asked.write(report)
    click.echo(report.as_text(), nl=False)
    tell_reading(merged, counting.machines)
    if not _marks(library):
        click.echo("Ingen liste har link_parameters med {udgave}, så besøg fra breve kan ikke ses.")


def _library(project: Project, settings: Settings) -> Library:
    from records.loading.library import load
    from releasing.history import remembered

    return load(project, memory=remembered(project.root, settings.release).memory)


def _counting(library: Library, settings: Settings) -> Visits:
    from urllib.parse import urlsplit

    from publishing.serverlogs.site_pages import issues_known, pages_known
    from publishing.serverlogs.visits import Visits, letters
    from records.codes.people import AudienceCode

    return Visits(
        pages_known(_pages(library, settings), library.memory),
        urlsplit(settings.site.url).path or "/",
        letters(_marks(library), issues_known(library), [code.value for code in AudienceCode]),
    )


def _pages(library: Library, settings: Settings) -> tuple[str, ...]:
    """The pages that are out; where nothing is known of that, those that a build would make."""
    from praksis.clock import build_clock
    from publishing.serverlogs.site_pages import published_pages
    from site_plugins.judging import judged, theme_of

    if library.memory.released:
        return published_pages(library.memory)
    clock = build_clock("", settings, has_examples=library.has_examples)
    return tuple(judged(library, settings, clock, theme_of(library.project.root)).state.pages)


def _marks(library: Library) -> dict[str, str]:
    """What each mailing list puts on its links, where that names the letter."""
    from records.model.newsletter import MailingList

    told = {each.id: each.link_parameters or "" for each in library.all(MailingList)}
    return {name: mark for name, mark in told.items() if "{udgave}" in mark}
