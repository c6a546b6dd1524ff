"""Choosing what goes in an issue: by hand, or what is open, coming or newest."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime, time

from records.clock import COPENHAGEN, Clock
from records.codes.people import AudienceCode
from records.codes.programme import BlockType, EpisodeStatus, EventStatus
from records.kinds.article import Article
from records.kinds.base import Content
from records.kinds.event import Event
from records.kinds.newsletter import Block, Issue
from records.kinds.podcast import Episode
from records.kinds.premises import Premises
from records.kinds.vacancy import Vacancy
from records.library import Library
from records.status import State, is_open, state_of
from records.visibility import Visibility, is_over, listed, visibility

SHOWS: dict[BlockType, type[Content]] = {
    BlockType.MULIGHEDER: Vacancy,
    BlockType.LOKALER: Premises,
    BlockType.ARRANGEMENTER: Event,
    BlockType.EPISODE: Episode,
    BlockType.ARTIKLER: Article,
}
"""What a block shows; a text block shows no records."""

Selection = tuple[tuple[Content, ...], ...]
Key = tuple[type[Content], str]


def sent_at(issue: Issue) -> datetime:
    """The moment that the mail names as its own: 8.00 in Copenhagen on the day of sending."""
    return datetime.combine(issue.send_on, time(8), COPENHAGEN)


def key_of(record: Content) -> Key:
    """What makes a record the same one in two blocks."""
    return type(record), record.id


def selection(issue: Issue, audience: AudienceCode, library: Library, clock: Clock) -> Selection:
    """The records of each block, in the order of `issue.blocks`.

    Automatic blocks are filtered by `audience`; records chosen by hand are not. No record comes
    twice in one mail, and `max` counts what is left.
    """
    taken: set[Key] = set()
    blocks = []
    for block in issue.blocks:
        wanted = candidates(block, issue, (audience,), library, clock)
        records = tuple(record for record in wanted if key_of(record) not in taken)[: block.max]
        taken |= set(map(key_of, records))
        blocks.append(records)
    return tuple(blocks)


def candidates(
    block: Block, issue: Issue, audiences: tuple[AudienceCode, ...], library: Library, clock: Clock
) -> tuple[Content, ...]:
    """All that a block can show any of the audiences, each record once, best first."""
    if block.type not in SHOWS:
        return ()
    pool = available(SHOWS[block.type], issue, library, clock)
    if block.select == "auto":
        fitting = tuple(r for r in pool if not set(audiences).isdisjoint(r.audiences))
        return tuple(_AUTOMATIC[block.type](fitting, clock))
    by_id = {record.id: record for record in pool}
    return tuple(by_id[chosen] for chosen in dict.fromkeys(block.select) if chosen in by_id)


def available(
    model: type[Content], issue: Issue, library: Library, clock: Clock
) -> tuple[Content, ...]:
    """The records that a mail may show: listed and not over, now and when the mail is sent."""
    later = Clock(max(clock.now, sent_at(issue)))
    return tuple(
        record
        for record in listed(library, model, clock)
        if visibility(record, later) is Visibility.LISTED and not _is_over(record, later)
    )


def _is_over(record: Content, clock: Clock) -> bool:
    if isinstance(record, Vacancy):
        return state_of(record, clock) is State.EXPIRED
    return isinstance(record, Event) and is_over(record, clock)


# --- what a block shows on its own ------------------------------------------------------------

_Pool = tuple[Content, ...]


def _open_by_deadline(pool: _Pool, clock: Clock) -> list[Vacancy]:
    found = [record for record in pool if isinstance(record, Vacancy) and is_open(record, clock)]
    return sorted(found, key=lambda v: (v.closes.timestamp() if v.closes else math.inf, v.id))


def _newest_premises(pool: _Pool, _clock: Clock) -> list[Premises]:
    found = [record for record in pool if isinstance(record, Premises)]
    return sorted(found, key=lambda premises: (-premises.published.toordinal(), premises.id))


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


def _newest_articles(pool: _Pool, _clock: Clock) -> list[Article]:
    found = [record for record in pool if isinstance(record, Article)]
    texts = (article for article in found if not article.is_section_front)
    return sorted(texts, key=lambda article: (-article.published.toordinal(), article.id))


_AUTOMATIC: dict[BlockType, Callable[[_Pool, Clock], Sequence[Content]]] = {
    BlockType.MULIGHEDER: _open_by_deadline,
    BlockType.LOKALER: _newest_premises,
    BlockType.ARRANGEMENTER: _coming_by_date,
    BlockType.EPISODE: _newest_episodes,
    BlockType.ARTIKLER: _newest_articles,
}
