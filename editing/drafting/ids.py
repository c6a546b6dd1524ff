"""What a new record may be called: short, telling, and not taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from records.danish.slugs import slug
from records.loading.library import Library
from records.model.field_spec import KindSpec
from records.model.unnamed import Unnamed
from records.source.tree import Data

LONGEST = 60


def proposed_id(form: KindSpec, data: Mapping[str, Data], library: Library, today: date) -> str:
    """A free id out of what the record says; `mulighed-2026-1` where it says nothing."""
    words = _WORDS.get(form.kind.key, _by_itself)(form, data, library, today)
    return free_id(_cut(slug(" ".join(words))) or slug(form.kind.label), form, library)


def free_id(wanted: str, form: KindSpec, library: Library) -> str:
    """The id itself, or with the first number behind it that nobody has."""
    taken = library.records[form.kind.key]
    stem, number = wanted, 1
    numbered = re.fullmatch(r"(.+-\d{4})-(\d{1,2})", wanted)
    if numbered:
        stem, number = numbered[1], int(numbered[2])
    while wanted in taken or library.is_unreadable(form.kind.key, wanted):
        number += 1
        wanted = f"{_cut(stem, LONGEST - 3)}-{number}"
    return wanted


def _cut(text: str, longest: int = LONGEST) -> str:
    """At the last whole word that has room."""
    return text if len(text) <= longest else text[: longest + 1].rpartition("-")[0]


Words = list[str]


def _by_itself(form: KindSpec, data: Mapping[str, Data], _library: Library, _today: date) -> Words:
    """By its number, where that is all it is known by; else by its name."""
    model = form.kind.model
    if issubclass(model, Unnamed):
        return [model.id_stem, _text(data, "number")]
    return [_text(data, model.name_field)]


def _of_vacancy(_form: KindSpec, data: Mapping[str, Data], library: Library, today: date) -> Words:
    area, city = _area(data, library), _text(data, "city")
    year = (_text(data, "posted") or _text(data, "published") or str(today))[:4]
    return [area, city if slug(city) != slug(area) else "", year, "1"]


def _of_premises(
    _form: KindSpec, data: Mapping[str, Data], library: Library, _today: date
) -> Words:
    return ["lokale", _text(data, "city") or _area(data, library), "1"]


def _of_event(_form: KindSpec, data: Mapping[str, Data], _library: Library, _today: date) -> Words:
    return [_text(data, "series") or _text(data, "title"), _text(data, "start_date")[:7]]


def _of_issue(_form: KindSpec, data: Mapping[str, Data], _library: Library, _today: date) -> Words:
    return [_text(data, "mailing_list"), _text(data, "number")]


_WORDS: dict[str, Callable[[KindSpec, Mapping[str, Data], Library, date], Words]] = {
    "vacancy": _of_vacancy,
    "premises": _of_premises,
    "event": _of_event,
    "issue": _of_issue,
}


def _area(data: Mapping[str, Data], library: Library) -> str:
    areas = data.get("areas")
    code = _text(data, "planning_area") or (str(areas[0]) if isinstance(areas, list) else "")
    area = library.area(code)
    return area.name if area else ""


def _text(data: Mapping[str, Data], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""
