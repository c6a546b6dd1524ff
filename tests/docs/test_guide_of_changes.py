"""The editors' page about these commands says what their help says, no less and no more."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from praksis.cli import main
from records.messages import sentence_of
from records.source.diagnostics import Diagnostic, Position
from records.source.git import HistoryError, commit_of
from tests.git import committed, git
from tests.projects import make_project

PAGE = (Path(__file__).parents[2] / "docs/kommende-og-forskelle.md").read_text(encoding="utf-8")
_CALL = re.compile(r"(?:python3 start\.py|praksis) ([a-z]+)([^`\n]*)")
OURS = ("upcoming", "diff", "hook")


def options(name: str) -> set[str]:
    with click.Context(main) as context:
        command = main.get_command(context, name)
        assert command, name
        return {option for param in command.get_params(context) for option in param.opts}


@pytest.mark.parametrize("name", OURS)
def test_every_option_is_explained(name: str) -> None:
    told = {word for found, words in _CALL.findall(PAGE) if found == name for word in words.split()}
    assert options(name) - {"ref", "-h", "--help"} <= told


def test_every_command_and_option_exists() -> None:
    for name, words in _CALL.findall(PAGE):
        assert {word for word in words.split() if word.startswith("--")} <= options(name)


def test_what_git_says_is_what_the_page_says(tmp_path: Path) -> None:
    conflicts = ("merge-conflict", "lock-in-two-versions")
    said = [sentence_of(Diagnostic(code, Position(""))) for code in conflicts]
    project = committed(make_project(tmp_path / "project"))
    git(project, "commit", "-q", "--allow-empty", "-m", "second")
    git(tmp_path, "clone", "-q", "--depth=1", project.as_uri(), "shallow")
    for folder, ref in ((project, "x"), (tmp_path / "shallow", "HEAD~1"), (tmp_path, "HEAD")):
        with pytest.raises(HistoryError) as caught:
            commit_of(folder, ref)
        said.append(str(caught.value))
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", PAGE.partition("## Når Git")[2], re.MULTILINE)
    for row in rows[2:]:
        shown = row.replace('"…"', '"x"')
        assert any(shown in sentence for sentence in said) or "installeret" in shown, shown
    assert len(rows[2:]) == 6
