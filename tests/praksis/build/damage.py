"""What befalls files of a project that nobody edits: its caches and its outputs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.project_copy import CACHE, OUTPUTS, ProjectCopy

Harm = Callable[[Random, Path], object]


def of_cache(dice: Random, project: ProjectCopy) -> None:
    """A file of the cache is cut, emptied, changed, exchanged for another or gone; or all of it."""
    files = _files(project.folder / CACHE)
    if not files or dice.random() < 0.1:
        shutil.rmtree(project.folder / CACHE, ignore_errors=True)
        return
    for file in dice.sample(files, min(3, len(files))):
        dice.choice(_HARMS)(dice, file)
    one, other = dice.choice(files), dice.choice(files)
    if one != other and one.is_file() and other.is_file():
        shutil.copy(one, other)


def of_site(dice: Random, project: ProjectCopy) -> None:
    """The same of what was built; and things that nobody built lie there."""
    files = [file for name in OUTPUTS for file in _files(project.folder / name)]
    if not files:
        return
    dice.choice((*_HARMS, _stray, _led_elsewhere, _closed, _whole_folder))(dice, dice.choice(files))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _cut(dice: Random, file: Path) -> None:
    os.truncate(file, dice.randrange(file.stat().st_size + 1))


def _emptied(_dice: Random, file: Path) -> None:
    os.truncate(file, 0)


def _changed(dice: Random, file: Path) -> None:
    """One byte, at the same size and as if it had not been touched."""
    status = file.stat()
    content = bytearray(file.read_bytes())
    if content:
        content[dice.randrange(len(content))] ^= 1 + dice.randrange(255)
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _gone(_dice: Random, file: Path) -> None:
    file.unlink()


_HARMS: tuple[Harm, ...] = (_cut, _emptied, _changed, _changed, _gone)


def _stray(_dice: Random, file: Path) -> None:
    file.with_name("fremmed.html").write_text("Her skulle intet ligge.", encoding="utf-8")


def _led_elsewhere(_dice: Random, file: Path) -> None:
    other = file.with_name(f"{file.name}.andet")
    file.rename(other)
    file.symlink_to(other.name)


def _closed(_dice: Random, file: Path) -> None:
    file.chmod(0o600)


def _whole_folder(_dice: Random, file: Path) -> None:
    shutil.rmtree(file.parent)
