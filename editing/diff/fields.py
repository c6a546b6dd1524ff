"""Which fields of a record are other, with their Danish names, what matters most first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from editing.diff.values import is_of_widget, shortened, shown
from records.danish.numbers import count, number
from records.facts.status import deadline_text
from records.loading.library import Library
from records.model.base import Part, Record
from records.model.vacancy import Vacancy

FIRST = ("deadline", "registration.deadline", "status", "state", "start_date", "start_time",
         "end_date", "end_time", "send_on", "draft", "published", "expires")  # fmt: skip
"""What a reader has to know of first."""
LAST = ("updated",)
_DEADLINE = ("deadline", "deadline_time")
_LONG = 160
"""A text so long is told of by its number of words."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that is other."""

    key: str
    """With dots between levels: `application.address`."""
    label: str
    said: str
    """What follows the label: `fra 1. december 2026 til 8. december 2026`."""
    old: str = ""
    """Empty where it was left out, or is too long to be shown."""
    new: str = ""

    def __str__(self) -> str:
        return f"{self.label}: {self.said}"


@dataclass(frozen=True, slots=True)
class _Two:
    """The records before and now, in which ids are looked up."""

    before: Library
    now: Library


def field_changes(
    old: Record, new: Record, before: Library, now: Library
) -> tuple[FieldChange, ...]:
    """Every field that is other in `new`; not the id, by which they were found."""
    found = [*_moved_deadline(old, new)]
    skipped = ("id", *(_DEADLINE if isinstance(new, Vacancy) else ()))
    keys = (key for key in type(new).model_fields if key not in skipped)
    found += _changes(old, new, keys, _Two(before, now))
    return tuple(sorted(found, key=_rank))


def _rank(change: FieldChange) -> int:
    if change.key in FIRST:
        return FIRST.index(change.key)
    return len(FIRST) + (change.key in LAST)


def _moved_deadline(old: Record, new: Record) -> Iterator[FieldChange]:
    """Day and time are one moment to a reader."""
    if not (isinstance(old, Vacancy) and isinstance(new, Vacancy)) or old.closes == new.closes:
        return
    then, now = deadline_text(old), deadline_text(new)
    label = Vacancy.model_fields["deadline"].title or ""
    yield FieldChange("deadline", label, f"fra {then} til {now}", then, now)


def _changes(
    old: BaseModel, new: BaseModel, keys: Iterable[str], two: _Two
) -> Iterator[FieldChange]:
    for key in keys:
        was, is_now = getattr(old, key), getattr(new, key)
        if was == is_now:
            continue
        info = type(new).model_fields[key]
        if isinstance(was, Part) and isinstance(is_now, Part):
            for inner in _changes(was, is_now, type(is_now).model_fields, two):
                label = f"{info.title}, {inner.label}"
                yield FieldChange(f"{key}.{inner.key}", label, inner.said, inner.old, inner.new)
        else:
            yield _change(type(new), key, info, (was, is_now), two)


def _change(
    model: type[BaseModel], key: str, info: FieldInfo, values: tuple[object, object], two: _Two
) -> FieldChange:
    was, is_now = values
    label = info.title or key
    if isinstance(was, tuple) and isinstance(is_now, tuple):
        return FieldChange(key, label, _list(model, key, was, is_now, two))
    if _is_long(info, was, is_now):
        return FieldChange(key, label, _text(str(was or ""), str(is_now or "")))
    then = "" if was is None else shown(was, model, key, two.before)
    now = "" if is_now is None else shown(is_now, model, key, two.now)
    return FieldChange(key, label, _from_to(then, now), then, now)


def _from_to(then: str, now: str) -> str:
    if not then:
        return f"er nu {now}"
    return f"fra {then} til {now}" if now else f"er slettet (var {then})"


def _list(
    model: type[BaseModel], key: str, was: tuple[object, ...], is_now: tuple[object, ...], two: _Two
) -> str:
    before = Counter(shown(item, model, key, two.before) for item in was)
    now = Counter(shown(item, model, key, two.now) for item in is_now)
    told = [f"+ {shortened(item)}" for item in (now - before).elements()]
    told += [f"− {shortened(item)}" for item in (before - now).elements()]
    return "; ".join(told) or "punkterne er ændret eller står i en anden rækkefølge"


def _is_long(info: FieldInfo, *values: object) -> bool:
    if is_of_widget(info, "markdown"):
        return True
    return any(isinstance(value, str) and len(value) > _LONG for value in values)


def _text(was: str, is_now: str) -> str:
    if not was or not is_now:
        words = count(_words(was or is_now), "ord", "ord")
        return f"teksten er {'ny' if is_now else 'slettet'} ({words})"
    more = _words(is_now) - _words(was)
    sign = "+" if more > 0 else "−"
    told = f"{sign}{number(abs(more))} ord" if more else "lige så mange ord"
    return f"teksten er ændret ({told})"


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))
