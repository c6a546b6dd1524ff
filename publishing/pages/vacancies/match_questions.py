"""Which openings fit a doctor's five answers, and why.

The pages rank in the reader's own browser, so that no answer leaves it: `assets/match.js` holds
the same function, and both are tested with the cases of `tests/publishing/pages/match_cases.json`.

The rule. Candidates are the vacancies of `data/vacancies.json` that are open or coming. Each
answered question either fits, differs, or cannot be told because the vacancy does not say:

- stage: the audience is among the vacancy's audiences.
- area: a chosen municipality is among the vacancy's, or the vacancy is for the whole region.
- form: employment and training go by the group; what a doctor owns goes by the practice form,
  and where the doctor decides or the form says nothing of it, both alone and together fit.
- patients: some or none from the start.
- when: the first day (`takeover`, else `period_start`) against the clock; by agreement fits all.

A hit differs nowhere and fits somewhere. A near miss differs in exactly one question and fits
somewhere. The order is by points, highest first: a fit gives area 5, stage 4, form 3, patients 2,
when 1. Equal ones: open before coming, soonest deadline, those without one last, then the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from records.codes.base import Code


class Question(Code):
    """The five questions, in the order they are asked."""

    STAGE = "stage", "Hvor er du på vejen?"
    AREA = "area", "Hvor vil du arbejde?"
    FORM = "form", "Hvordan vil du arbejde?"
    PATIENTS = "patients", "Vil du have patienter fra start?"
    WHEN = "when", "Hvornår vil du i gang?"


class PracticeShape(Code):
    """How one wants to work."""

    ALENE = "alene", "For mig selv, i min egen klinik"
    SAMMEN = "sammen", "Som ejer sammen med andre"
    ANSAT = "ansat", "Som ansat"
    FORLOEB = "forloeb", "I et uddannelsesforløb eller studiejob"


class Patients(Code):
    """Whether patients come with it."""

    MED = "med", "Ja, der skal være patienter fra start"
    UDEN = "uden", "Nej, jeg vil bygge listen op selv"


class When(Code):
    """How soon; the days are counted from the clock."""

    HALVT_AAR = "halvt-aar", "Inden for et halvt år"
    ET_AAR = "et-aar", "Inden for et år"
    SENERE = "senere", "Om mere end et år"


POINTS = {
    Question.AREA: 5,
    Question.STAGE: 4,
    Question.FORM: 3,
    Question.PATIENTS: 2,
    Question.WHEN: 1,
}
HALF_A_YEAR, A_YEAR = timedelta(days=183), timedelta(days=365)
AGREED = "efter-aftale"
WHOLE_REGION = "region"
_CANDIDATES = ("aaben", "kommende")
_BY_GROUP = {"ansaettelse": PracticeShape.ANSAT, "uddannelse": PracticeShape.FORLOEB}
_TOGETHER = ("kompagniskab", "samarbejdspraksis", "delepraksis", "partnerskabsklinik")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the doctor chose; None and an empty tuple are "not answered"."""

    stage: str | None = None
    areas: tuple[str, ...] = ()
    """Municipality codes."""
    form: str | None = None
    patients: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A vacancy with its points, what fits and what differs."""

    id: str
    points: int
    fits: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The vacancies that fit, and those that differ in one thing; best first."""

    hits: tuple[Match, ...]
    near: tuple[Match, ...]


def rank(answers: Answers, vacancies: Iterable[Mapping[str, Any]], today: date) -> Ranking:
    """The vacancies (as `data/vacancies.json` has them) in the order of the rule above."""
    candidates = [vacancy for vacancy in vacancies if vacancy["state"] in _CANDIDATES]
    judged = [
        (vacancy, match)
        for vacancy in candidates
        if (match := _match(answers, vacancy, today)).fits
    ]
    judged.sort(key=lambda pair: _order(*pair))
    return Ranking(
        hits=tuple(match for _, match in judged if not match.differs),
        near=tuple(match for _, match in judged if len(match.differs) == 1),
    )


def _match(answers: Answers, vacancy: Mapping[str, Any], today: date) -> Match:
    verdicts = dict(_verdicts(answers, vacancy, today))
    fits = tuple(question for question, fit in verdicts.items() if fit)
    differs = tuple(question for question, fit in verdicts.items() if fit is False)
    points = sum(POINTS[question] for question in fits)
    return Match(vacancy["id"], points, tuple(map(str, fits)), tuple(map(str, differs)))


def _order(vacancy: Mapping[str, Any], match: Match) -> tuple[object, ...]:
    deadline = vacancy["deadline"]
    return -match.points, vacancy["state"], deadline is None, deadline or "", match.id


def _verdicts(
    answers: Answers, vacancy: Mapping[str, Any], today: date
) -> Iterator[tuple[Question, bool | None]]:
    """Each answered question with True (fits), False (differs) or None (not told)."""
    if answers.stage:
        yield Question.STAGE, answers.stage in vacancy["audiences"]
    if answers.areas:
        yield Question.AREA, _fits_area(answers.areas, vacancy)
    if answers.form:
        yield Question.FORM, _fits_form(answers.form, vacancy)
    if answers.patients:
        yield Question.PATIENTS, _fits_patients(answers.patients, vacancy["patients"])
    if answers.when:
        start = vacancy["takeover"] or vacancy["period_start"]
        yield Question.WHEN, _fits_when(answers.when, start, today)


def _fits_area(areas: tuple[str, ...], vacancy: Mapping[str, Any]) -> bool:
    everywhere = WHOLE_REGION in vacancy["areas"]
    return everywhere or not set(areas).isdisjoint(vacancy["municipalities"])


def _fits_form(form: str, vacancy: Mapping[str, Any]) -> bool | None:
    by_group = _BY_GROUP.get(vacancy["group"])
    if by_group or form in _BY_GROUP.values():
        return form == by_group
    own = vacancy["practice_form"]
    if own == "solopraksis":
        return form == PracticeShape.ALENE
    return form == PracticeShape.SAMMEN if own in _TOGETHER else own is not None or None


def _fits_patients(wanted: str, patients: int | None) -> bool | None:
    return None if patients is None else (patients > 0) == (wanted == Patients.MED)


def _fits_when(when: str, start: str | None, today: date) -> bool | None:
    if start is None or start == AGREED:
        return None if start is None else True
    first = date.fromisoformat(start)
    if when == When.SENERE:
        return first > today + A_YEAR
    return first <= today + (HALF_A_YEAR if when == When.HALVT_AAR else A_YEAR)
