"""The surveys with their findings, and links to articles on the same topics (6.12)."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.blocks import Fact, Link
from publishing.markdown import render
from publishing.sources import SourceLine, source_lines
from publishing.tables import boxed_tables
from records.clock import Clock
from records.codes.people import Topic
from records.danish.partial_dates import partial_date
from records.danish.sorting import danish_key
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.article import Article
from records.model.registry import address_of
from records.model.survey import Survey

OWN = "det-har-laeger-fortalt-os"
"""The article that shows the surveys, which must not link to itself."""
SHOWN = 4
"""How many articles on a topic a survey links to."""


@dataclass(frozen=True, slots=True)
class TopicLinks:
    """Links to the articles on a topic."""

    topic: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SurveyEntry:
    """A survey on the page; `id` is its anchor."""

    id: str
    title: str
    summary: str
    example: bool
    facts: tuple[Fact, ...]
    findings: tuple[str, ...]
    html: str
    topics: tuple[TopicLinks, ...]
    sources: tuple[SourceLine, ...]


def survey_entries(library: Library, clock: Clock) -> tuple[SurveyEntry, ...]:
    """The listed surveys, newest first."""
    shown = sorted(
        listed(library, Survey, clock), key=lambda survey: (survey.date, survey.id), reverse=True
    )
    return tuple(_entry(survey, library, clock) for survey in shown)


def _entry(survey: Survey, library: Library, clock: Clock) -> SurveyEntry:
    method = (Fact("Metode", survey.method),) if survey.method else ()
    return SurveyEntry(
        id=survey.id,
        title=survey.title,
        summary=survey.summary,
        example=survey.example,
        facts=(
            Fact("Tidspunkt", partial_date(survey.date)),
            Fact("Hvem svarede", survey.respondents),
            *method,
        ),
        findings=tuple(render(finding, library) for finding in survey.findings),
        html=boxed_tables(render(survey.body, library)) if survey.body else "",
        topics=tuple(_links(topic, library, clock) for topic in survey.topics),
        sources=source_lines(survey.sources),
    )


def _links(topic: Topic, library: Library, clock: Clock) -> TopicLinks:
    found = [
        article
        for article in listed(library, Article, clock)
        if topic in article.topics and not article.is_section_front and article.id != OWN
    ]
    found.sort(key=lambda article: danish_key(article.title))
    links = tuple(Link(article.title, address_of(article) or "") for article in found[:SHOWN])
    return TopicLinks(topic.label, links)
