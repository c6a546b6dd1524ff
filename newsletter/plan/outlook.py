"""What each coming letter would take if it were sent now, in a line for an editor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsletter.edition import Editions, make_editions
from newsletter.errors import NewsletterError
from newsletter.past import Past, past_of
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.numbers import count
from records.loading.library import Library
from records.model.newsletter import Issue


@dataclass(frozen=True, slots=True)
class Outlook:
    """One letter that has not been sent."""

    title: str
    line: str
    """`Sendes den …: 9 ting i 7 udgaver`, or why it cannot be made."""
    editions: tuple[str, ...]
    """`Nynedsatte læger: 4 ting`."""


def outlooks(library: Library, clock: Clock) -> Iterator[Outlook]:
    """One for each letter that is no draft and has not been sent, the next one first."""
    try:
        past = past_of(library)
    except NewsletterError as error:
        yield Outlook("Nyhedsbreve", str(error), ())
        return
    for issue in _to_send(library, past):
        try:
            yield _outlook(make_editions(issue, library, clock, past))
        except NewsletterError as error:
            yield Outlook(issue.title, str(error), ())


def _to_send(library: Library, past: Past) -> list[Issue]:
    """The letters that are no drafts and have not been sent, the next one first."""
    found = (i for i in library.all(Issue) if not i.draft and not past.sent_at(i.id))
    return sorted(found, key=lambda one: (one.send_on, one.id))


def _outlook(editions: Editions) -> Outlook:
    going = [(edition.audience.label, len(list(edition.picks))) for edition in editions.going]
    things = {pick.key for edition in editions.going for pick in edition.picks}
    told = (
        f"{_things(len(things))} i {count(len(going), 'udgave', 'udgaver')}"
        if going
        else "intet nyt til nogen"
    )
    issue = editions.issue
    lines = tuple(f"{label}: {_things(number)}" for label, number in going)
    return Outlook(issue.title, f"Sendes den {long_date(issue.send_on)}: {told}.", lines)


def _things(number: int) -> str:
    return count(number, "ting", "ting")


def letters_with(key: str, library: Library, clock: Clock) -> Iterator[str]:
    """The letters that have not been sent and would bring the record `kind:id`, and to whom.

    `Ny i praksis, 4. januar 2027: Nynedsatte læger, KBU-læger`; the next letter first. Of
    a letter that cannot be made, why.
    """
    try:
        past = past_of(library)
    except NewsletterError as error:
        yield str(error)
        return
    for issue in _to_send(library, past):
        try:
            editions = make_editions(issue, library, clock, past)
        except NewsletterError as error:
            yield f"{issue.title}: {error}"
            continue
        to = [edition.audience.label for edition in editions.going
              if any(pick.key == key for pick in edition.picks)]  # fmt: skip
        if to:
            yield f"{issue.title}, {long_date(issue.send_on)}: {', '.join(to)}"
