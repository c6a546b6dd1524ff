"""Where a command works: the project of the current folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from records.source.files import Project


def current_project() -> Project:
    """The project of the current folder. Raises NoProjectError outside one."""
    from records.source.project import find_project

    return find_project(Path.cwd())
