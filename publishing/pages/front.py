"""The front page: introduction, three journeys, what is on right now, and the map."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from publishing.addresses import CONTACT, OVERVIEW, SIGNUP
from publishing.article_text import article_html
from publishing.blocks import Card, Link
from publishing.cards import card_of, cards_of, with_eyebrow
from publishing.page import Page, make_page, record_head
from publishing.pages.articles import articles_of
from publishing.pages.learning.events import coming_events
from publishing.pages.practice.link import quiz_link
from publishing.pages.vacancies.match import ADDRESS as MATCH
from publishing.pages.vacancies.tile_map import tile_map
from publishing.voices import voice_of
from records.clock import Clock
from records.codes.people import AudienceCode, Journey, Section
from records.codes.programme import EpisodeStatus
from records.danish.numbers import count
from records.facts.openings import open_vacancies
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.episode import Episode
from records.model.guide import Guide
from records.model.people import Audience
from records.model.registry import address_of

LIFE_CARDS = 3
_JOURNEYS = (
    (Journey.PAA_VEJ_I, "sky", "Du studerer, er under uddannelse eller er ny speciallæge."),
    (Journey.I_PRAKSIS, "amber", "Du er lige begyndt, eller du har haft klinik i mange år."),
    (Journey.PAA_VEJ_FRA, "mint", "Du vil skrue ned, dele eller give klinikken videre."),
)
_TOLD_IN_DOORS = (Section.LIVET, Section.VEJEN, Section.MULIGHEDER)
_MOSTLY = 0.5
_ORDER = tuple(AudienceCode)
"""From studies to handing over: codes are written in the order of a doctor's life."""


def front_page(library: Library, clock: Clock) -> Page | None:
    """The front page, or None if its article is missing."""
    article = library.find(Article, Section.FORSIDE.value)
    if article is None:
        return None
    open_now = open_vacancies(library, clock)
    there = count(len(open_now), "ledig mulighed", "ledige muligheder")
    number = f"Se {there}" if open_now else "Se alle muligheder"
    values = {
        "who": f"{_genitive(library.region)} indgang til almen praksis",
        "lead": article.summary,
        "voice": voice_of(library, clock),
        "actions": (Link(number, OVERVIEW), Link("Tal med en rådgiver", CONTACT)),
        "journeys": tuple(_journeys(library, clock)),
        "match": Link("Find din vej med fem spørgsmål", MATCH),
        "quiz": quiz_link(library, clock),
        "now": tuple(_right_now(library, clock)),
        "map": tile_map(library, clock, open_now),
        "map_page": f"{Section.OMRAADER.value}/",
        "life": _life(library, clock),
        "signup": {
            "title": "Få besked, når der er nyt",
            "text": "Nyhedsbrevet fortæller om muligheder, frister og arrangementer, der passer "
            "til dig.",
            "link": Link("Tilmeld nyhedsbrev", SIGNUP),
        },
    }
    head = record_head(article, "front.html", Section.FORSIDE.value)
    return make_page(head, values, article_html(article, library))


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}s"


def _journeys(library: Library, clock: Clock) -> Iterator[dict[str, object]]:
    doors = {journey: _audiences(journey, library) for journey, *_ in _JOURNEYS}
    longest = max(len(found) for found in doors.values())
    for journey, tone, text in _JOURNEYS:
        links = tuple(Link(a.name, address_of(a) or "") for a in doors[journey])
        codes = {audience.code for audience in doors[journey]}
        more = tuple(islice(_texts_for(codes, library, clock), longest - len(links)))
        yield {"title": journey.label, "text": text, "links": links, "more": more, "tone": tone}


def _audiences(journey: Journey, library: Library) -> list[Audience]:
    found = (a for a in library.all(Audience) if a.journey is journey)
    return sorted(found, key=lambda audience: _ORDER.index(audience.code))


def _texts_for(codes: set[AudienceCode], library: Library, clock: Clock) -> Iterator[Link]:
    """Texts that are mostly for these readers, those of theirs alone first: they fill a door."""

    def share(text: Content) -> float:
        return len(codes & set(text.audiences)) / (len(text.audiences) or 1)

    articles = (a for s in _TOLD_IN_DOORS for a in articles_of(s, library, clock))
    texts = [*listed(library, Guide, clock), *articles]
    near = sorted((t for t in texts if share(t) >= _MOSTLY), key=lambda t: (-share(t), t.id))
    for text in near:
        yield Link(text.title, address_of(text) or "")


def _right_now(library: Library, clock: Clock) -> Iterator[Card]:
    with_deadline = [v for v in open_vacancies(library, clock) if v.closes]
    for vacancy in with_deadline[:1]:
        yield with_eyebrow(card_of(vacancy, library, clock), "Næste frist")
    episode = newest_episode(library, clock)
    if episode:
        yield with_eyebrow(card_of(episode, library, clock), "Nyeste episode")
    for event in coming_events(library, clock)[:1]:
        yield with_eyebrow(card_of(event, library, clock), "Næste arrangement")


def newest_episode(library: Library, clock: Clock) -> Episode | None:
    """The latest published episode, or None."""
    found = [
        episode
        for episode in listed(library, Episode, clock)
        if episode.status is EpisodeStatus.UDGIVET
        and episode.released
        and episode.released <= clock.today
    ]
    return max(found, key=lambda episode: (episode.released, episode.id), default=None)


def _life(library: Library, clock: Clock) -> tuple[Card, ...]:
    articles = articles_of(Section.LIVET, library, clock)
    wanted = [*articles, *articles_of(Section.VEJEN, library, clock)]
    return cards_of(wanted[:LIFE_CARDS], library, clock)
