"""What there is to hear about the record of each page: the episodes that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from publishing.addresses import CONTACT, SIGNUP
from publishing.cards import cards_of
from publishing.page import Page, plain_value
from publishing.related import pointing_at
from records.clock import Clock
from records.facts.visibility import heard_on_pages
from records.loading.library import Library
from records.model.base import Record
from records.model.episode import Episode
from records.model.guide import Guide, Step
from records.model.newsletter import MailingList
from records.model.people import Adviser
from records.model.registry import address_of


def with_episodes(pages: Iterable[Page], library: Library, clock: Clock) -> Iterator[Page]:
    """The pages that change: each lists the episodes about what it shows, newest first.

    Only what can be heard is listed. An episode belongs to a page whose record names it under
    "Se også", or is named by it there. What a page lists already is not said twice; an episode's
    own page says what it names itself.
    """
    heard = _episodes_by_address(library, clock)
    for page in pages:
        found = heard.get(page.address, ())
        if not found or page.meta["kind"] == "episode":
            continue
        shown = set(_addresses_in(page.meta))
        left = [episode for episode in found if address_of(episode) not in shown]
        if left:
            cards = plain_value(cards_of(left, library, clock))
            yield replace(page, meta={**page.meta, "hear": cards})


def pages_about(record: Record, library: Library) -> Iterator[str]:
    """The addresses of the pages that show a record: its own, or those that gather its kind."""
    address = address_of(record)
    if address is not None:
        yield address.partition("#")[0]
    elif isinstance(record, Step):
        guides = (guide for guide in library.all(Guide) if record.id in guide.steps)
        yield from (address_of(guide) or "" for guide in guides)
    elif isinstance(record, Adviser):
        yield CONTACT
    elif isinstance(record, MailingList):
        yield SIGNUP


def _episodes_by_address(library: Library, clock: Clock) -> Mapping[str, list[Episode]]:
    found: dict[str, list[Episode]] = defaultdict(list)
    out = heard_on_pages(library, clock)
    newest_first = sorted(out, key=lambda e: (e.released or e.published, e.id), reverse=True)
    for episode in newest_first:
        named = [library.resolve(reference) for reference in episode.related]
        about = [*filter(None, named), *pointing_at(episode, library)]
        for address in dict.fromkeys(a for record in about for a in pages_about(record, library)):
            found[address].append(episode)
    return found


def _addresses_in(value: object) -> Iterator[str]:
    """Every address that the values of a page lead to."""
    if isinstance(value, Mapping):
        if isinstance(value.get("url"), str):
            yield value["url"]
        for each in value.values():
            yield from _addresses_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _addresses_in(each)
