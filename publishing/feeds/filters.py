"""The feeds of each group, area, health council and audience: each has a part of what is open.

Pages link to them in their text. The head of every page only names the main feeds: with one for
each area the list would be too long.
"""

from __future__ import annotations

from collections.abc import Iterator

from publishing import addresses
from publishing.feeds.news import FeedFilter
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.vacancy import VacancyGroup
from records.facts.councils import councils_at
from records.facts.regions import areas_at, belongs_to, is_for_whole_region
from records.loading.library import Library
from records.model.area import Area
from records.model.health_council import HealthCouncil
from records.model.people import Audience
from records.model.registry import address_of, lasting_id
from records.model.vacancy import Vacancy


def feed_filters(library: Library, clock: Clock) -> Iterator[FeedFilter]:
    """A filter for each group, current area, council and audience, even if it is empty."""
    for group in VacancyGroup:
        yield of_group(group)
    for area in areas_at(library, clock):
        yield of_area(area)
    for council in councils_at(library, clock):
        yield of_council(council)
    for audience in library.all(Audience):
        yield of_audience(audience)


def of_group(group: VacancyGroup) -> FeedFilter:
    """The vacancies of a group."""
    home, address = addresses.group_page(group), addresses.group_feed(group)
    return FeedFilter(group.label, home, address, lambda vacancy: vacancy.group is group)


def of_area(area: Area) -> FeedFilter:
    """The vacancies in an area, and those for the whole region."""

    def keep(vacancy: Vacancy) -> bool:
        return belongs_to(vacancy, area) or is_for_whole_region(vacancy)

    first = addresses.area_feed(area.model_copy(update={"id": lasting_id(area)}))
    return FeedFilter(
        area.name, addresses.area_vacancies_url(area), addresses.area_feed(area), keep, first
    )


def of_council(council: HealthCouncil) -> FeedFilter:
    """The vacancies in a council's municipalities, and those for the whole region."""

    def keep(vacancy: Vacancy) -> bool:
        found = {code.partition("/")[0] for code in vacancy.areas}
        return is_for_whole_region(vacancy) or not found.isdisjoint(council.municipalities)

    title, home = f"Sundhedsrådet {council.name}", address_of(council) or ""
    first = addresses.council_feed(council.model_copy(update={"id": lasting_id(council)}))
    return FeedFilter(title, home, addresses.council_feed(council), keep, first)


def of_audience(audience: Audience) -> FeedFilter:
    """The vacancies for an audience."""
    code: AudienceCode = audience.code
    home, address = address_of(audience) or "", addresses.audience_feed(code)
    return FeedFilter(audience.name, home, address, lambda vacancy: code in vacancy.audiences)
