"""What the model says of values that are in no file yet, by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from records.loading.reader import read_record
from records.messages import sentence_of
from records.model.base import Record
from records.model.field_spec import KindSpec
from records.source.diagnostics import Position, Severity
from records.source.documents import Document
from records.source.tree import Data, Loc


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault in one field, in a Danish sentence."""

    key: str
    """The field at the top that it belongs to."""
    sentence: str


@dataclass(frozen=True, slots=True)
class _Places:
    """Gives each place a line of its own, so that a problem leads back to its field."""

    seen: list[Loc] = field(default_factory=list)

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        del key
        self.seen.append(loc)
        return Position("", len(self.seen))


def validate(form: KindSpec, data: Mapping[str, Data]) -> tuple[Record | None, list[Remark]]:
    """The record that the values make, or what is wrong with them; warnings are left out."""
    places = _Places()
    record, problems = read_record(form.kind, Document("", dict(data), places))
    faults = [problem for problem in problems if problem.severity is Severity.FAULT]
    order = [one.key for one in form.fields]
    remarks = [
        Remark(_key(places.seen[p.position.line - 1], sentence_of(p)), sentence_of(p))
        for p in faults
    ]
    return record, sorted(
        remarks, key=lambda one: order.index(one.key) if one.key in order else len(order)
    )


def _key(loc: Loc, sentence: str) -> str:
    """A field that is not there has no place; its name stands in the sentence."""
    if loc:
        return str(loc[0])
    return sentence.partition('"')[2].partition('"')[0].partition(".")[0]
