"""The JSON Schemas: true of every record, and red where an editor is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from editing.schema.kinds import sample, schema_of
from records.model.field_spec import FieldSpec, spec_of
from records.model.registry import BY_KEY, KINDS, Kind
from tests.editing.schema.yaml_1_2 import read, read_file
from tests.projects import VACANCY

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)


def faults(schema: dict[str, Any], data: object) -> list[str]:
    validator = Draft7Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def files_of(root: Path, kind: Kind) -> list[Path]:
    found = (root / "content" / kind.folder).rglob("*")
    return sorted(file for file in found if file.suffix in (".yml", ".yaml", ".md"))


@every_kind
def test_the_schema_is_one(kind: Kind) -> None:
    Draft7Validator.check_schema(schema_of(kind))


@every_kind
def test_every_record_passes(root: Path, kind: Kind) -> None:
    schema = schema_of(kind)
    wrong = {file.name: faults(schema, read_file(file)) for file in files_of(root, kind)}
    assert wrong or kind.key == "need"  # its figures come with an editor
    assert {name: said for name, said in wrong.items() if said} == {}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("patients: 0", "patients: 1.600", "$.patients: "),
        ("patients: 0", "patients: mange", "$.patients: "),
        ("count: 2", "count: 200", "$.count: "),
        ("count: 2\n", "", "$: 'count' is a required property"),
        ("count: 2", "count: 2\nFrist: 2026-12-15", "$: Additional properties are not allowed"),
        ("type: nul-kapacitet", "type: nulkapacitet", "$.type: "),
        ('areas: ["0400"]', "areas: [0400]", "$.areas[0]: "),
        ('areas: ["0400"]', 'areas: "0400"', "$.areas: "),
        ("example: true", "example: ja", "$.example: "),
        ("title: To", "title: >-\n  T\nbody: To", "$.title: "),
        ("deadline: 2026-12-15", "deadline: 15.12.2026", "$.deadline: "),
        ("deadline: 2026-12-15", "deadline: 2026-02-30", "$.deadline: "),
        ("takeover: efter-aftale", "takeover: nu", "$.takeover: "),
    ],
)
def test_what_is_wrong_is_refused(old: str, new: str, place: str) -> None:
    assert old in VACANCY
    schema = schema_of(BY_KEY["vacancy"])
    assert faults(schema, read(VACANCY)) == []
    found = faults(schema, read(VACANCY.replace(old, new)))
    assert [said for said in found if said.startswith(place)], found


def test_an_unknown_key_in_a_group_is_refused() -> None:
    text = VACANCY + "covered_by: {name: Eksempelklinikken, adresse: Eksempelvej 1}\n"
    (said,) = faults(schema_of(BY_KEY["vacancy"]), read(text))
    assert said.startswith("$.covered_by: Additional properties")


def fields_in(fields: tuple[FieldSpec, ...]) -> Iterator[FieldSpec]:
    for field in fields:
        yield field
        yield from fields_in(field.parts)


@every_kind
def test_examples_and_defaults_pass_as_they_stand(kind: Kind) -> None:
    properties = [(spec_of(kind.key).fields, schema_of(kind)["properties"])]
    seen = 0
    while properties:
        fields, schemas = properties.pop()
        for field in fields:
            schema = schemas[field.key]
            for value in [*schema.get("examples", []), *filter(None, [schema.get("default")])]:
                assert faults(schema, value) == [], field.key
                seen += 1
            if field.parts:
                properties.append((field.parts, schema.get("items", schema)["properties"]))
    assert seen > 3


@every_kind
def test_every_field_has_its_label_and_every_code_its_own(kind: Kind) -> None:
    for field in spec_of(kind.key).fields:
        schema = schema_of(kind)["properties"][field.key]
        assert schema["title"] == field.label != field.key
        one = schema.get("items", schema)
        assert one.get("enumDescriptions", []) == [choice.label for choice in field.choices]
        assert len(one.get("enum", [])) == len(field.choices)


def test_an_example_is_read_as_yaml_1_2_does() -> None:
    fields = {field.key: field for field in spec_of("vacancy").fields}
    assert sample(fields["count"]) == 1
    assert sample(fields["areas"]) == ["0400"]
    assert sample(fields["example"]) is True
    assert sample(fields["published"]) == "2026-03-02"
