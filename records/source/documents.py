"""One record as an editor wrote it: a YAML file, a Markdown file with front matter, a CSV row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from records.source.diagnostics import Position, SourceError, diagnostic
from records.source.fences import FENCE, is_text_below, wrong_fence
from records.source.files import Project, decode, read_bytes, read_text
from records.source.positions import Positions
from records.source.tree import Data, Loc, parse


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

    def locate_text(self, loc: Loc, offset: int) -> Position:
        """The place of a character of a text among the fields, or of the text where that fails."""
        return self.positions.locate_text(loc, offset) or self.locate(loc)

    def cut_short(self) -> Iterator[tuple[Loc, str, Position]]:
        """Each value that a comment cuts short: its place, the comment, and where it begins."""
        return self.positions.cut_short()

    def locate_body(self, offset: int) -> Position:
        """The place of the character at `offset` of the body."""
        before = self.body[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return Position(self.path, self.body_line + before.count("\n"), column)


def read(project: Project, file: Path) -> Document:
    """Read one `.yml`, `.yaml` or `.md` file. Raises SourceError."""
    return document_of(project.shown(file), file, read_bytes(project, file))


def document_of(shown: str, file: Path, raw: bytes, keys: frozenset[str] = frozenset()) -> Document:
    """The same from the file's bytes. Raises SourceError.

    `keys` are the fields that it can have, where they are known.
    """
    return document_of_text(shown, file, decode(shown, raw), keys)


def document_of_text(
    shown: str, file: Path, text: str, keys: frozenset[str] = frozenset()
) -> Document:
    """The same from the file's text, as `decode` gives it. Raises SourceError."""
    if file.suffix.lower() == ".md":
        return _markdown(shown, text, keys)
    if is_text_below(text):
        raise SourceError(diagnostic("front-matter-in-yml", Position(shown)))
    tree = parse(shown, text, keys=keys)
    return Document(shown, tree.data, tree)


def _markdown(shown: str, text: str, keys: frozenset[str]) -> Document:
    if not text.strip():
        raise SourceError(diagnostic("file-empty-of-fields", Position(shown)))
    wrong = wrong_fence(shown, text)
    if wrong:
        raise SourceError(wrong)
    before, fields, after = front_matter(text)
    tree = parse(shown, fields, 2, keys)
    body = FENCE.sub("", after, count=1).removeprefix("\n")
    body_line = before.count("\n") + fields.count("\n") + 2
    return Document(shown, tree.data, tree, body, body_line)


def front_matter(text: str) -> tuple[str, str, str]:
    """The text up to the fields, the fields as YAML, and what comes after them, fences outside.

    For a text that `read` takes; raises ValueError for one without two fences.
    """
    fences = list(islice(FENCE.finditer(text), 2))
    if len(fences) < 2:
        raise ValueError("no front matter")
    opening, closing = fences
    return (
        text[: opening.end() + 1],
        text[opening.end() + 1 : closing.start()],
        text[closing.start() :],
    )


@dataclass(frozen=True, slots=True)
class _Row(Positions):
    """A CSV row's cells: the column is the cell's number in the row."""

    path: str
    line: int
    columns: tuple[str, ...]

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        line = 1 if key else self.line
        name = loc[0] if loc else ""
        number = self.columns.index(str(name)) + 1 if name in self.columns else 1
        return Position(self.path, line, number)


_TOTALS = ("i alt", "ialt", "total", "sum", "samlet", "hele regionen")
"""How a spreadsheet's last row begins."""


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
        is_empty = True
        for cells in rows:
            if any(cell.strip() for cell in cells):
                is_empty = False
                yield _row(shown, line, header, cells)
            line = rows.line_num + 1
        if is_empty:
            raise SourceError(diagnostic("table-without-rows", Position(shown)))
    except csv.Error as error:
        at = Position(shown, max(1, rows.line_num))
        raise SourceError(diagnostic("row-not-csv", at)) from error


def _header(shown: str, cells: list[str]) -> tuple[str, ...]:
    names = tuple(cell.strip().lower() for cell in cells)
    sign = next((sign for sign in (";", "\t") if len(names) == 1 and sign in names[0]), "")
    if sign:
        at = Position(shown, 1, cells[0].index(sign) + 1)
        word = "semikolon" if sign == ";" else "tabulator"
        raise SourceError(diagnostic("table-without-commas", at, sign=word))
    if not any(names):
        raise SourceError(diagnostic("table-empty", Position(shown)))
    if any(re.fullmatch(r"\d[\d./a-z-]*", name) for name in names):
        raise SourceError(diagnostic("table-without-names", Position(shown)))
    for number, name in enumerate(names):
        if name in names[:number]:
            at = Position(shown, 1, number + 1)
            raise SourceError(diagnostic("column-twice", at, column=name))
    return names


def _row(shown: str, line: int, header: tuple[str, ...], cells: list[str]) -> Document:
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    if first.casefold().rstrip(":") in _TOTALS:
        raise SourceError(diagnostic("row-of-totals", Position(shown, line), written=first))
    if len(cells) == 1 and cells[0].count(",") == len(header) - 1:
        raise SourceError(diagnostic("row-in-quotes", Position(shown, line)))
    if len(cells) != len(header):
        at, has, wanted = Position(shown, line), len(cells), len(header)
        raise SourceError(diagnostic("row-of-other-length", at, cells=has, columns=wanted))
    data: dict[str, Data] = {k: v.strip() or None for k, v in zip(header, cells, strict=True)}
    return Document(shown, data, _Row(shown, line, header))
