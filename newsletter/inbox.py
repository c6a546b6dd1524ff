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
"""Lengths that inboxes show whole; the same bounds as for an editor's own words."""
_BETWEEN = " · "


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
    return InboxLine(subject, _preheader(subject, others, issue.preheader))


def _subjects(lead: Item, others: int, edition: Edition) -> Iterator[str]:
    """The subjects that are short enough, the best one first."""
    for name in dict.fromkeys((lead.name, lead.card.title)):
        for rest in dict.fromkeys((_rest(others), "")):
            found = with_example_prefix(
                f"{_told(name, lead, edition)}{rest}", example=edition.issue.example
            )
            if len(found) in SUBJECT:
                yield found


def _told(name: str, lead: Item, edition: Edition) -> str:
    deadline, sending = lead.deadline, edition.issue.send_on
    if deadline is None:
        return name
    return f"{name}: {deadline_in_words(deadline, sending)}"


def _rest(others: int) -> str:
    return "" if not others else f"{_BETWEEN}{'1 mere' if others == 1 else f'{others} andre'}"


def _preheader(subject: str, others: Sequence[Item], own: str) -> str:
    """The titles of what else is in the mail, as many as fit; in place of few, the editor's."""
    told, said = "", _words(subject)
    for item in others:
        longer = f"{told}{_BETWEEN}{item.card.title}" if told else item.card.title
        if len(longer) <= PREHEADER[-1] and not _words(item.card.title) <= said:
            told, said = longer, said | _words(item.card.title)
    if len(told) in PREHEADER:
        return told
    both = f"{told}{_BETWEEN}{own}" if told else own
    return both if len(both) in PREHEADER else own


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
