"""From some values to a whole record: what is missing is asked for, until the model is content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from editing.drafting.prompter import Prompter
from editing.drafting.validate import Remark, validate
from records.model.field_spec import FieldSpec, KindSpec
from records.source.tree import Data

HIDDEN = ("id",)
"""What is proposed when the rest is known."""


def objection_to(form: KindSpec, field: FieldSpec, value: Data) -> str:
    """Why the field cannot have that value, whatever the others say; empty where it can."""
    _, remarks = validate(form, {field.key: value})
    return next((one.sentence for one in remarks if one.key == field.key), "")


def fill_missing(
    form: KindSpec, data: Mapping[str, Data], asker: Prompter, proposals: Mapping[str, str]
) -> dict[str, Data]:
    """The values with all that the model asks for, asked for field by field.

    First come the fields that are always needed, then those that rules name: a rule speaks when
    the fields it needs are there.
    """
    made = dict(data)
    for field in form.fields:
        if field.required and field.key not in made and field.key not in HIDDEN:
            made[field.key] = asker.value(field, proposals.get(field.key, ""))
    while remarks := still_missing(form, made):
        remark = remarks[0]
        asker.talk.say(f"\n{remark.sentence}")
        made[remark.key] = asker.value(form.field(remark.key), proposals.get(remark.key, ""))
    return made


def still_missing(
    form: KindSpec, data: Mapping[str, Data], but: Iterable[str] = HIDDEN
) -> list[Remark]:
    """What is wrong with the values, apart from what is found later."""
    _, remarks = validate(form, data)
    return [one for one in remarks if one.key not in set(but)]
