"""Asking Git, and saying in Danish why it does not answer."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from records.errors import PraksisError

SECONDS = 60
"""So long an answer may take; an archive of all records takes far less than one."""
_LANGUAGE = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


class HistoryError(PraksisError):
    """Git cannot tell what was asked for."""

    wrong_use = True


def ask(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, whatever its answer. Raises HistoryError where there is no git."""
    try:
        return subprocess.run(  # noqa: S603 - git itself, with words and no shell
            ["git", *words],  # noqa: S607 - the git that an editor uses
            cwd=folder,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, **_LANGUAGE},
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        sentence = "Git er ikke installeret på denne maskine. Hent det på git-scm.com."
        raise HistoryError(sentence) from None
    except subprocess.TimeoutExpired:
        raise HistoryError("Git svarer ikke. Prøv igen.") from None


def git_output(folder: Path, *words: str) -> bytes:
    """What git answers. Raises HistoryError with what it says where it cannot."""
    done = ask(folder, *words)
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise HistoryError(f"Git kan ikke læse den udgave: {said[:300]}")
    return done.stdout


def commit_of(folder: Path, ref: str) -> str:
    """The full name of the commit that `ref` means. Raises HistoryError."""
    require_repository(folder)
    unknown = f'Git kender ikke "{ref}" her. Skriv fx'
    if ref.startswith("-"):
        raise HistoryError(f"{unknown} HEAD eller main.")
    found = _commit(folder, ref)
    if found:
        return found
    if ask(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise HistoryError(
            f'Git kender ikke "{ref}" her, for kun den nyeste del af historien er hentet. '
            "Kør git fetch --unshallow, og prøv igen."
        )
    known = next((name for name in (f"origin/{ref}", "main", "origin/main")
                  if name != ref and _commit(folder, name)), "")  # fmt: skip
    raise HistoryError(f"{unknown} HEAD{f' eller {known}' if known else ''}.")


def _commit(folder: Path, ref: str) -> str:
    done = ask(folder, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    return done.stdout.decode("ascii").strip() if done.returncode == 0 else ""


def require_repository(folder: Path) -> None:
    """Raise HistoryError where the folder is not in Git, or Git does not trust it."""
    done = ask(folder, "rev-parse", "--is-inside-work-tree")
    if done.returncode == 0 and done.stdout.strip() == b"true":
        return
    if b"dubious ownership" in done.stderr:
        raise HistoryError(
            "Git vil ikke læse mappen, fordi den tilhører en anden bruger. Kør "
            f"git config --global --add safe.directory {folder.as_posix()}"
        )
    raise HistoryError(
        "Projektet her ligger ikke i Git, så der er ingen tidligere udgave. "
        "Hent det med git clone, og prøv igen."
    )


def git_names(folder: Path, *words: str) -> tuple[str, ...]:
    """The file names in an answer that ends each with a zero (`-z`). Raises HistoryError."""
    answer = git_output(folder, *words).decode("utf-8", "surrogateescape")
    return tuple(name for name in answer.split("\0") if name)
