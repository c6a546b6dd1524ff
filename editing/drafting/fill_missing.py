"""From some values to a whole record: what is missing is asked for, until the model is content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from editing.drafting.prompter import Prompter
from editing.drafting.validate import key_of, validate
from records.messages import sentence_of
from records.model.field_spec import FieldSpec, KindSpec
from records.source.diagnostics import Diagnostic
from records.source.tree import Data

HIDDEN = ("id",)
"""What is proposed when the rest is known."""

ALSO_ASKED = {"adviser": ("phone", "office_hours", "call_back")}
"""By kind: what may be left out and is asked for all the same, because readers look for it."""


def objection_to(form: KindSpec, field: FieldSpec, value: Data) -> str:
    """Why the field cannot have that value, whatever the others say; empty where it can."""
    _, faults = validate(form, {field.key: value})
    return next((sentence_of(fault) for fault in faults if key_of(fault) == field.key), "")


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
    for key in ALSO_ASKED.get(form.kind.key, ()):
        if key not in made and (value := asker.optional(form.field(key))) is not None:
            made[key] = value
    while faults := still_missing(form, made):
        key = key_of(faults[0])
        asker.talk.say(f"\n{sentence_of(faults[0])}")
        made[key] = asker.value(form.field(key), proposals.get(key, ""))
    return made


def still_missing(
    form: KindSpec, data: Mapping[str, Data], but: Iterable[str] = HIDDEN
) -> list[Diagnostic]:
    """What is wrong with the values, apart from what is found later."""
    _, faults = validate(form, data)
    return [fault for fault in faults if key_of(fault) not in set(but)]
