"""One record as an editor wrote it: a YAML file, a Markdown file with front matter, a CSV row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from records.source.diagnostics import Position, SourceError, raw
from records.source.files import Project, decode, read_bytes, read_text
from records.source.tree import EMPTY, Data, Loc, parse


class Positions(Protocol):
    """The way from a key to its place in the file."""

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        """The place of a value or, with `key`, of its key."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one record's file says, before any model has judged it."""

    path: str
    """As messages show it, relative to the project."""
    data: dict[str, Data]
    positions: Positions
    body: str = ""
    """The Markdown under the front matter."""
    body_line: int = 1
    """The line of the file on which `body` begins."""

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        """The place of a value or, with `key`, of its key."""
        return self.positions.locate(loc, key=key)

    def locate_body(self, offset: int) -> Position:
        """The place of the character at `offset` of the body."""
        before = self.body[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return Position(self.path, self.body_line + before.count("\n"), column)


def read(project: Project, file: Path) -> Document:
    """Read one `.yml`, `.yaml` or `.md` file. Raises SourceError."""
    return document_of(project.shown(file), file, read_bytes(project, file))


def document_of(shown: str, file: Path, raw: bytes) -> Document:
    """The same from the file's bytes. Raises SourceError."""
    text = decode(shown, raw)
    if file.suffix.lower() == ".md":
        return _markdown(shown, text)
    tree = parse(shown, text)
    return Document(shown, tree.data, tree)


_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def _markdown(shown: str, text: str) -> Document:
    opening = _FENCE.match(text)
    if not text.strip():
        raise SourceError(raw(Position(shown), EMPTY))
    if not opening:
        sentence = (
            "filen mangler felterne øverst. Begynd med en linje med ---, skriv felterne, "
            "og slut med en linje med ---."
        )
        raise SourceError(raw(Position(shown), sentence))
    closing = _FENCE.search(text, opening.end())
    if not closing:
        sentence = (
            "felterne øverst bliver ikke lukket. Skriv en linje med --- efter det sidste felt."
        )
        raise SourceError(raw(Position(shown), sentence))
    before, fields, after = front_matter(text)
    tree = parse(shown, fields, first_line=2)
    body = _FENCE.sub("", after, count=1).removeprefix("\n")
    body_line = before.count("\n") + fields.count("\n") + 2
    return Document(shown, tree.data, tree, body, body_line)


def front_matter(text: str) -> tuple[str, str, str]:
    """The text up to the fields, the fields as YAML, and what comes after them, fences outside.

    For a text that `read` takes; raises ValueError for one without two fences.
    """
    fences = list(islice(_FENCE.finditer(text), 2))
    if len(fences) < 2:
        raise ValueError("no front matter")
    opening, closing = fences
    return (
        text[: opening.end() + 1],
        text[opening.end() + 1 : closing.start()],
        text[closing.start() :],
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A CSV row's cells: the column is the cell's number in the row."""

    path: str
    line: int
    columns: tuple[str, ...]

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        line = 1 if key else self.line
        name = loc[0] if loc else ""
        number = self.columns.index(str(name)) + 1 if name in self.columns else 1
        return Position(self.path, line, number)


def rows_of(project: Project, file: Path) -> Iterator[Document]:
    """Each row of a CSV file (RFC 4180, comma, a header row) as a Document.

    An empty cell is no value. Raises SourceError, also for a row with a wrong number of cells.
    """
    text = read_text(project, file)
    shown = project.shown(file)
    rows = csv.reader(io.StringIO(text), strict=True)
    try:
        header = _header(shown, next(rows, []))
        line = rows.line_num + 1
        for cells in rows:
            if cells:
                yield _row(shown, line, header, cells)
            line = rows.line_num + 1
    except csv.Error as error:
        sentence = (
            "rækken kan ikke læses. Sæt anførselstegn om hele cellen, og skriv anførselstegn inde "
            "i den dobbelt."
        )
        raise SourceError(raw(Position(shown, max(1, rows.line_num)), sentence)) from error


def _header(shown: str, cells: list[str]) -> tuple[str, ...]:
    names = tuple(cell.strip() for cell in cells)
    if not any(names):
        raise SourceError(raw(Position(shown), "filen er tom. Skriv kolonnernes navne øverst."))
    for number, name in enumerate(names):
        if name in names[:number]:
            sentence = f'kolonnen "{name}" er der to gange. Slet den ene.'
            raise SourceError(raw(Position(shown, 1, number + 1), sentence))
    return names


def _row(shown: str, line: int, header: tuple[str, ...], cells: list[str]) -> Document:
    if len(cells) != len(header):
        sentence = (
            f"rækken har {len(cells)} celler, men der er {len(header)} kolonner. "
            "Ret antallet af kommaer."
        )
        raise SourceError(raw(Position(shown, line), sentence))
    data: dict[str, Data] = {k: v.strip() or None for k, v in zip(header, cells, strict=True)}
    return Document(shown, data, _Row(shown, line, header))
