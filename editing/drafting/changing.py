"""A change of some fields of a record that is there: the new text, and the record it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from editing.drafting.fill_missing import answered, still_missing
from editing.drafting.prompter import Prompter
from editing.writing.files import as_before
from editing.writing.precise import with_values
from editing.writing.values import values_of_record
from records.errors import PraksisError
from records.loading.library import Library
from records.loading.reader import read_record
from records.messages import line_of, sentence_of
from records.model.base import Record
from records.model.field_spec import spec_of
from records.model.registry import BY_MODEL
from records.source.diagnostics import Diagnostic
from records.source.documents import document_of
from records.source.files import Project, bytes_and_text
from records.source.tree import Data


class ChangeError(PraksisError):
    """The change cannot be made; the text has a line for each reason."""


class WrongValuesError(ChangeError):
    """Values are wrong or missing; the text has a sentence for each, without its field's name."""

    def __init__(self, faults: Sequence[Diagnostic]) -> None:
        super().__init__("\n".join(map(sentence_of, faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Change:
    """What would be written, and over what."""

    file: Path
    was: bytes
    before: str
    after: str
    record: Record
    """As it will be."""

    def written(self) -> bytes:
        """The new text as the file holds it."""
        return as_before(self.after, self.was)


def change_of(
    project: Project,
    library: Library,
    record: Record,
    wanted: Mapping[str, Data],
    asker: Prompter | None,
) -> Change:
    """The change of the record to the wanted values, and to what else they need.

    What is missing is asked for where there is an asker. Raises WrongValuesError where nobody can
    be asked, ChangeError for a record in a table, OneLineError and SourceError for a file that
    cannot be read any more.
    """
    form = spec_of(BY_MODEL[type(record)].key)
    origin = library.origins[form.kind.key, record.id]
    file = origin.file
    if origin.in_table:
        raise ChangeError(f"{project.shown(file)} er en tabel. Ret rækken der.")
    made = dict(wanted)
    while faults := still_missing(form, {**values_of_record(record), **made}, but=()):
        if asker is None:
            raise WrongValuesError(faults)
        made |= answered(form, {**values_of_record(record), **made}, faults[0], asker)
    was, before = bytes_and_text(project, file)
    after = with_values(form, before, file, made)
    return Change(file, was, before, after, _read_again(project, form.kind.key, file, after))


def _read_again(project: Project, kind: str, file: Path, text: str) -> Record:
    """What the new text really says; it may differ from what was read before, if the file did."""
    shown = project.shown(file)
    record, problems = read_record(spec_of(kind).kind, document_of(shown, file, text.encode()))
    if record is None:
        raise ChangeError("\n".join(map(line_of, problems)))
    return record
