"""Text into a file of `content/`, whole or not at all, and never over what another wrote."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from records.errors import PraksisError
from records.source.files import Project


class WriteError(PraksisError):
    """A file that could not be written; the text names it."""


_REASONS = {
    errno.EACCES: "du har ikke lov til at skrive der",
    errno.EPERM: "du har ikke lov til at skrive der",
    errno.EROFS: "drevet kan kun læses",
    errno.ENOSPC: "drevet er fyldt",
    errno.ENOTDIR: "en af mapperne er en fil",
}


def create(project: Project, file: Path, text: str) -> None:
    """Write a new file, and the folders above it. Raises WriteError, also where one is there."""
    try:
        _make_folder(file.parent)
        written = _beside(file, text)
        try:
            os.link(written, file)  # unlike a rename, it refuses to take another file's place
        finally:
            written.unlink()
    except FileExistsError:
        message = f"{project.shown(file)} findes allerede. Vælg et andet id, eller ret den fil."
        raise WriteError(message) from None
    except OSError as error:
        raise _refused(project, file, error) from error


def _make_folder(folder: Path) -> None:
    """Raises NotADirectoryError where a file has the folder's place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "a file", str(folder)) from error


def replace(project: Project, file: Path, was: bytes, text: str) -> None:
    """Write the text in place of `was`, what the file held when it was read. Raises WriteError.

    Windows line ends stay as they were.
    """
    text = text.replace("\n", "\r\n") if b"\r\n" in was else text
    try:
        if file.read_bytes() != was:
            message = f"{project.shown(file)} er ændret imens. Gem den i dit program, og prøv igen."
            raise WriteError(message)
        mode = file.stat().st_mode
        if not os.access(file, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        written = _beside(file, text)
        written.chmod(mode)
        written.replace(file)
    except OSError as error:
        raise _refused(project, file, error) from error


def _beside(file: Path, text: str) -> Path:
    """The text in a hidden file of the same folder, so that nobody meets half of it."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(name).chmod(0o644)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _refused(project: Project, file: Path, error: OSError) -> WriteError:
    reason = _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
    return WriteError(f"{project.shown(file)} kan ikke skrives: {reason}.")
