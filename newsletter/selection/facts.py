"""Which facts of a record are other than an earlier letter told: its words are none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from records.danish.numbers import joined
from records.facts.fingerprint import VERSION, digest_of
from records.facts.fingerprint import facts_of as values_of
from records.model.base import Content

_NEW: Mapping[str, str] = {
    "deadline": "ny frist",
    "deadline_time": "ny frist",
    "registration.deadline": "ny tilmeldingsfrist",
    "start_date": "ny dato",
    "end_date": "ny dato",
    "start_time": "nyt tidspunkt",
    "end_time": "nyt tidspunkt",
    "location": "nyt sted",
    "address": "ny adresse",
    "city": "ny adresse",
    "postal_code": "ny adresse",
    "status": "ny status",
    "state": "ny status",
    "count": "nyt antal",
    "price": "ny pris",
    "monthly_rent": "ny husleje",
    "amount": "nyt beløb",
    "available_from": "ny indflytning",
    "takeover": "ny overtagelse",
    "application": "ny måde at søge på",
    "online_url": "nyt link",
}
"""What can be said shortly; of other facts a mail says only that something changed."""
_MOST = 2
_LENGTH = 8


def facts_of(record: Content) -> str:
    """A fingerprint of each fact, `1 deadline:9f86d081 status:84c7d659`, after the lists' version.

    One for each, so that a later letter can say which one it is that changed.
    """
    told = (f"{name}:{digest_of(value)[:_LENGTH]}" for name, value in sorted(_flat(record)))
    return " ".join((str(VERSION), *told))


def _flat(record: Content) -> Iterator[tuple[str, Any]]:
    for name, value in values_of(record).items():
        if name == "registration":
            yield from ((f"{name}.{inner}", each) for inner, each in value.items())
        else:
            yield name, value


def changed_facts(then: str, now: str) -> tuple[str, ...]:
    """The names of those that are other, came or went.

    A fingerprint of another version tells nothing: a new program is no change of all records.
    """
    (version, *old), (current, *new) = (text.split(" ") for text in (then, now))
    if version != current:
        return ()
    return tuple(sorted({each.partition(":")[0] for each in set(old) ^ set(new)}))


def change_in_words(names: tuple[str, ...]) -> str:
    """`ny frist og nyt sted`; empty where it takes more than two to say it."""
    words = dict.fromkeys(_NEW.get(name, "") for name in names)
    return "" if "" in words or len(words) > _MOST else joined(list(words))
