"""One record as an editor wrote it: a YAML file, a Markdown file with front matter, a CSV row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from records.source.files import Place, read_text
from records.source.problems import Mark, Problem, SourceError
from records.source.tree import Data, Loc, parse


class Positions(Protocol):
    """The way from a key to its place in the file."""

    def locate(self, loc: Loc, *, key: bool = False) -> Mark: ...


@dataclass(frozen=True, slots=True)
class Document:
    """What one record's file says, before any model has judged it."""

    path: str
    """As messages show it, relative to the project."""
    stem: str
    """The file's name without ending; a record's id must be the same."""
    data: dict[str, Data]
    positions: Positions
    body: str = ""
    """The Markdown under the front matter."""
    body_line: int = 1
    """The line of the file on which `body` begins."""

    def locate(self, loc: Loc, *, key: bool = False) -> Mark:
        """The place of a value or, with `key`, of its key."""
        return self.positions.locate(loc, key=key)

    def locate_body(self, offset: int) -> Mark:
        """The place of the character at `offset` of the body."""
        before = self.body[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return Mark(self.path, self.body_line + before.count("\n"), column)


def read(place: Place, file: Path) -> Document:
    """Read one `.yml`, `.yaml` or `.md` file. Raises SourceError."""
    text = read_text(place, file)
    shown = place.shown(file)
    if file.suffix.lower() == ".md":
        return _markdown(shown, file.stem, text)
    tree = parse(shown, text)
    return Document(shown, file.stem, tree.data, tree)


_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def _markdown(shown: str, stem: str, text: str) -> Document:
    opening = _FENCE.match(text)
    if not text.strip():
        raise SourceError(Problem(Mark(shown), "filen er tom. Skriv mindst id, titel og example."))
    if not opening:
        sentence = (
            "filen mangler felterne øverst. Begynd med en linje med ---, skriv felterne, "
            "og slut med en linje med ---."
        )
        raise SourceError(Problem(Mark(shown), sentence))
    closing = _FENCE.search(text, opening.end())
    if not closing:
        sentence = (
            "felterne øverst bliver ikke lukket. Skriv en linje med --- efter det sidste felt."
        )
        raise SourceError(Problem(Mark(shown), sentence))
    tree = parse(shown, text[opening.end() + 1 : closing.start()], first_line=2)
    body = text[closing.end() :].removeprefix("\n")
    body_line = text.count("\n", 0, closing.end()) + 2
    return Document(shown, stem, tree.data, tree, body, body_line)


@dataclass(frozen=True, slots=True)
class _Row:
    """A CSV row's cells: the column is the cell's number in the row."""

    path: str
    line: int
    columns: tuple[str, ...]

    def locate(self, loc: Loc, *, key: bool = False) -> Mark:
        line = 1 if key else self.line
        name = loc[0] if loc else ""
        number = self.columns.index(str(name)) + 1 if name in self.columns else 1
        return Mark(self.path, line, number)


def read_rows(place: Place, file: Path) -> Iterator[Document]:
    """Each row of a CSV file (RFC 4180, comma, a header row) as a Document.

    An empty cell is no value. Raises SourceError, also for a row with a wrong number of cells.
    """
    text = read_text(place, file)
    shown = place.shown(file)
    rows = csv.reader(io.StringIO(text))
    header = tuple(next(rows, ()))
    if not header:
        raise SourceError(Problem(Mark(shown), "filen er tom. Skriv kolonnernes navne øverst."))
    for cells in rows:
        if not cells:
            continue
        if len(cells) != len(header):
            sentence = (
                f"rækken har {len(cells)} celler, men der er {len(header)} kolonner. "
                "Ret antallet af kommaer."
            )
            raise SourceError(Problem(Mark(shown, rows.line_num), sentence))
        data: dict[str, Data] = {k: v.strip() or None for k, v in zip(header, cells, strict=True)}
        yield Document(shown, "", data, _Row(shown, rows.line_num, header))
