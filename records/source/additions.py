"""Files that add fields to a row of a table: both are one record, known by the row's code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from records.source.diagnostics import Diagnostic, Position, diagnostic, violation
from records.source.documents import Document
from records.source.positions import Positions
from records.source.tree import Data, Loc


@dataclass(frozen=True, slots=True)
class _Both(Positions):
    """The way from a key to its place in the file that says it."""

    row: Positions
    more: Document

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        told = bool(loc) and loc[0] in self.more.data
        return (self.more if told else self.row).locate(loc, key=key)

    def locate_text(self, loc: Loc, offset: int) -> Position | None:
        told = bool(loc) and loc[0] in self.more.data
        return self.more.locate_text(loc, offset) if told else self.row.locate(loc)

    def cut_short(self) -> Iterator[tuple[Loc, str, Position]]:
        yield from self.more.cut_short()


Found = tuple[Document, Path]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a kind's tables, filled up by its other files."""

    kind: str
    code: str
    """The field that row and file have in common."""
    folder: str

    def filled(
        self, found: Iterable[Found], *, is_whole: bool = True
    ) -> tuple[list[Found], list[Diagnostic]]:
        """Rows in order with what files add; after them the files that say a whole record.

        A file without the code, one whose code no row has, and a field that both have are
        diagnostics. Where a table could not be read, `is_whole` is false, and where its codes lost
        their noughts that is told of the rows: then no file is blamed for lacking its row.
        """
        pairs = list(found)
        same = [(row, file) for row, file in pairs if _is_row(file)]
        without_noughts = {self._code(row).lstrip("0") for row, _ in same}
        first = {self._code(row): row for row, _ in reversed(same)}
        rows = {code: (row, file) for row, file in same for code in [self._code(row)]
                if first[code] is row}  # fmt: skip
        whole: list[Found] = []
        diagnostics: list[Diagnostic] = []
        for more, file in pairs:
            code = str(more.data.get(self.code) or "")
            if _is_row(file):
                continue
            if code in rows:
                row, table = rows[code]
                diagnostics += self._twice(row, more)
                rows[code] = _added(row, more, self.code), table
            elif code and "name" in more.data:
                whole.append((more, file))
            elif code.lstrip("0") not in without_noughts or code == code.lstrip("0"):
                diagnostics.append(self._homeless(more, code))
        kept = [
            rows[self._code(row)] if first[self._code(row)] is row else (row, file)
            for row, file in same
        ]
        lost = () if is_whole else ("code-of-no-row",)
        return [*kept, *whole], [each for each in diagnostics if each.code not in lost]

    def _code(self, row: Document) -> str:
        return str(row.data.get(self.code))

    def _twice(self, row: Document, file: Document) -> Iterator[Diagnostic]:
        for key, value in file.data.items():
            if key == self.code or value is None or row.data.get(key) is None:
                continue
            first = row.locate((key,))
            at = file.locate((key,), key=True)
            yield diagnostic("field-in-row-and-file", at, key=key, path=first.path, line=first.line)

    def _homeless(self, file: Document, code: str) -> Diagnostic:
        field = (self.code,)
        if code:
            found = violation("code-of-no-row", field, written=code, folder=self.folder)
        else:
            found = violation("code-of-row-missing", field)
        return Diagnostic.of(found, file.locate(field if code else ()), f"{self.kind}:")


def _added(row: Document, file: Document, code: str) -> Document:
    fresh: dict[str, Data] = {
        key: value for key, value in file.data.items() if key != code and row.data.get(key) is None
    }
    told = replace(file, data=fresh)
    both = Document(file.path, {**row.data, **fresh}, _Both(row.positions, told))
    if not file.body.strip():
        return both
    return replace(both, body=file.body, body_line=file.body_line)


def _is_row(file: Path) -> bool:
    return file.suffix.lower() == ".csv"
