"""Text into a file of `content/`, whole or not at all, and never over what another wrote."""

from __future__ import annotations

import codecs
import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from records.errors import PraksisError, reason_of
from records.source.files import Project
from records.source.many_files import write_all_new
from records.source.whole_file import write_new, write_whole


class WriteError(PraksisError):
    """A file that could not be written; the text names it."""


def create(project: Project, file: Path, text: str) -> None:
    """Write a new file, and the folders above it. Raises WriteError, also where one is there."""
    with _refusing(project, file):
        make_folder(file.parent)
        write_new(file, text.encode())


def create_all(project: Project, texts: Mapping[Path, str]) -> None:
    """Write new files, all or none, and the folders above them. Raises WriteError as `create`."""
    for folder in dict.fromkeys(file.parent for file in texts):
        with _refusing(project, folder):
            make_folder(folder)
    with _refusing(project):
        write_all_new({file: text.encode() for file, text in texts.items()})


def refuse_taken(project: Project, file: Path) -> None:
    """Raise WriteError where something lies at the place of a new file."""
    if os.path.lexists(file):
        raise WriteError(_taken(project, file))


def _taken(project: Project, file: Path) -> str:
    return f"{project.shown(file)} findes allerede. Vælg et andet id, eller ret den fil."


@contextmanager
def _refusing(project: Project, file: Path | None = None) -> Iterator[None]:
    """Turn what the system says into a WriteError of the file, or else of the one that it names."""
    try:
        yield
    except FileExistsError as error:
        raise WriteError(_taken(project, file or Path(error.filename))) from None
    except OSError as error:
        raise _refused(project, file or Path(error.filename), error) from error


def make_folder(folder: Path) -> None:
    """The folder, and those above it. Raises NotADirectoryError where a file has its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        reason = os.strerror(errno.ENOTDIR)
        raise NotADirectoryError(errno.ENOTDIR, reason, str(folder)) from error


def replace(project: Project, file: Path, was: bytes, text: str) -> None:
    """Write the text in place of `was`, what the file held when it was read. Raises WriteError."""
    with _refusing(project, file):
        if file.read_bytes() != was:
            message = f"{project.shown(file)} er ændret imens. Gem den i dit program, og prøv igen."
            raise WriteError(message)
        write_whole(file, as_before(text, was))


def as_before(text: str, was: bytes) -> bytes:
    """The text as the file holds it that held `was`: Windows line ends and a first mark stay."""
    ended = text.replace("\n", "\r\n") if b"\r\n" in was else text
    return (codecs.BOM_UTF8 if was.startswith(codecs.BOM_UTF8) else b"") + ended.encode()


def _refused(project: Project, file: Path, error: OSError) -> WriteError:
    return WriteError(f"{project.shown(file)} kan ikke skrives: {reason_of(error)}.")
