"""Values that are not of the shape of their field: a text for a list, a list for a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from records.danish.nearest import sure
from records.danish.written import written_time
from records.model.base import Record
from records.model.describe import model_at, of_other_program, parts_of, unknown_field
from records.model.free_texts import is_free_text
from records.model.registry import KINDS
from records.model.retired import RETIRED
from records.source.diagnostics import Violation, violation
from records.source.tree import Loc
from records.source.yaml_lines import in_quotes

_FEW = 5
"""A key that more kinds have says nothing of any of them."""


def unknown_key(
    model: type[Record], data: Mapping[str, Any], detail: ErrorDetails, loc: Loc
) -> Violation:
    """What is said of a key that the model does not have; `data` is what its file says."""
    key = str(loc[-1])
    owner = model_at(model, loc[:-1])
    retired = RETIRED.get((owner.__name__, key))
    if retired:
        return violation(retired, loc)
    name, colon, value = key.partition(":")
    if detail["input"] is None and colon and name in owner.model_fields:
        return violation("space-missing-after-colon", loc, meant=f"{name}: {value}")
    if len(loc) > 1:
        return _in_group(owner, data, detail, loc)
    group = _group_above(model, list(data), key)
    if group:
        return violation("field-of-group-not-indented", loc, key=key, group=group)
    is_known = of_other_program(owner, key) or sure(key, owner.model_fields)
    return (not is_known and _field_of_others(key, loc)) or unknown_field(owner, key, loc)


def _in_group(
    owner: type[BaseModel], data: Mapping[str, Any], detail: ErrorDetails, loc: Loc
) -> Violation:
    """What is said of a key in a group of fields."""
    key, written = str(loc[-1]), detail["input"]
    if "time" in owner.model_fields and written_time(key):
        text = in_quotes(str(written or ""))
        meant = f"{{time: {in_quotes(written_time(key))}, text: {text}}}"
        return violation("time-for-key", loc, key=key, meant=meant)
    if written is None:
        return _cut_by_comma(owner, data, loc)
    return unknown_field(owner, key, loc)


def _field_of_others(key: str, loc: Loc) -> Violation | None:
    """What is said of a key that other kinds have: a likeness to one of ours is chance then."""
    having = [kind for kind in KINDS if key in kind.model.model_fields]
    if not having or len(having) > _FEW:
        return None
    label = having[0].model.model_fields[key].title or key
    kinds = ", ".join(kind.label.lower() for kind in having)
    return violation("field-of-other-kind", loc, key=key, label=label, kinds=kinds)


def _cut_by_comma(owner: type[BaseModel], data: Mapping[str, Any], loc: Loc) -> Violation:
    """What is said of words in a group that are no field: a comma, or no name before them."""
    key = str(loc[-1])
    group: Any = data
    for part in loc[:-1]:
        group = group[part]
    before = list(group)[: list(group).index(key)]
    fields = owner.model_fields
    if not before:
        free = [name for name, info in fields.items() if info.is_required() and name not in group]
        if free:
            return violation("field-name-missing", loc, key=key, name=free[0])
    elif key[:1].isdigit() and re.fullmatch(r"\d+", str(group[before[-1]])):
        info = fields.get(before[-1])
        example = str(info.examples[0]) if info and info.examples else ""
        if example:
            return violation("comma-in-number", loc, key=before[-1], example=example)
    return violation("field-unknown-after-comma", loc, key=key)


def _group_above(model: type[Record], keys: list[str], key: str) -> str:
    """The group that a field at the edge belongs to, because it stands below it."""
    passed: set[str] = set()
    for above in reversed(keys[: keys.index(key)] if key in keys else []):
        part = parts_of(model).get(above)
        if part and key in part.model_fields:
            return above if passed <= set(part.model_fields) else ""
        passed.add(above)
    return ""


def wrong_shape(model: type[Record], detail: ErrorDetails, loc: Loc) -> Violation:
    """What is said of one value where several belong, of a text where a group does, and so on."""
    written = detail["input"]
    match detail["type"]:
        case _ if written is None:
            return violation("list-line-empty", loc)
        case "too_short" | "too_long":
            return _wrong_length(detail, loc)
        case "tuple_type":
            return _no_list(model, written, loc)
        case "model_type" | "dict_type":
            group = model_at(model, loc)
            near = _group_meant(group, written)
            near = f"{loc[-1]}: {near}" if near and isinstance(loc[-1], str) else near
            fields = ", ".join(group.model_fields)
            return violation("value-for-group", loc, value=written, fields=fields, near=near)
        case _:
            return violation(
                "several-values", loc, near=_one_text(written) if is_free_text(model, loc) else ""
            )


def _group_meant(group: type[BaseModel], written: object) -> str:
    """The group as it could be written: a path or an address in its field, or what it must have."""
    fields = group.model_fields
    if isinstance(written, str):
        for name, begins in (("file", "media/"), ("url", "https://")):
            if name in fields and written.startswith(begins) and not re.search(r"[\s,{}]", written):
                return f"{{{name}: {written}}}"
        must = {name for name, info in fields.items() if info.is_required()}
        is_way = "address" in fields and must == {"method"}
        if is_way and re.fullmatch(r"[^\s@,{}]+@[^\s@,{}]+", written):
            return f"{{method: mail, address: {written}}}"
    needed = {name: info.examples for name, info in fields.items() if info.is_required()}
    if not needed or not all(needed.values()):
        return ""
    parts = (f"{name}: {_in_braces(str(examples[0]))}" for name, examples in needed.items()
             if examples)  # fmt: skip
    return f"{{{', '.join(parts)}}}"


def _in_braces(example: str) -> str:
    """An example as it stands within `{…}`, where a comma would end it."""
    is_marked = example.startswith(("[", "{", '"'))
    return example if is_marked or not set(example) & set(",:#[]{}") else f'"{example}"'


def _no_list(model: type[Record], written: object, loc: Loc) -> Violation:
    if not isinstance(written, str):
        return violation("group-for-list", loc)
    if is_free_text(model, loc):
        return violation("text-for-list", loc)
    return violation("value-for-list", loc, key=loc[-1], value=_listed(written))


def _listed(written: str) -> str:
    """What an editor wrote as a list, without what shall not stand in it twice."""
    return ", ".join(filter(None, (part.strip() for part in written.strip("[]").split(","))))


def _one_text(written: object) -> str:
    """The text that was read as a group or a list; empty where it cannot have been one."""
    match written:
        case {**pairs} if len(pairs) == 1:
            ((key, value),) = pairs.items()
            if value is None:
                return in_quotes(f"{{{key}}}")
            return in_quotes(f"{key}: {value}") if isinstance(value, str) else ""
        case [str(only)]:
            return in_quotes(f"[{only}]")
    return ""


def _wrong_length(detail: ErrorDetails, loc: Loc) -> Violation:
    context = detail["ctx"]
    items = context["actual_length"]
    if detail["type"] == "too_long":
        return violation("list-too-long", loc, items=items, most=context["max_length"])
    if detail["input"]:
        return violation("list-too-short", loc, items=items, least=context["min_length"])
    return violation("list-empty", loc, least=context["min_length"])
