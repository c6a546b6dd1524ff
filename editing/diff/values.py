"""A value of a record in Danish words: what a change was from, and what it is to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from records.codes.base import Code
from records.danish.dates import clock_time, long_date
from records.danish.numbers import number
from records.danish.partial_dates import exists, partial_date
from records.loading.library import Library
from records.model.describe import annotated_fields
from records.types.field_type import Ref

LONGEST = 120
"""So many signs of a text are shown; what is longer is cut short."""
_PARTIAL = re.compile(r"\d{4}(-\d{2}){0,2}")
_SIMPLE = {None: "ingen", True: "ja", False: "nej"}
_WORDS = {"efter-aftale": "efter aftale", "": "tom"}


def shown(value: object, model: type[BaseModel], key: str, library: Library) -> str:
    """The value of a field as running text has it; ids as the names of what they point at."""
    return _shown(value, model, (key,), library)


def _shown(value: object, model: type[BaseModel], path: tuple[str, ...], library: Library) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(item, model, path, library) for item in value) or "ingen"
    if isinstance(value, BaseModel):
        return ", ".join(_of_part(value, library))
    if isinstance(value, str) and not isinstance(value, Code):
        return _text(value, model, path[0], library)
    return _plain(value, path[-1])


def _of_part(part: BaseModel, library: Library) -> Iterator[str]:
    for key, info in type(part).model_fields.items():
        value = getattr(part, key)
        if value == info.default or value is None:
            continue
        told = _shown(value, type(part), (key,), library)
        yield f"{info.title}: {told}" if isinstance(value, bool) else told


def _plain(value: object, key: str) -> str:
    if value is None or isinstance(value, bool):
        return _SIMPLE[value]
    if isinstance(value, Code):
        return value.label
    if isinstance(value, date | time):
        return long_date(value) if isinstance(value, date) else clock_time(value)
    if isinstance(value, int | float) and key != "year":
        return number(value)
    return str(value)


def _text(value: str, model: type[BaseModel], key: str, library: Library) -> str:
    kind = _points_at(model, key)
    if kind:
        return _name(value, kind, library)
    if is_of_widget(model.model_fields[key], "date") and _PARTIAL.fullmatch(value):
        return partial_date(value) if exists(value) else value
    return _WORDS.get(value) or shortened(value)


def _points_at(model: type[BaseModel], key: str) -> str | None:
    found = (
        marker.kind
        for path, marker in annotated_fields(model)
        if path in ((key,), (key, "*")) and isinstance(marker, Ref)
    )
    return next(found, None)


def _name(value: str, kind: str, library: Library) -> str:
    """The name of what an id points at; the id itself where there is nothing of that name."""
    if kind == "area":
        area = library.area(value)
        return "hele regionen" if value == "region" else area.name if area else value
    record = library.resolve(value if kind == "*" else f"{kind}:{value}")
    return f"»{record.label}«" if record else value


def shortened(text: str) -> str:
    """The text in one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rpartition(" ")[0] + " …"


def is_of_widget(info: FieldInfo, *widgets: str) -> bool:
    """Whether a field is filled in that way."""
    extra = info.json_schema_extra
    return isinstance(extra, dict) and extra.get("widget") in widgets
