"""Choosing what goes in an edition: by hand, or what is new, changed or due since last time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import partial
from typing import Protocol, TypeVar

from newsletter.selection.cards import Deadline, History, Item, key_of, mail_card
from newsletter.selection.deadlines import action_of, deadline_of
from newsletter.selection.facts import facts_of
from newsletter.selection.reasons import Reason
from newsletter.selection.telling import told_as
from publishing.place_names import place_names
from records.clock import COPENHAGEN, Clock
from records.codes.people import AudienceCode
from records.codes.programme import BlockType, EpisodeStatus, EventStatus
from records.facts.designations import Standing, standing_of
from records.facts.examples import with_example_prefix
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


_SHORT = 24


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that could have been in an edition and is not."""

    key: str
    title: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Selection:
    """What one audience gets: the picks of each block, and what was passed over."""

    blocks: tuple[tuple[Item, ...], ...]
    passed: tuple[Skipped, ...]


def sent_at(issue: Issue) -> datetime:
    """The moment that the mail names as its own: 8.00 in Copenhagen on the day of sending."""
    return datetime.combine(issue.send_on, time(8), COPENHAGEN)


def select(
    issue: Issue, audience: AudienceCode, library: Library, clock: Clock, history: History
) -> Selection:
    """The picks of each block, in the order of `issue.blocks`.

    Automatic blocks are filtered by `audience` and leave out what its readers got before, unless
    it has changed or is due. Records chosen by hand are not filtered. No record comes twice in
    one mail, and `max` counts what is left. A mail whose day has passed unsent speaks of now.
    """
    sending = Clock(max(clock.now, sent_at(issue)))
    taken: set[str] = set()
    blocks: list[tuple[Item, ...]] = []
    passed: list[Skipped] = []
    for block in issue.blocks:
        rated = (
            _rated(record, block, audience, library, sending, history)
            for record in candidates(block, issue, library, clock)
            if key_of(record) not in taken
        )
        picks, left = _cut(tuple(rated), block)
        taken |= {pick.key for pick in picks}
        blocks.append(tuple(_item(pick, library, sending) for pick in picks))
        passed += left
    out = {each.key: each for each in passed if each.key not in taken}
    return Selection(tuple(blocks), tuple(out.values()))


@dataclass(frozen=True, slots=True)
class _Rated:
    """A record that a block could show. Of a thousand few are shown, so nothing is made of it."""

    record: Content
    why: Reason
    note: str
    deadline: Deadline | None

    @property
    def key(self) -> str:
        """The kind and the id."""
        return key_of(self.record)


def _cut(rated: tuple[_Rated, ...], block: Block) -> tuple[tuple[_Rated, ...], list[Skipped]]:
    """Those that are to be shown, at most `block.max`, and all others with their reasons."""
    wanted = [item for item in rated if item.why.shown]
    kept = wanted[: block.max] if block.select != "auto" else by_deadline(wanted)[: block.max]
    keys = {item.key for item in kept}
    passed = [_passed(item, item.why) for item in rated if not item.why.shown]
    passed += [_passed(item, Reason.CUT) for item in wanted if item.key not in keys]
    return tuple(item for item in wanted if item.key in keys), passed


class _Dated(Protocol):
    """What may have a deadline."""

    @property
    def deadline(self) -> Deadline | None:
        """The next moment that matters."""


D = TypeVar("D", bound=_Dated)


def by_deadline(items: Iterable[D]) -> list[D]:
    """The soonest deadline first, then those that wait for nobody, in the order they have."""
    return sorted(items, key=lambda i: i.deadline.at.timestamp() if i.deadline else math.inf)


def _passed(item: _Rated, why: Reason) -> Skipped:
    record = item.record
    return Skipped(item.key, with_example_prefix(record.title, example=record.example), why)


def _rated(
    record: Content,
    block: Block,
    audience: AudienceCode,
    library: Library,
    sending: Clock,
    history: History,
) -> _Rated:
    why, note = told_as(record, block, audience, history, library.memory, sending)
    make = partial(deadline_of, record, sending)
    return _Rated(record, why, note, library.once_for(record, ("deadline", sending), make))


def _item(rated: _Rated, library: Library, sending: Clock) -> Item:
    record = rated.record
    make = partial(_plain_item, record, library, sending)
    plain = library.once_for(record, ("item", sending), make)
    return replace(plain, why=rated.why, note=rated.note)


def _plain_item(record: Content, library: Library, sending: Clock) -> Item:
    """What a mail of that moment shows of the record, whoever reads it."""
    return Item(
        key=key_of(record),
        card=mail_card(record, library, sending),
        why=Reason.CHOSEN,
        published=record.published,
        facts=library.once_for(record, "facts", partial(facts_of, record)),
        name=name_of(record, library),
        action=action_of(record, sending),
        deadline=deadline_of(record, sending),
    )


def name_of(record: Content, library: Library) -> str:
    """Few words for a subject: the place of an opening; of an event its title, or sort and town."""
    if isinstance(record, Vacancy):
        return place_names(record.areas, library) or record.title
    if not isinstance(record, Event):
        return record.title
    before_colon = record.title.partition(":")[0]
    if len(before_colon) <= _SHORT:
        return before_colon
    place = f"i {record.location.city}" if record.location else "online"
    return f"{record.type.label} {place}"


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
