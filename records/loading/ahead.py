"""The library as it will be once some files are written: what checks would say, said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from records.loading.gc_paused import gc_paused
from records.loading.library import Library, by_code
from records.loading.loader import Origin, judged
from records.loading.reader import readable_part
from records.model.base import Record
from records.model.registry import Kind
from records.source.diagnostics import Diagnostic, SourceError
from records.source.documents import document_of
from records.source.files import Project, decode
from records.source.letters import RightLines, faults_of_letters
from records.source.places import capped


@dataclass(frozen=True, slots=True)
class Ahead:
    """A file that shall be written: a new one, or another content of one that is there."""

    file: Path
    becomes: bytes
    record: Record | None = None
    """What reading it gives, where that is known; else it is read."""


def with_files(library: Library, kind: Kind, files: Iterable[Ahead]) -> Library:
    """What `unchecked` would give with these files of a kind, without writing them.

    For records with a file of their own, which is called after them.
    """
    filled = _Filled(library.project, kind, dict(library.records[kind.key]), dict(library.origins))
    wanted = {one.file: one.becomes for one in filled.put_all(files)}
    told = [each for each in library.diagnostics if each.position.path not in filled.shown]
    records = MappingProxyType({**library.records, kind.key: filled.in_order()})
    return replace(
        library,
        records=records,
        origins=MappingProxyType(filled.origins),
        diagnostics=(*told, *filled.diagnostics),
        unreadable=library.unreadable | {(kind.key, name) for name in filled.unreadable},
        parts=(*library.parts, *filled.parts),
        unwritten=MappingProxyType(wanted),
        _by_area_code=by_code(records),
        _made={},
    )


@dataclass(slots=True)
class _Filled:
    """The records of a kind while files are put among them."""

    project: Project
    kind: Kind
    shelf: dict[str, Record]
    origins: dict[tuple[str, str], Origin]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    parts: list[Record] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    """The files as messages show them."""
    lines: RightLines = field(default_factory=RightLines)

    def put_all(self, files: Iterable[Ahead]) -> Iterator[Ahead]:
        """Put each among the records, and give it back."""
        with gc_paused():
            for one in files:
                self._put(one)
                yield one

    def in_order(self) -> Mapping[str, Record]:
        """The records in the order of their files."""
        key = self.kind.key
        each = sorted(self.shelf.items(), key=lambda pair: _place(self.origins[key, pair[0]]))
        return MappingProxyType(dict(each))

    def _put(self, one: Ahead) -> None:
        name = one.file.stem
        shown = self.project.shown(one.file)
        self.shown.add(shown)
        self.origins[self.kind.key, name] = Origin(one.file)
        try:
            record, found = self._read(shown, one)
            if record is None:
                document = document_of(shown, one.file, one.becomes)
                self.parts.append(readable_part(self.kind, document, name))
        except SourceError as error:
            record, found = None, capped(error.diagnostics)
            del self.origins[self.kind.key, name]
        self.diagnostics += found
        if record is None:
            self.unreadable.add(name)
            self.shelf.pop(name, None)
        else:
            self.shelf[name] = record

    def _read(self, shown: str, one: Ahead) -> tuple[Record | None, list[Diagnostic]]:
        if one.record is None:
            return judged(self.kind, shown, one.file, one.becomes)
        text = decode(shown, one.becomes)
        letters = [] if self.lines.hold(text) else faults_of_letters(shown, text)
        return (None, letters) if letters else (one.record, [])


def _place(origin: Origin) -> tuple[bool, str, int]:
    """Rows of a table come before the files that are no row."""
    return not origin.in_table, str(origin.file), origin.line
