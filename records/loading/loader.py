"""Files onto shelves: every record by kind and id, and what is wrong with the files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from records.danish.nearest import nearest
from records.danish.slugs import slug
from records.loading.cache import RecordCache
from records.loading.misplaced import copied_from, home_of, in_wrong_folder, passed_over
from records.loading.reader import read_record, readable_part
from records.model.base import Record
from records.model.describe import keys_of
from records.model.registry import BY_KEY, KINDS, Kind
from records.source.additions import Found, Table
from records.source.cache_file import digest_of
from records.source.diagnostics import (
    Diagnostic,
    Position,
    SourceError,
    diagnostic,
    params_of,
    violation,
)
from records.source.documents import Document, document_of, document_of_text, read, rows_of
from records.source.files import Project, decode, is_left_behind, read_bytes, read_text, walk
from records.source.kept_values import hash_of
from records.source.letters import faults_of_letters
from records.source.places import capped

TABLES = {"area": Table("area", "code", "content/areas/")}
"""The kinds that have tables, and by what other files add to a row."""

_TOLD_BY_LETTERS = ("text-with-odd-sign", "text-with-direction-sign", "personal-number-in-field",
                    "value-with-odd-letter", "value-with-odd-digit")  # fmt: skip
"""Of a field what its file's letters have been blamed for already."""

_MANY_MISSING = 5
"""So many fields are not forgotten where a file ends in the middle of a line."""
_ENDINGS = (".yml", ".yaml", ".md")
_TABLE_ENDINGS = (*_ENDINGS, ".csv")


@dataclass(frozen=True, slots=True)
class Origin:
    """The file, and for a table the line, that a record came from."""

    file: Path
    line: int = 1

    @property
    def in_table(self) -> bool:
        """Whether the record is a row among others, and no file of its own."""
        return self.file.suffix.lower() == ".csv"


Put = tuple[Record, Origin]


@dataclass
class Loader:
    """The library while it is being filled."""

    project: Project
    cache: RecordCache | None = None
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {k: {} for k in BY_KEY})
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unreadable: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of what is there and has faults; `*` where a table has."""
    digests: list[tuple[Record, bytes]] = field(default_factory=list)
    """A hash of the file of each record that has one to itself: it tells the record."""
    parts: dict[tuple[str, str], tuple[Record, Origin]] = field(default_factory=dict)
    """What could be read of those, by kind and the name of the file."""

    def fill(self) -> None:
        """Read everything below `content/`."""
        if not self.project.content.is_dir():
            self._refuse("content-missing", self.project.content)
            return
        self._refuse_strays()
        for kind in KINDS:
            files = list(self._files(kind))
            read_all = self._table if kind.key in TABLES else self._each_file
            self._put(kind, list(read_all(kind, files)))

    def _refuse(self, code: str, path: Path, **params: object) -> None:
        at = Position(self.project.shown(path))
        self.diagnostics.append(Diagnostic(code, at, params_of(params)))

    def _each_file(self, kind: Kind, files: Iterable[Path]) -> Iterator[Put]:
        for file in files:
            try:
                record = self._record(kind, file)
            except SourceError as error:
                self.diagnostics += capped(error.diagnostics)
                record = None
            if record:
                yield record, Origin(file)
            else:
                self.unreadable.add((kind.key, unicodedata.normalize("NFC", file.stem)))

    def _table(self, kind: Kind, files: Iterable[Path]) -> Iterator[Put]:
        told = len(self.diagnostics)
        documents = table_documents(self.project, kind, files, self.diagnostics)
        if len(self.diagnostics) > told:
            self.unreadable.add((kind.key, "*"))
        for document, file in documents:
            record, problems = read_record(kind, document)
            self.diagnostics += problems
            if record:
                yield record, Origin(file, document.locate(()).line)
            else:
                self.unreadable.add((kind.key, "*"))  # the code itself may be what is wrong

    def _record(self, kind: Kind, file: Path) -> Record | None:
        raw = read_bytes(self.project, file)
        shown = self.project.shown(file)
        digest = digest_of(raw)
        known = self.cache.find(shown, digest) if self.cache else None
        if known is None:
            record, problems = judged(kind, shown, file, raw)
            if record is None:
                document = document_of(shown, file, raw)
                home = home_of(kind, document.data)
                if home and self._refuse_misplaced(file, home):
                    return None
                name = unicodedata.normalize("NFC", file.stem)
                self.parts[kind.key, name] = readable_part(kind, document, name), Origin(file)
        else:
            record, problems = known[0], list(known[1])
        self.diagnostics += problems
        if record and not known and self.cache:
            self.cache.keep(shown, digest, (record, tuple(problems)))
        if record:
            self.digests.append((record, hash_of("record", shown, digest)))
        return record

    def _put(self, kind: Kind, found: list[Put]) -> None:
        """Onto the shelf: of several with one id the one whose file has that name."""
        named = {record.id for record, origin in found if _names(origin, record)}
        for record, origin in found:
            told = self.origins.get((kind.key, record.id))
            wrongly = record.id in named and not _names(origin, record)
            if told is None and not wrongly:
                self.origins[kind.key, record.id] = origin
                self.records[kind.key][record.id] = record
        for record, origin in found:
            self._check_name(kind, record, origin)

    def _check_name(self, kind: Kind, record: Record, origin: Origin) -> None:
        owner = self.origins[kind.key, record.id]
        if owner is origin and _names(origin, record):
            return
        if owner is not origin:
            other = self.project.shown(owner.file)
            is_copy = copied_from(origin.file.stem).casefold() == owner.file.stem.casefold()
            name = owner.file.name
            found = violation("id-taken", ("id",), id=record.id, other=other)
            if is_copy and not origin.in_table:
                found = violation("file-is-copy", ("id",), other=other, name=name)
        else:
            name = unicodedata.normalize("NFC", origin.file.name)
            is_id = slug(origin.file.stem) == origin.file.stem
            code = "id-not-file-name" if is_id else "file-name-not-id"
            found = violation(code, ("id",), id=record.id, name=name)
        at = document_at(self.project, kind, origin).locate(("id",))
        self.diagnostics.append(Diagnostic.of(found, at, f"{kind.key}:{record.id}"))

    def _files(self, kind: Kind) -> Iterator[Path]:
        """The kind's files; one where no record is read from would disappear silently."""
        endings = _TABLE_ENDINGS if kind.key in TABLES else _ENDINGS
        for file in walk(self.project, kind.folder):
            if file.suffix.lower() in endings or file.is_symlink():
                yield file
            else:
                self.diagnostics.append(passed_over(self.project.shown(file), kind))
                self.unreadable.add((kind.key, slug(file.name.split(".")[0])))

    def _refuse_strays(self) -> None:
        folders = {kind.folder for kind in KINDS} | {"media"}
        for entry in sorted(self.project.content.iterdir()):
            if is_left_behind(entry.name) or (entry.name in folders and entry.is_dir()):
                continue
            if entry.is_dir():
                self._refuse_folder(entry, sorted(folders))
            elif not self._is_at_home_elsewhere(entry):
                self._refuse("file-not-of-a-kind", entry, folders=", ".join(sorted(folders)))

    def _refuse_folder(self, folder: Path, folders: list[str]) -> None:
        """A folder of no kind: what lies in it is there, so nothing follows from its absence."""
        source = copied_from(folder.name).casefold()
        if source in folders and source != folder.name.casefold():
            self._refuse("folder-is-copy", folder, original=source)
            return
        danish = {slug(name): kind.folder for kind in KINDS for name in (kind.plural, kind.label)}
        near = danish.get(slug(folder.name)) or nearest(folder.name, folders)
        self._refuse("folder-not-of-a-kind", folder, folders=", ".join(folders), near=near)
        self.unreadable |= {(kind.key, "*") for kind in KINDS if kind.folder == near}

    def _is_at_home_elsewhere(self, file: Path) -> bool:
        """Whether a file beside the folders is a record, which is told then."""
        if file.suffix.lower() not in _ENDINGS:
            return False
        try:
            home = home_of(None, read(self.project, file).data)
        except SourceError:
            return False
        return home is not None and self._refuse_misplaced(file, home)

    def _refuse_misplaced(self, file: Path, home: Kind) -> bool:
        self.diagnostics.append(in_wrong_folder(self.project.shown(file), home))
        self.unreadable.add((home.key, unicodedata.normalize("NFC", file.stem)))
        return True


def table_files(project: Project, kind: Kind) -> Iterator[Path]:
    """The tables of a kind, and the files that add to their rows."""
    for file in walk(project, kind.folder):
        if file.suffix.lower() in _TABLE_ENDINGS:
            yield file


def judged(
    kind: Kind, shown: str, file: Path, raw: bytes
) -> tuple[Record | None, list[Diagnostic]]:
    """The record of a file's bytes and what is wrong with it, its letters before what they say.

    Raises SourceError.
    """
    text = decode(shown, raw)
    letters = faults_of_letters(shown, text)
    try:
        document = document_of_text(shown, file, text, keys_of(kind.model))
        record, problems = read_record(kind, document)
    except SourceError as error:
        raise SourceError(*letters, *error.diagnostics) from error
    missing = sum(each.code.endswith("-missing") for each in problems)
    last = text.count("\n") + 1
    is_cut = not text.endswith("\n") and any(each.position.line == last > 1 for each in problems)
    if missing >= _MANY_MISSING and is_cut:
        return None, [diagnostic("file-cut-off", Position(shown, last))]
    if not letters:
        return record, capped(problems)
    rest = (each for each in problems if each.code not in _TOLD_BY_LETTERS)
    return None, capped([*letters, *rest])


def document_at(
    project: Project, kind: Kind, origin: Origin, coming: bytes | None = None
) -> Document:
    """The document that a record came from, read again; of `coming` where that is not written yet.

    Raises SourceError.
    """
    if coming is not None:
        return document_of(project.shown(origin.file), origin.file, coming)
    if not origin.in_table:
        return read(project, origin.file)
    found = table_documents(project, kind, table_files(project, kind), [])
    return next(
        document
        for document, file in found
        if file == origin.file and document.locate(()).line == origin.line
    )


def table_documents(
    project: Project, kind: Kind, files: Iterable[Path], problems: list[Diagnostic]
) -> list[Found]:
    """The rows of the kind's tables with what its other files add; adds to `problems`."""
    found: list[Found] = []
    is_whole = True
    for file in files:
        try:
            if file.suffix.lower() == ".csv":
                problems += faults_of_letters(project.shown(file), read_text(project, file))
                found += ((row, file) for row in rows_of(project, file))
            else:
                problems += faults_of_letters(project.shown(file), read_text(project, file))
                found.append((read(project, file), file))
        except SourceError as error:
            problems += error.diagnostics
            is_whole = is_whole and file.suffix.lower() != ".csv"
    filled, wrong = TABLES[kind.key].filled(found, is_whole=is_whole)
    problems += wrong
    return filled


def _names(origin: Origin, record: Record) -> bool:
    """Whether the file is called what its record is; a table holds many."""
    return origin.file.stem == record.id or origin.in_table
