"""The Library: every record that could be read, how to find it, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from records.checks import check_library
from records.kinds.area import Area
from records.kinds.base import Record
from records.kinds.registry import BY_KEY, BY_MODEL, KINDS, Kind, address_of
from records.reading import read_record
from records.source.documents import Document, read, read_rows
from records.source.files import Place, walk
from records.source.problems import Mark, Problem, Severity, SourceError
from records.source.tree import Loc

R = TypeVar("R", bound=Record)


Check = Callable[["Library"], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Origin:
    """The file, and for a table the line, that a record came from."""

    file: Path
    line: int = 1


@dataclass(frozen=True)
class Library:
    """All records by kind and id, in the order of their files; clock-free and never changed."""

    place: Place
    records: Mapping[str, Mapping[str, Record]]
    origins: Mapping[tuple[str, str], Origin]
    problems: tuple[Problem, ...] = ()
    _by_area_code: Mapping[str, Area] = field(default_factory=dict)

    def all(self, model: type[R]) -> tuple[R, ...]:
        """Every record of a model."""
        kind = BY_MODEL[model]
        return tuple(cast("Mapping[str, R]", self.records[kind.key]).values())

    def find(self, model: type[R], record_id: str | None) -> R | None:
        """The record with that id, or None."""
        found = self.records[BY_MODEL[model].key].get(record_id or "")
        return cast("R | None", found)

    def area(self, code: str) -> Area | None:
        """The area with that code, e.g. `0101/noerrebro`."""
        return self._by_area_code.get(code)

    def resolve(self, reference: str) -> Record | None:
        """The record that `kind:id` (an anchor after it is passed over) names, or None."""
        key, _, record_id = reference.partition("#")[0].partition(":")
        return self.records.get(key, {}).get(record_id)

    def address(self, target: str) -> str | None:
        """Where a link target leads: absolute, or without leading slash; None leads nowhere."""
        if target.startswith(("https://", "mailto:")):
            return target
        bare, sharp, anchor = target.partition("#")
        if bare.startswith("/"):
            return bare.removeprefix("/") + sharp + anchor
        record = self.resolve(bare)
        address = address_of(record) if record else None
        return None if address is None else address + sharp + anchor

    def document(self, record: Record) -> Document:
        """The record's file, read again: for the place of a fault that was found later."""
        origin = self.origins[BY_MODEL[type(record)].key, record.id]
        if origin.file.suffix != ".csv":
            return read(self.place, origin.file)
        rows = read_rows(self.place, origin.file)
        return next(row for row in rows if row.locate(()).line == origin.line)

    def locate(self, record: Record, loc: Loc) -> Mark:
        """The place of a value of the record in its file."""
        return self.document(record).locate(loc)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.problems if p.severity is Severity.FAULT)

    @property
    def has_examples(self) -> bool:
        """Whether any record is an example."""
        return any(record.example for kind in self.records.values() for record in kind.values())


def load(place: Place, checks: Iterable[Check] = ()) -> Library:
    """Read and check everything below `content/`; faults are in `problems`, sorted.

    `checks` are further ones, of sound and mail, beside those that `records` knows.
    """
    shelves = _Shelves(place)
    for kind in KINDS:
        for document, file in _documents(shelves, kind):
            shelves.put(kind, document, file)
    shelves.refuse_strays()
    library = shelves.library()
    problems = set(library.problems)
    for check in (check_library, *checks):
        problems.update(check(library))
    return replace(library, problems=tuple(sorted(problems)))


def _documents(shelves: _Shelves, kind: Kind) -> Iterator[tuple[Document, Path]]:
    for file in sorted(_walk(shelves.place, kind)):
        try:
            if file.suffix.lower() == ".csv":
                yield from ((row, file) for row in read_rows(shelves.place, file))
            else:
                yield read(shelves.place, file), file
        except SourceError as error:
            shelves.problems += error.problems


def _walk(place: Place, kind: Kind) -> Iterator[Path]:
    endings = (".yml", ".yaml", ".md", ".csv") if kind.key == "area" else (".yml", ".yaml", ".md")
    return walk(place, kind.folder, endings)


@dataclass
class _Shelves:
    """The library while it is being filled."""

    place: Place
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {k: {} for k in BY_KEY})
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def put(self, kind: Kind, document: Document, file: Path) -> None:
        record, problems = read_record(kind, document)
        self.problems += problems
        if record is None:
            return
        first = self.origins.get((kind.key, record.id))
        if first:
            sentence = (
                f'feltet "id" (Id) er "{record.id}", som også bruges i '
                f"{self.place.shown(first.file)}. Giv den ene et nyt id."
            )
            self.problems.append(Problem(document.locate(("id",)), sentence))
            return
        self.records[kind.key][record.id] = record
        self.origins[kind.key, record.id] = Origin(file, document.locate(()).line)

    def refuse_strays(self) -> None:
        """A file where no record is read from would disappear silently: refuse it."""
        folders = {kind.folder for kind in KINDS} | {"media"}
        for entry in sorted(self.place.content.iterdir()):
            if entry.name.startswith(".") or entry.name in folders:
                continue
            what = "mappen" if entry.is_dir() else "filen"
            sentence = (
                f"{what} hører ikke til her. Brug en af mapperne: {', '.join(sorted(folders))}."
            )
            self.problems.append(Problem(Mark(self.place.shown(entry)), sentence))
        for kind in KINDS:
            self._refuse_odd_files(kind)

    def _refuse_odd_files(self, kind: Kind) -> None:
        root = self.place.content / kind.folder
        known = {".yml", ".yaml", ".md", *([".csv"] if kind.key == "area" else [])}
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix.lower() not in known and file.name[0] != ".":
                sentence = "filen bliver ikke læst. Gem den som .yml eller .md, eller flyt den."
                self.problems.append(Problem(Mark(self.place.shown(file)), sentence))

    def library(self) -> Library:
        areas = cast("Mapping[str, Area]", self.records["area"])
        frozen = {key: MappingProxyType(shelf) for key, shelf in self.records.items()}
        by_code = MappingProxyType({area.code: area for area in areas.values()})
        return Library(self.place, MappingProxyType(frozen), MappingProxyType(self.origins),
                       tuple(self.problems), by_code)  # fmt: skip
