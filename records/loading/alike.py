"""Records of a kind out of many documents that say nearly the same: the rows of a spreadsheet.

What a field says is read and judged once for all the rows that say it one after the other. That
is only done where it gives what `read_record` gives: a document has the fields of one that was
without any problem, and nothing about its own is odd. Every other one is read by `read_record`,
which tells all that is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from records.loading.reader import (
    adapter_of,
    read_record,
    share_names,
    violations_of,
    written_in,
)
from records.model.base import Part, Record, Rule, rules_of
from records.model.describe import parts_of
from records.model.registry import Kind
from records.source.diagnostics import Diagnostic
from records.source.documents import Document
from records.source.tree import Data


class _OddError(ValueError):
    """A value that has to be read with all that stands around it."""


@dataclass(slots=True)
class AlikeReader:
    """Reads one document after the other."""

    kind: Kind
    _patterns: dict[tuple[str, ...], tuple[dict[str, Data], Record]] = field(default_factory=dict)
    """By the fields that are filled, the last document without any problem, and its record."""

    def read(self, document: Document) -> tuple[Record | None, list[Diagnostic]]:
        """What `read_record` gives."""
        if document.body or next(document.cut_short(), None) is not None:
            return read_record(self.kind, document)
        fields = self.kind.model.model_fields
        said = {k: v for k, v in document.data.items() if v is not None or k not in fields}
        keys = tuple(said)
        pattern = self._patterns.get(keys)
        record = _like(*pattern, said) if pattern else None
        problems: list[Diagnostic] = []
        if record is None:
            record, problems = read_record(self.kind, document)
        if record is not None and not problems and _reads_fields_alone(self.kind.model):
            self._patterns[keys] = said, record
        return record, problems


def _like(before: Mapping[str, Data], record: Record, said: Mapping[str, Data]) -> Record | None:
    """The record with the same fields as the one before; None where anything in it is odd."""
    model = type(record)
    other = {k: v for k, v in said.items() if v is not before[k] and v != before[k]}
    try:
        values = {key: _value(model, key, written) for key, written in other.items()}
    except (ValidationError, _OddError):
        return None
    made = record.model_copy(update=values)
    object.__setattr__(made, "__pydantic_fields_set__", record.model_fields_set)
    for rule in _rules_about(model, frozenset(other)):
        for _ in rule(made):
            return None
    return made


@cache
def _rules_about(model: type[Record], keys: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that ask for any of these fields; the others say what they said before."""
    return tuple(rule for needs, rule in rules_of(model) if not keys.isdisjoint(needs))


def _value(model: type[Record], key: str, written: Data) -> object:
    """What a field says. Raises ValidationError, and _OddError where something is wrong within."""
    part = parts_of(model).get(key)
    told = written_in(written, part) if part else written
    value: object = adapter_of(model, key).validate_python(told)
    if isinstance(value, (Part, tuple)):
        if next(violations_of(key, value), None) is not None:
            raise _OddError
        _share_names_in(value)
    return value


def _share_names_in(value: object) -> None:
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, Part):
            share_names(each)


@cache
def _reads_fields_alone(model: type[BaseModel]) -> bool:
    """Whether each value of a record follows from its own field, and from nothing else."""
    told: Any = model.__pydantic_decorators__
    return not (told.model_validators or told.root_validators or told.field_validators
                or told.validators or model.__private_attributes__)  # fmt: skip
