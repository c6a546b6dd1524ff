"""The stars of a form are true: filling all of them is enough, and each of them is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from editing.drafting.validate import validate
from editing.form.conditions import NEVER
from editing.form.needs import CAPACITY, NEEDED, SHOWN
from records.loading.library import Library
from records.messages import sentence_of
from records.model.field_spec import FieldSpec, spec_of
from records.model.registry import KINDS
from tests.editing.form.filled import filled, with_group

_CHOOSING = {
    "vacancy": ("type", "status"),
    "event": ("attendance_mode", "role", "status"),
    "episode": ("type", "status"),
    "offer": ("type", "state"),
    "practice_profile": ("nature",),
}


def _given(key: str) -> Iterator[dict[str, Any]]:
    """Each combination of what the form's questions hang on."""
    form = spec_of(key)
    combinations: list[dict[str, Any]] = [{}]
    for name in _CHOOSING.get(key, ()):
        values = [choice.value for choice in form.field(name).choices]
        combinations = [{**each, name: value} for each in combinations for value in values]
    yield from (each for each in combinations if not _is_refused(key, each))


def _is_refused(key: str, given: Mapping[str, str]) -> bool:
    """Whether the model refuses the status, whatever else is said."""
    if key == "event":
        return given["status"] == "afholdt"
    return key == "vacancy" and given["status"] == "besat" and given["type"] in CAPACITY


def _faults(key: str, values: Mapping[str, Any]) -> list[str]:
    return [sentence_of(fault) for fault in validate(spec_of(key), values)[1]]


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_all_stars_filled_is_a_record(key: str) -> None:
    wrong = {
        str(given): faults
        for given in _given(key)
        if (faults := _faults(key, filled(spec_of(key), given)))
    }
    assert wrong == {}


def test_all_stars_of_a_group_filled_are_a_group() -> None:
    """Each group that may be left out, opened and filled where it has stars."""
    wrong: dict[str, list[str]] = {}
    for kind in KINDS:
        given = next(_given(kind.key)) | {"consent": "true", "nature": "type"}
        for field in spec_of(kind.key).fields:
            never = SHOWN.get(kind.key, {}).get(field.key) == NEVER
            if field.parts and not field.required and not never:
                values = with_group(spec_of(kind.key), filled(spec_of(kind.key), given), field)
                found = [fault for fault in validate(spec_of(kind.key), values)[1]
                         if fault.field and fault.field[0] == field.key]  # fmt: skip
                if found:
                    wrong[f"{kind.key}.{field.key}"] = [sentence_of(each) for each in found]
    assert wrong == {}


@pytest.mark.parametrize("key", sorted(NEEDED))
def test_no_star_is_too_many(key: str) -> None:
    """What is left empty where the form has put a star by a rule is refused."""
    form = spec_of(key)
    for given in _given(key):
        values = filled(form, given)
        for name in (name for name, rule in NEEDED[key].items() if "." not in name):
            if NEEDED[key][name].holds(values):
                without = {each: value for each, value in values.items() if each != name}
                assert _faults(key, without), (given, name)


@pytest.mark.parametrize(
    ("key", "values", "star"),
    [
        ("vacancy", {"type": "kapacitet-med-patienter", "patients": "900"}, "patients_date"),
        ("vacancy", {"type": "nul-kapacitet", "address_bound": "true"}, "address"),
        ("vacancy", {"type": "delepraksis", "price": "900000"}, "price_note"),
        ("vacancy", {"type": "delepraksis", "address": "Eksempelvej 1"}, "accessibility"),
        ("vacancy", {"type": "delepraksis", "intake_limit": "1600"}, "sources"),
        ("episode", {"type": "bonus", "status": "planlagt", "number": "3"}, "season"),
        ("audience", {"preferred_channels": ["nyhedsbrev"]}, "sources"),
    ],
)
def test_a_value_brings_a_star_along(key: str, values: dict[str, Any], star: str) -> None:
    form = spec_of(key)
    made = filled(form, {"status": "planlagt"} | values if key == "vacancy" else values)
    assert star in made
    assert _faults(key, made) == []
    assert _faults(key, {name: value for name, value in made.items() if name != star})


def test_what_is_needed_is_shown() -> None:
    for key in NEEDED:
        for given in _given(key):
            values = filled(spec_of(key), given)
            for name, rule in NEEDED[key].items():
                shown = SHOWN.get(key, {}).get(name)
                if "." not in name and shown and rule.holds(values):
                    assert shown.holds(values), (key, given, name)


def test_rules_speak_of_fields_that_there_are() -> None:
    for table in (NEEDED, SHOWN):
        for key, needs in table.items():
            for path, rule in needs.items():
                above, _, name = path.rpartition(".")
                fields: tuple[FieldSpec, ...] = spec_of(key).fields
                beside = {field.key for field in (
                    spec_of(key).field(above).parts if above else fields)}  # fmt: skip
                assert {name, *rule.fields} <= beside, (key, path)


def test_no_star_asks_for_what_a_good_record_lacks(real_library: Library) -> None:
    """Otherwise whoever changes another field of it could not save it in a form."""
    for key, rules in NEEDED.items():
        for record in real_library.records[key].values():
            said = {name: getattr(record, name) for name in type(record).model_fields}
            for name, rule in rules.items():
                if "." not in name and rule.holds(said):
                    assert said[name] not in (None, "", [], ()), (key, record.id, name)
