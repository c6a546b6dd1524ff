"""Building beside the last good output, and swapping in only what is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from records.output import OutputFile


@contextmanager
def staging(project: Path, names: tuple[str, ...]) -> Iterator[dict[str, Path]]:
    """An empty folder for each output; swapped in together at the end, or removed on any error.

    What an earlier, killed build left between two moves is put back first.
    """
    for name in names:
        _recover(project, name)
    folders = {name: Path(tempfile.mkdtemp(prefix=f"{name}.ny-", dir=project)) for name in names}
    try:
        yield folders
        for name, folder in folders.items():
            _swap(project, name, folder)
    finally:
        for folder in folders.values():
            shutil.rmtree(folder, ignore_errors=True)


def write_files(folder: Path, outputs: Iterable[OutputFile]) -> int:
    """Write the files into `folder`; says how many."""
    number = 0
    for output in outputs:
        target = folder / output.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.content)
        number += 1
    return number


def _swap(project: Path, name: str, folder: Path) -> None:
    """Two renames: a kill between them is mended by the next build, from `<name>.gammel`."""
    folder.chmod(0o755)
    target, old = project / name, _old(project, name)
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.replace(target, old)
    os.replace(folder, target)
    shutil.rmtree(old, ignore_errors=True)


def _recover(project: Path, name: str) -> None:
    target, old = project / name, _old(project, name)
    if old.exists() and not target.exists():
        os.replace(old, target)
    for left in project.glob(f"{name}.ny-*"):
        if left.is_dir() and not _in_use(left):
            shutil.rmtree(left, ignore_errors=True)


def _in_use(folder: Path) -> bool:
    """Whether another build may still be writing there: changed within the last hour."""
    return time.time() - folder.stat().st_mtime < 3600


def _old(project: Path, name: str) -> Path:
    return project / f"{name}.gammel"
