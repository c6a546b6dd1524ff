"""A run of the alerts in words, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsletter.alerts.night import Night
from newsletter.alerts.planning import Alert
from newsletter.frozen.values import FrozenLetter
from newsletter.pushing import Laid
from newsletter.selection.cards import key_of
from records.danish.numbers import count

NO_ENGINE = (
    "Der er intet afsenderprogram, så ingen får noget. Skriv det i mkdocs.yml: newsletter → "
    "engine; docs/drift/nyhedsbrev.md viser hvordan."
)


def as_text(night: Night) -> str:
    """What happened, one alert a line, and one sentence at the end."""
    return "\n".join(_lines(night)) + "\n"


def _lines(night: Night) -> Iterator[str]:
    stages = {each.mail.issue: each for each in night.started}
    for letter in (*night.before, *night.going):
        yield f"{letter.issue}: {_standing(stages.get(letter.issue), night)}"
        yield f"  > {letter.subject}"
        for edition in letter.editions:
            yield from (f"    {item.card.title}" for item in edition.items)
    for alert in night.held:
        yield f"{alert.mailing_list.id}, {alert.place.name}: venter, for {alert.held}."
        yield from (f"    {fact.record.title}" for fact in alert.facts)
    yield from night.remarks
    yield _sentence(night)


def _standing(laid: Laid | None, night: Night) -> str:
    if laid:
        return f"{laid.stage.value} (nr. {laid.id} på liste {laid.mail.to})"
    return "ville gå ud" if night.is_shown else "frosset"


def _sentence(night: Night) -> str:
    if not night.has_engine:
        return NO_ENGINE
    number = len(night.before) + len(night.going)
    if night.is_shown:
        told = count(number, "besked", "beskeder")
        return f"{told} ville gå ud. Intet er skrevet eller sendt."
    if not (number or night.held):
        return "Der er intet nyt at fortælle."
    if night.going and not (night.started or night.failed):
        told = count(number, "besked", "beskeder")
        return f"{told} er frosset. Læg .praksis i versionsstyringen, og kør så uden --freeze."
    started = count(len(night.started), "besked", "beskeder")
    return f"{started} er sat i gang. Læg .praksis i versionsstyringen."


def as_values(night: Night) -> dict[str, Any]:
    """The same for programs."""
    stages = {each.mail.issue: each for each in night.started}
    return {
        "engine": night.has_engine,
        "dry_run": night.is_shown,
        "alerts": [_alert(each, stages.get(each.issue)) for each in (*night.before, *night.going)],
        "held": [_held(each) for each in night.held],
        "failed": [{"id": each.mail.issue, "reason": each.reason} for each in night.failed],
        "remarks": night.remarks,
    }


def _alert(letter: FrozenLetter, laid: Laid | None) -> dict[str, Any]:
    (edition,) = letter.editions
    return {
        "id": letter.issue,
        "list": letter.mailing_list,
        "area": edition.key,
        "subject": letter.subject,
        "items": [{"key": item.key, "kind": item.why} for item in edition.items],
        "stage": laid.stage.name.lower() if laid else None,
        "number": laid.id if laid else None,
    }


def _held(alert: Alert) -> dict[str, Any]:
    return {
        "list": alert.mailing_list.id,
        "area": alert.place.key,
        "reason": alert.held,
        "items": [{"key": key_of(fact.record), "kind": fact.trigger.value} for fact in alert.facts],
    }
