"""The editors' guide names every command, and nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from praksis.cli import main
from praksis.commands.new import new

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "redaktoer.md").read_text(encoding="utf-8")
MADE_OF_SOURCES = {
    "fejl.md": "tests/records/messages makes it, and holds each example against the program",
    "felter.md": "tests/editing/schema makes it",
}
FOR_PROGRAMMERS = {
    "architecture.md": "its commands are the README's",
    "domain.md": "it names commands and has none to follow",
}
CHAPTERS = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted(DOCS.glob("*.md"))
    if file.name not in {*MADE_OF_SOURCES, *FOR_PROGRAMMERS}
}
_RUN = re.compile(
    r"(?:python3 start\.py|(?:^(?: {4})?|(?<=`))praksis) ((?:[a-z]+ ?)+[^`\n]*)", re.MULTILINE
)


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command that is shown, without the kinds of `new`."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            found = group.get_command(context, name)
            if isinstance(found, click.Group) and name != "new":
                yield from commands(found, (*path, name))
            elif found and not found.hidden:
                yield (*path, name)


COMMANDS = {" ".join(words) for words in commands(main)}


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the words call, and the words after it."""
    found: click.Command = main
    while isinstance(found, click.Group) and words and not words[0].startswith("-"):
        with click.Context(found) as context:
            inner = found.get_command(context, words[0])
        assert inner is not None, words
        found, words = inner, words[1:]
    return found, words


def test_every_command_stands_in_the_table() -> None:
    table = GUIDE.partition("## Alle kommandoer")[2]
    told = {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
            for name in re.findall(r"`([^`]+)`", row)}  # fmt: skip
    assert told == COMMANDS


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_command_of_a_chapter_exists_with_its_options(name: str) -> None:
    for found in _RUN.finditer(CHAPTERS[name]):
        if found[1].startswith(("test", "http")):
            continue
        command, rest = command_of(found[1].split())
        with click.Context(command) as context:
            known = {
                opt for p in command.get_params(context) for opt in (*p.opts, *p.secondary_opts)
            }
        for word in rest:
            if word.startswith("--"):
                assert word.partition("=")[0].rstrip(".,;:") in known, found[0]


@pytest.mark.parametrize("words", sorted(COMMANDS))
def test_every_command_has_danish_help_with_an_example(words: str) -> None:
    done = CliRunner().invoke(main, [*words.split(), "--help"], prog_name="praksis")
    assert done.exit_code == 0
    assert f"praksis {words.split(maxsplit=1)[0]}" in done.output.partition("Eksempler:")[2]
    assert not re.search(r"\b(Usage|Options|Commands|Show this|required)\b", done.output)


def test_every_chapter_can_be_reached_from_the_guide() -> None:
    linked = set(re.findall(r"\]\(([a-z-]+\.md)[)#]", GUIDE))
    own = {file.name for file in DOCS.glob("*.md")} - {"redaktoer.md", *FOR_PROGRAMMERS}
    assert own <= linked


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_link_leads_to_a_chapter(name: str) -> None:
    for target in re.findall(r"\]\(([a-z-]+\.md)[)#]", CHAPTERS[name]):
        assert (DOCS / target).is_file(), target


JOBS = sorted(DOCS.glob("opgave-*.md"))
A_SCREEN = 1500
"""Characters of text: so many fill a screen of a desk."""


def test_there_are_ten_jobs_in_the_guide_and_each_is_under_a_screen() -> None:
    section = GUIDE.partition("## De ti opgaver")[2].partition("\n## ")[0]
    listed = re.findall(r"^\d+\. \[[^\]]+\]\((opgave-[a-z-]+\.md)\)$", section, re.MULTILINE)
    assert sorted(listed) == [file.name for file in JOBS]
    assert len(listed) == 10
    for file in JOBS:
        text = file.read_text(encoding="utf-8")
        assert len(text) <= A_SCREEN, file.name
        assert "**Se efter:**" in text
        assert "**Ofte galt:**" in text
        assert re.search("formular|browseren", text, re.IGNORECASE), file.name


def test_the_day_in_a_browser_needs_no_word_of_git() -> None:
    text = (DOCS / "foerste-dag-browser.md").read_text(encoding="utf-8")
    words = r"\b(git|commit|branch|gren|pull request|merge|push|terminal|repository|python3?)\b"
    assert re.findall(words, text, re.IGNORECASE) == []


def test_the_kinds_that_can_be_written_are_all_there() -> None:
    assert "(felter.md#arter)" in (DOCS / "nye-poster.md").read_text(encoding="utf-8")
    fields = (DOCS / "felter.md").read_text(encoding="utf-8")
    section = fields.partition("\n## Arter\n")[2].partition("\n<a id=")[0]
    words = re.findall(r"^- \[[^]]+\]\([^)]+\): `([^`]+)`, `content/", section, re.MULTILINE)
    with click.Context(new) as asked:
        assert words == new.list_commands(asked)
