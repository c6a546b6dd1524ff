"""What the model says of values that are in no file yet, by field."""

from __future__ import annotations

from collections.abc import Mapping

from records.loading.reader import read_record, readable_part
from records.model.base import Record, rules_of
from records.model.field_spec import KindSpec
from records.source.diagnostics import Diagnostic, Position, Severity, Violation
from records.source.documents import Document
from records.source.positions import Positions
from records.source.tree import Data, Loc


class _Nowhere(Positions):
    """The positions of values that somebody gave on a command line or in a conversation."""

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        del loc, key
        return Position("")


def validate(form: KindSpec, data: Mapping[str, Data]) -> tuple[Record | None, list[Diagnostic]]:
    """The record that the values make, or its faults in the order of the form's fields."""
    record, found = read_record(form.kind, Document("", dict(data), _Nowhere()))
    order = [field.key for field in form.fields]

    def rank(fault: Diagnostic) -> int:
        key = key_of(fault)
        return order.index(key) if key in order else len(order)

    return record, sorted((f for f in found if f.severity is Severity.FAULT), key=rank)


def held_together(form: KindSpec, data: Mapping[str, Data], fault: Diagnostic) -> tuple[str, ...]:
    """The fields that say something and that the rule behind a fault holds together.

    Any of them may be the one that is wrong. Empty where the value is wrong by itself.
    """
    part = readable_part(form.kind, Document("", dict(data), _Nowhere()), "ny")
    there = vars(part).keys()
    for needs, rule in rules_of(form.kind.model):
        if there >= set(needs) and any(_is_told(fault, found) for found in rule(part)):
            return tuple(key for key in needs if data.get(key) is not None)
    return ()


def _is_told(fault: Diagnostic, found: Violation) -> bool:
    return (found.code, found.loc) == (fault.code, fault.field)


def key_of(fault: Diagnostic) -> str:
    """The field at the top that a fault belongs to; empty for a fault of the whole record."""
    return str(fault.field[0]) if fault.field else ""
