"""The pages of municipalities and districts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from publishing import addresses
from publishing.article_text import article_html
from publishing.blocks import Fact, Link, Person, TileMap
from publishing.page import Head, Page, make_page
from publishing.pages.areas.area_lists import area_lists, openings_in
from publishing.pages.areas.area_sections import area_sections
from publishing.pages.areas.area_timeline import area_timeline
from publishing.pages.areas.around import lists_around, neighbours
from publishing.pages.areas.designations import area_designations
from publishing.pages.areas.firsts import near_by, next_deadline, place_on_map
from publishing.pages.areas.need import need_section
from publishing.pages.learning.article import article_values
from publishing.pages.vacancies.tile_map import tile_map
from publishing.person import person_of
from publishing.signup import alert_link
from publishing.sources import SourceLine, source_lines
from publishing.traced import kept_page, traces
from records.clock import Clock
from records.codes.people import Section
from records.danish.dates import long_date
from records.facts.advisers import adviser_for
from records.facts.councils import council_of
from records.facts.openings import open_vacancies
from records.facts.regions import (
    MERGED,
    MERGER,
    areas_at,
    districts,
    municipalities,
    region_labels,
)
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.base import Source
from records.model.health_council import HealthCouncil
from records.model.registry import address_of

LIST = Link(Section.OMRAADER.label, "omraader/")


def area_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """A page for each current municipality and district."""
    traced = traces(library, clock)
    for area in areas_at(library, clock):
        yield from kept_page(traced, "area", area, partial(area_page, area, clock=clock))


def area_page(area: Area, library: Library, clock: Clock) -> Page:
    """`/omraader/bornholm/`, opened by the article of the same id if there is one."""
    article = article_of(area, library, clock)
    html = article_html(article, library) if article else ""
    words = article_values(article, html, library, clock) if article else {}
    open_here = openings_in(area, library, clock)
    own = tuple(area_lists(area, library, clock))
    need = need_section(area, library, clock)
    around = lists_around(area, {each.id for each in own}, library, clock)
    values: dict[str, Any] = {
        **words,
        "lead": article.summary if article else _lead(area, library),
        "facts": tuple(_facts(area, library, clock)),
        "change": _change(area, clock),
        "designations": tuple(area_designations(area, library, clock)),
        "sections": tuple(area_sections(area, library)),
        "next": next_deadline(open_here, clock),
        "near_by": None if open_here else near_by(area, library, clock),
        "place": place_on_map(area, len(open_here), library, clock),
        "timeline": area_timeline(area, library, clock),
        "need": need,
        "ask": _ask(area, library),
        "lists": (*own, *around),
        "neighbours": neighbours(area, library, clock),
        "vacancies_page": Link(f"Alle muligheder {area.where}", addresses.area_vacancies_url(area)),
        "feed": Link(f"Muligheder som RSS: {area.name}", addresses.area_feed(area)),
        "tell_me": alert_link(area, library, clock),
        "contact": tuple(_contact(area)),
        "parts": tuple(_links(districts(area, library, clock))),
        "person": words.get("person") or _person(area, library),
        "sources": all_sources(article, area.sources),
        "search_text": " ".join(
            filter(None, (area.story, area.transport, area.housing, *_searched(need)))
        ),
    }
    return make_page(_head(area, article, library), values, html)


def _searched(need: dict[str, Any] | None) -> Iterator[str]:
    """What a count is found by: what it counts, and not its numbers."""
    if need:
        yield need["title"]
        yield from (fact.label for fact in need["facts"])


def article_of(place: Area | HealthCouncil, library: Library, clock: Clock) -> Article | None:
    """The visible article that opens the page of an area or a health council, or None."""
    article = library.find(Article, place.id)
    if article is None or article.section is not Section.OMRAADER:
        return None
    return None if visibility(article, clock) is Visibility.HIDDEN else article


def tells_of_area(article: Article, library: Library, clock: Clock) -> bool:
    """Whether the article is part of the page of an area."""
    named = (area for area in areas_at(library, clock) if area.id == article.id)
    return article.section is Section.OMRAADER and any(named)


def area_index(library: Library, clock: Clock) -> tuple[dict[str, Any], ...]:
    """Links to all municipalities in Danish order, each with its districts."""
    return tuple(
        {"link": link, "parts": tuple(_links(districts(area, library, clock)))}
        for area in municipalities(library, clock)
        for link in _links((area,))
    )


def area_map(library: Library, clock: Clock) -> TileMap:
    """The map of what is open, whose tiles lead to the pages of the areas."""
    drawn = tile_map(library, clock, open_vacancies(library, clock))
    pages = {area.code: address_of(area) or "" for area in municipalities(library, clock)}
    tiles = tuple(replace(tile, url=pages[tile.code]) for tile in drawn.tiles)
    return replace(drawn, tiles=tiles, inner=())


def _links(areas: tuple[Area, ...]) -> Iterator[Link]:
    for area in areas:
        yield Link(area.name, address_of(area) or "")


def _head(area: Area, article: Article | None, library: Library) -> Head:
    whole = library.area(area.municipality) if area.is_district else None
    return Head(
        template="area.html",
        kind="area",
        section=Section.OMRAADER.value,
        address=address_of(area) or "",
        title=article.title if article else area.name,
        description=article.summary if article else _lead(area, library),
        breadcrumb=(LIST, *(_links((whole,)) if whole else ())),
        example=area.example or bool(article and article.example),
        updated=article.updated if article else None,
    )


def _lead(area: Area, library: Library) -> str:
    whole = library.area(area.municipality) if area.is_district else None
    what = f"{area.name} er en bydel {whole.where}. " if whole else ""
    return f"{what}Se, hvad der er ledigt {area.where}, og hvem du kan tale med."


def _ask(area: Area, library: Library) -> dict[str, Any] | None:
    """One line where the page would be nearly empty; None where it tells of the place itself."""
    if any(area_sections(area, library)):
        return None
    text = f"Vil du vide mere om at arbejde og bo {area.where}?"
    return {"text": text, "link": Link("Skriv til os", addresses.CONTACT)}


def _facts(area: Area, library: Library, clock: Clock) -> Iterator[Fact]:
    yield Fact("Region", region_labels((area.region,), clock)[0])
    whole = library.area(area.municipality) if area.is_district else None
    if whole:
        yield Fact("Kommune", whole.name, address_of(whole))
    council = council_of(area.code, library)
    if council:
        yield Fact("Sundhedsråd", council.name, address_of(council))


def _change(area: Area, clock: Clock) -> str:
    day = long_date(MERGER)
    if clock.today >= MERGER:
        return f"Til og med den\u00a031. december 2026 lå {area.name} i {area.region.label}."
    return f"Fra den\u00a0{day} ligger {area.name} i {MERGED}."


def _contact(area: Area) -> Iterator[Fact]:
    contact = area.municipality_contact
    if contact is None:
        return
    yield Fact("Hvem", contact.role)
    if contact.email:
        yield Fact("Mail", contact.email, None if area.example else f"mailto:{contact.email}")
    if contact.phone:
        digits = contact.phone.replace(" ", "")
        yield Fact("Telefon", contact.phone, None if area.example else f"tel:+45{digits}")
    if contact.url:
        shown = contact.url.removeprefix("https://").removeprefix("www.").rstrip("/")
        yield Fact("Webadresse", shown, contact.url)


def all_sources(article: Article | None, own: Sequence[Source]) -> tuple[SourceLine, ...]:
    """The sources of the article that opens a page and of its record, each once."""
    lines = source_lines((*(article.sources if article else ()), *own))
    by_text = {" ".join((line["text"] or "").split()): line for line in reversed(lines)}
    return tuple(by_text.values())[::-1]


def _person(area: Area, library: Library) -> Person | None:
    adviser = adviser_for(library, None, areas=(area.code,))
    return person_of(adviser, library, f"Spørgsmål om {area.name}") if adviser else None
