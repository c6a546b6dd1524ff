"""What a build made again as it was: the very files of the last good output.

So a file that did not change keeps its time, for web servers and for copying to them, and lies on
the disk once while the old output and the new one stand side by side.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

_CHUNK = 1 << 20


def keep_unchanged(new: Path, last: Path) -> int:
    """Put each file of `last` in the place of an equal one in `new`; says how many.

    Both folders lie on one drive; on one without hard links the new files stay. Nobody may write
    into a file of `new` after this, for it is the reader's file as well.
    """
    return _kept_below(os.fspath(new), os.fspath(last))


def _kept_below(new: str, last: str) -> int:
    """Files that were taken over when they were made are told by their numbers alone."""
    try:
        with os.scandir(last) as entries:
            before = {entry.name: entry.inode() for entry in entries if not entry.is_symlink()}
    except OSError:
        return 0
    with os.scandir(new) as found:
        entries_now = list(found)
    kept = 0
    for entry in entries_now:
        if entry.name not in before:
            continue
        if entry.is_dir(follow_symlinks=False):
            kept += _kept_below(entry.path, f"{last}{os.sep}{entry.name}")
        elif entry.inode() == before[entry.name] and not entry.is_symlink():
            kept += 1
        else:
            kept += _keep(Path(entry.path), Path(last, entry.name))
    return kept


def _keep(new: Path, last: Path) -> bool:
    beside = new.with_name(f".{token_hex(6)}")
    try:
        if not _alike(new, last):
            return False
        os.link(last, beside)
        wanted = stat.S_IMODE(new.stat().st_mode)
        if stat.S_IMODE(beside.stat().st_mode) != wanted:  # who may read it is another matter
            beside.chmod(wanted)
        beside.replace(new)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True


def _alike(new: Path, last: Path) -> bool:
    one, other = new.lstat(), last.lstat()
    if not stat.S_ISREG(one.st_mode) or not stat.S_ISREG(other.st_mode):
        return False
    if one.st_uid != other.st_uid:  # its rights could not be set
        return False
    return one.st_size == other.st_size and _same_bytes(new, last)


def _same_bytes(new: Path, last: Path) -> bool:
    with new.open("rb", buffering=0) as one, last.open("rb", buffering=0) as other:
        while part := one.read(_CHUNK):
            if part != other.read(_CHUNK):
                return False
    return True
