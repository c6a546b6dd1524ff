"""The groups of a form: every field of every kind stands in one, under a heading with words."""

from __future__ import annotations

from editing.form.groups import groups_of, in_order
from records.model.field_spec import spec_of
from records.model.registry import KINDS


def test_every_field_of_every_kind_stands_in_one_group() -> None:
    for kind in KINDS:
        form = spec_of(kind.key)
        keys = [key for group in groups_of(form, form.fields) for key in group.keys]
        assert sorted(keys) == sorted(field.key for field in form.fields), kind.key
        assert [field.key for field in in_order(form, form.fields)] == keys


def test_a_posting_is_asked_for_as_one_tells_of_it() -> None:
    form = spec_of("vacancy")
    titles = [group.title for group in groups_of(form, form.fields)]
    assert titles[:3] == ["Det, du slår op", "Hvor", "Frister og datoer"]
    first = groups_of(form, form.fields)[0].keys
    assert first.index("type") < first.index("status") < first.index("title")


def test_a_field_that_is_not_asked_for_is_in_no_group() -> None:
    form = spec_of("vacancy")
    fields = tuple(field for field in form.fields if field.key not in ("note", "facts", "was"))
    desk = groups_of(form, fields)[-1]
    assert (desk.title, desk.keys, desk.is_folded) == ("For redaktionen", ("repost_of",), True)
