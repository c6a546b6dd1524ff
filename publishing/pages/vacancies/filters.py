"""The filters of the overview, and the values of each vacancy for them.

The values are `data-*` attributes of the rows, where the script of the overview reads them. The
keys are those of the query string (`?gruppe=kapacitet&omraade=bornholm`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publishing.blocks import Choice, Filter
from publishing.cards import place_names
from publishing.pages.vacancies.vacancy_lists import GROUPS
from records.clock import Clock
from records.codes.base import Code
from records.codes.people import AudienceCode
from records.codes.vacancy import PracticeForm, VacancyGroup, VacancyType
from records.danish.sorting import danish_key
from records.facts.regions import WHOLE_REGION, districts, municipalities
from records.facts.status import last_moment_iso, state_of
from records.loading.library import Library
from records.model.area import Area
from records.model.vacancy import Vacancy

DEADLINE_DAYS = (7, 14, 30, 60)


def facets_of(vacancy: Vacancy, library: Library, clock: Clock) -> dict[str, str]:
    """The vacancy's value for each filter; several codes are separated by spaces.

    `sted` is for sorting by area; `tekst` is searched in addition to the text of the row.
    """
    form = vacancy.practice_form
    return {
        "id": vacancy.id,
        "gruppe": vacancy.group.value,
        "type": vacancy.type.value,
        "status": state_of(vacancy, clock).value,
        "omraade": " ".join(_area_ids(vacancy, library)),
        "form": form.value if form else "",
        "maalgruppe": " ".join(code.value for code in vacancy.audiences),
        "frist": last_moment_iso(vacancy.closes) if vacancy.closes else "",
        "opslaaet": vacancy.posted.isoformat() if vacancy.posted else "",
        "eksempel": "ja" if vacancy.example else "",
        "sted": place_names(vacancy.areas, library),
        "tekst": " ".join(_words(vacancy, library)),
    }


def filters_of(vacancies: Iterable[Vacancy], library: Library, clock: Clock) -> tuple[Filter, ...]:
    """The filters, with the choices that match at least one of the vacancies."""
    shown = tuple(vacancies)
    forms = {vacancy.practice_form for vacancy in shown if vacancy.practice_form}
    audiences = {code for vacancy in shown for code in vacancy.audiences}
    return (
        Filter("gruppe", "Gruppe", _coded(VacancyGroup, {vacancy.group for vacancy in shown})),
        Filter("omraade", "Område", tuple(_area_choices(shown, library, clock))),
        Filter("frist", "Frist", tuple(_deadline_choices()), many=False),
        Filter("maalgruppe", "Målgruppe", _coded(AudienceCode, audiences)),
        Filter("type", "Type", _coded(VacancyType, {vacancy.type for vacancy in shown})),
        Filter("form", "Praksisform", _coded(PracticeForm, forms)),
        Filter("status", "Status", _states(shown, clock)),
    )


def _coded(codes: type[Code], found: Iterable[Code]) -> tuple[Choice, ...]:
    """The choices in the order of the enumeration."""
    has = set(found)
    return tuple(Choice(str(code.value), code.label) for code in codes if code in has)


def _states(vacancies: Iterable[Vacancy], clock: Clock) -> tuple[Choice, ...]:
    has = {state_of(vacancy, clock) for vacancy in vacancies}
    return tuple(Choice(state.value, title) for state, title, _ in GROUPS if state in has)


def _deadline_choices() -> Iterator[Choice]:
    yield Choice("", "Alle frister")
    for days in DEADLINE_DAYS:
        yield Choice(str(days), f"Inden for {days} dage")


def _area_choices(vacancies: Iterable[Vacancy], library: Library, clock: Clock) -> Iterator[Choice]:
    """Municipalities in Danish order, each with its districts, and then any other areas."""
    used = {id for vacancy in vacancies for id in _area_ids(vacancy, library)}
    placed: set[str] = set()
    for area in municipalities(library, clock):
        for level, place in ((0, area), *((1, part) for part in districts(area, library, clock))):
            if place.id in used:
                placed.add(place.id)
                yield Choice(place.id, place.name, note=place.code, level=level)
    others = (area for area in library.all(Area) if area.id in used - placed)
    for area in sorted(others, key=lambda area: danish_key(area.name)):
        yield Choice(area.id, area.name, note=area.code)


def _area_ids(vacancy: Vacancy, library: Library) -> Iterator[str]:
    """The ids of the areas and of the municipalities of districts, or `region`."""
    codes = dict.fromkeys(
        part
        for code in vacancy.areas
        for part in (code, code.partition("/")[0])
        if code != WHOLE_REGION
    )
    if WHOLE_REGION in vacancy.areas:
        yield WHOLE_REGION
    for code in codes:
        area = library.area(code)
        if area:
            yield area.id


def _words(vacancy: Vacancy, library: Library) -> Iterator[str]:
    yield vacancy.group.label
    if vacancy.practice_form:
        yield vacancy.practice_form.label
    if vacancy.city:
        yield vacancy.city
    for code in vacancy.areas:
        around = library.area(code.partition("/")[0])
        if around and "/" in code:
            yield around.name
