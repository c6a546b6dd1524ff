"""Where a command works: the project of the current folder, and its settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publishing.settings import Settings
    from records.source.files import Project


def current_project() -> Project:
    """The project of the current folder. Raises NoProjectError outside one."""
    from records.source.project import find_project

    return find_project(Path.cwd())


def settings_of(project: Project) -> Settings:
    """What `mkdocs.yml` says. Raises SettingsError for what cannot be used in it."""
    from publishing.settings_file import read_settings

    return read_settings(project.root)
