"""Whatever a user can put right ends a command with a Danish sentence, never with a traceback."""

from __future__ import annotations

import ast
import errno
import os
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from praksis import danish_help as danish
from praksis.cli import main
from praksis.errors import listening, noting, writing
from records.errors import PraksisError, reason_of
from tests.program import modules
from tests.projects import make_project

CODED = {"AudioError", "FileError", "PictureError", "RemoteError", "TranscriptError"}
"""They carry codes, which only the record that names the file makes sentences of."""
MAKE_ROOM = "Slet noget, du ikke bruger, og prøv igen."
GIT_CONFIG = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM")


class WronglyUsedError(PraksisError):
    wrong_use = True


def run(action: Callable[[], object]) -> Result:
    @click.command(cls=danish.Group)
    def tool() -> None:
        """Et værktøj til en prøve."""

    @tool.command()
    def do() -> None:
        """Gør noget."""
        action()

    return CliRunner().invoke(tool, ["do"], prog_name="tool")


def raising(error: BaseException) -> Callable[[], object]:
    def action() -> None:
        raise error

    return action


@cache
def classes(root: Path) -> list[ast.ClassDef]:
    trees = (module for _, module in modules(root, r"\bclass\s+\w+Error\b|\bException\b"))
    return [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def test_there_is_one_base(root: Path) -> None:
    bare = [node.name for node in classes(root) if "Exception" in map(ast.unparse, node.bases)]
    assert set(bare) - CODED == {"PraksisError"}


def test_no_two_errors_have_the_same_name(root: Path) -> None:
    names = Counter(node.name for node in classes(root) if node.name.endswith("Error"))
    assert [name for name, number in names.items() if number > 1] == []


def test_a_refusal_is_its_sentence_and_1() -> None:
    done = run(raising(PraksisError("a.yml:1:2: det går ikke. Ret det.")))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "a.yml:1:2: det går ikke. Ret det.\n"


def test_wrong_use_shows_the_usage_and_is_2() -> None:
    done = run(raising(WronglyUsedError("Git kender ikke den.")))
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "Brug: tool do [VALG]",
        "Skriv tool do --help for hjælp.",
        "",
        "Fejl: Git kender ikke den.",
    ]


def test_what_became_of_the_work_stands_last() -> None:
    def action() -> None:
        with noting("Intet er bygget."), noting("Intet er skrevet."):
            raise PraksisError("Det går ikke.")

    assert run(action).stderr == "Det går ikke.\nIntet er skrevet.\nIntet er bygget.\n"


@pytest.mark.parametrize(
    ("number", "name", "sentence"),
    [
        (
            errno.ENOSPC,
            "b.yml",
            f'"b.yml" kan ikke læses eller skrives: drevet er fyldt. {MAKE_ROOM}',
        ),
        (errno.EROFS, "b.yml", '"b.yml" kan ikke læses eller skrives: drevet kan kun læses.'),
        (errno.EACCES, "b.yml", '"b.yml" kan ikke læses eller skrives: du har ikke lov til det.'),
        (errno.ENOSPC, None, f"Det kan ikke lade sig gøre: drevet er fyldt. {MAKE_ROOM}"),
    ],
)
def test_a_system_that_refuses(number: int, name: str | None, sentence: str) -> None:
    done = run(raising(OSError(number, os.strerror(number), name)))
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"{sentence}\n")


def test_a_system_that_refuses_what_was_to_be_written() -> None:
    def action() -> None:
        with writing("Vælg en anden mappe."):
            raise OSError(errno.ENOSPC, "No space left on device", "ud.ics")

    said = '"ud.ics" kan ikke skrives: drevet er fyldt. Vælg en anden mappe.\n'
    assert run(action).stderr == said


def test_a_port_that_is_taken() -> None:
    def action() -> None:
        with listening(8000):
            raise OSError(errno.EADDRINUSE, "Address already in use")

    assert run(action).stderr == "Porten 8000 er i brug. Vælg en anden, fx --port 8001.\n"


def test_an_address_of_another_machine() -> None:
    def action() -> None:
        with listening(8000, "192.0.2.1"):
            raise OSError(errno.EADDRNOTAVAIL, "Cannot assign requested address")

    said = "192.0.2.1 er ikke en adresse på denne maskine."
    assert run(action).stderr == f"{said} Skriv --host alene, så gælder alle maskinens adresser.\n"


def test_a_reader_that_has_had_enough_is_no_fault() -> None:
    done = run(raising(BrokenPipeError(errno.EPIPE, "Broken pipe")))
    assert (done.exit_code, done.stderr) == (1, "")


def test_a_fault_of_our_own_keeps_its_traceback() -> None:
    assert isinstance(run(raising(KeyError("x"))).exception, KeyError)


def test_every_reason_ends_a_sentence() -> None:
    for number in errno.errorcode:
        assert reason_of(OSError(number, os.strerror(number)))
    assert reason_of(OSError("noget")) == "OSError"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check", "--since", "findes-ikke"), 2),
        (("diff", "findes-ikke"), 2),
        (("hook",), 2),
        (("podcast", "retire", "findes-ikke"), 1),
        (("newsletter", "plan", "findes-ikke"), 2),
        (("share",), 1),
    ],
)
def test_commands_outside_what_they_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int
) -> None:
    for name in GIT_CONFIG:
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(make_project(tmp_path / "project"))
    done = CliRunner().invoke(main, words, prog_name="praksis")
    assert done.exit_code == code, done.output
    assert isinstance(done.exception, SystemExit)
    monkeypatch.chdir(tmp_path)
    alone = CliRunner().invoke(main, words, prog_name="praksis")
    assert (alone.exit_code, "Fejl: Her er intet projekt" in alone.stderr) == (2, True)


def test_a_full_drive_is_told_by_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "docs/felter.md")

    monkeypatch.chdir(make_project(tmp_path))
    monkeypatch.setattr("editing.schema.outputs.write_files", full)
    done = CliRunner().invoke(main, ["schema"], prog_name="praksis")
    said = f'"docs/felter.md" kan ikke læses eller skrives: drevet er fyldt. {MAKE_ROOM}\n'
    assert (done.exit_code, done.stderr) == (1, said)
