"""What earlier alerts told the readers of one list in one area. A fact that was told is no news.

The frozen alerts are the memory: they hold under which ids an opening was told, so that it is
known again after a rename, and after a rename was taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsletter.frozen.values import FrozenItem, FrozenLetter
from newsletter.past import Past
from records.clock import COPENHAGEN, Clock
from records.codes.programme import AlertTrigger
from records.model.base import Content
from records.model.newsletter import MailingList
from records.model.registry import BY_MODEL, former_ids
from records.model.vacancy import Vacancy

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Told:
    """The alerts of one list in one area, and how many of them fall near today."""

    items: tuple[tuple[date, FrozenItem], ...]
    """With the day on which each was told."""
    today: int
    this_week: int
    """In seven days, today among them."""

    def is_posted(self, record: Content) -> bool:
        """Whether the readers were told that it is there, the first time or again."""
        return any(item.why != AlertTrigger.DEADLINE_NEAR for _, item in self._of(record))

    def is_near(self, vacancy: Vacancy, deadline: datetime, days: int) -> bool:
        """Whether they were told of this deadline when it was near already, however it was told."""
        return any(
            item.deadline is not None
            and item.deadline.at == deadline
            and (item.why == AlertTrigger.DEADLINE_NEAR or days_to(deadline, day) <= days)
            for day, item in self._of(vacancy)
        )

    def _of(self, record: Content) -> Iterator[tuple[date, FrozenItem]]:
        return (each for each in self.items if is_of(each[1], record))


def days_to(deadline: datetime, day: date) -> int:
    """How many midnights lie between a day and a deadline."""
    return (deadline.astimezone(COPENHAGEN).date() - day).days


def is_of(item: FrozenItem, record: Content) -> bool:
    """Whether an alert told of the record, perhaps under an id that one of them had before."""
    is_kind = item.key.partition(":")[0] == BY_MODEL[type(record)].key
    return is_kind and bool({record.id, *former_ids(record)} & {*ids_in(item)})


def ids_in(item: FrozenItem) -> tuple[str, ...]:
    """Every id under which the opening was known when it was told."""
    return item.key.partition(":")[2], *item.was


def told_in(mailing_list: MailingList, key: str, past: Past, clock: Clock) -> Told:
    """What was told on that list in that area."""
    alerts = [(day_of(each, past, clock), each) for each in alerts_of(mailing_list, past)
              if each.edition(key)]  # fmt: skip
    items = ((day, item) for day, each in alerts for item in _items(each))
    days = [day for day, _ in alerts]
    since = clock.today - timedelta(days=_WEEK - 1)
    return Told(
        tuple(items),
        sum(day == clock.today for day in days),
        sum(since <= day <= clock.today for day in days),
    )


def alerts_of(mailing_list: MailingList, past: Past) -> Iterable[FrozenLetter]:
    """Its frozen alerts, in the order of their days."""
    letters, name = past.letters.values(), mailing_list.id
    found = (each for each in letters if each.alert and each.mailing_list == name)
    return sorted(found, key=lambda each: (each.send_at, each.issue))


def day_of(alert: FrozenLetter, past: Past, clock: Clock) -> date:
    """The day on which it went to its readers; one that is still to go counts as today's."""
    states = [past.state(alert.issue, each.key) for each in alert.editions]
    moments = [s.pushed.at if s.pushed else s.sent or s.retracted for s in states]
    known = [each for each in moments if each]
    return min(known).astimezone(COPENHAGEN).date() if known else clock.today


def _items(alert: FrozenLetter) -> Iterator[FrozenItem]:
    for edition in alert.editions:
        yield from edition.items
