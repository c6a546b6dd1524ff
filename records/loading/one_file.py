"""One file of records as it is now, for who waits for just that."""

from __future__ import annotations

from pathlib import Path

from records.loading.loader import TABLES, judged, table_documents, table_files
from records.loading.reader import read_record
from records.model.base import Record
from records.model.registry import Kind
from records.source.diagnostics import Diagnostic, Severity
from records.source.documents import read
from records.source.files import Project, read_bytes


def read_one(project: Project, kind: Kind, file: Path) -> Record | None:
    """The record of a file as it is now; None where anything in it is a fault.

    Of a file that adds to a row of a table it is what both say; a table itself has no one record.
    Raises SourceError where it cannot be read.
    """
    if kind.key in TABLES:
        return _read_row(project, kind, file)
    record, found = judged(kind, project.shown(file), file, read_bytes(project, file))
    return None if any(each.severity is Severity.FAULT for each in found) else record


def _read_row(project: Project, kind: Kind, file: Path) -> Record | None:
    table, found = TABLES[kind.key], list[Diagnostic]()
    if file.suffix.lower() == ".csv":
        return None
    code = read(project, file).data.get(table.code)
    documents = table_documents(project, kind, table_files(project, kind), found)
    whole = (each for each, _ in documents if code and each.data.get(table.code) == code)
    document = next(whole, None)
    if document is None:
        return None
    record, problems = read_record(kind, document)
    is_right = all(each.severity is not Severity.FAULT for each in (*found, *problems))
    return record if is_right else None
