"""Hints name the program as its reader started it."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click
import pytest
from click.testing import CliRunner

from praksis import commands
from praksis.cli import main
from records.started import COMMANDS, STARTED_BY, as_in_guide, as_started, command


def test_every_command_is_known_to_the_rule() -> None:
    modules = {name: import_module(f"praksis.commands.{name}")
               for _, name, _ in iter_modules(commands.__path__)}  # fmt: skip
    there = {name for name, module in modules.items()
             if isinstance(getattr(module, name, None), click.Command)}  # fmt: skip
    assert {name.removesuffix("_") for name in there} == COMMANDS


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
