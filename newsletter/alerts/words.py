"""What an alert says of itself: the kind of news stands in its subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newsletter.alerts.places import Place
from newsletter.inbox import MISTAKEN, SUBJECT, preheader_of
from newsletter.selection.cards import Item
from newsletter.selection.deadlines import deadline_in_words
from records.clock import Clock
from records.codes.programme import AlertTrigger
from records.danish.numbers import count, joined
from records.facts.examples import with_example_prefix

New, Again, Near, Story = AlertTrigger
Told = tuple[AlertTrigger, Item]
_FALLBACK = "Nyt om muligheder i dit område"
_FOR_YOU = "Nyt om muligheder til dig"
_PREHEADER = "Se, hvad det er, og hvordan du søger."
_READ = "Læs, hvordan dagen går for dem, der er der."
STORIES_ALONE = "historier"


def about(told: Sequence[Told]) -> str:
    """What the alert tells of: `muligheder`, `historier`, or both."""
    kinds = {trigger is Story for trigger, _ in told}
    if kinds == {True}:
        return STORIES_ALONE
    return "muligheder og historier" if True in kinds else "muligheder"


def heading_of(trigger: AlertTrigger, number: int) -> str:
    """The heading that the openings, or the stories, of one kind stand under."""
    if trigger is New:
        return "Ny mulighed" if number == 1 else "Nye muligheder"
    if trigger is Story:
        return "Ny historie" if number == 1 else "Nye historier"
    return "Slået op igen" if trigger is Again else "Fristen er nær"


def subject_of(told: Sequence[Told], place: Place, clock: Clock, *, example: bool) -> str:
    """`Ny mulighed på Bornholm: To 0-kapaciteter`, in whole words and at most 60 characters."""
    for text in _subjects(told, place, clock):
        subject = text.replace("\u00a0", " ").removesuffix(".")
        if len(subject) in SUBJECT and not MISTAKEN.search(subject):
            return with_example_prefix(subject, example=example)
    other = _FOR_YOU if place.audience else _FALLBACK
    return with_example_prefix(other, example=example)


def _subjects(told: Sequence[Told], place: Place, clock: Clock) -> Iterator[str]:
    if len(told) == 1:
        trigger, item = told[0]
        kind = _of_one(trigger, item, clock)
        full = kind if trigger is Near else f"{kind} {place.where}"
        yield f"{full}: {item.card.title}"
        if item.name != place.name:
            yield f"{full}: {item.name}"
        if item.deadline and trigger is not Near:
            yield f"{full}: {deadline_in_words(item.deadline, clock.today)}"
        yield f"{kind} {place.where}"
        return
    numbers = Counter(trigger for trigger, _ in told)
    parts = [_of_many(trigger, numbers[trigger]) for trigger in AlertTrigger if numbers[trigger]]
    first = _soonest(told, clock)
    if first:
        yield f"{joined(parts)} {place.where}: {first}"
    yield f"{joined(parts)} {place.where}"
    yield joined(parts)


def _of_one(trigger: AlertTrigger, item: Item, clock: Clock) -> str:
    if trigger is Near and item.deadline:
        words = deadline_in_words(item.deadline, clock.today)
        return f"{words[0].upper()}{words[1:]}"
    return {Again: "Slået op igen", Story: "Ny historie"}.get(trigger, "Ny mulighed")


def _of_many(trigger: AlertTrigger, number: int) -> str:
    if trigger is New:
        return count(number, "ny mulighed", "nye muligheder")
    if trigger is Story:
        return count(number, "ny historie", "nye historier")
    return f"{number} slået op igen" if trigger is Again else count(number, "frist", "frister")


def _soonest(told: Sequence[Told], clock: Clock) -> str:
    deadlines = [item.deadline for _, item in told if item.deadline]
    if not deadlines:
        return ""
    return deadline_in_words(min(deadlines, key=lambda each: each.at.timestamp()), clock.today)


def preheader(subject: str, told: Sequence[Told], place: Place) -> str:
    """The titles that the subject has no room for."""
    openings = sum(trigger is not Story for trigger, _ in told)
    own = f"{place.name}: {count(openings, 'mulighed', 'muligheder')}. {_PREHEADER}"
    if not openings:
        own = f"{place.name}: {count(len(told), 'historie', 'historier')} fra praksis. {_READ}"
    return preheader_of(subject, [item for _, item in told], own)


def intro(place: Place) -> str:
    """Why the reader hears of this, as HTML without any mark in it but a paragraph."""
    return f"<p>Her er det nye {place.where}, som du har bedt om at høre om.</p>"


def reason(told: Sequence[Told], place: Place, name: str) -> str:
    """Why this reader gets the mail."""
    what = about(told)
    return f"Du får denne mail, fordi du har bedt om besked om {what} {place.where} ({name})."
