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


def check_clock(given: str) -> None:
    """Raise a usage error for what `--clock` says and is no moment."""
    from publishing.settings import NOW
    from records.clock import Clock

    try:
        if given not in ("", NOW):
            Clock.parse(given)
    except ValueError:
        message = f'--clock er "{given}". Skriv fx 2026-11-23T08:00 eller now.'
        raise click.UsageError(message) from None


def resolve_clock(given: str, settings: Settings, library: Library) -> Clock:
    """The clock of a build of this library now. Raises a usage error for what is no moment."""
    check_clock(given)
    return settings.clock_at(time.time(), given, has_examples=library.has_examples)


def clock_now(given: str = "") -> Clock:
    """The given moment, else `SOURCE_DATE_EPOCH`, else this one: what is written today is dated
    today, also while examples remain. Raises a usage error for what is no moment.
    """  # noqa: D205 - one rule
    from publishing.settings import NOW
    from records.clock import Clock

    check_clock(given)
    if given not in ("", NOW):
        return Clock.parse(given)
    return Clock.at_start(os.environ, time.time())


def settings_of(project: Project) -> Settings:
    """What `mkdocs.yml` says. Raises SettingsError for what cannot be used in it."""
    from publishing.settings_file import read_settings

    return read_settings(project.root)
