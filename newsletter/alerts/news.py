"""What a list has to tell in one area: facts that its readers were not told before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from newsletter.alerts.places import Place
from newsletter.alerts.told import Told as Past
from newsletter.alerts.told import days_to
from records.clock import Clock
from records.codes.programme import AlertTrigger
from records.facts.changes import first_out, remembered
from records.facts.families import listed_of
from records.facts.status import is_open, last_moment
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.base import Content
from records.model.newsletter import MailingList
from records.model.told import Told
from records.model.vacancy import Vacancy

NEWS_DAYS = 14
"""What came out longer ago is no news: a new list does not begin with everything there is."""
_ORDER = tuple(AlertTrigger)


@dataclass(frozen=True, slots=True)
class Fact:
    """An opening, a story or a film, and what there is to tell of it."""

    record: Vacancy | Told
    trigger: AlertTrigger


def news_in(
    place: Place, mailing_list: MailingList, library: Library, clock: Clock, told: Past, days: int
) -> tuple[Fact, ...]:
    """The facts to be told, new openings first, the soonest deadline first among each kind.

    Stories come last. Each opening comes once: who is told that it is there is told its deadline,
    too. `days` is how near a deadline must be.
    """
    found = (
        Fact(vacancy, trigger)
        for vacancy in openings(mailing_list, library, clock)
        if place.holds(vacancy)
        and (trigger := _trigger(vacancy, mailing_list, library, clock, told, days))
    )
    new = (
        Fact(story, AlertTrigger.NEW_STORY)
        for story in stories(mailing_list, library, clock)
        if place.holds(story) and _is_new(story, library, clock) and not told.is_posted(story)
    )
    return tuple(sorted((*found, *new), key=_rank))


def stories(mailing_list: MailingList, library: Library, clock: Clock) -> Iterator[Told]:
    """Stories and films that stand on the site, where the list tells of such."""
    if AlertTrigger.NEW_STORY in mailing_list.trigger:
        for told in listed_of(library, Told, clock):
            if _is_for(told, mailing_list) and _is_out(told, library):
                yield told


def openings(mailing_list: MailingList, library: Library, clock: Clock) -> Iterator[Vacancy]:
    """What can be applied for now, stands on the site, and is meant for the list's readers.

    A real list tells of no example.
    """
    for vacancy in listed(library, Vacancy, clock):
        is_meant = _is_for(vacancy, mailing_list) and is_open(vacancy, clock)
        if is_meant and _is_out(vacancy, library):
            yield vacancy


def _is_for(record: Content, mailing_list: MailingList) -> bool:
    is_meant = bool(set(mailing_list.audiences) & set(record.audiences))
    return is_meant and (mailing_list.example or not record.example)


def _is_out(record: Content, library: Library) -> bool:
    """Whether the mail's link leads anywhere; where nothing is remembered, its days must do."""
    memory = library.memory
    return memory.released is None or remembered(record, memory) is not None


def _is_new(record: Content, library: Library, clock: Clock) -> bool:
    return first_out(record, library.memory, clock) >= clock.now - timedelta(days=NEWS_DAYS)


def _trigger(
    vacancy: Vacancy,
    mailing_list: MailingList,
    library: Library,
    clock: Clock,
    told: Past,
    days: int,
) -> AlertTrigger | None:
    posted = AlertTrigger.RE_POSTED if vacancy.repost_of else AlertTrigger.NEW_OPENING
    is_new = _is_new(vacancy, library, clock)
    if posted in mailing_list.trigger and is_new and not told.is_posted(vacancy):
        return posted
    closes = vacancy.closes
    if closes is None or AlertTrigger.DEADLINE_NEAR not in mailing_list.trigger:
        return None
    is_near = days_to(closes, clock.today) <= days
    is_told = told.is_near(vacancy, last_moment(closes), days)
    return AlertTrigger.DEADLINE_NEAR if is_near and not is_told else None


def _rank(fact: Fact) -> tuple[int, float, str]:
    closes = fact.record.closes if isinstance(fact.record, Vacancy) else None
    when = closes.timestamp() if closes else float("inf")
    return _ORDER.index(fact.trigger), when, fact.record.id
