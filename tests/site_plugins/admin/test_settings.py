"""What Sveltia CMS is told: its own schema accepts it, and nothing of the models is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator

from editing.drafting.fill_missing import objection_to
from editing.form.defaults import TODAY, begun
from publishing.site import Site
from records.loading.library import Library
from records.model.field_spec import FieldSpec, spec_of
from records.model.registry import KINDS
from site_plugins.admin.backend import Backend
from site_plugins.admin.bundle import SVELTIA, Bundle
from site_plugins.admin.collections import IN_TABLE
from site_plugins.admin.settings import as_json, form_settings
from tests import needs
from tests.steps import some

SITE = Site("Min Almen Praksis", "https://example.org/", "", "Region Hovedstaden")
BACKENDS = (
    Backend(),
    Backend("github", "kontoret/praksis", branch="main", review=True),
    Backend("gitlab", "region/kontoret/praksis", app_id="abc", review=True),
    Backend("gitea", "kontoret/praksis", base_url="https://git.example.org",
            api_root="https://git.example.org/api/v1"),
)  # fmt: skip


@pytest.fixture(scope="module")
def settings(real: Library) -> dict[str, Any]:
    """Those of the real project."""
    return form_settings(real, SITE, Backend())


@needs.TIME
@pytest.mark.parametrize("backend", some(BACKENDS, 1), ids=lambda backend: backend.name)
def test_the_schema_of_sveltia_cms_accepts_it(
    bundle: Bundle, real: Library, backend: Backend
) -> None:
    schema = json.loads(bundle.read(SVELTIA, "schema/sveltia-cms.json"))
    told = json.loads(as_json(form_settings(real, SITE, backend)))["cms"]
    told.pop("load_config_file")  # for CMS.init() alone, which the schema says nothing of
    errors = Draft7Validator(schema).iter_errors(told)
    assert [f"{error.json_path}: {error.message[:200]}" for error in errors] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_field_of_every_kind(settings: dict[str, Any], kind: Any) -> None:
    """Each with its Danish label; those of a table's rows apart."""
    told = {each["name"]: each for each in settings["cms"]["collections"]}[kind.key]
    fields = [f for f in spec_of(kind.key).fields if f.key not in IN_TABLE.get(kind.key, ())]
    shown = [field for field in told["fields"] if field["widget"] != "hidden"]
    assert sorted(_names(shown)) == sorted(_keys(fields))
    assert told["label"] == kind.plural.capitalize()
    assert told["folder"] == f"content/{kind.folder}"


def test_choices_have_danish_labels(settings: dict[str, Any]) -> None:
    vacancy = _fields(settings, "vacancy")
    assert {"label": "Åben for ansøgning", "value": "opslaaet"} in vacancy["status"]["options"]
    assert {"label": "Bornholm", "value": "0400"} in vacancy["areas"]["options"]
    target = {"label": "Artikel: Ledige kapaciteter – hvad er det?",
              "value": "article:ledige-kapaciteter"}  # fmt: skip
    assert target in vacancy["related"]["options"]


def test_a_list_shows_and_sorts_by_status_and_deadline(settings: dict[str, Any]) -> None:
    told = {each["name"]: each for each in settings["cms"]["collections"]}
    assert told["vacancy"]["summary"] == (
        "{{fields.title}} · {{fields.status}} {{fields.deadline | date('D.M.YYYY')}}"
    )
    assert {"title", "status", "deadline"} <= set(told["vacancy"]["sortable_fields"]["fields"])
    assert told["area"]["summary"] == "{{fields.name}}"
    names = settings["formats"]["area"]["names"]["by"]
    assert (names["0101"], names["0101/noerrebro"]) == ("København", "Nørrebro, København")


def test_pictures_are_made_small_and_every_file_has_a_bound(settings: dict[str, Any]) -> None:
    for told in settings["cms"]["collections"]:
        for field in _files(told["fields"]):
            bound = field["media_libraries"]["default"]["config"]
            assert 0 < bound["max_file_size"] <= 200_000_000
            is_picture = field["widget"] == "image"
            assert ("transformations" in bound) is is_picture


def test_what_a_new_record_begins_with_is_accepted(settings: dict[str, Any]) -> None:
    """No default is one that the model refuses."""
    for kind in KINDS:
        form = spec_of(kind.key)
        for field in form.fields:
            told = begun(kind.key, field.key)
            if told is not None:
                value = "2026-11-28" if told == TODAY else str(told)
                assert objection_to(form, (field,), value) is None, (kind.key, field.key)


def test_a_record_leads_to_the_preview_of_its_branch(real: Library) -> None:
    told = form_settings(real, SITE, BACKENDS[1])["cms"]
    paths = {each["name"]: each.get("preview_path") for each in told["collections"]}
    assert told["show_preview_links"] is True
    assert paths["article"] == "{{fields.section}}/{{fields.id}}/"
    assert (paths["figure"], paths["area"]) == (None, None)
    assert form_settings(real, SITE, Backend())["cms"]["show_preview_links"] is False


def test_an_example_must_be_said_aloud(settings: dict[str, Any]) -> None:
    """It has no default, so the form may not have one either."""
    example = _fields(settings, "vacancy")["example"]
    assert (example["widget"], example["required"]) == ("select", True)
    assert "default" not in example


def test_relations_lead_to_collections_that_hold_all_of_the_kind(settings: dict[str, Any]) -> None:
    """A kind in two collections is offered as choices: a relation knows only one of them."""
    names = [each["name"] for each in settings["cms"]["collections"]]
    for each in settings["cms"]["collections"]:
        for field in each["fields"]:
            if field["widget"] == "relation":
                assert field["collection"] in names
                assert not {f"{field['collection']}_md", f"{field['collection']}_yml"} & set(names)
    assert _fields(settings, "event")["series"]["widget"] == "select"


def test_files_that_end_in_the_other_way_have_a_list_of_their_own(
    settings: dict[str, Any],
) -> None:
    told = {each["name"]: each for each in settings["cms"]["collections"]}
    assert told["event_md"]["create"] is False
    assert settings["formats"]["event_md"]["body"] == "body"
    assert settings["formats"]["event"]["body"] == ""


def test_pictures_and_sound_go_where_they_belong(settings: dict[str, Any]) -> None:
    episode = _fields(settings, "episode")
    sound = {part["name"]: part for part in episode["audio"]["fields"]}["file"]
    assert (sound["media_folder"], sound["public_folder"]) == (
        "/content/media/audio", "/media/audio",
    )  # fmt: skip
    picture = {part["name"]: part for part in episode["image"]["fields"]}
    assert picture["file"]["widget"] == "image"
    assert picture["alt"]["required"] is False


def _files(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        if field["widget"] in ("file", "image"):
            yield field
        yield from _files(field.get("fields", []))


def _fields(settings: dict[str, Any], name: str) -> dict[str, Any]:
    found = next(each for each in settings["cms"]["collections"] if each["name"] == name)
    return {field["name"]: field for field in found["fields"]}


def _names(fields: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for field in fields:
        yield field["name"], field["label"]
        yield from _names(field.get("fields", []))


def _keys(fields: list[FieldSpec] | tuple[FieldSpec, ...]) -> Iterator[tuple[str, str]]:
    for field in fields:
        yield field.key, field.label
        yield from _keys(field.parts)
