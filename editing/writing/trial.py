"""What files would be like after a change, tried in a copy of the project that is thrown away.

It takes whatever a change can do: records of several kinds, rows of tables, media, what is moved
or deleted. `records.loading.ahead` takes new files of one kind alone, and so can do without a copy,
which thousands of rows of a spreadsheet could not wait for.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from editing.writing.together import FileChange, Move, Step, write_together
from records.source.files import Project

_MEMORY = ("*.lock.json", "letters/*/*")
"""Of `.praksis/`: what went out, which checks ask."""


@contextmanager
def trial(project: Project, steps: Iterable[Step]) -> Iterator[Project]:
    """A copy of the project in which the steps are done. Raises WriteError where they cannot be.

    Files are shared with the project by links where the drive has them; every write there puts a
    new file in place, so nothing of the project changes.
    """
    with tempfile.TemporaryDirectory(prefix=".praksis-", dir=_near(project)) as name:
        copy = Project(Path(name), Path(name, project.content.name))
        shutil.copytree(project.content, copy.content, symlinks=True, copy_function=_link)
        memory = project.root / ".praksis"
        found = (file for pattern in _MEMORY for file in memory.glob(pattern))
        for file in filter(Path.is_file, found):
            there = copy.root / file.relative_to(project.root)
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, there)
        write_together(copy, [_moved(step, project, copy) for step in steps])
        yield copy


def _near(project: Project) -> Path | None:
    """A folder on the project's own drive that nobody publishes or commits."""
    folder = project.root / ".praksis" / "cache"
    with suppress(OSError):  # also where it is there
        folder.mkdir(parents=True)
    # Where nobody may write, the write itself says so, and names the file that it is about.
    return folder if os.access(folder, os.W_OK) else None


def _link(source: str, target: str) -> str:
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)
    return target


def _moved(step: Step, old: Project, new: Project) -> Step:
    def there(file: Path) -> Path:
        return new.root / file.relative_to(old.root)

    if isinstance(step, Move):
        return Move(there(step.old), there(step.new))
    return FileChange(there(step.file), step.was, step.becomes)
