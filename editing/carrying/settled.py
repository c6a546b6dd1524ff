"""Whether all of the content can be read, so that a change of many files misses none."""

from __future__ import annotations

from records.errors import PraksisError
from records.loading.library import Library
from records.source.git import HistoryError, ask

_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")


class UnsettledError(PraksisError):
    """The files are not in a state in which many of them can be changed at once."""


def require_settled(library: Library) -> None:
    """Raise UnsettledError in the middle of a merge, and where a file cannot be read."""
    root = library.project.root
    for name in _UNFINISHED:
        try:
            done = ask(root, "rev-parse", "--git-path", name)
        except HistoryError:
            break
        path = done.stdout.decode("utf-8", "replace").strip()
        if done.returncode == 0 and path and (root / path).exists():
            raise UnsettledError(
                "Git er midt i at flette. Gør det færdigt først (git status siger hvordan), "
                "så ingen fil bliver glemt. Intet er skrevet."
            )
    if library.unreadable:
        shown = sorted({fault.position.path for fault in library.faults})[:3]
        raise UnsettledError(
            f"Ikke alle filer kan læses, fx {', '.join(shown)}. Ret dem først, så ingen link "
            "bliver glemt. Intet er skrevet."
        )
