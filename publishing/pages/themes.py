"""A page for each theme: what there is to read, hear, go to and get on it, and what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publishing.addresses import LIFE, THEMES, theme_page
from publishing.blocks import CardGroup, Link
from publishing.cards import cards_of
from publishing.page import Head, Page, make_page
from publishing.scenes.choice import topic_scene
from publishing.scenes.compose import files_of
from records.clock import Clock
from records.codes.people import Section, Topic
from records.danish.numbers import count, joined
from records.danish.sorting import danish_key
from records.facts.expiry import can_be_used
from records.facts.told import told
from records.facts.visibility import is_over, listed
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.episode import Episode
from records.model.event import Event, EventSeries
from records.model.figure import Figure
from records.model.guide import Guide
from records.model.offer import Offer
from records.model.registry import address_of
from records.model.survey import Survey

ABOVE = Link("Livet i praksis", LIFE)
LIST = Link("Temaer", THEMES)
_LEAD = "Alt, hvad vi har om hvert tema: tekster, episoder, arrangementer, tilbud og tal."


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The records of a few kinds on one theme."""

    id: str
    title: str
    one: str
    many: str
    records: Sequence[Content]


@dataclass(frozen=True, slots=True)
class Finding:
    """A key figure with its year, as the page of its theme tells it."""

    text: str
    url: str


def theme_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/tema/`, and a page for each theme that something is about."""
    found = [topic for topic in Topic if _has_any(topic, library, clock)]
    if not found:
        return
    ways = tuple(
        {
            "link": Link(t.label, theme_page(t)),
            "text": _told(t, library, clock),
            "scene": files_of(topic_scene(t)),
        }
        for t in _in_order(found)
    )
    above = life_above(library)
    yield make_page(_head(THEMES, "Temaer", _LEAD, above), {"lead": _LEAD, "ways": ways})
    for topic in found:
        yield _page(topic, library, clock)


def theme_links(library: Library, clock: Clock) -> tuple[Link, ...]:
    """The themes that have a page, in Danish order."""
    found = (topic for topic in Topic if _has_any(topic, library, clock))
    return tuple(Link(topic.label, theme_page(topic)) for topic in _in_order(found))


def _in_order(topics: Iterator[Topic] | Sequence[Topic]) -> list[Topic]:
    return sorted(topics, key=lambda topic: danish_key(topic.label))


def _page(topic: Topic, library: Library, clock: Clock) -> Page:
    lead = f"Her er samlet, hvad vi har om temaet: {_told(topic, library, clock)}."
    groups = (
        CardGroup(each.id, each.title, "", cards_of(each.records, library, clock))
        for each in _shelves(topic, library, clock)
    )
    values = {
        # An area or a group may have the same title; a search result has to say which one it is.
        "head_title": f"Tema: {topic.label}",
        "lead": lead,
        "groups": tuple(groups),
        "findings": _findings(topic, library),
        "scene": files_of(topic_scene(topic)),
        "others": tuple(link for link in theme_links(library, clock) if link.text != topic.label),
    }
    return make_page(
        _head(theme_page(topic), topic.label, lead, (*life_above(library), LIST)), values
    )


def _head(address: str, title: str, lead: str, above: tuple[Link, ...]) -> Head:
    return Head(
        template="theme.html",
        kind="theme",
        section="livet",
        address=address,
        title=title,
        description=lead,
        breadcrumb=above,
    )


def life_above(library: Library) -> tuple[Link, ...]:
    """The section that themes and stories belong to, where it has a front."""
    return (ABOVE,) if library.find(Article, Section.LIVET.value) else ()


def _told(topic: Topic, library: Library, clock: Clock) -> str:
    """`4 tekster, 1 episode og 2 tilbud`."""
    told = [count(len(s.records), s.one, s.many) for s in _shelves(topic, library, clock)]
    findings = _findings(topic, library)
    return joined([*told, *([count(len(findings), "tal", "tal")] if findings else ())])


def _has_any(topic: Topic, library: Library, clock: Clock) -> bool:
    return bool(_shelves(topic, library, clock) or _findings(topic, library))


def _shelves(topic: Topic, library: Library, clock: Clock) -> tuple[_Shelf, ...]:
    """The kinds that have something on the theme."""

    def about(model: type[Content]) -> list[Content]:
        found = [one for one in listed(library, model, clock) if topic in one.topics]
        return sorted(found, key=lambda one: danish_key(one.title))

    people = [one for one in told(library, clock) if topic in one.topics]
    texts = [a for a in about(Article) if isinstance(a, Article) and not a.is_section_front]
    events = [e for e in about(Event) if isinstance(e, Event) and not is_over(e, clock)]
    offers = [o for o in about(Offer) if isinstance(o, Offer) and can_be_used(o, clock)]
    events.sort(key=lambda event: (event.starts, event.id))
    every = (
        _Shelf("laes", "Læs", "tekst", "tekster", [*about(Guide), *texts]),
        _Shelf("historier", "Mød nogen", "historie", "historier", people),
        _Shelf("hoer", "Hør", "episode", "episoder", about(Episode)),
        _Shelf("moed", "Mød os", "arrangement", "arrangementer", [*events, *about(EventSeries)]),
        _Shelf("tilbud", "Få hjælp", "tilbud", "tilbud", offers),
        _Shelf("svar", "Det har læger svaret", "undersøgelse", "undersøgelser", about(Survey)),
    )
    return tuple(shelf for shelf in every if shelf.records)


def _findings(topic: Topic, library: Library) -> tuple[Finding, ...]:
    found = [figure for figure in library.all(Figure) if topic in figure.topics]
    return tuple(
        Finding(dated(figure.sentence, figure.year), address_of(figure) or "") for figure in found
    )


def dated(sentence: str, year: str) -> str:
    """The sentence with its year, once."""
    return sentence if year in sentence else f"{sentence} ({year})"
