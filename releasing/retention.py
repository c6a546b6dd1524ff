"""How much of the past is kept: so many releases, and so many megabytes.

Older ones leave the branch whole. What they said of records is in the memory of each later one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publishing.release_settings import Keep
from releasing.git import run
from releasing.release import Recorded

_SLACK = 1.5
"""By how much the limits may be passed before the branch is written anew: not each night."""


def is_too_much(root: Path, head: str, keep: Keep, *, slack: float = 1.0) -> bool:
    """Whether the branch holds more than is to be kept."""
    commits = _commits(root, head)
    over = len(commits) > keep.releases * slack
    return over or _octets(root, commits) > keep.megabytes * 1_000_000 * slack


def kept(root: Path, newest: Recorded, keep: Keep, *, at_once: bool = False) -> Recorded:
    """The newest release, after as many others as may be kept; as it is where none is too much.

    The commits are made anew, their trees are not. Raises ReleaseError.
    """
    if not is_too_much(root, newest.commit, keep, slack=1.0 if at_once else _SLACK):
        return newest
    commits = _commits(root, newest.commit)[: keep.releases]
    while len(commits) > 1 and _octets(root, commits) > keep.megabytes * 1_000_000:
        commits = commits[:-1]
    return replace(newest, commit=rechained(root, commits[::-1]))


def rechained(root: Path, commits: list[str]) -> str:
    """The same commits, oldest first, as a history of their own; gives the last one."""
    parent = ""
    for commit in commits:
        head, _, message = run(root, "cat-file", "commit", commit).partition(b"\n\n")
        lines = [line for line in head.split(b"\n") if not line.startswith(b"parent ")]
        if parent:
            lines.insert(1, f"parent {parent}".encode())
        whole = b"\n".join(lines) + b"\n\n" + message
        parent = run(
            root, "hash-object", "-t", "commit", "-w", "--stdin", given=whole
        ).decode().strip()  # fmt: skip
    return parent


def _commits(root: Path, head: str) -> list[str]:
    return run(root, "rev-list", "--first-parent", head).decode().split()


def _octets(root: Path, commits: list[str]) -> int:
    """What all their objects take on disk; those of several count once."""
    words = ("rev-list", "--no-walk", "--objects", "--disk-usage", "--stdin")
    told = run(root, *words, given="\n".join(commits).encode())
    return int(told.decode().split()[0])
