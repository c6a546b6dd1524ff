"""What the blocks of a letter can show anyone, when it is sent."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial

from records.clock import COPENHAGEN, Clock
from records.codes.programme import BlockType, EpisodeStatus, EventStatus
from records.facts.designations import Standing, standing_of
from records.facts.expiry import can_be_used
from records.facts.status import State, is_open, state_of
from records.facts.visibility import Visibility, is_over, listed, visibility
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.event import Event
from records.model.newsletter import Block, Issue
from records.model.offer import Offer
from records.model.registry import BY_KEY
from records.model.vacancy import Vacancy

SHOWS = {
    BlockType.MULIGHEDER: "vacancy",
    BlockType.LOKALER: "premises",
    BlockType.LAEGER_SOEGER: "wish",
    BlockType.DAGE: "exchange",
    BlockType.ARRANGEMENTER: "event",
    BlockType.EPISODE: "episode",
    BlockType.HISTORIER: "story",
    BlockType.FILM: "film",
    BlockType.ARTIKLER: "article",
    BlockType.TILBUD: "offer",
    BlockType.UDPEGNINGER: "designation",
}
"""The kind that a block shows; a text block shows no records."""


def sent_at(issue: Issue) -> datetime:
    """The moment that the mail names as its own: 8.00 in Copenhagen on the day of sending."""
    return datetime.combine(issue.send_on, time(8), COPENHAGEN)


def candidates(block: Block, issue: Issue, library: Library, clock: Clock) -> tuple[Content, ...]:
    """All that a block can show anyone, each record once, best first."""
    key = "candidates", block.type, block.select, clock
    return library.once_for(issue, key, partial(_candidates, block, issue, library, clock))


def _candidates(block: Block, issue: Issue, library: Library, clock: Clock) -> tuple[Content, ...]:
    kind = BY_KEY.get(SHOWS.get(block.type, ""))
    if kind is None or not issubclass(kind.model, Content):
        return ()
    pool = available(kind.model, issue, library, clock)
    if block.select == "auto":
        return tuple(_AUTOMATIC[block.type](pool, clock))
    by_id = {record.id: record for record in pool}
    return tuple(by_id[chosen] for chosen in dict.fromkeys(block.select) if chosen in by_id)


def available(
    model: type[Content], issue: Issue, library: Library, clock: Clock
) -> tuple[Content, ...]:
    """The records that a mail may show: listed and not over, now and when the mail is sent.

    A real issue shows no examples.
    """
    later = Clock(max(clock.now, sent_at(issue)))
    return tuple(
        record
        for record in listed(library, model, clock)
        if visibility(record, later) is Visibility.LISTED
        and not is_past(record, later)
        and (issue.example or not record.example)
    )


def is_past(record: Content, clock: Clock) -> bool:
    """Whether a deadline or a last day has passed, or an event is over."""
    if isinstance(record, Vacancy):
        return state_of(record, clock) is State.EXPIRED
    if isinstance(record, Offer):
        return record.is_usable and not can_be_used(record, clock)
    if isinstance(record, Designation):
        return standing_of(record, clock) is Standing.ENDED
    return isinstance(record, Event) and is_over(record, clock)


# --- what a block shows on its own ------------------------------------------------------------

_Pool = tuple[Content, ...]


def _open_by_deadline(pool: _Pool, clock: Clock) -> list[Vacancy]:
    found = [record for record in pool if isinstance(record, Vacancy) and is_open(record, clock)]
    return sorted(found, key=lambda v: (v.closes.timestamp() if v.closes else math.inf, v.id))


def _coming_by_date(pool: _Pool, _clock: Clock) -> list[Event]:
    found = [record for record in pool if isinstance(record, Event)]
    held = (event for event in found if event.status is not EventStatus.AFLYST)
    return sorted(held, key=lambda event: (event.starts, event.id))


def _newest_episodes(pool: _Pool, clock: Clock) -> list[Episode]:
    heard = {
        episode: episode.released
        for episode in pool
        if isinstance(episode, Episode) and episode.status is EpisodeStatus.UDGIVET
        and episode.released is not None and episode.released <= clock.today
    }  # fmt: skip
    return sorted(heard, key=lambda episode: (-heard[episode].toordinal(), episode.id))


def _newest_articles(pool: _Pool, clock: Clock) -> list[Content]:
    found = (record for record in pool if isinstance(record, Article))
    return _newest(tuple(text for text in found if not text.is_section_front), clock)


def _usable_offers(pool: _Pool, clock: Clock) -> list[Content]:
    """Those that a doctor can ask for; history and ideas are told of on the site alone."""
    found = (record for record in pool if isinstance(record, Offer))
    return _newest(tuple(offer for offer in found if offer.is_usable), clock)


def _designations_to_come(pool: _Pool, clock: Clock) -> list[Content]:
    """Those that hold or will; the newest first."""
    found = (record for record in pool if isinstance(record, Designation))
    held = (each for each in found if standing_of(each, clock) is not Standing.ENDED)
    return _newest(tuple(held), clock)


def _newest(pool: _Pool, _clock: Clock) -> list[Content]:
    return sorted(pool, key=lambda record: (-record.published.toordinal(), record.id))


_AUTOMATIC: dict[BlockType, Callable[[_Pool, Clock], Sequence[Content]]] = {
    BlockType.MULIGHEDER: _open_by_deadline,
    BlockType.LOKALER: _newest,
    BlockType.LAEGER_SOEGER: _newest,
    BlockType.DAGE: _newest,
    BlockType.ARRANGEMENTER: _coming_by_date,
    BlockType.EPISODE: _newest_episodes,
    BlockType.HISTORIER: _newest,
    BlockType.FILM: _newest,
    BlockType.ARTIKLER: _newest_articles,
    BlockType.TILBUD: _usable_offers,
    BlockType.UDPEGNINGER: _designations_to_come,
}
