"""Text into a file of `content/`, whole or not at all, and never over what another wrote."""

from __future__ import annotations

import codecs
import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from records.errors import PraksisError, reason_of
from records.source.files import Project
from records.source.whole_file import write_new, write_whole


class WriteError(PraksisError):
    """A file that could not be written; the text names it."""


@dataclass(frozen=True, slots=True)
class Writers:
    """How a new file is written, and how one that is there; both raise OSError."""

    new: Callable[[Path, bytes], object]
    whole: Callable[[Path, bytes], object]


LASTING = Writers(write_new, write_whole)
"""Whole or not at all, also when the power goes."""


def create(project: Project, file: Path, text: str, writers: Writers = LASTING) -> None:
    """Write a new file, and the folders above it. Raises WriteError, also where one is there."""
    try:
        make_folder(file.parent)
        writers.new(file, text.encode())
    except FileExistsError:
        message = f"{project.shown(file)} findes allerede. Vælg et andet id, eller ret den fil."
        raise WriteError(message) from None
    except OSError as error:
        raise _refused(project, file, error) from error


def make_folder(folder: Path) -> None:
    """The folder, and those above it. Raises NotADirectoryError where a file has its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "a file", str(folder)) from error


def replace(
    project: Project, file: Path, was: bytes, text: str, writers: Writers = LASTING
) -> None:
    """Write the text in place of `was`, what the file held when it was read. Raises WriteError."""
    try:
        if file.read_bytes() != was:
            message = f"{project.shown(file)} er ændret imens. Gem den i dit program, og prøv igen."
            raise WriteError(message)
        writers.whole(file, as_before(text, was))
    except OSError as error:
        raise _refused(project, file, error) from error


def as_before(text: str, was: bytes) -> bytes:
    """The text as the file holds it that held `was`: Windows line ends and a first mark stay."""
    ended = text.replace("\n", "\r\n") if b"\r\n" in was else text
    return (codecs.BOM_UTF8 if was.startswith(codecs.BOM_UTF8) else b"") + ended.encode()


def _refused(project: Project, file: Path, error: OSError) -> WriteError:
    return WriteError(f"{project.shown(file)} kan ikke skrives: {reason_of(error)}.")
