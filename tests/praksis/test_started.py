"""Hints name the program as its reader started it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from praksis.cli import COMMANDS, main
from records.started import COMMANDS as NAMED
from records.started import STARTED_BY, as_in_guide, as_started, command


def test_every_command_is_known_to_the_rule() -> None:
    assert set(COMMANDS) == NAMED


def test_the_reader_of_start_py_is_told_of_start_py(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command("check") == "praksis check"
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv(STARTED_BY, "start.py")
    assert command("check") == "python3 start.py check"
    text = "Kør praksis check. En praksis til salg i almen praksis."
    assert as_started(text) == "Kør python3 start.py check. En praksis til salg i almen praksis."
    shown = CliRunner().invoke(main, ["change", "--help"], prog_name="praksis").stdout
    assert "python3 start.py change [VALG] ID FELT=VÆRDI..." in shown
    assert "praksis change" not in shown
    wrong = CliRunner().invoke(main, ["chek"], prog_name="praksis").stderr
    assert "python3 start.py --help" in wrong
    monkeypatch.setattr("sys.platform", "win32")
    assert command("serve") == "py start.py serve"
    assert as_in_guide("Kør py start.py serve.") == "Kør python3 start.py serve."
