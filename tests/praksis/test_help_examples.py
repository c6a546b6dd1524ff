"""The examples in the help of commands that change records are commands that do it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from praksis.commands.change import change
from praksis.commands.rename import rename
from praksis.commands.replace import replace
from praksis.commands.repost import repost
from praksis.commands.status import status
from tests import needs
from tests.project_copy import ProjectCopy, copy_of

CHANGING = (status, change, rename, replace, repost)
POSTED_AGAIN = "praksis status koebenhavn-vesterbro-2026-1 ubesat --on 20.11.2026"
"""What has to be done before its opening can be posted again."""


def _examples() -> list[str]:
    return [line for command in CHANGING for line in command.examples]


@needs.TIME
def test_every_example_does_something_right(
    root: Path, built: ProjectCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795338000")  # 22 November 2026, 10.00
    project = copy_of(root, tmp_path / "project", after=built)
    examples = _examples()
    assert POSTED_AGAIN in examples
    for line in sorted(examples, key=lambda each: each.startswith("praksis repost")):
        words = [word for word in shlex.split(line)[1:] if word not in ("--yes", "--dry-run")]
        done = project.praksis(*words, "--dry-run")
        assert done.exit_code == 0, f"{line}: {done.output}"
        assert "Intet er skrevet (--dry-run)." in done.output, line
        if line == POSTED_AGAIN:
            assert project.praksis(*words, "--yes").exit_code == 0
