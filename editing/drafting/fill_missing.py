"""From some values to a whole record: what is missing is asked for, until the model is content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType

from editing.drafting.prompter import Objection, Path, Prompter
from editing.drafting.validate import held_together, key_of, validate
from records.messages import sentence_of
from records.model.field_spec import KindSpec
from records.source.diagnostics import Diagnostic
from records.source.tree import Data, Loc

_NONE: Mapping[str, str] = MappingProxyType({})
HIDDEN = ("id",)
"""What is proposed when the rest is known."""

ALSO_ASKED = {"adviser": ("phone", "office_hours", "call_back")}
"""By kind: what may be left out and is asked for all the same, because readers look for it."""


def objection_to(form: KindSpec, path: Path, value: Data) -> Objection | None:
    """Why a field, or a part of a group, cannot have that value, whatever the others say."""
    data: Data = value
    inside: Loc = ()
    for group, part in reversed(list(pairwise(path))):
        within: Data = {part.key: data}
        data = [within] if group.many else within
        inside = (*((0,) if group.many else ()), part.key, *inside)
    loc = (path[0].key, *inside)
    _, faults = validate(form, {path[0].key: data})
    fault = next((fault for fault in faults if fault.field[: len(loc)] == loc), None)
    if fault is None:
        return None
    meant = str(dict(fault.params).get("label", "")) if fault.code == "code-unknown" else ""
    return Objection(sentence_of(fault), fault.field[len(loc) :], meant)


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
        made |= answered(form, made, faults[0], asker, proposals)
    return {key: value for key, value in made.items() if value is not None}


def answered(
    form: KindSpec,
    data: Mapping[str, Data],
    fault: Diagnostic,
    asker: Prompter,
    proposals: Mapping[str, str] = _NONE,
) -> dict[str, Data]:
    """Another value of the field that a fault is said of, asked for; None takes it out.

    What is only missing is asked for as any other field; what is wrong is told first. It may be
    that it should not be there at all, or that another field of the same rule is the wrong one.
    """
    field = form.field(key_of(fault))
    if data.get(field.key) is not None:
        asker.talk.say(f"\n{sentence_of(fault)}")
        together = [form.field(key) for key in held_together(form, data, fault)]
        field = asker.which(field, together)
        if not field.required:
            return {field.key: asker.optional(field)}
    return {field.key: asker.value(field, proposals.get(field.key, ""))}


def still_missing(
    form: KindSpec, data: Mapping[str, Data], but: Iterable[str] = HIDDEN
) -> list[Diagnostic]:
    """What is wrong with the values, apart from what is found later."""
    _, faults = validate(form, data)
    return [fault for fault in faults if key_of(fault) not in set(but)]
