"""Writing a file whole or not at all, as everything does here that writes outside a build.

The content goes into a hidden file of the same folder first, which then takes the file's place.
Whoever reads meets the old or the new content, also when power or process ends in between.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO

if sys.platform != "win32":
    import fcntl

_ENDING = ".half"
_left: dict[Path, tuple[int, tuple[str, ...]]] = {}
"""When each folder last changed, as this process left it, and the halves that lay in it then."""


def write_whole(file: Path, *content: bytes) -> None:
    """Put the content in place of what the file holds; the folder has to be there.

    A file that is there keeps its permissions. Through a link the file behind it is written, and
    what is no plain file, such as /dev/stdout, is written to directly. Raises OSError, which names
    `file`; nothing has changed then.
    """
    with naming(file):
        mode = _mode_of(file)
        if mode is not None and not stat.S_ISREG(mode):
            file.write_bytes(b"".join(content))
            return
        target = Path(os.path.realpath(file))
        with _half(target, *content) as half:
            if mode is not None:
                half.chmod(stat.S_IMODE(mode))
            half.replace(target)


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet. Raises FileExistsError where it is, and OSError."""
    with naming(file), _half(file, content) as half:
        take_new_place(half, file)


def write_unsynced(file: Path, content: bytes) -> None:
    """Write a file that tells by itself whether it is whole: nobody waits for the disk.

    Of thousands in one folder, none looks at all others either: what a killed process leaves
    half written lies there under a hidden name until whoever keeps the folder clears it. Raises
    OSError.
    """
    half = file.with_name(f".{file.name[:40]}.{token_hex(8)}{_ENDING}")
    try:
        half.write_bytes(content)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def take_new_place(half: Path | str, file: Path) -> None:
    """Give a whole file its name. Raises FileExistsError where another has it, and OSError."""
    try:
        os.link(half, file)  # unlike a rename, it refuses to take another file's place
    except FileExistsError:
        raise
    except OSError:
        _take_place(Path(half), file)


def _take_place(half: Path, file: Path) -> None:
    """What a link does, on a drive without links: the name is taken first, then the place."""
    with file.open("xb"):
        pass
    try:
        half.replace(file)
    except OSError:
        file.unlink()
        raise


def _mode_of(file: Path) -> int | None:
    """What the file is and may; None where there is none. Raises OSError for a read-only one."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return None
    if not os.access(file, os.W_OK):  # a rename would not mind
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


@contextmanager
def _half(target: Path, *content: bytes) -> Iterator[Path]:
    """The content in a file beside the target; it is gone at the end, however that comes."""
    folder, prefix = target.parent, f".{target.name[:40]}."
    halves = _halves(folder)
    _remove_left_behind(folder, (name for name in halves if name.startswith(prefix)))
    half = target.with_name(f"{prefix}{token_hex(8)}{_ENDING}")
    try:
        with half.open("xb") as stream:
            try_to_lock(stream)
            stream.writelines(content)
            stream.flush()
            os.fsync(stream.fileno())
            if sys.platform == "win32":
                stream.close()  # an open file cannot be moved there
            yield half
    finally:
        half.unlink(missing_ok=True)
        with suppress(OSError):
            _left[folder] = folder.stat().st_mtime_ns, halves


def _halves(folder: Path) -> tuple[str, ...]:
    """The halves in a folder: looked for again where anybody else was there since we wrote.

    So whoever writes ten thousand files lists them once.
    """
    with suppress(OSError):
        changed, known = _left.get(folder, (0, ()))
        if changed == folder.stat().st_mtime_ns:
            return known
        return tuple(one.name for one in os.scandir(folder) if one.name.endswith(_ENDING))
    return ()


def _remove_left_behind(folder: Path, halves: Iterable[str]) -> None:
    """Delete what a killed process could not, and nothing that another one is writing."""
    for half in (folder / name for name in halves):
        with suppress(OSError), half.open("rb") as stream:
            if try_to_lock(stream):
                half.unlink()


def try_to_lock(stream: IO[bytes] | int) -> bool:
    """Lock a half for as long as it is open; False where its writer still lives.

    Windows has no such lock: there a half that was left behind stays.
    """
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Name in an error the file that was to be written, and not the half beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
