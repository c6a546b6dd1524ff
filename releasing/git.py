"""Running Git to write objects, trees, commits and refs: never the working tree or its index."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from records.source.git import HistoryError, ask
from releasing.errors import ReleaseError

SECONDS = 600
"""So long a step may take: the first release compresses all sound, and a remote may be far."""
_LANGUAGE = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
_NOBODY = {"NAME": "Min Almen Praksis", "EMAIL": "praksis@localhost"}


def run(
    folder: Path, *words: str, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    """What git answers. Raises ReleaseError with what it says where it cannot."""
    done = attempt(folder, *words, given=given, environment=environment)
    if done.returncode:
        raise ReleaseError(f"Git kan ikke gøre det ({words[0]}): {said(done)}")
    return done.stdout


def attempt(
    folder: Path, *words: str, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, whatever its answer. Raises HistoryError where there is no git."""
    try:
        return subprocess.run(  # noqa: S603 - git itself, with words and no shell
            ["git", *words],  # noqa: S607 - the git that an editor uses
            cwd=folder,
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, **_LANGUAGE, **(environment or {})},
        )
    except FileNotFoundError:
        sentence = "Git er ikke installeret på denne maskine. Hent det på git-scm.com."
        raise HistoryError(sentence) from None
    except subprocess.TimeoutExpired:
        raise ReleaseError(f"Git svarer ikke ({words[0]}). Prøv igen.") from None


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The end of what git complained of, on one line."""
    return " ".join(done.stderr.decode("utf-8", "replace").split())[-300:]


def committer(folder: Path, seconds: int) -> Mapping[str, str]:
    """The environment of a commit made at that second: by the user, or by the program itself."""
    known = ask(folder, "var", "GIT_COMMITTER_IDENT").returncode == 0
    names: dict[str, str] = {}
    for role in ("AUTHOR", "COMMITTER"):
        names[f"GIT_{role}_DATE"] = f"@{seconds} +0000"
        if not known:
            names |= {f"GIT_{role}_{key}": value for key, value in _NOBODY.items()}
    return names
