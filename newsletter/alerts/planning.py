"""Which alerts a night has: what each list tells in each of its areas, and what must wait."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from newsletter.alerts.news import Fact, news_in
from newsletter.alerts.places import Place, place_of
from newsletter.alerts.told import Told, told_in
from newsletter.engines.engine import ALERT
from newsletter.past import Past
from publishing.mail_settings import MailSettings
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import MailingList


@dataclass(frozen=True, slots=True)
class Alert:
    """What one list has to tell in one area."""

    name: str
    """`varsel-ledige-muligheder-0400-2026-11-28`: its id among the frozen letters."""
    mailing_list: MailingList
    place: Place
    facts: tuple[Fact, ...]
    held: str = ""
    """Why it has to wait, as a Danish sentence; empty where it goes."""


def lists_of(library: Library, only: Collection[str] = ()) -> tuple[MailingList, ...]:
    """The lists that write by themselves: those of `only`, else all, in the order of their ids."""
    found = (each for each in library.all(MailingList) if each.trigger)
    return tuple(
        each for each in sorted(found, key=lambda each: each.id) if not only or each.id in only
    )


def planned(
    lists: Collection[MailingList],
    library: Library,
    clock: Clock,
    past: Past,
    settings: MailSettings,
) -> tuple[Alert, ...]:
    """Every list, and area or audience of it, with something new, those that must wait included.

    Nothing is remembered of what waits: the next night finds it again, if it is still true then.
    """
    return tuple(
        alert
        for mailing_list in lists
        for alert in _of_list(mailing_list, library, clock, past, settings)
    )


def _of_list(
    mailing_list: MailingList, library: Library, clock: Clock, past: Past, settings: MailSettings
) -> Iterator[Alert]:
    for target in mailing_list.targets:
        place = place_of(target, library, clock)
        if place is None:
            continue
        told = told_in(mailing_list, place.key, past, clock)
        days = settings.deadline_days
        facts = news_in(place, mailing_list, library, clock, told, days)
        if facts:
            name = _name(mailing_list, place, past, clock)
            yield Alert(name, mailing_list, place, facts, _held(told, place, settings))


def _held(told: Told, place: Place, settings: MailSettings) -> str:
    if told.today >= settings.alerts_per_day:
        return f"{_alerts(told.today, place)} i dag"
    if told.this_week >= settings.alerts_per_week:
        return f"{_alerts(told.this_week, place)} på syv dage"
    return ""


def _alerts(number: int, place: Place) -> str:
    whom = "målgruppen" if place.audience else "området"
    return f"{whom} har allerede fået {number} {'besked' if number == 1 else 'beskeder'}"


def _name(mailing_list: MailingList, place: Place, past: Past, clock: Clock) -> str:
    """The first free id of the day."""
    stem = f"{ALERT}-{mailing_list.id}-{place.key}-{clock.today}"
    number, name = 1, stem
    while name in past.letters:
        number += 1
        name = f"{stem}-{number}"
    return name
