"""From some values to a whole record: what is missing is asked for, until the model is content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from editing.drafting.prompter import Asker
from editing.drafting.validate import Remark, judged
from records.model.field_spec import Form, FormField
from records.source.tree import Data

HIDDEN = ("id",)
"""What is proposed when the rest is known."""


def objection_to(form: Form, field: FormField, value: Data) -> str:
    """Why the field cannot have that value, whatever the others say; empty where it can."""
    _, remarks = judged(form, {field.key: value})
    return next((one.sentence for one in remarks if one.key == field.key), "")


def completed(
    form: Form, data: Mapping[str, Data], asker: Asker, proposals: Mapping[str, str]
) -> dict[str, Data]:
    """The values with all that the model asks for, asked for field by field.

    First come the fields that are always needed, then those that rules name: a rule speaks when
    the fields it needs are there.
    """
    made = dict(data)
    for field in form.fields:
        if field.required and field.key not in made and field.key not in HIDDEN:
            made[field.key] = asker.value(field, proposals.get(field.key, ""))
    while remarks := left(form, made):
        remark = remarks[0]
        asker.talk.say(f"\n{remark.sentence}")
        made[remark.key] = asker.value(form.field(remark.key), proposals.get(remark.key, ""))
    return made


def left(form: Form, data: Mapping[str, Data], but: Iterable[str] = HIDDEN) -> list[Remark]:
    """What is wrong with the values, apart from what is found later."""
    _, remarks = judged(form, data)
    return [one for one in remarks if one.key not in set(but)]
