"""Builds beside the last good output, and takes its place only when all is written."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from publishing.output import OutputFile


@contextmanager
def staging(project: Path, names: tuple[str, ...]) -> Iterator[dict[str, Path]]:
    """An empty folder for each output; swapped in together at the end, or removed on any error.

    One build at a time works in a project; the next one waits. What an earlier, killed build left
    between two moves is put back first, and what it had begun is removed.
    """
    with _alone(project):
        for name in names:
            _recover(project, name)
        folders = {n: Path(tempfile.mkdtemp(prefix=f"{n}.ny-", dir=project)) for n in names}
        try:
            yield folders
            for name, folder in folders.items():
                _swap(project, name, folder)
        finally:
            for folder in folders.values():
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(project: Path) -> Iterator[None]:
    """Hold the project folder's own lock, which the system frees when a build is killed.

    Windows has no lock on folders: there it is up to the user not to build twice at once.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(project, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


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
        target.replace(old)
    folder.replace(target)
    shutil.rmtree(old, ignore_errors=True)


def _recover(project: Path, name: str) -> None:
    target, old = project / name, _old(project, name)
    if old.exists() and not target.exists():
        old.replace(target)
    for left in project.glob(f"{name}.ny-*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)


def _old(project: Path, name: str) -> Path:
    return project / f"{name}.gammel"
