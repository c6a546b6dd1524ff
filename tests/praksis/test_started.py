"""Hints name the program as its reader started it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest
from click.testing import CliRunner

from praksis import commands
from praksis.cli import main
from records.started import COMMANDS, NAMED, STARTED_BY, as_in_guide, as_started, command


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


ROOMS = ("praksis", "site_plugins", "releasing", "newsletter", "podcast", "editing", "publishing",
         "records")  # fmt: skip
ELSEWHERE = {
    "editing/hook.py": "by which a hook is known as ours",
    "editing/importing/xlsx_table.py": "the format of a workbook",
    "editing/schema/messages.py": "a page of the guide, told so as a whole",
    "newsletter/standing.py": "told where the step is said",
    "podcast/audio/remote.py": "what the program calls itself to servers",
    "praksis/commands/newsletter/letters.py": "raised",
}
"""Where nobody types it, or another line asks the rule."""


def _ways(text: ast.Module) -> Iterator[tuple[str, frozenset[str]]]:
    """Each text that names a command, with what happens to it on its way to the reader."""

    def below(node: ast.AST, ways: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
        match node:
            case ast.Constant(value=str(said)) if NAMED.search(said):
                yield said, ways
            case ast.Raise():
                ways |= {"raised"}
            case ast.keyword(arg="examples" | "help"):
                ways |= {"help"}
            case ast.Call(func=ast.Name(id="as_started" | "as_in_guide" | "noting")):
                ways |= {"told"}
            case ast.Expr(value=ast.Constant()):
                ways |= {"docstring"}
        for child in ast.iter_child_nodes(node):
            yield from below(child, ways)

    return below(text, frozenset())


def test_no_hint_goes_past_the_rule(root: Path) -> None:
    """What is raised, shown as help, or in the catalogue is told by it; all else asks it."""
    past: dict[str, list[str]] = {}
    for file in (file for room in ROOMS for file in (root / room).rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if NAMED.search(source):
            found = [said for said, ways in _ways(ast.parse(source)) if not ways]
            past |= {file.relative_to(root).as_posix(): found} if found else {}
    assert past.keys() == ELSEWHERE.keys(), past


def test_the_guide_and_the_pages_name_one_program(root: Path) -> None:
    guide = [*(root / "docs").glob("*.md"), *(root / "docs/drift").iterdir()]
    programmers = {"architecture.md", "domain.md"}
    theme = [*(root / "site_plugins").rglob("*.html"), *(root / "site_plugins").rglob("*.js")]
    texts = {file: file.read_text(encoding="utf-8").replace("uv run praksis", "")
             for file in (*guide, *theme) if file.name not in programmers}  # fmt: skip
    assert [file.name for file, text in texts.items() if NAMED.search(text)] == []
