"""The pages of health councils: their municipalities, on the map too, and what is open there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publishing.addresses import SIGNUP, council_feed
from publishing.article_text import article_html
from publishing.blocks import AreaCount, Link
from publishing.cards import cards_of
from publishing.page import Head, Page, make_page
from publishing.pages.areas.areas import LIST, all_sources, article_of
from publishing.pages.learning.article import article_values, checked_moment
from publishing.pages.vacancies.tile_map import tile_map
from publishing.person import person_of
from publishing.signup import area_anchor
from records.clock import Clock
from records.codes.people import Section
from records.danish.numbers import count, joined
from records.facts.advisers import adviser_for
from records.facts.councils import councils_at, members_at
from records.facts.openings import open_vacancies
from records.facts.regions import WHOLE_REGION, belongs_to
from records.facts.signup import alert_for
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.health_council import HealthCouncil
from records.model.registry import address_of

LEAD = (
    "Et sundhedsråd er et politisk råd med ansvar for sundhedsopgaver tæt på borgerne. "
    "Planlægningen af læger følger rådene og deres kommuner."
)


def council_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """A page for each council that has a municipality of ours."""
    for council in councils_at(library, clock):
        yield council_page(council, library, clock)


def council_links(library: Library, clock: Clock) -> tuple[Link, ...]:
    """The councils that have a page, in Danish order."""
    return tuple(Link(c.name, address_of(c) or "") for c in councils_at(library, clock))


def council_page(council: HealthCouncil, library: Library, clock: Clock) -> Page:
    """`/omraader/nordsjaelland/`, opened by the article of the same id if there is one."""
    article = article_of(council, library, clock)
    html = article_html(article, library) if article else ""
    words = article_values(article, html, library, clock) if article else {}
    members = members_at(council, library, clock)
    named = joined([area.name for area in members])
    open_now = [v for v in open_vacancies(library, clock) if any(belongs_to(v, a) for a in members)]
    adviser = adviser_for(library, None, areas=tuple(area.code for area in members[:1]))
    values: dict[str, Any] = {
        **words,
        "lead": article.summary if article else LEAD,
        "members": tuple(
            AreaCount(area.name, sum(belongs_to(v, area) for v in open_now), address_of(area))
            for area in members
        ),
        "members_text": f"Rådet dækker {count(len(members), 'kommune', 'kommuner')}.",
        "map": tile_map(library, clock, open_now, lit=council.municipalities),
        "feed": Link(f"Muligheder som RSS: {council.name}", council_feed(council)),
        "tell_me": tuple(_alerts(members, library, clock)),
        "vacancies": cards_of(open_now, library, clock),
        "others": tuple(
            link for link in council_links(library, clock) if link.text != council.name
        ),
        "outside": Link(f"Sundhedsrådet {council.name}", council.url) if council.url else None,
        "person": words.get("person")
        or (person_of(adviser, library, f"Spørgsmål om {council.name}") if adviser else None),
        "checked": words.get("checked") or checked_moment(council.checked),
        "sources": all_sources(article, council.sources),
        "search_text": f"Sundhedsrådet {council.name}. Sundhedsråd: {named}.",
    }
    return make_page(_head(council, article, named), values, html)


def _alerts(members: tuple[Area, ...], library: Library, clock: Clock) -> Iterator[Link]:
    """Where one asks for a mail: each municipality with one of its own, then all of the region."""
    asked = ((area, alert_for(area, library, clock)) for area in members)
    found = {choice.code: (choice, area) for area, choice in asked if choice}
    for choice, area in sorted(found.values(), key=lambda pair: pair[0].code == WHOLE_REGION):
        address = f"{SIGNUP}?omraade={area.id}#{area_anchor(choice.code)}"
        yield Link(f"Mail om nye opslag: {choice.label}", address)


def tells_of_council(article: Article, library: Library, clock: Clock) -> bool:
    """Whether the article is part of the page of a council."""
    named = any(council.id == article.id for council in councils_at(library, clock))
    return article.section is Section.OMRAADER and named


def _head(council: HealthCouncil, article: Article | None, named: str) -> Head:
    return Head(
        template="council.html",
        kind="health_council",
        section=Section.OMRAADER.value,
        address=address_of(council) or "",
        title=article.title if article else f"Sundhedsrådet {council.name}",
        description=article.summary if article else f"Sundhedsrådet {council.name}: {named}.",
        breadcrumb=(LIST,),
        example=council.example or bool(article and article.example),
        updated=article.updated if article else None,
    )
