"""The fields of a kind under headings, in the order in which somebody tells of such a thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from records.model.base import Content
from records.model.field_spec import FieldSpec, KindSpec
from records.model.registry import Kind


@dataclass(frozen=True, slots=True)
class Group:
    """Some fields under a heading."""

    title: str
    keys: tuple[str, ...]
    is_folded: bool = False
    """Whether it is closed until somebody opens it: what few records need."""


_READERS = Group("Læsere og emner", ("audiences", "topics", "related"))
_PROOF = Group("Kilder og billede", ("sources", "image", "scene", "checked", "review"))
_OUT = Group("Hvornår siden kan ses", ("published", "updated", "expires", "draft"))
_DESK = Group("For redaktionen", ("note", "facts", "was"), is_folded=True)
_LAST = (_READERS, _PROOF, _OUT, _DESK)
_COMMON = frozenset(Content.model_fields)

_OF_KIND: Mapping[str, tuple[Group, ...]] = {
    "vacancy": (
        Group("Det, du slår op", ("id", "example", "type", "status", "origin", "count",
                                  "practice_form", "title", "summary")),
        Group("Hvor", ("areas", "planning_area", "address_hidden", "reference", "city",
                       "postal_code", "address_bound", "premises", "address", "accessibility",
                       "floor_area_m2")),
        Group("Frister og datoer", ("posted", "deadline", "deadline_time", "takeover", "period",
                                    "activation_deadline", "allocated_on", "activated_on",
                                    "returned_on", "decided_on", "moved_to", "withdrawn_on",
                                    "withdrawn_reason")),
        Group("Patienter og klinik", ("patients", "patients_date", "patients_max", "intake",
                                      "intake_limit", "covered_by", "colleagues", "record_system",
                                      "training_practice", "telemedicine", "remote_work")),
        Group("Arbejde og penge", ("hours_per_week", "pay", "placements", "price", "price_note",
                                   "included", "seller_wishes", "papers_ready")),
        Group("Det får du", ("benefits", "caveats", "requirements", "support", "body")),
        Group("Sådan søger man", ("application", "contact", "process", "criteria",
                                  "attachments", "applicants")),
        _READERS,
        _PROOF,
        _OUT,
        Group("For redaktionen", ("note", "repost_of", "facts", "was"), is_folded=True),
    ),
    "event": (
        Group("Det, der sker", ("id", "example", "series", "type", "status", "change_note", "role",
                                "title", "summary")),
        Group("Hvornår", ("start_date", "start_time", "end_time", "end_date", "timezone")),
        Group("Hvor", ("attendance_mode", "location", "online_url", "online_note", "areas")),
        Group("Hvem og tilmelding", ("organizers", "registration", "contact", "price")),
        Group("Indhold", ("agenda", "speakers", "catering", "certificate", "body")),
        *_LAST,
    ),
    "episode": (
        Group("Episoden", ("id", "example", "type", "status", "season", "number", "display",
                           "title", "summary")),
        Group("Lyd og medvirkende", ("released", "released_month", "audio", "people", "transcript",
                                     "chapters", "soundbites", "quotations")),
        Group("Tekst", ("show_notes", "key_points", "location", "areas", "contact")),
        *_LAST[:3],
        Group("For redaktionen", ("slug", "guid", "plays", "note", "facts", "was"), is_folded=True),
    ),
    "article": (
        Group("Artiklen", ("id", "example", "section", "title", "summary", "language")),
        Group("Tekst", ("key_points", "body", "fact_box", "call_to_action", "week", "way")),
        Group("Læsere og emner", ("audiences", "topics", "areas", "applies_to", "contact",
                                  "related")),
        *_LAST[1:],
    ),
    "offer": (
        Group("Tilbuddet", ("id", "example", "type", "state", "title", "summary", "for_whom",
                            "how_to")),
        Group("Penge og perioder", ("amounts", "automatic", "windows", "valid_from",
                                    "valid_through")),
        Group("Hvor det gælder", ("regions", "areas", "vacancy_types", "vacancy_groups",
                                  "designations")),
        Group("Hvem der hjælper", ("providers", "contact", "body")),
        *_LAST,
    ),
    "adviser": (
        Group("Rådgiveren", ("id", "example", "role", "summary", "consent", "name", "portrait")),
        Group("Sådan får man fat i dig", ("email", "phone", "office_hours", "call_back")),
        Group("Hvad og hvor", ("topics", "areas", "audiences")),
    ),
    "issue": (
        Group("Brevet", ("id", "example", "mailing_list", "number", "status", "send_on", "title",
                         "summary")),
        Group("Det, læseren ser", ("subject", "preheader", "scene", "intro", "blocks")),
        *_LAST[:3],
        Group("For redaktionen", ("corrects", "areas", "contact", "note", "facts", "was"),
              is_folded=True),
    ),
}  # fmt: skip


def groups_of(form: KindSpec, fields: tuple[FieldSpec, ...]) -> tuple[Group, ...]:
    """The groups of a form that asks for these fields: each field in one, none of them empty."""
    asked = [field.key for field in fields]
    wanted = _OF_KIND.get(form.kind.key) or (*_first(form.kind, asked), *_LAST)
    placed = {key for group in wanted for key in group.keys}
    left = tuple(key for key in asked if key not in placed)
    groups = [wanted[0], *([Group("Mere om det", left)] if left else []), *wanted[1:]]
    return tuple(_each_once(groups, asked))


def in_order(form: KindSpec, fields: tuple[FieldSpec, ...]) -> tuple[FieldSpec, ...]:
    """The fields as their groups have them."""
    by_key = {field.key: field for field in fields}
    return tuple(by_key[key] for group in groups_of(form, fields) for key in group.keys)


def _first(kind: Kind, asked: list[str]) -> tuple[Group, ...]:
    """The groups of a kind that has none of its own: what it must say, then its own fields."""
    named = ("id", "code", "example", kind.model.name_field, "summary")
    last = {key for group in _LAST for key in group.keys}
    own = tuple(key for key in asked if key not in (*named, *_COMMON, *last))
    beside = ("areas", "contact")
    return (
        Group("Det vigtigste", tuple(dict.fromkeys(named))),
        Group("Oplysninger", (*own, *(key for key in beside if key not in own))),
    )


def _each_once(groups: list[Group], asked: list[str]) -> Iterator[Group]:
    """The groups with the fields that are asked for, each where it is named first."""
    seen: set[str] = set()
    for group in groups:
        keys = tuple(key for key in dict.fromkeys(group.keys) if key in asked and key not in seen)
        seen |= set(keys)
        if keys:
            yield Group(group.title, keys, group.is_folded)
