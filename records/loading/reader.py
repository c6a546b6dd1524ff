"""From what an editor wrote to a record, or to every fault in it at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from records.loading.consequences import without_consequences
from records.loading.shapes import unknown_key, wrong_shape
from records.model.base import Part, Record, rules_of
from records.model.describe import missing_field, parts_of
from records.model.free_texts import is_free_text
from records.model.registry import KINDS, Kind
from records.source.diagnostics import Diagnostic, Position, Severity, Violation, violation
from records.source.documents import Document
from records.source.places import MOST, more_than_told
from records.source.tree import Data, Loc

_QUOTES = (("»", "«"), ("«", "»"), ("„", "“"), ("“", "”"), ("”", "”"))


def read_record(kind: Kind, document: Document) -> tuple[Record | None, list[Diagnostic]]:
    """The record that the document describes, and what is wrong with it.

    With any fault there is no record; warnings leave it.
    """
    data, problems = _fields(kind, document)
    problems += _cut_short(kind, document)
    try:
        record = kind.model.model_validate(data)
    except ValidationError as error:
        problems += _value_problems(kind, document, data, error)
        problems += _rule_problems(kind, _readable_part(kind.model, data, error), document, error)
        return None, without_consequences(problems)
    problems += _rule_problems(kind, record, document, None)
    share_names(record)
    faults = any(problem.severity is Severity.FAULT for problem in problems)
    return (None if faults else record), without_consequences(problems)


def share_names(part: Part) -> None:
    """Let parts with the same fields hold one set of their names: a set is larger than a part.

    Nobody writes into it: parts are frozen, and pydantic gives a copy of a part a copy of its set.
    """
    names = _set_of(frozenset(part.model_fields_set))
    object.__setattr__(part, "__pydantic_fields_set__", names)
    said = part.__dict__
    for name in parts_of(type(part)):
        value = said.get(name)
        if isinstance(value, Part):
            share_names(value)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Part):
                    share_names(item)


@cache
def _set_of(names: frozenset[str]) -> set[str]:
    return set(names)


def readable_part(kind: Kind, document: Document, record_id: str) -> Record:
    """What could be read of a record with faults, under an id that its file gives it.

    Only for checks of single fields: whatever had a fault, or was not there, is missing in it.
    """
    data, _ = _fields(kind, document)
    try:
        whole: Record = kind.model.model_validate(data)
    except ValidationError as error:
        part = _readable_part(kind.model, data, error)
        return part.model_copy(update={"id": record_id})
    return whole.model_copy(update={"id": record_id})


def _fields(kind: Kind, document: Document) -> tuple[dict[str, Data], list[Diagnostic]]:
    data = _written(document.data, kind.model)
    if not document.body.strip():
        return data, []
    if kind.body in data:
        found = violation("text-in-two-places", (kind.body,))
        at = document.locate((kind.body,), key=True)
        return data, [Diagnostic.of(found, at, _subject(kind, document))]
    return {**data, kind.body: document.body}, []


def _cut_short(kind: Kind, document: Document) -> list[Diagnostic]:
    """Texts that end where YAML sees a comment."""
    return [
        Diagnostic.of(violation("comment-cuts-text", loc, cut=cut), at, _subject(kind, document))
        for loc, cut, at in document.cut_short()
        if is_free_text(kind.model, loc)
    ]


def _written(data: dict[str, Data], model: type[BaseModel]) -> dict[str, Data]:
    """The keys with a value: a known key with nothing after it counts as left out."""
    parts = parts_of(model)
    return {
        key: written_in(value, parts[key]) if key in parts else value
        for key, value in data.items()
        if value is not None or key not in model.model_fields
    }


def written_in(value: Data, part: type[BaseModel]) -> Data:
    """A group of fields, or a list of groups, without the keys that have nothing after them."""
    if isinstance(value, dict):
        return _written(value, part)
    if isinstance(value, list):
        return [written_in(item, part) for item in value]
    return value


# --- faults of single values ------------------------------------------------------------------


def _value_problems(
    kind: Kind, document: Document, data: dict[str, Data], error: ValidationError
) -> list[Diagnostic]:
    found: dict[Loc, Diagnostic] = {}
    details = error.errors(include_url=False)
    for number, detail in enumerate(details):
        loc = _real_loc(detail, data)
        if len(found) > MOST:
            at = max(each.position for each in found.values())
            return [*found.values(), more_than_told(Severity.FAULT, len(details) - number, at)]
        if loc not in found and not _follows_from_items(detail, data):
            found[loc] = _value_problem(kind, document, detail, loc)
    return list(found.values())


def _follows_from_items(detail: ErrorDetails, data: dict[str, Data]) -> bool:
    """Whether a list is only too short because pydantic left its wrong items out."""
    if detail["type"] != "too_short":
        return False
    written: Any = data
    for part in detail["loc"]:
        written = written[part]
    return bool(len(written) >= detail["ctx"]["min_length"])


def _real_loc(detail: ErrorDetails, data: Data) -> Loc:
    """The place without what pydantic adds for the branches of a union."""
    loc: list[str | int] = []
    value: Any = data
    absent = detail["type"] in ("missing", "extra_forbidden")
    for part in detail["loc"]:
        if isinstance(value, dict) and part in value:
            value = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        elif not (absent and part == detail["loc"][-1]):
            continue
        loc.append(part)
    return tuple(loc)


def _value_problem(kind: Kind, document: Document, detail: ErrorDetails, loc: Loc) -> Diagnostic:
    model = kind.model
    match detail["type"]:
        case "extra_forbidden":
            found, at = (
                unknown_key(model, document.data, detail, loc),
                document.locate(loc, key=True),
            )
        case "missing":
            found, at = missing_field(model, loc), _place(model, document, loc)
        case "praksis":
            said = detail["ctx"]
            found = Violation(said["code"], loc, said["params"])
            at = _place(model, document, loc)
        case _:
            found, at = wrong_shape(model, detail, loc), _place(model, document, loc)
    return Diagnostic.of(found, at, _subject(kind, document))


def _subject(kind: Kind, document: Document) -> str:
    """The record that is read, as messages know it; its id may be what is wrong."""
    written = document.data.get("id")
    return f"{kind.key}:{written if isinstance(written, str) else ''}"


def _place(model: type[BaseModel], document: Document, loc: Loc) -> Position:
    """The place of the value; a text under the front matter begins at its first line."""
    body = document.body
    if body.strip() and loc == (_body_of(model),) and loc[0] not in document.data:
        return document.locate_body(len(body) - len(body.lstrip()))
    return document.locate(loc)


def _body_of(model: type[BaseModel]) -> str:
    return next(kind.body for kind in KINDS if kind.model is model)


# --- rules across fields ----------------------------------------------------------------------


def _rule_problems(
    kind: Kind, record: BaseModel, document: Document, error: ValidationError | None
) -> list[Diagnostic]:
    broken = {detail["loc"][0] for detail in error.errors(include_url=False)} if error else set()
    subject = _subject(kind, document)
    return [
        Diagnostic.of(found, _place(kind.model, document, found.loc), subject)
        for found in _violations(record, broken, ())
    ]


def _violations(part: BaseModel, broken: set[int | str], loc: Loc) -> Iterator[Violation]:
    told: set[Loc] = set()
    for needs, rule in rules_of(type(part)):
        if not broken or broken.isdisjoint(needs):
            for found in rule(part):
                told.add(found.loc)
                yield found.below(loc)
    said = vars(part)
    lists = ((n, v) for n, v in said.items() if isinstance(v, tuple) and n not in broken)
    for name, written in lists:
        if len(written) > 1:
            yield from (
                each.below(loc) for each in _repeated(name, written) if each.loc not in told
            )
    for name in parts_of(type(part)):
        value = said.get(name)
        if value and name not in broken:
            yield from _violations_within(value, (*loc, name))


def violations_of(name: str, value: object) -> Iterator[Violation]:
    """What is wrong with the value of a field by itself: entries that repeat, groups within."""
    if isinstance(value, tuple):
        yield from _repeated(name, value)
    yield from _violations_within(value, (name,))


def _repeated(name: str, written: tuple[object, ...]) -> Iterator[Violation]:
    """Every code, id or text that one list has already."""
    yield from _cut_by_commas(name, written)
    seen: set[str] = set()
    for number, value in enumerate(each for each in written if isinstance(each, str)):
        if value in seen:
            yield violation("entry-twice", (name, number), value=value)
        seen.add(value)


def _cut_by_commas(name: str, written: tuple[object, ...]) -> Iterator[Violation]:
    """A text in quotes of ours that YAML took for two, because it has a comma."""
    for number, (one, other) in enumerate(pairwise(written)):
        if not isinstance(one, str) or not isinstance(other, str):
            continue
        for first, last in _QUOTES:
            if one.startswith(first) and last not in one[1:] and other.endswith(last):
                meant = f'"{one}, {other}"'
                yield violation("text-cut-by-comma", (name, number), meant=meant)


def _violations_within(value: object, loc: Loc) -> Iterator[Violation]:
    if isinstance(value, Part):
        yield from _violations(value, set(), loc)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            if isinstance(item, Part):
                yield from _violations(item, set(), (*loc, number))


def _readable_part(model: type[Record], data: dict[str, Data], error: ValidationError) -> Record:
    """A record of the fields that could be read, so that rules between them still speak."""
    broken = {detail["loc"][0] for detail in error.errors(include_url=False)}
    readable = {
        name: adapter_of(model, name).validate_python(data[name])
        for name in model.model_fields
        if name in data and name not in broken
    }
    return model.model_construct(**readable)


@cache
def adapter_of(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """What reads the values of one field as its model does."""
    info = model.model_fields[name]
    metadata = tuple(info.metadata)
    annotation: Any = Annotated[(info.annotation, *metadata)] if metadata else info.annotation
    return TypeAdapter(annotation)
