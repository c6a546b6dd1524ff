"""What an import would do to `content/`, before anything is done."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from editing.importing.rows import Read
from editing.writing.file_text import Lines, bare_file
from editing.writing.files import LASTING, WriteError, Writers, create, replace
from editing.writing.precise import with_values
from editing.writing.values import values_of_record
from editing.writing.yaml_text import field_lines
from records.loading.library import Library, load
from records.loading.loader import Origin
from records.model.field_spec import FieldSpec, KindSpec
from records.source.diagnostics import Diagnostic, Position, SourceError, diagnostic
from records.source.files import Project, read_bytes
from records.source.tree import Data
from records.source.whole_file import write_whole

if TYPE_CHECKING:
    from records.loading.library import Check


@dataclass(frozen=True, slots=True)
class New:
    """A record that is not there yet."""

    file: Path
    text: str
    label: str


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
    lines = _remembering()
    for read in found:
        origin = library.origins.get((form.kind.key, read.record.id))
        if origin is None:
            new.append(_new(library.project, form, read, lines))
        elif step := _changed(library, form, read, origin):
            changed.append(step)
        else:
            same += 1
    return Plan(tuple(new), tuple(changed), same)


def _remembering() -> Lines:
    """Writes fields, each value once: most of them are the same in every row."""
    known: dict[tuple[str, str], str] = {}

    def lines(field: FieldSpec, value: Data) -> str:
        key = field.key, repr(value)
        if key not in known:
            known[key] = field_lines(field, value)
        return known[key]

    return lines


def _new(project: Project, form: KindSpec, read: Read, lines: Lines) -> New:
    folder = project.content / form.kind.folder
    if "section" in read.data and form.kind.key == "article":
        folder /= str(read.data["section"])
    values = {field.key: read.data[field.key] for field in form.fields if field.key in read.data}
    text = bare_file(form, values, form.suffix, lines)
    return New(folder / f"{read.record.id}{form.suffix}", text, read.record.label)


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
    project: Project, plan: Plan, checks: Iterable[Check], *, update: bool
) -> tuple[Diagnostic, ...]:
    """What the checks of the whole content would say of the files that the plan writes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Project(Path(folder), Path(folder, project.content.name))
        shutil.copytree(project.content, copy.content)
        moved = carry_out(copy, _moved(plan, project, copy), update=update, writers=_PASSING)
        paths = {copy.shown(file) for file in moved}
        return tuple(p for p in load(copy, checks).faults if p.position.path in paths)


def _moved(plan: Plan, old: Project, new: Project) -> Plan:
    def there(file: Path) -> Path:
        return new.content / file.relative_to(old.content)

    return Plan(
        tuple(New(there(one.file), one.text, one.label) for one in plan.new),
        tuple(
            Changed(there(one.file), one.was, one.text, one.label, one.fields)
            for one in plan.changed
        ),
        plan.same,
    )


def _create_passing(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)


_PASSING = Writers(_create_passing, lambda file, content: file.write_bytes(content))
"""Into a folder that is thrown away: nothing there has to outlast a power cut."""


def carry_out(
    project: Project, plan: Plan, *, update: bool, writers: Writers = LASTING
) -> list[Path]:
    """Write the new files and, with `update`, the changed ones; gives the files.

    Raises WriteError, after which every file is as it was.
    """
    done: list[tuple[Path, bytes | None]] = []
    try:
        for one in plan.new:
            create(project, one.file, one.text, writers)
            done.append((one.file, None))
        for step in plan.changed if update else ():
            replace(project, step.file, step.was, step.text, writers)
            done.append((step.file, step.was))
    except WriteError:
        for file, was in done:
            file.unlink() if was is None else write_whole(file, was)
        raise
    return [file for file, _ in done]
