"""What README says works: its commands, its options, its files, its five steps."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest

import start
from praksis.cli import main
from records.clock import Clock
from tests.project_copy import ProjectCopy

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
_COMMAND = re.compile(r"(?:python3 start\.py|(?:uv run )?praksis) ([\w-][^`#\n]*)")
_QUOTED = re.compile(r"`([^`\n]+)`")


def words_of_all_commands() -> list[tuple[str, ...]]:
    """The words of every command, in code blocks and in the text."""
    return sorted({tuple(found[1].split()) for found in _COMMAND.finditer(README)})


def section(title: str) -> str:
    """The text of a section."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def quoted(title: str) -> list[str]:
    """What stands in code type in a section."""
    return _QUOTED.findall(section(title))


COMMANDS = words_of_all_commands()
NOT_ALONE = ("test", "serve", "publish", "rollback")
"""Two that do not end, and two that need a real project in Git."""


class HandedOnError(Exception):
    """Instead of becoming another program."""


def test_readme_shows_the_commands() -> None:
    assert {("build",), ("test",), ("check",), ("serve",), ("--help",)} <= set(COMMANDS)
    assert "```sh\npython3 start.py build\npython3 start.py test\n```" in README


@pytest.fixture
def handed_on(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What `start.py` would turn into, instead of doing so."""
    commands: list[list[str]] = []

    def become(_path: str, words: list[str]) -> None:
        commands.append(words)
        raise HandedOnError

    monkeypatch.setattr(start, "make_ready", lambda _level: None)
    monkeypatch.setattr(os, "chdir", lambda _folder: None)
    monkeypatch.setattr(os, "execv", become)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return commands


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_start_hands_the_command_on(words: tuple[str, ...], handed_on: list[list[str]]) -> None:
    with pytest.raises(HandedOnError):
        start.main(list(words))
    (command,) = handed_on
    program = ["python", "-m", "pytest"] if words[0] == "test" else ["praksis", words[0]]
    assert [Path(command[0]).name, *command[1 : len(program)]] == program


@pytest.mark.parametrize("words", [w for w in COMMANDS if w[0] != "test"], ids=" ".join)
def test_command_and_its_options_exist(words: tuple[str, ...]) -> None:
    with click.Context(main) as context:
        found = main.get_command(context, words[0])
        known = {name for p in (found or main).get_params(context) for name in p.opts}
    assert found or words[0] in known
    assert {word for word in words[1:] if word.startswith("-")} <= known


def test_options_in_the_text_exist() -> None:
    with click.Context(main) as context:
        commands = [main.get_command(context, name) for name in main.list_commands(context)]
        known = {o for c in commands if c for p in c.get_params(context) for o in p.opts}
    named = {text.split()[0] for text in _QUOTED.findall(README) if text.startswith("--")}
    assert "--clock" in named
    assert named <= known


@pytest.mark.parametrize("words", [w for w in COMMANDS if w[0] not in NOT_ALONE], ids=" ".join)
def test_command_runs(words: tuple[str, ...], small: ProjectCopy) -> None:
    done = small.praksis(*words)
    assert done.exit_code == 0, done.output


def test_five_steps_to_a_vacancy(small: ProjectCopy) -> None:
    steps = re.findall(r"^\d\. (.+)$", section("Add a vacancy"), re.MULTILINE)
    assert len(steps) == 5
    project = small
    folder = project.folder / quoted("Add a vacancy")[0]
    new = shutil.copy(folder / "roenne-1.yml", folder / "ny-stilling.yml")
    today = Clock.at_start({}, time.time()).today
    keys = [key for key in _QUOTED.findall(steps[1]) if ":" not in key]
    text = Path(new).read_text(encoding="utf-8")
    assert all(re.search(rf"^{key}: ", text, re.MULTILINE) for key in keys)
    letter = project.folder / "content/issues/brev-2026-11.md"
    told = letter.read_text(encoding="utf-8").replace('"2026-11"', f'"{today.year}-11"')
    coming = re.sub("^send_on: .*$", f"send_on: {today}", told, flags=re.MULTILINE)
    letter.write_text(coming, encoding="utf-8")
    changed = text.replace("id: roenne-1", "id: ny-stilling").replace("title: To", "title: Tre")
    days = {"published": today, "posted": today, "deadline": today + timedelta(days=30)}
    for key, day in days.items():
        changed = re.sub(rf"^{key}: .*$", f"{key}: {day}", changed, flags=re.MULTILINE)
    changed = changed.replace("example: true", "example: false")
    project.write("content/vacancies/ny-stilling.yml", changed)
    for step in steps[2:4]:
        found = _COMMAND.search(step)
        assert found
        assert project.praksis(*found[1].split()).exit_code == 0
    shown = _QUOTED.findall(steps[4])[0].replace("<id>", "ny-stilling")
    mail = next(project.outbox.rglob("*.txt")).relative_to(project.folder)
    lists = ("site/muligheder/index.html", "site/muligheder.xml", "site/frister.ics")
    for path in (shown, *lists, "site/feed.xml", mail):
        said = (project.folder / path).read_text(encoding="utf-8").replace("\r\n ", "")
        assert "Tre 0-kapaciteter" in said, path


def test_what_you_get_is_there(built: ProjectCopy) -> None:
    names = [n for n in quoted("What you get") if re.fullmatch(r"[\w/-]+(/|\.\w+)", n)]
    assert len(names) > 8
    for name in names:
        places = (built.folder / name, built.site / name)
        assert any(place.exists() for place in places), name


def _lines_of_the_tree() -> Iterator[tuple[str, str]]:
    for line in section("The tree").splitlines():
        if line.startswith("    "):
            name, _, says = line.strip().partition(" ")
            yield name, says.strip()


def test_tree_names_every_folder(root: Path) -> None:
    tree = dict(_lines_of_the_tree())
    assert all(tree.values())
    assert [name for name in tree if not (root / name).exists()] == []
    made = {"site", "outbox", "mutants", "__pycache__"}
    folders = {
        entry.name
        for entry in root.iterdir()
        if entry.is_dir() and not entry.name.startswith((".", "site.", "outbox."))
    }
    folders -= made | {name for name in folders if name.endswith(".egg-info")}
    assert {f"{name}/" for name in folders} <= set(tree)


def test_links_lead_somewhere(root: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", README)
    assert links
    assert [x for x in links if "://" not in x and not (root / x).exists()] == []
