"""No name and no value can command a terminal or the log of a build."""

from __future__ import annotations

import json

import pytest

from records.messages import line_of
from records.source.diagnostics import Position, diagnostic
from records.source.printing import json_text, printable, printable_lines

COMMANDS = ["\n::error::x", "\x1b[2J", "\r::set-output name=a::b", "\x9b31m", "\u202etxt",
            "\u2028::debug::x",
            "##vso[task.complete result=Failed;]", "##[error]x", "##teamcity[x]", "\x1b]8;;http://x\x07",
            "\udcff", "\x00", "\x1b[0Ksection_start:1:a"]  # fmt: skip


def is_harmless(line: str) -> bool:
    quiet = line.replace("\u00a0", " ").isprintable()
    return quiet and "##[" not in line and "##vso[" not in line and "##team" not in line


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_cannot_command(command: str) -> None:
    line = line_of(diagnostic("file-empty-of-fields", Position(f"content/a{command}.yml")))
    assert is_harmless(line)
    assert line.startswith("content/a")


@pytest.mark.parametrize("command", COMMANDS)
def test_json_stays_json_and_says_the_same(command: str) -> None:
    value = {"path": f"a{command}", "list": [1, command]}
    written = json_text(value)
    assert json.loads(written) == value
    assert all(is_harmless(line) for line in written.split("\n"))


def test_what_nobody_sees_is_written_by_its_name() -> None:
    assert printable("a\nb\x1b\u202ec\udcff") == r"a\nb\x1b\u202ec\udcff"
    assert printable("Læge – 5\u00a0km 👍") == "Læge – 5\u00a0km 👍"


def test_a_line_never_begins_with_a_command() -> None:
    assert printable(" ::error::x") == r"\::error::x"
    assert printable_lines("a\n::error::x\n") == "a\n\\::error::x\n"


def test_a_personal_number_is_in_no_log() -> None:
    assert printable("content/media/cv-010203-1234.pdf") == "content/media/cv-••••••-••••.pdf"
