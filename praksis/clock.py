"""The moment a command speaks of: what `--clock` says, else that of a build."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from publishing.settings import Settings
    from records.clock import Clock
    from records.loading.library import Library
    from records.source.files import Project

CLOCK = click.option(
    "--clock", default="", help="Gør det som på dette tidspunkt, fx 2026-11-23T08:00, eller now."
)


def resolve_clock(given: str, settings: Settings, library: Library) -> Clock:
    """The clock of a build of this library now. Raises a usage error for what is no moment."""
    from publishing.settings import build_clock

    try:
        return build_clock(
            given or settings.clock,
            settings.demo_clock,
            has_examples=library.has_examples,
            environment=os.environ,
            started=time.time(),
        )
    except ValueError:
        raise click.UsageError(_no_moment(given)) from None


def clock_now() -> Clock:
    """This moment, or that of `SOURCE_DATE_EPOCH`: what is written today is dated today."""
    from records.clock import Clock

    return Clock.at_start(os.environ, time.time())


def _no_moment(given: str) -> str:
    if given:
        return f'--clock er "{given}". Skriv fx 2026-11-23T08:00 eller now.'
    return (
        'mkdocs.yml: "clock" eller "demo_clock" er ikke et tidspunkt. Skriv fx "2026-11-22T09:00".'
    )


def settings_of(project: Project) -> Settings:
    """What `mkdocs.yml` says. A file that cannot be read ends the command with 1."""
    from yaml import YAMLError

    from publishing.settings import read_settings

    try:
        return read_settings(project.root)
    except (OSError, YAMLError, ValueError, KeyError, AttributeError, TypeError):
        sentence = "mkdocs.yml: filen kan ikke læses. Hent den igen fra Git, eller ret den."
        raise click.ClickException(sentence) from None
