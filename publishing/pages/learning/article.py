"""The page of an article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from publishing.addresses import theme_page
from publishing.article_text import article_html
from publishing.blocks import Fact, Link, Moment
from publishing.markdown import headings
from publishing.page import Page, make_page, record_head
from publishing.pages.learning.everyday import drawn_values
from publishing.person import person_of
from publishing.reading_time import reading_time
from publishing.related import related_cards
from publishing.sources import source_lines
from records.clock import Clock
from records.danish.dates import long_date
from records.facts.advisers import adviser_for
from records.facts.placeholders import PAGE
from records.facts.regions import region_labels
from records.loading.library import Library
from records.model.article import Article
from records.model.figure import Figure


def article_page(
    article: Article,
    library: Library,
    clock: Clock,
    template: str = "article.html",
    more: Mapping[str, Any] | None = None,
) -> Page:
    """The page of an article; `more` holds further values for a template of its own."""
    html = article_html(article, library)
    values = {**article_values(article, html, library, clock), **(more or {})}
    return framed(article, template, values, html)


def article_values(article: Article, html: str, library: Library, clock: Clock) -> dict[str, Any]:
    """The values of an article's template; `html` is the rendered body."""
    cta = article.call_to_action
    adviser = adviser_for(library, article.contact) if article.contact else None
    return {
        "lead": article.summary,
        "key_points": article.key_points,
        "facts": _facts(article, clock),
        "fact_box": _fact_box(article, library),
        **drawn_values(article, library),
        "reading_time": reading_time(article.body),
        "checked": checked_moment(article.checked),
        "sources": source_lines(article.sources),
        "cta": Link(cta.text, library.address(cta.target) or "") if cta else None,
        "related": related_cards(article, library, clock),
        "person": person_of(adviser, library, f"Spørgsmål: {article.title}") if adviser else None,
        "themes": tuple(Link(topic.label, theme_page(topic)) for topic in article.topics),
        "toc": tuple({"id": anchor, "text": text} for anchor, text in headings(html)),
    }


def framed(article: Article, template: str, values: Mapping[str, Any], html: str) -> Page:
    """The page of an article in a given template, with its breadcrumb."""
    above = Link(article.section.label, f"{article.section.value}/")
    crumbs = () if article.is_section_front else (above,)
    head = record_head(article, template, article.section.value, crumbs)
    return make_page(head, values, html)


def checked_moment(day: date | None) -> Moment | None:
    """The day on which the text was checked, for the foot of the page."""
    return Moment(long_date(day), day.isoformat()) if day else None


def _facts(article: Article, clock: Clock) -> tuple[Fact, ...]:
    labels = region_labels(article.applies_to, clock)
    return (Fact("Gælder for", ", ".join(labels)),) if labels else ()


def _fact_box(article: Article, library: Library) -> tuple[dict[str, str], ...]:
    found = (library.find(Figure, figure_id) for figure_id in article.fact_box)
    return tuple(
        {"value": figure.amount, "text": figure.sentence, "url": f"{PAGE}#{figure.id}"}
        for figure in found
        if figure
    )
