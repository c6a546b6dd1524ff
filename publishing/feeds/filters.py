"""The feeds of each group, area, health council and audience: each has a part of what is open.

Pages link to them in their text. The head of every page only names the main feeds: with one for
each area the list would be too long.
"""

from __future__ import annotations

from collections.abc import Iterator

from publishing import addresses
from publishing.feeds.news import EVERY, FeedFilter
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.vacancy import VacancyGroup
from records.facts.councils import councils_at
from records.facts.regions import WHOLE_REGION, areas_at, places_of
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


def marks_of(vacancy: Vacancy) -> frozenset[str]:
    """All that a filter may ask for: then nobody asks each vacancy for each of many feeds."""
    return frozenset(
        {
            EVERY,
            _of_group(vacancy.group),
            *map(_of_audience, vacancy.audiences),
            *map(_of_area, places_of(vacancy.areas)),
        }
    )


def _of_group(group: VacancyGroup) -> str:
    return f"group {group.value}"


def _of_audience(code: AudienceCode) -> str:
    return f"audience {code.value}"


def _of_area(code: str) -> str:
    return f"area {code}"


def of_group(group: VacancyGroup) -> FeedFilter:
    """The vacancies of a group."""
    home, address = addresses.group_page(group), addresses.group_feed(group)
    return FeedFilter(group.label, home, address, frozenset({_of_group(group)}))


def of_area(area: Area) -> FeedFilter:
    """The vacancies in an area, and those for the whole region."""
    first = addresses.area_feed(area.model_copy(update={"id": lasting_id(area)}))
    home, address = addresses.area_vacancies_url(area), addresses.area_feed(area)
    return FeedFilter(area.name, home, address, _in_any(area.code), first)


def of_council(council: HealthCouncil) -> FeedFilter:
    """The vacancies in a council's municipalities, and those for the whole region."""
    title, home = f"Sundhedsrådet {council.name}", address_of(council) or ""
    first = addresses.council_feed(council.model_copy(update={"id": lasting_id(council)}))
    held = _in_any(*council.municipalities)
    return FeedFilter(title, home, addresses.council_feed(council), held, first)


def _in_any(*codes: str) -> frozenset[str]:
    return frozenset(map(_of_area, (*codes, WHOLE_REGION)))


def of_audience(audience: Audience) -> FeedFilter:
    """The vacancies for an audience."""
    code: AudienceCode = audience.code
    home, address = address_of(audience) or "", addresses.audience_feed(code)
    return FeedFilter(audience.name, home, address, frozenset({_of_audience(code)}))
