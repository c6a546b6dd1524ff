"""What a list of mails shows of an edition: a subject and a preheader made of what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.edition import Edition, InboxLine
from newsletter.selection.cards import Item
from newsletter.selection.choose import by_deadline
from newsletter.selection.deadlines import deadline_in_words
from records.facts.examples import with_example_prefix

SUBJECT = range(10, 61)
PREHEADER = range(40, 111)
"""Lengths that inboxes show whole, as for an editor's own words; "[Eksempel]" comes on top."""
_BETWEEN = " · "
MISTAKEN = re.compile(r"^(?:\[|(?:re|sv|fw|fwd|vs)\s*:)|\{\{|\}\}|\*\||\|\*|\{%", re.IGNORECASE)
"""What would be taken for a reply, for the mark of a list, or for code of a mail engine."""


def inbox_line(edition: Edition) -> InboxLine:
    """Subject and preheader of the edition, in whole words; the editor's where it has too little.

    The subject is the soonest deadline among what is news, and how much else there is; the
    preheader goes on with the titles of that. A correction keeps the words that were written for
    it. An example is marked as one.
    """
    if edition.inbox:
        return edition.inbox
    issue = edition.issue
    own = InboxLine(with_example_prefix(issue.subject, example=issue.example), issue.preheader)
    if issue.corrects or not edition.picks:
        return own
    news = [item for item in edition.picks if item.why.is_news] or list(edition.picks)
    lead = by_deadline(news)[0]
    others = [item for item in (*news, *edition.picks) if item.key != lead.key]
    others = list({item.key: item for item in others}.values())
    subject = next(_subjects(lead, len(others), edition), None)
    if subject is None:
        return own
    return InboxLine(subject, preheader_of(subject, others, issue.preheader))


def _subjects(lead: Item, others: int, edition: Edition) -> Iterator[str]:
    """The subjects that can be sent, the best one first."""
    names = (lead.name, lead.card.title)
    for name in dict.fromkeys(names if lead.card.kind == "vacancy" else reversed(names)):
        for rest in dict.fromkeys((_rest(others), "")):
            told = f"{_told(name, lead, edition)}{rest}".removesuffix(".")
            if len(told) in SUBJECT and not MISTAKEN.search(told) and not told.isupper():
                yield with_example_prefix(told, example=edition.issue.example)


def _told(name: str, lead: Item, edition: Edition) -> str:
    deadline, sending = lead.deadline, edition.issue.send_on
    if deadline is None:
        return name
    return f"{name}: {deadline_in_words(deadline, sending)}".replace("\u00a0", " ")


def _rest(others: int) -> str:
    return "" if not others else f"{_BETWEEN}{'1 mere' if others == 1 else f'{others} andre'}"


def preheader_of(subject: str, others: Sequence[Item], own: str) -> str:
    """The titles of what else is in the mail, as many as fit; in place of few, the editor's."""
    told = ""
    for title in (item.card.title for item in others):
        longer = f"{told}{_BETWEEN}{title}" if told else title
        is_said = title.casefold() in f"{subject} {told}".casefold()
        if not is_said and not MISTAKEN.search(title) and len(longer) <= PREHEADER[-1]:
            told = longer
    both = f"{told}{_BETWEEN}{own}" if told else own
    return next((text for text in (told, both) if len(text) in PREHEADER), own)
