"""Where the project is: the folder with `mkdocs.yml`, from any folder inside it."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from records.source.files import Place

if TYPE_CHECKING:
    from records.library import Check


class NoProjectError(Exception):
    """No folder upwards has a `mkdocs.yml`."""


def find_project(start: Path) -> Place:
    """The project that `start` lies in, and its content folder. Raises NoProjectError."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return Place(folder, folder / "content")
    message = (
        f"Her er intet projekt: hverken {start} eller mapperne over den har en mkdocs.yml. "
        "Gå til projektets mappe, og prøv igen."
    )
    raise NoProjectError(message)


def further_checks() -> tuple[Check, ...]:
    """The checks that other packages register under `praksis.checks`, by name.

    This is how sound and mail are checked together with the records, although `records` imports
    neither.
    """
    found = sorted(entry_points(group="praksis.checks"), key=lambda point: point.name)
    return tuple(point.load() for point in found)
