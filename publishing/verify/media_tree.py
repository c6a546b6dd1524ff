"""Every file below `content/media/`, found without going through a single link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MEDIA = "media"
_LEFT_BEHIND = ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx")
"""By programs that show folders; in small letters."""


class EntryFault(StrEnum):
    """Why an entry can never be published: the code of a message."""

    LINKED_FOLDER = "media-folder-is-link"
    LEADS_OUT = "media-link-leads-out"
    NOT_A_FILE = "media-not-a-file"
    NAME = "media-name-unusable"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, or what stands in the place of one."""

    path: str
    """From `content/`, `/` between folders."""
    fault: EntryFault | None = None


def entries(content: Path) -> Iterator[Entry]:
    """What lies in `content/media/`, sorted by path.

    Hidden files and what programs leave behind are passed over; they are never published.
    """
    top = content / MEDIA
    if top.is_symlink():
        yield Entry(MEDIA, EntryFault.LINKED_FOLDER)
        return
    inside = top.resolve()
    found = [each for base, folders, names in os.walk(top) for each in _in(base, folders, names)]
    for file in sorted(found):
        path = file.relative_to(content).as_posix()
        yield Entry(path, _fault(file, path, inside))


def _in(base: str, folders: list[str], names: list[str]) -> list[Path]:
    """The files of a folder and its linked folders; `folders` is left with those to walk."""
    linked = [name for name in folders if Path(base, name).is_symlink()]
    folders[:] = [name for name in folders if name not in linked and not _passed(name)]
    return [Path(base, name) for name in (*names, *linked) if not _passed(name)]


def _passed(name: str) -> bool:
    return name[0] == "." or name[-1] == "~" or name.lower() in _LEFT_BEHIND


def _fault(file: Path, path: str, inside: Path) -> EntryFault | None:
    if not path.isprintable() or "\\" in path:
        return EntryFault.NAME
    if file.is_symlink():
        if not is_inside(file, inside):
            return EntryFault.LEADS_OUT
        if file.is_dir():
            return EntryFault.LINKED_FOLDER
    return None if _is_regular(file) else EntryFault.NOT_A_FILE


def is_inside(file: Path, folder: Path) -> bool:
    """Whether a file, its links followed, lies in a folder that is no link; a ring does not."""
    try:
        return file.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def _is_regular(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False
