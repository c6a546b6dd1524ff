"""`field=value`, `list+=value` and `list-=value` as an editor writes them on a command line.

A name may lead into a group (`application.address`) and to an item of a list, counted from 1
(`criteria.2.weight`). A field at the top may be called by its Danish label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from editing.normalise import Names, normalise
from records.danish.nearest import nearest, nearest_key
from records.errors import PraksisError
from records.messages import sentence_of
from records.model.field_spec import FieldSpec, KindSpec
from records.model.value_shape import Value
from records.source.diagnostics import SourceError
from records.source.tree import Data, parse

_FORM = re.compile(r"\s*([^\W\d][^=+]*?)\s*(\+=|-=|=)(.*)", re.DOTALL)


_QUOTED = re.compile(r"(?P<open>[\"'“”‘’])(?P<inner>[^\"'“”]+=[^\"'“”]*)[\"'“”‘’]")


class AssignmentError(PraksisError):
    """The text is a Danish sentence on why a value cannot be set."""


@dataclass(frozen=True, slots=True)
class _Assignment:
    path: tuple[str, ...]
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the values of a command line are read with."""

    areas: Names

    def groups(self, field: FieldSpec, text: str) -> Data:
        """A group as YAML on one line: `{text: Erfaring, weight: 60}`."""
        try:
            return parse("", f"x: {text}").data["x"]
        except SourceError as error:
            said = sentence_of(error.diagnostics[0])
            raise AssignmentError(f"{said} Skriv {_example_of(field)}.") from None

    def items(self, field: FieldSpec, text: str) -> list[Data]:
        """The values of a list: groups, or what `normalise` takes apart."""
        if field.parts:
            found = self.groups(field, text)
            return found if isinstance(found, list) else [found]
        bare = text.strip()
        if bare.startswith("[") and bare.endswith("]"):
            found = self.groups(field, bare)
            read = [normalise(str(one), field, self.areas) for one in found or ()]
            return [one for each in read for one in (each if isinstance(each, list) else [each])]
        made = normalise(bare, field, self.areas)
        return made if isinstance(made, list) else [made]

    def one(self, field: FieldSpec, text: str) -> Data:
        """A value that is no list."""
        if field.parts:
            return self.groups(field, text)
        return normalise(text.strip(), field, self.areas)


def assigned(
    form: KindSpec, written: Mapping[str, Data], assignments: Iterable[str], areas: Names
) -> tuple[dict[str, Data], list[str]]:
    """The new values of the fields at the top that change, and a line for each that cannot be set.

    `written` is what the file says now; None takes a field out.
    """
    data = deepcopy(dict(written))
    made: dict[str, Data] = {}
    faults = []
    for text in _joined(list(assignments)):
        try:
            one = _parsed(form, text)
            _set(data, form.fields, one.path, one, _Reading(areas))
            made[one.path[0]] = data.get(one.path[0])
        except AssignmentError as error:
            faults.append(f"{text.split('=')[0].rstrip('+- ')}: {error}")
    return made, faults


def _joined(words: list[str]) -> list[str]:
    """The assignments as meant: `deadline = 8.1.2027` is one, and quotes are none of it."""
    made: list[str] = []
    for word in words:
        before = made[-1] if made else ""
        if word in ("=", "+=", "-=") and "=" not in before:
            made[-1:] = [f"{before}{word}"]
        elif before.endswith("=") and "=" not in word:
            made[-1] = f"{before}{word}"
        else:
            quoted = _QUOTED.fullmatch(word)
            made.append(quoted["inner"] if quoted else word)
    return made


def _parsed(form: KindSpec, text: str) -> _Assignment:
    found = _FORM.fullmatch(text)
    if found is None:
        key, colon, value = text.partition(":")
        keys = {field.key for field in form.fields}
        meant = f"Skriv {key.strip()}={value.strip()}." if colon and key.strip() in keys else ""
        spaces = f'Hører det til en tekst, så skriv "felt=… {text} …" med anførselstegn om.'
        known = f"Skriv {text}=værdi." if text in keys else spaces
        raise AssignmentError(meant or known)
    if found[2] != "=" and not found[3].strip():
        raise AssignmentError(f"Skriv, hvad det gælder: {found[1]}{found[2]}værdi.")
    path = tuple(part.strip() for part in found[1].split("."))
    by_label = {field.label.casefold(): field.key for field in form.fields}
    keys = {field.key for field in form.fields}
    first = path[0].replace("-", "_")
    top = first if first in keys else by_label.get(path[0].casefold(), first)
    return _Assignment((top, *path[1:]), found[2], found[3])


def _set(
    data: dict[str, Data],
    fields: Sequence[FieldSpec],
    path: tuple[str, ...],
    one: _Assignment,
    reading: _Reading,
) -> None:
    """Change `data` in place. Raises AssignmentError."""
    key, *rest = path
    field = _field(fields, key)
    if field.many:
        left = _in_list(data.get(key), field, rest, one, reading)
        data[key] = left or None
    elif rest:
        if not field.parts:
            raise AssignmentError(f'"{key}" har ingen felter i sig. Skriv {key}=værdi.')
        group = data.get(key)
        inner = group if isinstance(group, dict) else {}
        _set(inner, field.parts, tuple(rest), one, reading)
        data[key] = _filled(inner) or None
    elif one.sign != "=":
        raise AssignmentError(f'"{key}" er ikke en liste. Skriv {key}=værdi.')
    else:
        data[key] = reading.one(field, one.text) if one.text.strip() else None


def _filled(group: Mapping[str, Data]) -> dict[str, Data]:
    return {key: value for key, value in group.items() if value is not None}


def _field(fields: Sequence[FieldSpec], key: str) -> FieldSpec:
    found = next((field for field in fields if field.key == key), None)
    if found is None:
        near = nearest_key(key, {field.key: field.label for field in fields})
        hint = f"Mente du {near}?" if near else f"Vælg: {', '.join(f.key for f in fields)}."
        raise AssignmentError(f'Feltet "{key}" kendes ikke. {hint}')
    return found


def _in_list(
    value: Data, field: FieldSpec, rest: Sequence[str], one: _Assignment, reading: _Reading
) -> list[Data]:
    there: list[Data] = value if isinstance(value, list) else []
    if isinstance(value, str):
        there = [value]
    if rest:
        return _item_set(there, field, rest, one, reading)
    if one.sign == "=":
        return reading.items(field, one.text) if one.text.strip() else []
    given = reading.items(field, one.text)
    if one.sign == "+=":
        return _added(there, given)
    return _taken(there, given)


def _item_set(
    there: list[Data], field: FieldSpec, rest: Sequence[str], one: _Assignment, reading: _Reading
) -> list[Data]:
    number, *inner = rest
    if not number.isdecimal():
        path = ".".join((*one.path[: len(one.path) - len(rest)], "1", *rest))
        raise AssignmentError(f'Skriv punktets nummer foran "{number}", fx {path}={one.text}.')
    if not 1 <= int(number) <= len(there):
        raise AssignmentError(
            f"Listen har {len(there)} punkter. Skriv et nummer fra 1 til {len(there)}."
        )
    at = int(number) - 1
    item = there[at]
    if inner and isinstance(item, dict):
        _set(item, field.parts, tuple(inner), one, reading)
        return [*there[:at], _filled(item), *there[at + 1 :]]
    if inner or one.sign != "=":
        raise AssignmentError(f"Punkt {number} har ingen felter. Skriv …{number}=værdi.")
    new = [reading.one(field, one.text)] if one.text.strip() else []
    return [*there[:at], *new, *there[at + 1 :]]


def _added(there: list[Data], given: list[Data]) -> list[Data]:
    twice = next((one for one in given if one in there), None)
    if twice is not None:
        raise AssignmentError(f'"{_shown(twice)}" står der allerede.')
    return [*there, *given]


def _taken(there: list[Data], given: list[Data]) -> list[Data]:
    left = list(there)
    for one in given:
        found = next((item for item in left if item == one or one in _words(item)), None)
        if found is None:
            known = [_shown(item) for item in left]
            near = nearest(_shown(one), known)
            hint = f' Mente du "{near}"?' if near else ""
            raise AssignmentError(f'"{_shown(one)}" står ikke i listen.{hint}')
        left.remove(found)
    return left


def _words(item: Data) -> tuple[Data, ...]:
    """What a group can be named by: each of its texts."""
    return tuple(item.values()) if isinstance(item, dict) else ()


def _shown(value: Data) -> str:
    return str(next(iter(_words(value)), value))


def _example_of(field: FieldSpec) -> str:
    needed = [part for part in field.parts if part.required] or list(field.parts)
    if field.value is not Value.GROUP:
        return f"[{field.spoken_example or 'værdi, værdi'}]"
    inner = ", ".join(f"{part.key}: {part.spoken_example or '…'}" for part in needed[:3])
    return f"{{{inner}}}"
