"""The Library: every record that could be read, how to find it, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from records.checks import check_library
from records.checks.folding import folded
from records.facts.memory import NOTHING, Memory
from records.loading.by_name import with_names_read
from records.loading.cache import RecordCache
from records.loading.gc_paused import gc_paused
from records.loading.loader import Loader, Origin, document_at
from records.messages import in_order
from records.model.area import Area
from records.model.base import Record
from records.model.registry import BY_MODEL, address_of
from records.source.diagnostics import Diagnostic, Position, Severity
from records.source.documents import Document
from records.source.files import Project
from records.source.kept_values import KeptValues, hash_of
from records.source.places import capped
from records.source.tree import Loc

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Check = Callable[["Library"], Iterator[Diagnostic]]


@dataclass(frozen=True)
class Library:
    """All records by kind and id, in the order of their files; clock-free and never changed."""

    project: Project
    records: Mapping[str, Mapping[str, Record]]
    origins: Mapping[tuple[str, str], Origin]
    diagnostics: tuple[Diagnostic, ...] = ()
    _by_area_code: Mapping[str, Area] = field(default_factory=dict)
    unreadable: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of what is there, but has faults of its own: nothing follows from its absence."""
    parts: tuple[Record, ...] = ()
    """What could be read of those: other fields may be missing in them altogether."""
    region: str = "regionen"
    """What `{{region}}` in Markdown stands for; a build puts the name at its clock here."""
    memory: Memory = NOTHING
    """What went out before; who builds for readers puts it here."""

    unwritten: Mapping[Path, bytes] = field(default_factory=dict, repr=False)
    """What files will hold that are not written yet, and whose records are in here already."""

    is_cached: bool = False
    """Whether what is found may be kept for the next run."""

    moment: str = ""
    """Until when all that is made of it says the same: libraries of one moment may share it.

    Empty where nobody has worked that out.
    """

    _made: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    _read: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """What does not follow from the records, shared by every library made of this one."""

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once: for what many pages ask of the same records."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def once_for(self, record: object, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives for this very record, made once, also for one that is not in here.

        A page may stand in its place.
        """
        # The record is kept beside it, so that no other gets its id.
        return self.once((key, id(record)), lambda: (record, make()))[1]

    def entry(self, index: Hashable, at: str, make: Callable[[], Mapping[str, T]]) -> T | None:
        """What an index, made once by `make`, has at one place; None where it has nothing.

        Who asks for one entry hangs on that alone, and not on all that the index is made of.
        """
        return self.once(index, make).get(at)

    def read_once(self, key: Hashable, read: Callable[[], T]) -> T:
        """What `read` gives, read once of the project's other files, whatever becomes of records.

        It stays for every library made of this one: all that is built shows one moment.
        """
        if key not in self._read:
            self._read[key] = read()
        found: T = self._read[key]
        return found

    @property
    def readings(self) -> Mapping[object, Any]:
        """What `read_once` has read so far, by its keys."""
        return self._read

    @property
    def kept(self) -> KeptValues:
        """Plain values that follow from nothing but what they are asked for by; of earlier runs."""

        def opened() -> KeptValues:
            return KeptValues.open(self.project.root) if self.is_cached else KeptValues()

        return self.read_once("kept values", opened)

    def hash_of(self, value: object) -> bytes:
        """A hash of all that a record says, or another value that `repr` tells whole."""
        # The value is kept beside it, so that no other gets its id.
        key = "hash", id(value)
        if key not in self._read:
            self._read[key] = value, hash_of(value)
        told: bytes = self._read[key][1]
        return told

    def all(self, model: type[R]) -> tuple[R, ...]:
        """Every record of a model."""
        kind = BY_MODEL[model]
        return tuple(cast("Mapping[str, R]", self.records[kind.key]).values())

    def written(self) -> Iterator[Record]:
        """Every record, then what could be read of those with faults: for checks of fields."""
        for shelf in self.records.values():
            yield from shelf.values()
        yield from self.parts

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

    def with_records(
        self, records: Mapping[str, Mapping[str, Record]], region: str | None = None
    ) -> Library:
        """The same library with other records, and with another name of the region if given."""
        areas = self._by_area_code
        if records.get("area") is not self.records.get("area"):
            areas = by_code(records)
        region = region or self.region
        return replace(self, records=records, region=region, _by_area_code=areas, _made={})

    def is_unreadable(self, kind: str, record_id: str | None = None) -> bool:
        """Whether that record, or any of the kind, is there but could not be read."""
        wanted = {(kind, record_id), (kind, "*")}
        return any(found in wanted if record_id else found[0] == kind for found in self.unreadable)

    def document(self, record: Record) -> Document:
        """The record's file, read again: for the place of a fault that was found later.

        The last one is kept, because one text can have many faults.
        """
        kind = BY_MODEL[type(record)]
        origin = self.origins[kind.key, record.id]
        coming = self.unwritten.get(origin.file)
        found = origin.file.stat() if coming is None else None
        asked = origin, coming, found and (found.st_mtime_ns, found.st_size)
        last = self._made.get("document")
        if last is None or last[0] != asked:
            last = self._made["document"] = asked, document_at(self.project, kind, origin, coming)
        document: Document = last[1]
        return document

    def locate(self, record: Record, loc: Loc) -> Position:
        """The place of a value of the record in its file."""
        return self.document(record).locate(loc)

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.diagnostics if p.severity is Severity.FAULT)

    @property
    def has_examples(self) -> bool:
        """Whether any record is an example."""
        return any(record.example for kind in self.records.values() for record in kind.values())


def load(
    project: Project,
    checks: Iterable[Check] = (),
    cache: RecordCache | None = None,
    memory: Memory = NOTHING,
) -> Library:
    """Read and check everything below `content/`; faults are in `problems`, sorted.

    `checks` are further ones, of sound and mail, beside those that `records` knows. With `cache`
    only files that changed are read as YAML; it is written anew where that is needed. `memory` is
    what went out before.
    """
    return checked(unchecked(project, cache, memory), checks)


def checked(library: Library, checks: Iterable[Check] = ()) -> Library:
    """What `unchecked` gives with all that is wrong between its records, and by `checks`."""
    found = _with_findings(library, checks).diagnostics
    return replace(library, diagnostics=in_order(capped(folded(found))))


def load_unfolded(
    project: Project,
    checks: Iterable[Check] = (),
    cache: RecordCache | None = None,
    memory: Memory = NOTHING,
) -> Library:
    """As `load`, but every place has its diagnostic: for what counts them or acts on each."""
    return _with_findings(unchecked(project, cache, memory), checks)


def unchecked(
    project: Project, cache: RecordCache | None = None, memory: Memory = NOTHING
) -> Library:
    """As `load`, but the diagnostics are those of single files: for who only asks for records."""
    loader = Loader(project, cache)
    with gc_paused():
        loader.fill()
        if cache:
            cache.save()
    return replace(_library(loader), memory=memory)


def _with_findings(library: Library, checks: Iterable[Check]) -> Library:
    problems = set(with_names_read(library, library.diagnostics))
    for check in (check_library, *checks):
        problems.update(check(library))
    return replace(library, diagnostics=in_order(problems))


def by_code(records: Mapping[str, Mapping[str, Record]]) -> Mapping[str, Area]:
    """The areas by their codes."""
    areas = cast("Mapping[str, Area]", records.get("area", {}))
    return MappingProxyType({area.code: area for area in areas.values()})


def _library(loader: Loader) -> Library:
    frozen = {key: MappingProxyType(shelf) for key, shelf in loader.records.items()}
    parts = {key: part for key, part in loader.parts.items() if key not in loader.origins}
    origins = {**{key: origin for key, (_, origin) in parts.items()}, **loader.origins}
    return Library(
        loader.project,
        MappingProxyType(frozen),
        MappingProxyType(origins),
        tuple(loader.diagnostics),
        by_code(frozen),
        frozenset(loader.unreadable),
        tuple(record for record, _ in parts.values()),
        is_cached=loader.cache is not None,
        _read={("hash", id(record)): (record, digest) for record, digest in loader.digests},
    )
