"""What an import would do to `content/`, before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from editing.importing.rows import Read
from editing.writing.file_text import Lines, bare_file
from editing.writing.files import WriteError, as_before, create_all, refuse_taken, replace
from editing.writing.precise import with_values
from editing.writing.values import values_of_record
from editing.writing.yaml_text import field_lines
from records.loading.ahead import Ahead, with_files
from records.loading.library import Check, Library, checked
from records.loading.loader import Origin
from records.model.base import Record
from records.model.field_spec import FieldSpec, KindSpec
from records.source.diagnostics import Diagnostic, Position, SourceError, diagnostic
from records.source.files import Project, read_bytes
from records.source.tree import Data
from records.source.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class New:
    """A record that is not there yet."""

    file: Path
    text: str
    record: Record
    """What reading the text gives."""

    @property
    def label(self) -> str:
        """What readers call it."""
        return self.record.label


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is there and says something else in some fields."""

    file: Path
    was: bytes
    text: str
    label: str
    fields: Mapping[str, tuple[Data, Data]]
    """By key: what the file says, and what the sheet says."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is new, what differs, and how many are the same already."""

    new: tuple[New, ...]
    changed: tuple[Changed, ...]
    same: int


def make_plan(library: Library, form: KindSpec, found: Iterable[Read]) -> Plan:
    """Hold the rows against the records that are there.

    Raises SourceError for a record that stands in a table, and for a file that cannot be read.
    """
    new, changed, same = [], [], 0
    lines, suffix = _remembering(), form.suffix
    folder = library.project.content / form.kind.folder
    for read in found:
        origin = library.origins.get((form.kind.key, read.record.id))
        if origin is None:
            new.append(_new(folder, form, read, lines, suffix))
        elif step := _changed(library, form, read, origin):
            changed.append(step)
        else:
            same += 1
    return Plan(tuple(new), tuple(changed), same)


def _remembering() -> Lines:
    """Writes fields, each value once: most of them are the same in every row."""
    known: dict[tuple[str, str], str] = {}
    last: dict[str, tuple[Data, str]] = {}

    def lines(field: FieldSpec, value: Data) -> str:
        if field.key in last and last[field.key][0] is value:  # what holds for all rows
            return last[field.key][1]
        key = field.key, value if isinstance(value, str) else repr(value)
        if key not in known:
            known[key] = field_lines(field, value)
        last[field.key] = value, known[key]
        return known[key]

    return lines


def _new(folder: Path, form: KindSpec, read: Read, lines: Lines, suffix: str) -> New:
    if "section" in read.data and form.kind.key == "article":
        folder /= str(read.data["section"])
    text = bare_file(form, read.data, suffix, lines)
    return New(folder / f"{read.record.id}{suffix}", text, read.record)


def _changed(library: Library, form: KindSpec, read: Read, origin: Origin) -> Changed | None:
    there = values_of_record(library.records[form.kind.key][read.record.id])
    wanted = values_of_record(read.record)
    fields = {
        key: (there.get(key), wanted.get(key))
        for key in read.said
        if there.get(key) != wanted.get(key)
    }
    if not fields:
        return None
    file = origin.file
    if origin.in_table:
        at = Position(library.project.shown(file))
        raise SourceError(diagnostic("record-in-table", at, id=read.record.id))
    was = read_bytes(library.project, file)
    text = was.decode("utf-8-sig").replace("\r\n", "\n")
    said = {key: read.data.get(key) for key in fields}
    return Changed(file, was, with_values(form, text, file, said), read.record.label, fields)


def tried(
    library: Library, form: KindSpec, plan: Plan, checks: Iterable[Check], *, update: bool
) -> tuple[Diagnostic, ...]:
    """What the checks of the whole content would say of the files that the plan writes.

    `library` is what `unchecked` gives. Raises WriteError where a new file's place is taken.
    """
    project = library.project
    files = []
    for new in plan.new:
        refuse_taken(project, new.file)
        files.append(Ahead(new.file, new.text.encode(), new.record))
    if update:
        files += (Ahead(one.file, as_before(one.text, one.was)) for one in plan.changed)
    paths = {project.shown(one.file) for one in files}
    faults = checked(with_files(library, form.kind, files), checks).faults
    return tuple(each for each in faults if each.position.path in paths)


def carry_out(project: Project, plan: Plan, *, update: bool) -> None:
    """Write the new files and, with `update`, the changed ones.

    Raises WriteError, after which every file is as it was.
    """
    create_all(project, {one.file: one.text for one in plan.new})
    done: list[Changed] = []
    try:
        for step in plan.changed if update else ():
            replace(project, step.file, step.was, step.text)
            done.append(step)
    except WriteError:
        for step in done:
            write_whole(step.file, step.was)
        for one in plan.new:
            one.file.unlink()
        raise
