"""Which letters the office works on at a moment, sent or not."""

from __future__ import annotations

from newsletter.selection.candidates import sent_at
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import Issue


def in_hand(library: Library, clock: Clock) -> tuple[Issue, ...]:
    """The letters that are neither drafts nor planned for later: mails are made of them."""
    return tuple(i for i in library.all(Issue) if not i.draft and i.published <= clock.today)


def is_overdue(issue: Issue, clock: Clock) -> bool:
    """Whether the day of sending is over. Whether it was sent is another question."""
    return clock.today > issue.send_on


def chosen_at(issue: Issue, clock: Clock) -> Clock:
    """The moment whose records a letter is made of: never one after its day.

    Nobody has said that an overdue letter was sent, yet what came out later was in none of it.
    """
    return Clock(sent_at(issue)) if is_overdue(issue, clock) else clock
