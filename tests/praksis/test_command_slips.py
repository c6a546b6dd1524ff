"""What is said where a command is written wrongly: the right words, or what was meant is done.

`command_slips.txt` has a block for each: the words after `$`, and the line with the cure after
`>`; a block without one is of words that are understood.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from praksis.cli import main
from tests.projects import make_project, write
from tests.steps import some

TABLE = Path(__file__).with_name("command_slips.txt")
NOON = "1795867200"
"""28 November 2026."""


def slips() -> Iterator[tuple[str, str]]:
    """The words and the line; the line is empty where the words are understood."""
    for block in TABLE.read_text("utf-8").strip().split("\n\n"):
        words, *told = block.split("\n")
        yield words.removeprefix("$ "), "".join(told).removeprefix("> ")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with files of all kinds beside it; no slip changes it."""
    made = make_project(tmp_path_factory.mktemp("slips") / "project")
    write(made / "tom.csv", "")
    write(made / "m.csv", "titel;frist\nEn;1.2.2027\n".encode("cp1252"))
    write(made / "b.docx", b"PK\x03\x04")
    write(made / "need.csv", "Kommune,Kapaciteter,Patienter\nBornholm,20,30000\n")
    (made / "mappe").mkdir()
    return made


@pytest.mark.parametrize(("words", "line"), some(slips(), 14))
def test_a_slip_in_a_command_is_told_or_understood(
    words: str, line: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    done = CliRunner().invoke(main, shlex.split(words), prog_name="praksis")
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert bool(done.exit_code) is bool(line), done.output
    if line:
        assert line in done.output


def test_there_are_eight_of_each_command() -> None:
    words = [words.split()[0] for words, _ in slips()]
    names = ("change", "rename", "replace", "status", "new", "import", "export", "need", "repost",
             "upcoming", "wishes")  # fmt: skip
    assert {name for name in names if words.count(name) < 8} == set()
