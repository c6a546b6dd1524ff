"""Where a command works: the folder with `mkdocs.yml`, from anywhere inside it; its settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from records.errors import PraksisError
from records.source.files import Project
from records.source.own_cache import refuse_foreign_cache

if TYPE_CHECKING:
    from publishing.settings import Settings


class NoProjectError(PraksisError):
    """No folder upwards has a `mkdocs.yml`."""

    wrong_use = True


def current_project() -> Project:
    """The project of the current folder. Raises NoProjectError outside one, and SourceError for one
    whose cache came from others.
    """  # noqa: D205 - one sentence
    project = find_project(Path.cwd())
    refuse_foreign_cache(project.root)
    return project


def find_project(start: Path) -> Project:
    """The project that `start` lies in, and its content folder. Raises NoProjectError."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return Project(folder, folder / "content")
    message = (
        f"Her er intet projekt: hverken {start} eller mapperne over den har en mkdocs.yml. "
        "Gå til projektets mappe, og prøv igen."
    )
    raise NoProjectError(message)


def settings_of(project: Project) -> Settings:
    """What `mkdocs.yml` says. Raises SettingsError for what cannot be used in it."""
    from publishing.settings_file import read_settings

    return read_settings(project.root)
