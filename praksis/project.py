"""Where a command works: the project of the current folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from records.source.files import Project


def current_project() -> Project:
    """The project of the current folder. Raises a usage error outside one."""
    from records.source.project import NoProjectError, find_project

    try:
        return find_project(Path.cwd())
    except NoProjectError as error:
        raise click.UsageError(str(error)) from None
