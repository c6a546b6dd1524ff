"""What an editor writes in a field, as a Danish sentence."""

from __future__ import annotations

from typing import Any

from records.model.field_spec import FieldSpec
from records.model.value_shape import Value

_PLAIN = {
    Value.TEXT: "Tekst på én linje",
    Value.PARAGRAPH: "Tekst, også i flere linjer",
    Value.MARKDOWN: "Tekst med overskrifter, links og lister (Markdown)",
    Value.DECIMAL: "Tal, også med komma",
    Value.FLAG: "`true` for ja, `false` for nej",
    Value.DAY: "Dato som år-måned-dag",
    Value.TIME: "Klokkeslæt med kolon i anførselstegn",
}


def what_to_write(field: FieldSpec) -> str:
    """The kind of value, its bounds, how many, without what the field's help says already.

    Codes and the ids of other records are told of elsewhere.
    """
    many = _many(field) if field.many else ""
    if field.value is Value.CODE or field.relation:
        return many
    if field.value is Value.GROUP:
        return f"{many} Hvert punkt har felterne herunder." if many else "Felterne herunder."
    if field.value is Value.FLAG and "true" in field.help:
        return ""
    one = _whole(field.schema) if field.value is Value.WHOLE else _PLAIN[field.value]
    if field.value in (Value.TEXT, Value.PARAGRAPH) and "tegn" not in field.help:
        one += _length(field.schema)
    return f"{many} {one}.".lstrip()


def _whole(schema: Any) -> str:  # noqa: ANN401 - JSON Schema
    return f"Helt tal fra {schema['minimum']} til {schema['maximum']}"


def _length(schema: Any) -> str:  # noqa: ANN401
    longest = schema.get("maxLength")
    if longest is None:
        return ""
    shortest = schema.get("minLength", 0)
    return f", {shortest}–{longest} tegn" if shortest > 1 else f", højst {longest} tegn"


def _many(field: FieldSpec) -> str:
    if field.least and field.most:
        return f"Liste med {field.least}–{field.most} punkter."
    if field.least:
        return f"Liste med mindst {field.least}."
    return f"Liste med højst {field.most}." if field.most else "Liste."
