"""Which fields a record needs for what it says elsewhere.

The models hold the rules; these are the same in a shape that a form can show while one types.
A test fills each combination of types and statuses and holds both together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from editing.form.conditions import (
    ALWAYS,
    EMPTY,
    FILLED,
    NEVER,
    POSITIVE,
    Condition,
    either,
    when,
)
from records.codes.vacancy import VacancyGroup as Group
from records.codes.vacancy import VacancyStatus as Status
from records.codes.vacancy import VacancyType as Type
from records.model.base import kind_key
from records.model.offer import ASKABLE, USABLE
from records.model.registry import models_of
from records.model.unnamed import Unnamed
from records.model.vacancy import POSTED

Needs = Mapping[str, Condition]
"""By field; a part of a group as `group.part`, whose condition asks the parts beside it."""


def _types(*groups: Group) -> tuple[str, ...]:
    return tuple(str(each) for each in Type if each.group in groups)


def _codes(codes: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted(map(str, codes)))


CAPACITY = _types(Group.KAPACITET)
OWNED = tuple(str(each) for each in Type if not each.group.is_job)
FOR_SALE = _types(Group.KOEB)
EMPLOYED = _types(Group.ANSAETTELSE)
TRAINING = _types(Group.UDDANNELSE)
ADVERTISED = _codes(POSTED)
DECIDED_LATER = tuple(each for each in ADVERTISED if each != Status.BESAT)
ALLOCATED = ("tildelt", "aktiv", "tilbageleveret")

_VACANCY: Needs = {
    "areas": ALWAYS,
    "practice_form": when(type=OWNED),
    "planning_area": when(type=CAPACITY),
    "address_bound": when(type=CAPACITY),
    "address": when(address_bound="true", premises=EMPTY),
    "reference": when(address_hidden="true"),
    "patients": when(type=("nul-kapacitet", "kapacitet-med-patienter", "praksis-til-salg")),
    "patients_date": when(
        type=[each for each in _codes(Type) if each != "nul-kapacitet"], patients=POSITIVE
    ),
    "sources": when(intake_limit=FILLED),
    "posted": when(status=DECIDED_LATER),
    "deadline": when(status=DECIDED_LATER, type=CAPACITY + TRAINING),
    "takeover": when(status=DECIDED_LATER, type=OWNED),
    "application": when(status="opslaaet", address_hidden=(EMPTY, "false")),
    "contact": when(status="opslaaet"),
    "criteria": when(status=ADVERTISED, type=CAPACITY),
    "price_note": when(price=FILLED),
    "accessibility": either(when(premises=FILLED), when(address=FILLED)),
    "hours_per_week": when(type=EMPLOYED),
    "period": when(type=("vikariat", *TRAINING)),
    "allocated_on": when(status=ALLOCATED),
    "activation_deadline": when(status=ALLOCATED, type=CAPACITY),
    "activated_on": when(status="aktiv"),
    "returned_on": when(status="tilbageleveret"),
    "decided_on": either(when(status="ubesat"), when(status="besat", period=EMPTY)),
    "moved_to": when(status="omfordelt"),
    "withdrawn_on": when(status="trukket"),
    "withdrawn_reason": when(status="trukket"),
}
_EVENT: Needs = {
    "location": when(attendance_mode=("fysisk", "hybrid")),
    "online_url": when(attendance_mode=("online", "hybrid"), online_note=EMPTY),
    "registration": when(role="arrangoer"),
    "registration.address": when(method=("mail", "skema")),
    "contact": when(role="arrangoer"),
    "change_note": when(status=("aflyst", "flyttet")),
}
_EPISODE: Needs = {
    "season": either(when(type="full"), when(number=FILLED)),
    "number": either(when(type="full"), when(display=FILLED)),
    "released": when(status="udgivet"),
    "audio": when(status="udgivet"),
    "audio.file": when(url=EMPTY),
    "audio.bytes": when(url=FILLED),
    "audio.mime": when(url=FILLED),
    "audio.duration": when(url=FILLED),
    "plays.since": when(standard=FILLED),
    "people": when(status="udgivet"),
    "transcript": when(status="udgivet", type=("full", "bonus")),
}
_GRANT = "tilskud"
_OFFER: Needs = {
    "amounts": when(
        type=_GRANT,
        state=("aktuelt", "under-udvikling", "historisk", "andre-regioner", "forslag"),
    ),
    "amounts.max": when(pot=EMPTY, guarantee=EMPTY),
    "amounts.sharing": when(pot=FILLED),
    "valid_from": when(type=_GRANT, state=_codes(USABLE)),
    "valid_through": when(type=_GRANT, state=_codes(USABLE)),
    "checked": when(type=_GRANT, state=_codes(USABLE)),
    "providers": when(state=_codes(ASKABLE)),
    "contact": when(state=_codes(ASKABLE)),
}
_TOLD: Needs = {"consent": when(example=("false", EMPTY))}

NEEDED: Mapping[str, Needs] = {
    "vacancy": _VACANCY,
    "premises": {"areas": ALWAYS},
    "event": _EVENT,
    "episode": _EPISODE,
    "article": {"sources": when(week=FILLED, example="false")},
    "designation": {"areas": ALWAYS, "sources": ALWAYS},
    "offer": _OFFER,
    "step": {"when.months_before": when(months_after=EMPTY)},
    "mailing_list": {"targets.audience": when(area=EMPTY)},
    "survey": {"sources": ALWAYS},
    "initiative": {"sources": ALWAYS, "topics": ALWAYS},
    "audience": {"sources": when(preferred_channels=FILLED)},
    "issue": {"blocks.text": when(type="tekst")},
    "practice_profile": {
        "sources": ALWAYS,
        "practice_forms": when(vacancy_types=EMPTY),
        "combinations": when(nature="type"),
    },
    "term": {"sources": ALWAYS},
    **{kind_key(model): {"areas": ALWAYS, "expires": ALWAYS} for model in models_of(Unnamed)},
    "story": _TOLD,
    "film": {
        **_TOLD,
        "film.file": when(url=EMPTY),
        "film.bytes": when(url=FILLED),
    },
}
"""What must be said beside what a kind always needs, by kind."""

LEAST: Mapping[tuple[str, str], int] = {("step", "accounts"): 2}
"""How many items a list must have that may be left out whole, by kind and field."""

_RUN = when(type=OWNED)
SHOWN: Mapping[str, Needs] = {
    "practice_profile": {"combinations": when(nature="type")},
    "vacancy": {
        "practice_form": when(type=OWNED + EMPLOYED),
        "planning_area": when(type=CAPACITY),
        "address_bound": when(type=CAPACITY),
        "patients": _RUN,
        "patients_date": when(type=OWNED, patients=POSITIVE),
        "patients_max": when(type=OWNED, patients=POSITIVE),
        "intake": _RUN,
        "intake_limit": _RUN,
        "covered_by": when(type=CAPACITY, patients=POSITIVE),
        "posted": when(status=(*ADVERTISED, "trukket")),
        "deadline": when(status=(*ADVERTISED, "trukket")),
        "deadline_time": when(deadline=FILLED),
        "takeover": _RUN,
        "activation_deadline": when(type=CAPACITY),
        "allocated_on": when(status=ALLOCATED),
        "activated_on": when(status=("aktiv", "tilbageleveret")),
        "returned_on": when(status="tilbageleveret"),
        "decided_on": when(status=("ubesat", "besat")),
        "moved_to": when(status="omfordelt"),
        "withdrawn_on": when(status="trukket"),
        "withdrawn_reason": when(status="trukket"),
        "applicants": when(status=ADVERTISED),
        "criteria": when(type=CAPACITY),
        "price": when(type=FOR_SALE),
        "address_hidden": when(type=FOR_SALE),
        "reference": when(address_hidden="true"),
        "included": when(type=FOR_SALE),
        "seller_wishes": when(type=FOR_SALE),
        "papers_ready": when(type=FOR_SALE),
        "price_note": when(price=FILLED),
        "accessibility": either(when(premises=FILLED), when(address=FILLED)),
        "hours_per_week": when(type=EMPLOYED + TRAINING),
        "pay": when(type=EMPLOYED + TRAINING),
        "period": when(type=EMPLOYED + TRAINING),
        "placements": when(type=TRAINING),
    },
    "event": {
        "location": when(attendance_mode=("fysisk", "hybrid")),
        "online_url": when(attendance_mode=("online", "hybrid")),
        "online_note": when(attendance_mode=("online", "hybrid")),
        "registration.address": when(method=("mail", "skema")),
        "change_note": when(status=("aflyst", "flyttet")),
    },
    "episode": {
        "display": when(number=FILLED),
        "released": when(status="udgivet"),
        "people.name": when(consent="true"),
        "people.slug": when(name=FILLED),
        "audio.bytes": when(url=FILLED),
        "audio.mime": when(url=FILLED),
    },
    "adviser": {"name": when(consent="true"), "portrait": when(consent="true")},
    "offer": {
        "amounts.sharing": when(pot=FILLED),
        "windows": when(automatic=("false", EMPTY)),
    },
    "issue": {"blocks.text": when(type="tekst")},
    **{kind_key(model): {"image": NEVER} for model in models_of(Unnamed)},
    "film": {"film.bytes": when(url=FILLED)},
    "mailing_list": {"targets.area": when(audience=EMPTY)},
}
"""The fields that only some records have a use for. One that says something is always shown."""
