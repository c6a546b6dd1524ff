"""Several files changed as one step: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from editing.writing.files import WriteError, make_folder
from records.errors import reason_of
from records.source.files import Project
from records.source.whole_file import write_new, write_whole


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a file held when it was read, and what it shall hold; None is no file."""

    file: Path
    was: bytes | None
    becomes: bytes | None


@dataclass(frozen=True, slots=True)
class Move:
    """A file or a folder that gets another name."""

    old: Path
    new: Path


Step = FileChange | Move


def write_together(project: Project, steps: Iterable[Step]) -> None:
    """Do every step. Raises WriteError, after which every file is as it was, or is named.

    Nothing begins where a file is other than when it was read, or where a new one is there already.
    What another wrote meanwhile stays.
    """
    wanted = list(steps)
    for step in wanted:
        _refuse_other(project, step)
    done: list[Step] = []
    try:
        for step in wanted:
            done.append(step)
            _do(step)
    except OSError as error:
        left = [_shown(project, one) for one in reversed(done) if not _could_undo(one)]
        but = f", undtagen {', '.join(left)}" if left else ""
        message = f"{_shown(project, step)} kan ikke skrives: {reason_of(error)}."
        raise WriteError(f"{message} Alle filer er, som de var{but}.") from error


def _shown(project: Project, step: Step) -> str:
    return project.shown(step.old if isinstance(step, Move) else step.file)


def _refuse_other(project: Project, step: Step) -> None:
    target = step.new if isinstance(step, Move) else step.file
    is_new = isinstance(step, Move) or step.was is None
    if is_new and target.exists():
        message = f"{project.shown(target)} findes allerede. Vælg et andet id, eller ret den fil."
        raise WriteError(f"{message} Intet er skrevet.")
    if isinstance(step, FileChange) and step.was is not None and _held(step.file) != step.was:
        message = (
            f"{project.shown(step.file)} er ændret imens. Gem den i dit program, og prøv igen."
        )
        raise WriteError(message)


def _held(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _do(step: Step) -> None:
    if isinstance(step, Move):
        make_folder(step.new.parent)
        step.old.rename(step.new)
    elif step.becomes is None:
        step.file.unlink()
    elif step.was is None:
        make_folder(step.file.parent)
        write_new(step.file, step.becomes)
    else:
        write_whole(step.file, step.becomes)


def _could_undo(step: Step) -> bool:
    try:
        _undo(step)
    except OSError:
        return False
    return True


def _undo(step: Step) -> None:
    if isinstance(step, Move):
        if step.new.exists() and not step.old.exists():
            step.new.rename(step.old)
    elif _held(step.file) != step.becomes:
        return  # not done yet, or changed by another since
    elif step.was is None:
        step.file.unlink()
    elif step.becomes is None:
        write_new(step.file, step.was)
    else:
        write_whole(step.file, step.was)
