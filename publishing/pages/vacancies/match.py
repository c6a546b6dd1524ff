"""The matching page: five questions that lead to the openings that fit.

The ranking runs in the browser, so that no answer leaves it; `assets/match.js` explains the rule.
Without script each choice is a link to a static list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publishing import addresses
from publishing.blocks import Link
from publishing.page import Head, Page, make_page
from publishing.pages.practice.link import quiz_link
from publishing.pages.vacancies.buddy import buddy
from publishing.pages.vacancies.match_beside import ASKED, beside_openings
from publishing.person import person_of
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from records.clock import Clock
from records.codes.base import Code
from records.codes.people import AudienceCode, Journey
from records.codes.vacancy import VacancyGroup
from records.danish.sorting import danish_key
from records.facts.advisers import adviser_for
from records.facts.regions import municipalities
from records.facts.status import State, state_of
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.people import Adviser, Audience
from records.model.registry import address_of
from records.model.vacancy import Vacancy


class Question(Code):
    """The questions in the order of the page."""

    STAGE = "stage", "Hvor er du på vejen?"
    AREA = "area", "Hvor vil du arbejde?"
    FORM = "form", "Hvordan vil du arbejde?"
    PATIENTS = "patients", "Vil du have patienter fra start?"
    WHEN = "when", "Hvornår vil du i gang?"


class PracticeShape(Code):
    """How the doctor wants to work."""

    ALENE = "alene", "For mig selv, i min egen klinik"
    SAMMEN = "sammen", "Som ejer sammen med andre"
    ANSAT = "ansat", "Som ansat"
    FORLOEB = "forloeb", "I et uddannelsesforløb eller studiejob"


class Patients(Code):
    """Whether the doctor wants patients from the start."""

    MED = "med", "Ja, der skal være patienter fra start"
    UDEN = "uden", "Nej, jeg vil bygge listen op selv"


class When(Code):
    """How soon the doctor wants to begin, counted from today."""

    HALVT_AAR = "halvt-aar", "Inden for et halvt år"
    ET_AAR = "et-aar", "Inden for et år"
    SENERE = "senere", "Om mere end et år"


ADDRESS = addresses.MATCH
TITLE = "Find din vej"
_LEAD = (
    "Svar på fem spørgsmål, og se, hvilke muligheder der passer til dig. Dine svar bliver i din "
    "egen browser: Vi gemmer dem ikke, og de bliver ikke sendt."
)
_SAID_OF_STAGE = {
    AudienceCode.MEDICINSTUDERENDE: "er medicinstuderende",
    AudienceCode.KBU_LAEGE: "er KBU-læge",
    AudienceCode.INTROLAEGE: "er introlæge",
    AudienceCode.HU_LAEGE: "er i hoveduddannelse",
    AudienceCode.NY_SPECIALLAEGE: "er ny speciallæge",
    AudienceCode.SKIFTER_SPECIALE: "vil skifte speciale",
    AudienceCode.NYNEDSAT: "er nynedsat",
    AudienceCode.ETABLERET: "er etableret",
    AudienceCode.SENIORLAEGE: "er seniorlæge",
    AudienceCode.SAELGER: "vil overdrage",
}
_FORMS = {
    PracticeShape.ALENE: ("vil arbejde for dig selv", addresses.group_page(VacancyGroup.KAPACITET)),
    PracticeShape.SAMMEN: ("vil eje sammen med andre", addresses.group_page(VacancyGroup.KOEB)),
    PracticeShape.ANSAT: ("vil være ansat", addresses.group_page(VacancyGroup.ANSAETTELSE)),
    PracticeShape.FORLOEB: ("søger et forløb", addresses.group_page(VacancyGroup.UDDANNELSE)),
}
_PATIENTS = {
    Patients.MED: ("vil have patienter fra start", addresses.group_page(VacancyGroup.KOEB)),
    Patients.UDEN: ("vil begynde uden patienter", addresses.group_page(VacancyGroup.KAPACITET)),
}
_WHEN = {
    When.HALVT_AAR: ("vil i gang inden for et halvt år", addresses.OVERVIEW),
    When.ET_AAR: ("vil i gang inden for et år", addresses.OVERVIEW),
    When.SENERE: ("først vil i gang om mere end et år", f"{addresses.OVERVIEW}#kommende"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """A choice. `reason` continues "du …"; `url` is its link without script."""

    value: str
    text: str
    reason: str
    url: str
    adviser: str = ""
    """The id of the adviser for this choice."""
    wish: str = ""
    """What the mail says of somebody who seeks no opening."""


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question on the page, with its choices."""

    key: str
    title: str
    help: str
    many: bool
    skip: str
    """The text of the choice not to answer."""
    options: tuple[Option, ...]


def match_page(library: Library, clock: Clock) -> Page:
    """`/match/`."""
    advisers = sorted(library.all(Adviser), key=lambda adviser: danish_key(adviser.role))
    values = {
        "lead": _LEAD,
        "scene": files_of(scene_for(ADDRESS, "vej")),
        "questions": tuple(_questions(library, clock)),
        "persons": tuple({"id": a.id, "person": person_of(a, library)} for a in advisers),
        "adviser": _adviser(library, None),
        "buddy": buddy(library, clock),
        "beside": beside_openings(library, clock),
        "quiz": quiz_link(library, clock),
        "list": Link("Se alle muligheder", addresses.OVERVIEW),
        "contact": Link("Tal med en rådgiver", addresses.CONTACT),
        "data": addresses.VACANCY_LIST,
    }
    head = Head(
        template="match.html",
        kind="match",
        section="muligheder",
        address=ADDRESS,
        title=TITLE,
        description=_LEAD,
        breadcrumb=(Link("Alle muligheder", addresses.OVERVIEW),),
    )
    return make_page(head, values)


def _questions(library: Library, clock: Clock) -> Iterator[QuestionBlock]:
    stages = tuple(_stages(library))
    yield _block(Question.STAGE, stages, "Så ser du det, der er skrevet til dig.")
    areas = tuple(
        Option(a.code, a.name, a.name, addresses.area_vacancies_url(a))
        for a in municipalities(library, clock)
    )
    help_text = "Vælg gerne flere kommuner. Vælger du ingen, ser vi på hele regionen."
    yield _block(Question.AREA, areas, help_text, many=True)
    yield _block(Question.FORM, _options(_FORMS), "En kapacitet er ikke et job: Du driver selv.")
    yield _block(Question.PATIENTS, _options(_PATIENTS), "Gælder kapaciteter og køb.")
    yield _block(Question.WHEN, _moments(library, clock), "Efter aftale passer altid.")


def _moments(library: Library, clock: Clock) -> tuple[Option, ...]:
    """The list has a group for what comes later only where something does."""
    shown = listed(library, Vacancy, clock)
    if any(state_of(vacancy, clock) is State.COMING for vacancy in shown):
        return _options(_WHEN)
    return tuple(replace(each, url=each.url.partition("#")[0]) for each in _options(_WHEN))


def _block(
    question: Question, options: tuple[Option, ...], help_text: str, *, many: bool = False
) -> QuestionBlock:
    skip = "Spring over" if question is Question.STAGE else "Det er lige meget"
    return QuestionBlock(question.value, question.label, help_text, many, skip, options)


def _options(table: dict[PracticeShape, tuple[str, str]] | dict[Patients, tuple[str, str]]
             | dict[When, tuple[str, str]]) -> tuple[Option, ...]:  # fmt: skip
    rows: list[tuple[Code, tuple[str, str]]] = list(table.items())
    return tuple(Option(code.value, code.label, reason, url) for code, (reason, url) in rows)


def _stages(library: Library) -> Iterator[Option]:
    """The audiences of doctors in the order of a career, without partners."""
    audiences = {audience.code: audience for audience in library.all(Audience)}
    for code, said in _SAID_OF_STAGE.items():
        audience = audiences.get(code)
        if audience and audience.journey is not Journey.PARTNER:
            url = address_of(audience) or ""
            adviser, wish = _adviser(library, code), ASKED.get(code, "")
            yield Option(code.value, code.label, said, url, adviser, wish)


def _adviser(library: Library, code: AudienceCode | None) -> str:
    adviser = adviser_for(library, None, audiences=(code,) if code else ())
    return adviser.id if adviser else ""
