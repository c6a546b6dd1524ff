"""A kind as JSON Schema, the way an editor's program shows it while a record is written.

Draft 7, because every version of VS Code's YAML extension reads it. Labels of codes stand in
`enumDescriptions`, which the extension shows beside each value; `oneOf` with titles it does not.
"""

from __future__ import annotations

import json
from typing import Any

from records.loading.loader import TABLES
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.model.registry import BY_KEY, Kind
from records.model.value_shape import Value
from records.source.tree import Data, parse

DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = ".praksis/schema"


def schema_path(kind: Kind) -> str:
    """Where the schema of a kind lies, from the project's folder."""
    return f"{FOLDER}/{kind.key}.schema.json"


def schema_text(kind: Kind) -> str:
    """The file at `schema_path`."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of a record's file, and of the front matter of a `.md` file.

    Rules between fields are not in it: they are methods of the models, and `praksis check` alone
    knows them.
    """
    form = spec_of(kind.key)
    return {
        "$schema": DRAFT,
        "title": kind.label,
        "description": f"En post i content/{kind.folder}/.",
        **_group(form.fields, _required(form)),
    }


def _required(form: KindSpec) -> list[str]:
    """The keys that a file must have: a file beside a table only adds to a row of it."""
    table = TABLES.get(form.kind.key)
    if table:
        return [table.code]
    # The text of a `.md` file stands under its front matter.
    return [field.key for field in form.fields if field.required and field.key != form.body]


def _group(fields: tuple[FieldSpec, ...], required: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.key: _field(field) for field in fields},
    }
    return found | ({"required": required} if required else {})


def _field(field: FieldSpec) -> dict[str, Any]:
    told: dict[str, Any] = {"title": field.label}
    description = describe(field)
    if description:
        told["description"] = description
    told |= _list(field) if field.many else _value(field)
    if field.example:
        told["examples"] = [sample(field)]
    if field.default:
        told["default"] = typed(field.default, field.value)
    return told


def describe(field: FieldSpec) -> str:
    """What to write, in Danish sentences; nothing where label and example say it all."""
    said = [field.help, _where_to_point(field)]
    if field.words:
        said.append(f"Kan også være {' eller '.join(field.words)}.")
    return " ".join(filter(None, said))


def _where_to_point(field: FieldSpec) -> str:
    if field.relation == "*":
        return "Art og id på en anden post, med kolon imellem."
    if field.relation == "area":
        return "Koderne står i content/areas/."
    if field.relation:
        return f"Id på en post i content/{BY_KEY[field.relation].folder}/."
    if field.is_target:
        return "Art og id, en adresse på siden eller en adresse med https://."
    return "Sti til en fil, set fra content/." if field.is_media else ""


def _list(field: FieldSpec) -> dict[str, Any]:
    bounds = {"minItems": field.least, "maxItems": field.most}
    found: dict[str, Any] = {
        "type": "array",
        "items": _value(field),
        **{key: bound for key, bound in bounds.items() if bound},
    }
    if not field.words:
        return found
    return {"anyOf": [{"enum": list(field.words)}, found]}


def _value(field: FieldSpec) -> dict[str, Any]:
    if field.value is Value.GROUP:
        return _group(field.parts, [part.key for part in field.parts if part.required])
    if field.value is Value.DECIMAL:
        return {"type": ["number", "string"], "pattern": r"^\d{1,4}([.,]\d{1,2})?$"}
    found = dict(field.schema)
    if field.choices:
        found["enumDescriptions"] = [choice.label for choice in field.choices]
    return found


Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def sample(field: FieldSpec) -> Json:
    """The example of a field that has one."""
    return typed(field.example, field.value)


def typed(written: str, value: Value) -> Json:
    """What stands after a key, as a value of the type that the field has."""
    return _typed(parse("", f"value: {written}").data["value"], value)


def _typed(data: Data, value: Value) -> Json:
    if isinstance(data, list):
        return [_typed(item, value) for item in data]
    if isinstance(data, dict):
        return {key: _typed(item, value) for key, item in data.items()}
    if data is None or data == "":
        return data
    if value is Value.FLAG:
        return data == "true"
    if value is Value.WHOLE:
        return int(data)
    return float(data) if value is Value.DECIMAL else data
