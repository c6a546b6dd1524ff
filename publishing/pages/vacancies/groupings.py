"""The lists of vacancies by group and by area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publishing import addresses
from publishing.blocks import AreaCount, CardGroup, Link, Person
from publishing.calendars.event_calendars import offered
from publishing.cards import cards_of
from publishing.page import Head, Page
from publishing.pages.vacancies.economy import calculator_for_group
from publishing.pages.vacancies.list_parts import pages_in_parts
from publishing.pages.vacancies.vacancy_lists import card_groups, count_text
from publishing.person import person_of
from publishing.scenes.choice import scene_files, scene_for
from publishing.scenes.compose import files_of
from publishing.signup import alert_link
from records.clock import Clock
from records.codes.people import Topic
from records.codes.vacancy import VacancyGroup
from records.facts.advisers import adviser_for
from records.facts.openings import by_deadline
from records.facts.regions import areas_at, belongs_to, districts, is_for_whole_region
from records.facts.status import is_open
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.area import Area
from records.model.registry import address_of
from records.model.vacancy import Vacancy

_TOPICS = {VacancyGroup.UDDANNELSE: Topic.UDDANNELSE}
"""What one asks an adviser about; of the other groups what the office does first: settling."""
_SCENES = {
    VacancyGroup.KAPACITET: "aabent-hus",
    VacancyGroup.KOEB: "overtagelse",
    VacancyGroup.ANSAETTELSE: "konsultation",
    VacancyGroup.UDDANNELSE: "undersoegelse",
}
OVERVIEW = Link("Muligheder", addresses.OVERVIEW)


def grouping_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The pages of each group, and of each current municipality and district."""
    shown = listed(library, Vacancy, clock)
    for group in VacancyGroup:
        yield from group_pages(group, shown, library, clock)
    for area in areas_at(library, clock):
        yield from area_vacancies_pages(area, shown, library, clock)


def group_pages(
    group: VacancyGroup, shown: tuple[Vacancy, ...], library: Library, clock: Clock
) -> Iterator[Page]:
    """`/muligheder/gruppe/kapacitet/`: the listed vacancies of a group."""
    members = tuple(vacancy for vacancy in shown if vacancy.group is group)
    open_now = [vacancy for vacancy in members if is_open(vacancy, clock)]
    values = {
        "lead": group.intro,
        "scene": files_of(scene_for(group.value, _SCENES[group])),
        "count_text": count_text(open_now),
        "calculator": calculator_for_group(group, library, clock),
        "groups": tuple(card_groups(members, library, clock)),
        "feeds": offered(_feeds(group.label, addresses.group_feed(group)), library, clock),
        "person": _person(library, group.label, topic=_TOPICS.get(group)),
    }
    head = _head(addresses.group_page(group), group.label, group.intro, (OVERVIEW,))
    yield from pages_in_parts(replace(head, noindex=_only_examples(members)), values)


def area_vacancies_pages(
    area: Area, shown: tuple[Vacancy, ...], library: Library, clock: Clock
) -> Iterator[Page]:
    """`/muligheder/omraade/bornholm/`: the listed vacancies of an area, and of its districts.

    Open vacancies for the whole region follow below, and are not counted.
    """
    members = tuple(vacancy for vacancy in shown if belongs_to(vacancy, area))
    open_now = [vacancy for vacancy in members if is_open(vacancy, clock)]
    lead = f"Se alle opslag {area.where}, og tal med en rådgiver om dem."
    if len(open_now) < len(members):
        lead += " De åbne står først. Læs også, hvordan det gik med de afsluttede."
    values = {
        "lead": lead,
        "scene": scene_files(area, library),
        "count_text": count_text(open_now),
        "groups": (
            *card_groups(members, library, clock),
            *_for_whole_region(shown, library, clock),
        ),
        "about": Link(f"Læs mere om {area.name}", address_of(area) or ""),
        "parts_title": "Ledige nu i hver bydel",
        "parts": tuple(_districts(area, open_now, library, clock)),
        "feeds": offered(_feeds(area.name, addresses.area_feed(area)), library, clock),
        "person": _person(library, area.name, area.code),
        "tell_me": alert_link(area, library, clock),
    }
    head = _head(
        addresses.area_vacancies_url(area), f"Muligheder {area.where}", lead, _above(area, library)
    )
    yield from pages_in_parts(replace(head, noindex=_only_examples(members)), values)


def _head(address: str, title: str, description: str, above: tuple[Link, ...]) -> Head:
    return Head(
        template="vacancy_list.html",
        kind="vacancy_list",
        section="muligheder",
        address=address,
        title=title,
        description=description,
        breadcrumb=above,
    )


def _above(area: Area, library: Library) -> tuple[Link, ...]:
    whole = library.area(area.municipality) if area.is_district else None
    if whole is None:
        return (OVERVIEW,)
    return OVERVIEW, Link(f"Muligheder {whole.where}", addresses.area_vacancies_url(whole))


def _for_whole_region(
    shown: tuple[Vacancy, ...], library: Library, clock: Clock
) -> Iterator[CardGroup]:
    found = [v for v in shown if is_for_whole_region(v) and is_open(v, clock)]
    found.sort(key=by_deadline)
    if found:
        cards = cards_of(found, library, clock)
        yield CardGroup("hele-regionen", "Gælder hele regionen", "Du kan søge nu.", cards)


def _districts(
    area: Area, open_now: list[Vacancy], library: Library, clock: Clock
) -> Iterator[AreaCount]:
    for district in districts(area, library, clock):
        number = sum(belongs_to(vacancy, district) for vacancy in open_now)
        yield AreaCount(district.name, number, addresses.area_vacancies_url(district))


def _feeds(name: str, feed: str) -> tuple[Link, ...]:
    return (
        Link(f"{name} som RSS", feed),
        Link("Alle frister som kalender", addresses.DEADLINES_CALENDAR),
        Link("Flere feeds og åbne data", addresses.OPEN_DATA),
    )


def _person(
    library: Library, about: str, area: str = "", topic: Topic | None = None
) -> Person | None:
    topics, areas = (topic,) if topic else (), (area,) if area else ()
    adviser = adviser_for(library, None, topics=topics, areas=areas)
    return person_of(adviser, library, f"Muligheder: {about}") if adviser else None


def _only_examples(vacancies: tuple[Vacancy, ...]) -> bool:
    """Whether all are examples, so that search engines must not index the page (9.2)."""
    return all(vacancy.example for vacancy in vacancies)
