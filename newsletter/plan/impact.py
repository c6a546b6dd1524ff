"""What changed records do to the letters that have not been sent: one plan set against another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsletter.edition import Edition, Editions, make_editions
from newsletter.errors import NewsletterError
from newsletter.past import Past, load_past
from newsletter.selection.cards import differs
from publishing.blocks import Card
from records.clock import Clock
from records.danish.numbers import count
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.newsletter import Issue


@dataclass(frozen=True, slots=True)
class NewsletterImpact:
    """A newsletter issue whose content changes."""

    name: str
    """For programs: the id of the issue."""
    summary: str
    """`nyhedsbrev 2026-11 ændres for 3 målgrupper`."""
    lines: tuple[str, ...]
    """Who gets what, one line for each audience."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A library with what had been sent at that time."""

    library: Library
    past: Past

    def editions(self, issue_id: str, clock: Clock) -> Editions | None:
        """The editions of an issue; None where it is a draft or not there."""
        issue = self.library.find(Issue, issue_id)
        if issue is None or issue.draft:
            return None
        return make_editions(issue, self.library, clock, self.past)


def newsletter_impacts(before: Library, now: Library, clock: Clock) -> tuple[NewsletterImpact, ...]:
    """One for each issue that somebody would get otherwise than before.

    Both are planned at one clock, so that nothing but the records can differ. What has been sent
    never changes. An issue that cannot be planned gives one that says why.
    """
    try:
        then, since = (
            _Side(before, load_past(before.project)),
            _Side(now, load_past(now.project)),
        )
    except NewsletterError as error:
        return (NewsletterImpact("newsletter", "nyhedsbrevene kan ikke planlægges", (str(error),)),)
    ids = dict.fromkeys(issue.id for side in (since, then) for issue in side.library.all(Issue))
    made = (_effect(name, then, since, clock) for name in ids if name not in since.past.letters)
    return tuple(effect for effect in made if effect)


def _effect(name: str, then: _Side, since: _Side, clock: Clock) -> NewsletterImpact | None:
    if _is_unreadable(name, then, since):
        return None
    try:
        old, new = then.editions(name, clock), since.editions(name, clock)
    except NewsletterError as error:
        return NewsletterImpact(name, f"nyhedsbrev {name} kan ikke planlægges", (str(error),))
    lines = tuple(_lines(_by_audience(old), _by_audience(new)))
    editions = new or old
    if editions is None or not lines:
        return None
    verb = "ændres for" if old and new else "er nyt og går til" if new else "udgår for"
    number, audiences = editions.issue.number, count(len(lines), "målgruppe", "målgrupper")
    return NewsletterImpact(name, f"nyhedsbrev {number} {verb} {audiences}", lines)


def _is_unreadable(name: str, then: _Side, since: _Side) -> bool:
    """Whether one of the sides has the issue and could not read it."""
    return any(side.library.is_unreadable("issue", name) for side in (then, since))


def _by_audience(editions: Editions | None) -> Mapping[str, Edition]:
    return {edition.key: edition for edition in editions.going} if editions else {}


def _lines(old: Mapping[str, Edition], new: Mapping[str, Edition]) -> Iterator[str]:
    for key in dict.fromkeys((*new, *old)):
        was, is_now = old.get(key), new.get(key)
        told = "; ".join(_told(was, is_now))
        edition = is_now or was
        if told and edition:
            yield f"{edition.audience.label}: {told}"


def _told(was: Edition | None, is_now: Edition | None) -> Iterator[str]:
    if is_now is None:
        yield "får ikke længere brevet"
        return
    if was is None:
        yield f"får brevet med {count(len(is_now.picks), 'post', 'poster')}"
        return
    before, after = _cards(was), _cards(is_now)
    yield from (f"+ {_title(after[key])}" for key in after if key not in before)
    yield from (f"− {_title(before[key])}" for key in before if key not in after)
    both = [key for key in after if key in before]
    yield from (f"ændret: {_title(after[k])}" for k in both if differs(after[k], before[k]))
    if both != [key for key in before if key in after]:
        yield "anden rækkefølge"
    if _words(was) != _words(is_now):
        yield "andre ord i brevet selv"


def _cards(edition: Edition) -> dict[str, Card]:
    return {pick.key: pick.card for pick in edition.picks}


def _title(card: Card) -> str:
    return with_example_prefix(card.title, example=card.example)


def _words(edition: Edition) -> tuple[object, ...]:
    issue = edition.issue
    texts = tuple(block.html for block in edition.blocks if block.html)
    return issue.title, issue.subject, issue.preheader, issue.send_on, edition.intro, texts
