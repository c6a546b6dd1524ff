"""A record as somebody makes it who fills in every star of a form, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from editing.form.conditions import Condition
from editing.form.needs import LEAST, NEEDED
from records.codes.practice import Aspect
from records.model.base import kind_key
from records.model.field_spec import FieldSpec, KindSpec
from records.model.registry import models_of
from records.model.unnamed import Unnamed
from records.model.value_shape import Value

_BY_KEY: Mapping[tuple[str, str], Any] = {
    ("vacancy", "withdrawn_on"): "2026-11-20",
    ("vacancy", "allocated_on"): "2026-12-20",
    ("vacancy", "activated_on"): "2027-01-20",
    ("vacancy", "returned_on"): "2027-01-20",
    ("designation", "id"): "udpegning-1",
    **{
        (kind_key(model), key): value
        for model in models_of(Unnamed)
        for key, value in {
            "id": f"{model.id_stem}-1042",  # with the number that is the example of its field
            "areas": ["region"],  # large enough for all that can be told
            "consent_on": "2026-03-01",
            "expires": "2026-08-01",
        }.items()
    },
    ("practice_profile", "cells"): [
        {"aspect": str(a), "text": "Det er en prøve.", "source": "1", "checked": "2026-11-20"}
        for a in Aspect
    ],
    ("audience", "code"): "nynedsat",
    ("audience", "id"): "nynedsat",
    ("show", "type"): "episodic",
}
_TEXT = {
    "intro": " ".join(["ord"] * 50),
    "summary": "En tekst uden tal, der er lang nok til at blive brugt som resumé.",
    "preheader": "En tekst, der siger noget andet end emnet, og som er lang nok.",
    "email": "raadgiver@example.org",
}
_BY_VALUE = {Value.WHOLE: "12", Value.DAY: "2026-11-20", Value.FLAG: "false"}


def filled(form: KindSpec, given: Mapping[str, Any], leave: Iterable[str] = ()) -> dict[str, Any]:
    """What is given, and a value at each star that the form then shows."""
    needs = NEEDED.get(form.kind.key, {})
    values: dict[str, Any] = {}
    for field in form.fields:
        if field.key in given and field.key not in leave:
            values[field.key] = given[field.key]
        elif field.required:
            values[field.key] = _value(form, field)
    for _ in range(4):  # a value can bring a new star along
        for field in form.fields:
            rule = needs.get(field.key)
            asked = rule is not None and rule.holds(values)
            if asked and field.key not in values and field.key not in leave:
                values[field.key] = _value(form, field, values)
    return {key: value for key, value in values.items() if key not in leave}


def with_group(form: KindSpec, values: dict[str, Any], field: FieldSpec) -> dict[str, Any]:
    """The same with a group that may be left out."""
    return values | {field.key: _value(form, field, values)}


def _value(form: KindSpec, field: FieldSpec, given: Mapping[str, Any] | None = None) -> Any:
    known = _BY_KEY.get((form.kind.key, field.key))
    if field.key == "patients" and given and given.get("type") == "nul-kapacitet":
        return "0"
    if known is not None:
        return known
    if not field.many:
        return _group(form, field) if field.parts else _one(field)
    least = field.least or LEAST.get((form.kind.key, field.key), 1)
    if field.parts:
        groups = [_group(form, field) for _ in range(least)]
        for number, group in enumerate(groups[1:], 2):  # two that say the same are refused
            key = next(iter(group))
            group[key] = f"{group[key]} {number}"
        return groups
    one = _one(field)
    between = "-" if field.relation else " "
    return [one] if least == 1 else [f"{one}{between}{number}" for number in range(least)]


def _group(form: KindSpec, field: FieldSpec) -> dict[str, Any]:
    prefix = f"{field.key}."
    needs: dict[str, Condition] = {
        key.removeprefix(prefix): rule
        for key, rule in NEEDED.get(form.kind.key, {}).items()
        if key.startswith(prefix)
    }
    values = {part.key: _value(form, part) for part in field.parts if part.required}
    for part in field.parts:
        rule = needs.get(part.key)
        if part.key not in values and rule is not None and rule.holds(values):
            values[part.key] = _value(form, part)
    return values


def _one(field: FieldSpec) -> Any:
    if field.key in _TEXT:
        return _TEXT[field.key]
    if field.choices:
        return field.choices[0].value
    if field.relation == "area":
        return "0400"
    if field.value is Value.MARKDOWN:
        return "En tekst uden tal."
    example = field.spoken_example.split(", ")[0] if field.many else field.spoken_example
    return example or _BY_VALUE.get(field.value, "En tekst")
