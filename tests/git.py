"""Real repositories for tests."""

from __future__ import annotations

import subprocess
from collections.abc import MutableMapping
from itertools import count
from pathlib import Path

QUICK = {"core.fsync": "none", "gc.auto": "0", "maintenance.auto": "false"}


def git(folder: Path, *words: str) -> str:
    """Run git as a person of its own, whatever the machine's settings are."""
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def committed(folder: Path) -> Path:
    """The folder as a repository with one commit."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    return folder


def quick_git(environment: MutableMapping[str, str]) -> None:
    """Let every git of these tests be quick, beside what the environment asks of it already."""
    if QUICK.keys() <= set(environment.values()):
        return  # a worker has the environment of who started it
    before = int(environment.get("GIT_CONFIG_COUNT", "0"))
    for number, (key, value) in zip(count(before), QUICK.items(), strict=False):
        environment[f"GIT_CONFIG_KEY_{number}"] = key
        environment[f"GIT_CONFIG_VALUE_{number}"] = value
    environment["GIT_CONFIG_COUNT"] = str(before + len(QUICK))
