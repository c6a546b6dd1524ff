"""The table of rules in `rules/*.txt`: what is changed in a valid record, and what is said of it.

A block has a name, lines to take out (`-`), lines to put in their place (`+`), and the problems
that follow (`>`), each as `line:column: sentence`. `~` stands between two changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "rules"


@dataclass(frozen=True, slots=True)
class Case:
    """One rule, broken."""

    kind: str
    name: str
    changes: tuple[tuple[str, str], ...]
    diagnostics: tuple[str, ...]


def cases() -> Iterator[Case]:
    """Every block of every file."""
    for file in sorted(FOLDER.glob("*.txt")):
        head, *blocks = file.read_text("utf-8").strip().split("\n\n")
        kind = head.removeprefix("# kind: ")
        yield from (_case(kind, block.splitlines()) for block in blocks)


def _case(kind: str, lines: list[str]) -> Case:
    name, *rest = lines
    said = tuple(line[2:] for line in rest if line[0] == ">")
    changes = "\n".join(line for line in rest if line[0] != ">").split("\n~\n")
    return Case(kind, name, tuple(_change(lines.split("\n")) for lines in changes), said)


def _change(lines: list[str]) -> tuple[str, str]:
    old, new = ("\n".join(line[2:] for line in lines if line[0] == sign) for sign in "-+")
    return (old, new) if any(line[0] == "+" for line in lines) else (f"{old}\n", "")
