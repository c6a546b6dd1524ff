"""From what an editor wrote to a record, or to every fault in it at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from records.danish.numbers import count
from records.model.base import Part, Record, rules_of
from records.model.describe import cure_for_missing, model_at, parts_of, suggest_key
from records.model.registry import KINDS, Kind
from records.source.diagnostics import Diagnostic, Position, Severity, Violation, raw, violation
from records.source.documents import Document
from records.source.tree import Data, Loc
from records.types.field_type import quoted


def read_record(kind: Kind, document: Document) -> tuple[Record | None, list[Diagnostic]]:
    """The record that the document describes, and what is wrong with it.

    With any fault there is no record; warnings leave it.
    """
    data, problems = _fields(kind, document)
    try:
        record = kind.model.model_validate(data)
    except ValidationError as error:
        problems += _value_problems(kind, document, data, error)
        problems += _rule_problems(kind, _readable_part(kind.model, data, error), document, error)
        return None, problems
    problems += _rule_problems(kind, record, document, None)
    faults = any(problem.severity is Severity.FAULT for problem in problems)
    return (None if faults else record), problems


def _fields(kind: Kind, document: Document) -> tuple[dict[str, Data], list[Diagnostic]]:
    data = _written(document.data, kind.model)
    if not document.body.strip():
        return data, []
    if kind.body in data:
        found = violation(
            "raw-field",
            (kind.body,),
            text="står både øverst og som tekst under felterne. Slet det ene.",
        )
        at = document.locate((kind.body,), key=True)
        return data, [Diagnostic.of(found, at, _subject(kind, document))]
    return {**data, kind.body: document.body}, []


def _written(data: dict[str, Data], model: type[BaseModel]) -> dict[str, Data]:
    """The keys with a value: a known key with nothing after it counts as left out."""
    parts = parts_of(model)
    return {
        key: _written_in(value, parts[key]) if key in parts else value
        for key, value in data.items()
        if value is not None or key not in model.model_fields
    }


def _written_in(value: Data, part: type[BaseModel]) -> Data:
    if isinstance(value, dict):
        return _written(value, part)
    if isinstance(value, list):
        return [_written_in(item, part) for item in value]
    return value


# --- faults of single values ------------------------------------------------------------------


def _value_problems(
    kind: Kind, document: Document, data: dict[str, Data], error: ValidationError
) -> list[Diagnostic]:
    found: dict[Loc, Diagnostic] = {}
    for detail in error.errors(include_url=False):
        loc = _real_loc(detail, data)
        if not _follows_from_items(detail, data):
            found.setdefault(loc, _value_problem(kind, document, detail, loc))
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
    if detail["type"] == "extra_forbidden":
        return _unknown_key(model, document, detail, loc)
    if detail["type"] == "missing":
        text = f"mangler. {cure_for_missing(model, loc)}"
    else:
        problem, cure = _sentence(model, detail, loc)
        text = f"{problem}. {cure}"
    found = violation("raw-field", loc, text=text)
    return Diagnostic.of(found, _place(model, document, loc), _subject(kind, document))


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


def _unknown_key(
    model: type[Record], document: Document, detail: ErrorDetails, loc: Loc
) -> Diagnostic:
    inner = model_at(model, loc[:-1])
    cure = suggest_key(inner, str(loc[-1]))
    if detail["input"] is None and len(loc) > 1:
        cure = "Er det en del af en tekst med komma? Så sæt hele teksten i anførselstegn."
    return raw(document.locate(loc, key=True), f'feltet "{loc[-1]}" kendes ikke. {cure}')


def _sentence(model: type[Record], detail: ErrorDetails, loc: Loc) -> tuple[str, str]:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "praksis":
            return str(context["problem"]), str(context["cure"])
        case _ if detail["input"] is None:
            return "har en tom linje", "Skriv noget på linjen, eller slet den."
        case "too_short" | "too_long":
            return _list_length(detail, context)
        case "tuple_type":
            shown = quoted(detail["input"])[1:-1] if isinstance(detail["input"], str) else "…"
            return "skal være en liste", f"Skriv {loc[-1]}: [{shown}]."
        case "model_type" | "dict_type":
            inner = ", ".join(model_at(model, loc).model_fields)
            return f"er {quoted(detail['input'])}", f"Skriv felterne {inner} hver for sig."
        case _:
            return "skal være én værdi", "Skriv en enkelt tekst uden underpunkter."


def _list_length(detail: ErrorDetails, context: dict[str, Any]) -> tuple[str, str]:
    has = f"har {count(context['actual_length'], 'punkt', 'punkter')}"
    if detail["type"] == "too_short":
        return has if detail["input"] else "er tomt", f"Skriv mindst {context['min_length']}."
    return has, f"Skriv højst {context['max_length']}."


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
    for needs, rule in rules_of(type(part)):
        if broken.isdisjoint(needs):
            yield from (found.below(loc) for found in rule(part))
    for name in parts_of(type(part)):
        value = getattr(part, name, None)
        if value and name not in broken:
            yield from _violations_within(value, (*loc, name))


def _violations_within(value: object, loc: Loc) -> Iterator[Violation]:
    if isinstance(value, Part):
        yield from _violations(value, set(), loc)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _violations(item, set(), (*loc, number))


def _readable_part(model: type[Record], data: dict[str, Data], error: ValidationError) -> BaseModel:
    """A record of the fields that could be read, so that rules between them still speak."""
    broken = {detail["loc"][0] for detail in error.errors(include_url=False)}
    readable = {
        name: _adapter(model, name).validate_python(data[name])
        for name in model.model_fields
        if name in data and name not in broken
    }
    return model.model_construct(**readable)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    metadata = tuple(info.metadata)
    annotation: Any = Annotated[(info.annotation, *metadata)] if metadata else info.annotation
    return TypeAdapter(annotation)
