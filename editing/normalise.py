"""What a person writes in a cell or at a question, as the field wants it written.

Only what has one meaning is changed: Danish dates and times, labels of codes, names of areas,
points between thousands, zeros that a spreadsheet dropped. The model judges the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from records.danish.slugs import slug
from records.loading.library import Library
from records.model.area import Area
from records.model.field_spec import FieldSpec
from records.model.value_shape import Value
from records.source.tree import Data

Names = Mapping[str, str]
"""Names of areas in small letters, and their codes."""


def area_names(library: Library) -> dict[str, str]:
    """The name of each area in small letters, and its code."""
    return {area.name.casefold(): area.code for area in library.all(Area)}


def normalise(text: str, field: FieldSpec, areas: Names) -> Data:
    """The value of a text; a list where the field is one, items apart by `;` or lines.

    Codes and ids may also have commas between them.
    """
    if not field.many or (field.words and slug(text) in field.words):
        return _one(text, field, areas)
    between = r"[;\n,]" if field.choices or field.relation else r"[;\n]"
    return [_one(item.strip(), field, areas) for item in re.split(between, text) if item.strip()]


def _one(text: str, field: FieldSpec, areas: Names) -> str:
    if field.words and (word := slug(text)) in field.words:
        return word
    if field.choices:
        return _choice(text, field)
    if field.relation == "area":
        bare = areas.get(text.casefold(), text)
        return bare.zfill(4) if re.fullmatch(r"\d{3}", bare) else bare
    return _by_value(text, field)


def _choice(text: str, field: FieldSpec) -> str:
    """The code that a label names, or that is written in other letters: `Opslået`."""
    labels = {choice.label.casefold(): choice.value for choice in field.choices}
    codes = {choice.value for choice in field.choices}
    code = slug(text)
    return labels.get(text.casefold()) or (code if code in codes else text)


def _by_value(text: str, field: FieldSpec) -> str:
    if field.value is Value.DAY:
        return _day(text)
    if field.value is Value.TIME:
        return _time(text)
    if field.value is Value.WHOLE and re.fullmatch(r"\d{1,3}([. ]\d{3})+", text):
        return re.sub(r"\D", "", text)
    if field.value is Value.FLAG:
        return {"ja": "true", "nej": "false"}.get(text.casefold(), text.casefold())
    if field.schema.get("pattern") == r"^\d{4}$" and re.fullmatch(r"\d{3}", text):
        return text.zfill(4)
    return text


def _day(text: str) -> str:
    """ISO for a Danish date that has one meaning: `15.1.2027`, `15/12-2026`, `2. nov. 2026`."""
    found = _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None:
        return text
    month = found["month"].casefold()
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3], 0)
    try:
        return date(int(found["year"]), number, int(found["day"])).isoformat()
    except ValueError:
        return text


def _time(text: str) -> str:
    """`12.00`, `kl. 9` and `9:30` as `HH:MM`."""
    found = _CLOCK.fullmatch(text)
    if found is None or int(found["hour"]) > 23 or int(found["minute"] or 0) > 59:
        return text
    return f"{int(found['hour']):02}:{found['minute'] or '00'}"


_NUMBERS = re.compile(r"(?P<day>\d{1,2})[./-] ?(?P<month>\d{1,2})[./-] ?(?P<year>\d{4})")
_WORDS = re.compile(
    r"(?:[a-zæøå]+dag )?(?:den )?(?P<day>\d{1,2})\.? "
    r"(?P<month>jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? (?P<year>\d{4})",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"), 1
    )
}
_CLOCK = re.compile(
    r"(?:kl\.? ?)?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2})(?:[.:]00)?)?", re.IGNORECASE
)
