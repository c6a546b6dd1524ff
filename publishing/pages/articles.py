"""Articles, section fronts, the contact page and the status page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from publishing.article_text import article_html
from publishing.blocks import Card
from publishing.cards import cards_of
from publishing.lists.texts import text_list
from publishing.page import Page
from publishing.pages.about.status_figures import figure_values
from publishing.pages.areas.areas import area_index, area_map, tells_of_area
from publishing.pages.areas.councils import council_links, tells_of_council
from publishing.pages.hosts import HOSTS, hosting_page
from publishing.pages.learning.article import article_page, checked_moment, framed
from publishing.pages.learning.everyday import drawn_values
from publishing.pages.learning.guides import guides_in_order
from publishing.pages.themes import theme_links
from publishing.person import person_of
from publishing.sources import source_lines
from publishing.traced import kept_pages, traces
from records.clock import Clock
from records.codes.people import Section
from records.danish.sorting import danish_key
from records.facts.advisers import adviser_for
from records.facts.visibility import listed, with_page
from records.loading.library import Library
from records.model.article import WITH_OWN_WORDS, Article
from records.model.base import Content
from records.model.people import Adviser

_LISTED_SECTIONS = (Section.LIVET, Section.VEJEN)
"""Those with so many articles that a reader has to narrow them."""
CONTACT = "kontakt"
STATUS = "status-paa-kapaciteterne"


def article_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The pages of all articles, except for fronts of sections that list records."""
    traced = traces(library, clock)
    for article in with_page(library, Article, clock):
        if not _opens_a_place(article, library, clock):  # else its words open the page of that
            make = partial(_own_page, article, clock=clock)
            if article.id == STATUS or article.section is Section.OMRAADER:
                yield from make(library)  # all openings are counted there: it is seldom the same
            else:
                yield from kept_pages(traced, "article", article, make)


def page_of_article(article: Article, library: Library, clock: Clock) -> Page | None:
    """Its own page; None for one whose words open the page of something else."""
    if _opens_a_place(article, library, clock):
        return None
    return next(_own_page(article, library, clock), None)


def _own_page(article: Article, library: Library, clock: Clock) -> Iterator[Page]:
    if article.id == CONTACT:
        yield contact_page(article, library)
    elif article.id == STATUS:
        yield status_page(article, library, clock)
    elif article.is_foreign:
        yield foreign_page(article, library)
    elif article.id in HOSTS:
        yield hosting_page(article, library, clock)
    elif not article.is_section_front:
        yield article_page(article, library, clock)
    elif article.section in WITH_OWN_WORDS:
        yield section_page(article, library, clock)


def _opens_a_place(article: Article, library: Library, clock: Clock) -> bool:
    return tells_of_area(article, library, clock) or tells_of_council(article, library, clock)


def section_page(front: Article, library: Library, clock: Clock) -> Page:
    """The front of a section: its text, and cards of its articles."""
    members = _members(front.section, library, clock)
    is_asked = front.section in _LISTED_SECTIONS
    values = {
        "lead": front.summary,
        "key_points": front.key_points,
        "list": text_list(front.section, members, library, clock) if is_asked else None,
        "cards": () if is_asked else _cards(front.section, members, library, clock),
        "themes": theme_links(library, clock) if front.section is Section.LIVET else (),
        "areas": area_index(library, clock) if front.section is Section.OMRAADER else (),
        "map": area_map(library, clock) if front.section is Section.OMRAADER else None,
        "councils": council_links(library, clock) if front.section is Section.OMRAADER else (),
        **drawn_values(front, library),
        "checked": checked_moment(front.checked),
        "sources": source_lines(front.sources),
    }
    return framed(front, "section.html", values, article_html(front, library))


def _cards(
    section: Section, members: Sequence[Content], library: Library, clock: Clock
) -> tuple[Card, ...]:
    """The cards without the name of the section, which is the title of the page."""
    return tuple(
        replace(card, tags=tuple(tag for tag in card.tags if tag.text != section.label))
        for card in cards_of(members, library, clock)
    )


def _members(section: Section, library: Library, clock: Clock) -> list[Content]:
    guides = guides_in_order(library, clock) if section is Section.VEJEN else ()
    return [*guides, *articles_of(section, library, clock)]


def contact_page(article: Article, library: Library) -> Page:
    """The contact page: all advisers by role."""
    advisers = sorted(library.all(Adviser), key=lambda adviser: danish_key(adviser.role))
    values = {
        "lead": article.summary,
        "key_points": article.key_points,
        "persons": tuple(person_of(adviser, library) for adviser in advisers),
        "checked": checked_moment(article.checked),
    }
    return framed(article, "contact.html", values, article_html(article, library))


def foreign_page(article: Article, library: Library) -> Page:
    """A page in another language: its words, whom to write to, and its sources."""
    adviser = adviser_for(library, article.contact, article.audiences)
    values = {
        "lang": article.language.value,
        "lead": article.summary,
        "key_points": article.key_points,
        "person": person_of(adviser, library, article.title) if adviser else None,
        "checked": checked_moment(article.checked),
        "sources": source_lines(article.sources),
    }
    page = framed(article, "foreign.html", values, article_html(article, library))
    return replace(page, meta={**page.meta, "breadcrumb": []})


def status_page(article: Article, library: Library, clock: Clock) -> Page:
    """The status page: openings counted by status and area."""
    values = {
        "lead": article.summary,
        **figure_values(library, clock),
        "checked": checked_moment(article.checked),
    }
    return framed(article, "status.html", values, article_html(article, library))


def articles_of(section: Section, library: Library, clock: Clock) -> list[Article]:
    """The articles of a section without its front, in Danish order of their titles."""
    shown = (a for a in listed(library, Article, clock) if not a.is_foreign)
    found = (a for a in shown if a.section is section)
    return sorted(
        (a for a in found if not a.is_section_front), key=lambda article: danish_key(article.title)
    )
