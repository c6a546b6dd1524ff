"""A field of a record as a field of Sveltia CMS: the widget, its limits and its Danish words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from editing.form.defaults import TODAY, begun
from editing.form.examples import with_example
from editing.form.needs import LEAST
from records.model.field_spec import FieldSpec
from records.model.value_shape import Value
from site_plugins.admin.file_format import may_be_empty
from site_plugins.admin.options import Pointing

Settings = dict[str, Any]

_YES_NO = ({"label": "Ja", "value": True}, {"label": "Nej", "value": False})
_DAY = r"\d{4}-\d{2}-\d{2}"
_MEDIA = {
    "images": {"widget": "image", "accept": "image/jpeg,image/png,image/webp"},
    "audio": {"widget": "file", "accept": ".mp3,.m4a,.aac"},
    "transcripts": {"widget": "file", "accept": ".vtt,.md"},
}
_BOUND = {"images": 25_000_000, "audio": 200_000_000, "transcripts": 2_000_000}
"""Bytes that may be chosen: a photograph from a camera, an hour of sound, a text."""
_OTHER = 15_000_000
"""The same of any other file, such as a PDF."""
_DRAWN_ANEW = {"format": "webp", "quality": 86, "width": 2400, "height": 2400}
SMALLER = dict.fromkeys(("jpeg", "png", "webp"), _DRAWN_ANEW)
"""Pictures that are put up are drawn anew: small enough for every page, and without the place and
the camera. Others are refused, not turned: for HEIC the program would ask another host."""


def widgets_of(fields: Iterable[FieldSpec], pointing: Pointing, kind: str = "") -> list[Settings]:
    """The fields of a record of the kind, or of a group, in order."""
    return [
        _widget(with_example(kind, field) if kind else field, pointing)
        | _least(kind, field.key)
        | _begun(kind, field)
        for field in fields
    ]


def _least(kind: str, key: str) -> Settings:
    least = LEAST.get((kind, key))
    return {"min": least} if least else {}


def _begun(kind: str, field: FieldSpec) -> Settings:
    """What a new record says until somebody says otherwise."""
    told = begun(kind, field.key) if kind and field.required else None
    if told is None:
        return {}
    return {"default": "{{now}}" if told == TODAY else told}


def _widget(field: FieldSpec, pointing: Pointing) -> Settings:
    chosen = _choosing(field, pointing)
    if chosen is not None:
        return _named(field) | chosen | _multiple(field)
    if field.many:
        return _named(field) | _list(field, pointing)
    if field.value is Value.GROUP:
        return _named(field) | _group(field, pointing)
    return _named(field) | _plain(field)


def _named(field: FieldSpec) -> Settings:
    hint = _hint(field)
    named: Settings = {
        "name": field.key,
        "label": field.label,
        "required": field.required and not may_be_empty(field),
    }
    return named | ({"hint": hint} if hint else {})


def _choosing(field: FieldSpec, pointing: Pointing) -> Settings | None:
    """A field that takes one or some of what there is."""
    if field.relation is not None:
        return pointing.to(field.relation)
    if field.choices:
        options = [{"label": each.label, "value": each.value} for each in field.choices]
        return {"widget": "select", "options": options}
    if field.value is Value.FLAG and not field.default:
        return {"widget": "select", "options": list(_YES_NO)}
    return None


def _multiple(field: FieldSpec) -> Settings:
    # A radio button cannot be taken back, so what may be left out is a list to pull down.
    opened = {} if field.required or field.many else {"dropdown_threshold": 0}
    return {"multiple": True} | _bounds(field) if field.many else opened


def _bounds(field: FieldSpec) -> Settings:
    least = field.least or (1 if field.required else None)
    bounds = {"min": least, "max": field.most}
    return {key: value for key, value in bounds.items() if value is not None}


def _list(field: FieldSpec, pointing: Pointing) -> Settings:
    settings: Settings = {"widget": "list", "label_singular": "punkt"} | _bounds(field)
    if field.value is not Value.GROUP:
        item = {"name": "item", "label": field.label, "required": True}
        return settings | {"field": item | _plain(field)}
    parts = widgets_of(field.parts, pointing)
    return settings | {"fields": parts, "collapsed": "auto", "summary": _summary(field)}


def _group(field: FieldSpec, pointing: Pointing) -> Settings:
    return {"widget": "object", "fields": widgets_of(field.parts, pointing)}


def _summary(field: FieldSpec) -> str:
    texts = (part for part in field.parts if part.value in (Value.TEXT, Value.CODE))
    first = next(texts, field.parts[0])
    return f"{{{{fields.{first.key}}}}}"


def _plain(field: FieldSpec) -> Settings:
    if field.is_media:
        return _media(field)
    return _BY_VALUE.get(field.value, _text)(field)


def _media(field: FieldSpec) -> Settings:
    """A file of the folder that the field's example lies in."""
    folder = field.example.rpartition("/")[0] or "media"
    sort = folder.rpartition("/")[2]
    told: Settings = {"max_file_size": _BOUND.get(sort, _OTHER), "slugify_filename": True}
    if sort == "images":
        told["transformations"] = SMALLER
    return {
        "widget": "file",
        **_MEDIA.get(sort, {}),
        "media_libraries": {"default": {"config": told}},
        "media_folder": f"/content/{folder}",
        "public_folder": f"/{folder}",
        "choose_url": False,
    }


def _text(field: FieldSpec) -> Settings:
    bounds = {
        "minlength": field.schema.get("minLength"),
        "maxlength": field.schema.get("maxLength"),
    }
    return {
        "widget": "text" if field.widget == "text" else "string",
        **{key: value for key, value in bounds.items() if value},
        **_pattern(field, field.schema.get("pattern")),
    }


def _paragraph(field: FieldSpec) -> Settings:
    return {**_text(field), "widget": "text"}


def _markdown(_field: FieldSpec) -> Settings:
    return {"widget": "markdown"}


def _number(field: FieldSpec) -> Settings:
    bounds = {"min": field.schema.get("minimum"), "max": field.schema.get("maximum")}
    kind = "int" if field.value is Value.WHOLE else "float"
    given = {key: value for key, value in bounds.items() if value is not None}
    if field.default:
        given["default"] = float(field.default) if kind == "float" else int(field.default)
    return {"widget": "number", "value_type": kind, **given}


def _flag(field: FieldSpec) -> Settings:
    return {"widget": "boolean", "default": field.default == "true"}


def _day(field: FieldSpec) -> Settings:
    """A day from a calendar; where a word may stand in its place, it is text."""
    if field.words:
        return {"widget": "string", **_pattern(field, f"^({'|'.join(field.words)}|{_DAY})$")}
    return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}


def _time(field: FieldSpec) -> Settings:
    given = {"default": field.default.strip('"')} if field.default else {}
    return {"widget": "datetime", "type": "time", "format": "HH:mm", **given}


def _pattern(field: FieldSpec, pattern: object) -> Settings:
    if not pattern:
        return {}
    shown = field.spoken_example
    cure = f"Skriv det som i eksemplet: {shown}" if shown else "Det kan ikke skrives sådan."
    return {"pattern": [str(pattern), cure]}


_BY_VALUE: Mapping[Value, Callable[[FieldSpec], Settings]] = {
    Value.PARAGRAPH: _paragraph,
    Value.MARKDOWN: _markdown,
    Value.WHOLE: _number,
    Value.DECIMAL: _number,
    Value.FLAG: _flag,
    Value.DAY: _day,
    Value.TIME: _time,
}


def _hint(field: FieldSpec) -> str:
    """The help as a form says it, and an example where something is to be typed."""
    told = re.sub(r"^true\b", "Ja", field.help).replace('""', "Tom")
    told = told[:1].upper() + told[1:]
    if field.relation and re.search(r"\bid\b|koder", told):
        told = ""  # The form shows names, not ids and codes.
    typed = field.value in (Value.TEXT, Value.PARAGRAPH) or field.words
    shown = field.spoken_example if typed and not field.relation and not field.is_media else ""
    or_day = " eller 1.6.2027" if field.value is Value.DAY and not field.many else ""
    example = f"Fx {shown}{or_day}" if shown else ""
    return _escaped(" ".join(part for part in (told, example) if part))


def _escaped(text: str) -> str:
    """Sveltia CMS reads hints as Markdown, and would make a link of each address in an example."""
    return re.sub(r"([*_~\[\]@]|:(?=//)|(?<=\bwww)\.)", r"\\\1", text)
