"""What a run of the alerts works with, read from the current project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import click

from newsletter.alerts.night import Desk
from newsletter.alerts.planning import lists_of
from newsletter.engines.engine import Engine
from newsletter.engines.factory import engine_of, takes_drafts
from newsletter.errors import EngineError
from praksis.clock import clock_now
from praksis.project import current_project, settings_of
from publishing.mail_settings import EngineName
from records.danish.nearest import nearest
from records.errors import PraksisError
from records.loading.library import Library, load
from records.messages import line_of
from records.model.newsletter import MailingList
from releasing.history import remembered
from site_plugins.checks import ALL_CHECKS
from site_plugins.filling import filled


@dataclass(frozen=True)
class AlertContext:
    """A run, and the engine that it starts alerts in."""

    desk: Desk
    engine: Callable[[], Engine]

    @classmethod
    def open(cls, names: tuple[str, ...], clock: str) -> AlertContext:
        """The lists that write by themselves, or those that are named.

        What went out is read from the releases: an alert leads to nothing that is not on the site.
        Raises PraksisError for faults in the content, and a usage error for a name that is none.
        """
        project = current_project()
        settings, now = settings_of(project), clock_now(clock)
        memory = remembered(project.root, settings.release).memory
        library = load(project, ALL_CHECKS, memory=memory)
        for problem in library.faults:
            click.echo(line_of(problem), err=True)
        if library.faults:
            raise PraksisError("Ret fejlene i indholdet, og prøv igen.")
        site = settings.site_at(now)
        library = filled(library, site.region, now)
        for name in names:
            _check(name, library)
        mail = settings.newsletter
        desk = Desk(project, library, site, now, mail, lists_of(library, names))
        return cls(desk, partial(engine_of, mail))

    def refuse_silent_engine(self) -> None:
        """Raise EngineError, before anything is frozen, where the engine cannot send by itself."""
        mail = self.desk.settings
        if self.desk.lists and not self.has_no_engine and not takes_drafts(mail):
            raise EngineError(
                f"{mail.engine} kan ikke sende noget af sig selv. Skriv listmonk eller mailman "
                "under newsletter i mkdocs.yml, eller slet trigger på listerne."
            )

    @property
    def has_no_engine(self) -> bool:
        """Whether there is nothing that could start an alert."""
        return self.desk.settings.engine is EngineName.NONE


def _check(name: str, library: Library) -> None:
    known = [each.id for each in lists_of(library)]
    if name in known:
        return
    if library.find(MailingList, name):
        raise click.UsageError(f'Listen "{name}" skriver ikke selv: den har intet trigger.')
    near = nearest(name, known)
    cure = f'Mente du "{near}"?' if near else f"Der er: {', '.join(known) or 'ingen'}."
    raise click.UsageError(f'Listen "{name}" findes ikke. {cure}')
