"""Finding and reading the files under `content/`, each refused file with a reason."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from records.danish.nearest import sure
from records.source.characters import FORBIDDEN, code_point
from records.source.diagnostics import Diagnostic, Position, SourceError, diagnostic, params_of
from records.source.signs import PLAIN, composed

_OF_SYSTEMS = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon", "__macosx", "$recycle.bin", "4913"}
)
"""What Windows, macOS and an editor put into folders, in small letters."""
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "et dokument fra Word eller Excel"),
    (b"\xd0\xcf\x11\xe0", "et gammelt dokument fra Word eller Excel"),
    (b"%PDF", "en PDF"),
    (b"{\\rtf", "et dokument i RTF"),
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"<!DOCTYPE html", "en webside"),
    (b"<html", "en webside"),
    (b"version https://git-lfs", "en henvisning fra Git LFS"),
)
"""How files of other programs begin."""
_BEGINNINGS = tuple(start for start, _ in _OTHERS)
_NOUGHTS = "\0" * 8
"""What a machine leaves of a file that it was stopped in writing."""
MAX_BYTES = 1_000_000
"""Largest text file that is read, in bytes. A record is a few kilobytes."""

_CONFLICT = re.compile("^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
"""The lines that Git writes around two versions; `=======` alone is a heading in Markdown."""

_CODES = {
    errno.ENOENT: "link-to-nothing",
    errno.ELOOP: "link-in-a-ring",
    errno.EACCES: "file-without-access",
    errno.EPERM: "file-without-access",
}


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and its content folder; turns files into the paths that messages show."""

    root: Path
    content: Path

    def shown(self, file: Path) -> str:
        """The path as messages show it: relative to the project, `/` between folders, NFC."""
        path, root = str(file), str(self.root) + os.sep
        relative = path[len(root) :] if path.startswith(root) else os.path.relpath(path, root)
        return unicodedata.normalize("NFC", relative.replace(os.sep, "/"))


def walk(project: Project, folder: str) -> Iterator[Path]:
    """Yield all files below `content/<folder>`, sorted by path.

    Hidden files and folders are passed over, and what programs leave behind. Links are yielded,
    those to folders too, because nothing behind them is read; `read_bytes` refuses them.
    """
    top = project.content / folder
    found = [str(top)] if top.is_symlink() else _found_below(top)
    yield from map(Path, sorted(found))


def _found_below(top: Path) -> Iterator[str]:
    for base, folders, names in os.walk(top):
        links = [name for name in folders if Path(base, name).is_symlink()]
        folders[:] = [name for name in folders if name[0] != "." and name not in links]
        yield from (
            f"{base}{os.sep}{name}" for name in [*names, *links] if not is_left_behind(name)
        )


def is_left_behind(name: str) -> bool:
    """Whether a system or a program left it there for itself, and will again."""
    is_hidden = name[0] == "." or name[-1] == "~" or name.startswith(("~$", "~WRL", ".#"))
    return is_hidden or name.casefold().rstrip("\r") in _OF_SYSTEMS


def read_text(project: Project, file: Path) -> str:
    r"""The text of `file`, without a byte-order mark and with `\n` line ends.

    Raises SourceError for all that `read_bytes` and `decode` refuse.
    """
    return bytes_and_text(project, file)[1]


def bytes_and_text(project: Project, file: Path) -> tuple[bytes, str]:
    """What is in `file`, as it is and as `read_text` gives it. Raises SourceError."""
    raw = read_bytes(project, file)
    return raw, decode(project.shown(file), raw)


def outside_bytes(file: Path, shown: str) -> bytes:
    """What is in a file that an editor names on the command line. Raises SourceError."""
    written = file.as_posix()
    if re.match(r"https?:/", written):
        raise _refused(shown, "file-on-the-web")
    if file.is_dir():
        raise _refused(shown, "folder-for-file")
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise _refused(shown, "file-not-there", near=_beside(file)) from None
    except OSError as error:
        raise _unreadable(shown, error) from error


def _beside(file: Path) -> str:
    """The file in the same folder whose name is most like it; empty for none."""
    folder = file.parent
    there = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    names = [name for name in there if not is_left_behind(name)]
    found = next((name for name in names if name.casefold() == file.name.casefold()), "")
    found = found or next((name for name in names if Path(name).stem == file.name), "")
    found = found or sure(file.name, names)
    return (folder / found).as_posix() if found else ""


def read_bytes(project: Project, file: Path) -> bytes:
    """What is in `file`.

    Raises SourceError for links that lead out of `content/`, links to folders, files over
    MAX_BYTES, and files that the system does not let us read.
    """
    shown = project.shown(file)
    try:
        found = file.lstat()
        if stat.S_ISLNK(found.st_mode):
            found = file.stat()
            _refuse_escape(project, file, shown)
        _refuse_odd(found, shown)
        return file.read_bytes()
    except OSError as error:
        raise _unreadable(shown, error) from error


def _unreadable(shown: str, error: OSError) -> SourceError:
    code = _CODES.get(error.errno or 0)
    if code:
        return _refused(shown, code)
    return _refused(shown, "file-unreadable", reason=error.strerror or type(error).__name__)


def _refused(shown: str, code: str, **params: object) -> SourceError:
    """The error of a file as a whole."""
    return SourceError(Diagnostic(code, Position(shown), params_of(params)))


def decode(shown: str, raw: bytes) -> str:
    r"""The bytes of a file as text, without a byte-order mark and with `\n` line ends.

    A letter that was typed in two pieces (`a` and a ring) becomes one. Raises SourceError for what
    is not UTF-8, for characters that YAML does not allow, and for two versions that nobody has
    chosen between.
    """
    if raw.startswith(_BEGINNINGS):
        other = next(kind for start, kind in _OTHERS if raw.startswith(start))
        raise SourceError(diagnostic("file-of-other-program", Position(shown), kind=other))
    text = _as_text(shown, raw)
    if _NOUGHTS in text:
        raise SourceError(diagnostic("file-half-saved", Position(shown)))
    is_plain = PLAIN.fullmatch(text) is not None
    found = None if is_plain else FORBIDDEN.search(text)
    if found:
        at = _mark_at(shown, text, found.start())
        raise SourceError(diagnostic("control-character", at, sign=code_point(found.group())))
    conflict = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if conflict:
        at = _mark_at(shown, text, conflict.start())
        raise SourceError(diagnostic("merge-conflict", at))
    lines = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return lines if is_plain else composed(lines)


def _refuse_escape(project: Project, file: Path, shown: str) -> None:
    if not file.resolve().is_relative_to(project.content.resolve()):
        raise _refused(shown, "folder-links-outside" if file.is_dir() else "file-links-outside")


def _refuse_odd(found: os.stat_result, shown: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise _refused(shown, "folder-is-a-link")
    if not stat.S_ISREG(found.st_mode):
        raise _refused(shown, "file-not-regular")
    if found.st_size > MAX_BYTES:
        megabytes = f"{found.st_size / 1_000_000:.1f}".replace(".", ",")
        raise _refused(shown, "file-too-large", megabytes=megabytes)


def _as_text(shown: str, raw: bytes) -> str:
    bare = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return bare.decode("utf-8")
    except UnicodeDecodeError as error:
        before = bare[: error.start].decode("utf-8")
        at = _mark_at(shown, before, len(before))
        raise SourceError(diagnostic("file-not-utf-8", at)) from error


def _mark_at(shown: str, text: str, offset: int) -> Position:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Position(shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
