"""As much of JSON Schema 2020-12 as our schema uses; a keyword it does not know is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_SILENT = {"$schema", "$id", "title", "description"}


def faults(schema: dict[str, Any], value: Any, at: str = "$") -> Iterator[str]:
    """A line for each place where the value breaks the schema."""
    for keyword, rule in schema.items():
        if keyword not in _SILENT:
            yield from globals()[f"_{keyword}"](schema, rule, value, at)


def _type(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    names = rule if isinstance(rule, list) else [rule]
    is_flag = isinstance(value, bool)
    if not any(isinstance(value, _TYPES[n]) and is_flag is (n == "boolean") for n in names):
        yield f"{at}: {value!r} is no {rule}"


def _enum(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    if value not in rule:
        yield f"{at}: {value!r} is not in {rule}"


def _const(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    if value != rule:
        yield f"{at}: {value!r} is not {rule!r}"


def _pattern(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    if isinstance(value, str) and not re.search(rule, value):
        yield f"{at}: {value!r} does not match {rule}"


def _minimum(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    if isinstance(value, (int, float)) and value < rule:
        yield f"{at}: {value} is below {rule}"


def _format(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    if isinstance(value, str) and not _is(rule, value):
        yield f"{at}: {value!r} is no {rule}"


def _is(rule: str, value: str) -> bool:
    try:
        return _FORMATS[rule](value)
    except ValueError:
        return False


def _items(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield from faults(rule, item, f"{at}[{number}]")


def _properties(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    for key in rule.keys() & value.keys() if isinstance(value, dict) else ():
        yield from faults(rule[key], value[key], f"{at}.{key}")


def _required(_schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:
    yield from (
        f"{at}: {key} is missing" for key in rule if isinstance(value, dict) and key not in value
    )


def _additionalProperties(schema: Any, rule: Any, value: Any, at: str) -> Iterator[str]:  # noqa: N802
    assert rule is False
    found = value if isinstance(value, dict) else ()
    yield from (f"{at}: {key} is unknown" for key in found if key not in schema["properties"])


def _is_date(text: str) -> bool:
    return date.fromisoformat(text).isoformat() == text


def _is_moment(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None


def _is_address(text: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s]+", text))


_FORMATS = {"date": _is_date, "date-time": _is_moment, "uri": _is_address}
