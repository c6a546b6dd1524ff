"""What the form shows as an example fits the kind."""

from __future__ import annotations

from editing.form.examples import with_example
from records.model.field_spec import FieldSpec, spec_of
from records.model.registry import KINDS, models_of
from records.model.unnamed import Unnamed


def shown(kind: str, key: str) -> FieldSpec:
    return with_example(kind, spec_of(kind).field(key))


def test_no_kind_shows_what_a_posting_is_called() -> None:
    for kind in KINDS:
        named = {shown(kind.key, field.key).example for field in spec_of(kind.key).fields
                 if field.key in ("id", "title", "summary")}  # fmt: skip
        of_a_posting = {shown("vacancy", key).example for key in ("id", "title", "summary")}
        assert kind.key == "vacancy" or not named & of_a_posting, kind.key


def test_what_has_no_name_is_shown_with_its_number() -> None:
    stems = {model.id_stem for model in models_of(Unnamed)}
    shown_ids = {
        shown(kind.key, "id").example for kind in KINDS if kind.model in models_of(Unnamed)
    }
    assert shown_ids == {f"{stem}-1004" for stem in stems}
    assert stems >= {"soeger", "dage"}
