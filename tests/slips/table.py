r"""The table of slips in `*.txt`: what an editor does to a valid record, and what is then said.

A block has a name, lines to take out (`-`), lines to put in their place (`+`), and all that is said
(`>`): `line:column code`, and after a bar the cure as an editor reads it. `\n`, `\t`, `\u00a0` and
their like stand for the signs themselves in the lines that are put in. A name that begins with `! `
is of a slip that is told by other records too, and needs a project of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from records.messages import parts_of
from records.source.diagnostics import Diagnostic, Severity
from tests.projects import BASE, changed
from tests.steps import some

FEW, MANY = 16, 300
FOLDER = Path(__file__).parent
_SIGN = re.compile(r"\\(u[0-9a-f]{4}|[ntr\\])")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip in a record of a kind."""

    kind: str
    name: str
    old: str
    new: str
    told: tuple[str, ...]
    is_alone: bool = False

    @property
    def text(self) -> str:
        """The record with the slip in it."""
        return changed(BASE[self.kind][1], (self.old, self.new))

    def path(self, number: int) -> str:
        """The path of a record of its own; the name is as long as the one that it is made of."""
        path, _ = BASE[self.kind]
        stem = Path(path).stem
        return path.replace(stem, f"s{number:0{len(stem) - 1}}")


def projects() -> Iterator[dict[str, Slip]]:
    """The slips by the files they are in, so that those of one project do not meet.

    Rows of two tables with one code would: each table has a project of its own. So have those that
    are alone. The run of the README takes some of either.
    """
    found = list(slips())
    numbered = [(number, slip) for number, slip in enumerate(found)]
    together = [
        (number, slip) for number, slip in numbered if slip.kind != "area" and not slip.is_alone
    ]
    yield {slip.path(number): slip for number, slip in some(together, MANY)}
    alone = [slip for slip in found if slip.kind == "area" or slip.is_alone]
    yield from ({BASE[slip.kind][0]: slip} for slip in some(alone, FEW))


def text_in(path: str, slip: Slip) -> str:
    """What stands in the file of a slip."""
    own = Path(path).stem
    return slip.text.replace(Path(BASE[slip.kind][0]).stem, own)


def slips() -> Iterator[Slip]:
    """Every block of every file, in order."""
    for file in sorted(FOLDER.glob("*.txt")):
        kind = ""
        for block in file.read_text("utf-8").strip().split("\n\n"):
            if block.startswith("# kind: "):
                kind = block.removeprefix("# kind: ").strip()
            else:
                yield _slip(kind, block.splitlines())


def _slip(kind: str, lines: list[str]) -> Slip:
    name, *rest = lines
    old, new, told = ([line[2:] for line in rest if line[:1] == sign] for sign in ("-", "+", ">"))
    bare, is_alone = name.removeprefix("! "), name.startswith("! ")
    cut = "\n" if old and not new else ""
    was, becomes = _signs("\n".join(old)) + cut, _signs("\n".join(new))
    return Slip(kind, bare, was, becomes, tuple(told), is_alone)


def _signs(text: str) -> str:
    return _SIGN.sub(lambda found: _sign(found[1]), text)


def _sign(name: str) -> str:
    return _NAMED.get(name) or chr(int(name[1:], 16))


def told_of(found: Diagnostic) -> str:
    """A diagnostic as the table has it."""
    cure = parts_of(found)[1] or parts_of(found)[0]
    mark = " advarsel" if found.severity is Severity.WARNING else ""
    return f"{found.position.line}:{found.position.column} {found.code}{mark} | {cure}"
