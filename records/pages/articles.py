"""Articles, the fronts of their sections, and the pages that gather people and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from records.advisers import adviser_for, person_of
from records.clock import Clock
from records.codes.people import Section
from records.codes.vacancy import VacancyStatus
from records.danish.dates import long_date
from records.danish.sorting import danish_key
from records.kinds.article import Article
from records.kinds.people import Adviser
from records.kinds.vacancy import Vacancy
from records.library import Library
from records.markdown import headings, render
from records.pages.cards import cards_of, related_cards
from records.pages.page import Page, make_page, record_head
from records.pages.parts import Link, Moment
from records.pages.reading_time import reading_time
from records.visibility import listed, with_page

_TEXT_SECTIONS = (Section.LIVET, Section.VEJEN, Section.OMRAADER, Section.OM)
"""Sections whose front page lists articles; the others list records."""
CONTACT = "kontakt"
STATUS = "status-paa-kapaciteterne"


def article_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """A page for each article that is not the front of a list of records."""
    for article in with_page(library, Article, clock):
        if article.id == CONTACT:
            yield contact_page(article, library)
        elif article.id == STATUS:
            yield status_page(article, library, clock)
        elif not article.is_section_front:
            yield article_page(article, library, clock)
        elif article.section in _TEXT_SECTIONS:
            yield section_page(article, library, clock)


def article_page(article: Article, library: Library, clock: Clock) -> Page:
    """One article in words."""
    html = render(article.body, library)
    cta = article.call_to_action
    adviser = adviser_for(library, article.contact) if article.contact else None
    values = {
        "lead": article.summary,
        "reading_time": reading_time(article.body),
        "checked": _checked(article),
        "sources": tuple(_sources(article)),
        "cta": Link(cta.text, library.address(cta.target) or "") if cta else None,
        "related": related_cards(article, library, clock),
        "person": person_of(adviser, f"Spørgsmål: {article.title}") if adviser else None,
        "toc": tuple({"id": anchor, "text": text} for anchor, text in headings(html)),
    }
    return _page(article, "article.html", values, html)


def section_page(front: Article, library: Library, clock: Clock) -> Page:
    """The front of a section: its text, and its articles as cards."""
    values = {
        "lead": front.summary,
        "cards": cards_of(articles_of(front.section, library, clock), library, clock),
        "checked": _checked(front),
    }
    return _page(front, "section.html", values, render(front.body, library))


def contact_page(article: Article, library: Library) -> Page:
    """Every adviser by role."""
    advisers = sorted(library.all(Adviser), key=lambda adviser: danish_key(adviser.role))
    values = {
        "lead": article.summary,
        "persons": tuple(person_of(adviser) for adviser in advisers),
        "checked": _checked(article),
    }
    return _page(article, "contact.html", values, render(article.body, library))


def status_page(article: Article, library: Library, clock: Clock) -> Page:
    """How many openings there are in each status, counted from the records."""
    vacancies = listed(library, Vacancy, clock)
    totals = Counter(vacancy.status for vacancy in vacancies)
    examples = Counter(vacancy.status for vacancy in vacancies if vacancy.example)
    rows = tuple(
        {"label": s.label, "count": totals[s], "example_count": examples[s], "text": ""}
        for s in VacancyStatus
    )
    values = {"lead": article.summary, "rows": rows, "checked": _checked(article)}
    return _page(article, "status.html", values, render(article.body, library))


def articles_of(section: Section, library: Library, clock: Clock) -> list[Article]:
    """The articles of a section without its front, in Danish order of their titles."""
    found = (a for a in listed(library, Article, clock) if a.section is section)
    return sorted(
        (a for a in found if not a.is_section_front), key=lambda article: danish_key(article.title)
    )


def _page(article: Article, template: str, values: Mapping[str, object], html: str) -> Page:
    above = Link(article.section.label, f"{article.section.value}/")
    crumbs = () if article.is_section_front else (above,)
    section = article.section.value
    head = record_head(article, template, section, crumbs)
    return make_page(head, values, html)


def _checked(article: Article) -> Moment | None:
    if article.checked is None:
        return None
    return Moment(long_date(article.checked), article.checked.isoformat())


def _sources(article: Article) -> Iterator[dict[str, str | None]]:
    for source in article.sources:
        text = f"{source.title}, {source.publisher}, {source.date}"
        yield {"text": text, "url": source.url}
