"""Real lines of `praksis check`, and for many what stood in the file and what shall stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.projects import BASE
from tests.records.messages.templates import best_match
from tests.records.model.rule_files import cases

FILE = Path(__file__).with_name("examples.txt")
_LINE = re.compile(r"(?P<place>[^:\n]+:\d+:\d+): (?:advarsel: )?(?P<sentence>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A line that an editor meets."""

    line: str
    wrong: str = ""
    """What stood in the file."""
    right: str = ""
    """What shall stand there."""


def sentence_of(line: str) -> str:
    """The line without its place and the mark of a warning."""
    found = _LINE.fullmatch(line)
    return found["sentence"] if found else line


def presented(line: str) -> str:
    """The line as a reader of the guide is shown it; nothing where it is no use to one.

    Tests of the readers alone know no project: their file gets a place in one.
    """
    found = _LINE.fullmatch(line)
    if not found or len(line) > 320 or "\ufffd" in line or re.search(r"/tmp|/var", line):
        return ""
    if re.match(r"(?:content/[a-z_]+|\.praksis)\b[\w/.æøå-]*:", line):
        return line.replace("content/kind/", "content/articles/")
    return f"content/articles/{line}" if re.match(r"[a-z]+\.(?:yml|md|csv):", line) else ""


def from_rules() -> Iterator[Example]:
    """Each rule broken in one place, from the table that the tests of the rules go through."""
    for case in cases():
        if len(case.diagnostics) == 1:
            path, _ = BASE[case.kind]
            right, wrong = case.changes[-1] if len(case.changes) == 1 else ("", "")
            yield Example(f"{path}:{case.diagnostics[0]}", wrong.strip("\n"), right.strip("\n"))


def gathered() -> Iterator[Example]:
    """What was met in all other tests; see `tests.records.messages.harvest`."""
    yield from (Example(line) for line in FILE.read_text("utf-8").splitlines())


def by_template() -> dict[str, Example]:
    """The example of each message: one with its file's lines before one without, and short ones."""
    found: dict[str, Example] = {}
    every = sorted(
        [*from_rules(), *gathered()],
        key=lambda one: (not (one.wrong and one.right), not one.wrong, len(one.line), one.line),
    )
    for example in every:
        template = best_match(sentence_of(example.line))
        if template:
            found.setdefault(template, example)
    return found
