"""What a person writes in a cell or at a question, as the field wants it written.

Only what has one meaning is changed: Danish dates, labels of codes, names of areas, points between
thousands, zeros that a spreadsheet dropped. The model judges the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    if not field.many or slug(text) in field.words:
        return _one(text, field, areas)
    between = r"[;\n,]" if field.choices or field.relation else r"[;\n]"
    return [_one(item.strip(), field, areas) for item in re.split(between, text) if item.strip()]


def _one(text: str, field: FieldSpec, areas: Names) -> str:
    word = slug(text)
    if word in field.words:
        return word
    if field.choices:
        labels = {choice.label.casefold(): choice.value for choice in field.choices}
        return labels.get(text.casefold(), text)
    if field.relation == "area":
        bare = areas.get(text.casefold(), text)
        return bare.zfill(4) if re.fullmatch(r"\d{3}", bare) else bare
    return _by_value(text, field)


def _by_value(text: str, field: FieldSpec) -> str:
    if field.value is Value.DAY:
        return _day(text)
    if field.value is Value.WHOLE and re.fullmatch(r"\d{1,3}([. ]\d{3})+", text):
        return re.sub(r"\D", "", text)
    if field.value is Value.FLAG:
        return {"ja": "true", "nej": "false"}.get(text.casefold(), text.casefold())
    if field.schema.get("pattern") == r"^\d{4}$" and re.fullmatch(r"\d{3}", text):
        return text.zfill(4)
    return text


def _day(text: str) -> str:
    found = re.fullmatch(r"(\d{1,2})[.-] ?(\d{1,2})[.-] ?(\d{4})", text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
