"""The archive's cards of records that are gone: they say so, and lead where something answers."""

from __future__ import annotations

from dataclasses import replace

from newsletter.edition import Edition, EditionBlock, Editions
from newsletter.selection.cards import Item
from publishing.blocks import Card, Tag, Tone
from records.clock import Clock
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Content
from records.model.registry import BY_KEY, OF_PEOPLE, former_ids

GONE = "Findes ikke mere"
_WITHDRAWN = "Taget af siden"


def with_honest_cards(editions: Editions, library: Library, clock: Clock) -> Editions:
    """The editions as the archive shows them: the mail's words, but for what is gone since."""
    if editions.sent is None:
        return editions
    going = tuple(_edition(edition, library, clock) for edition in editions.going)
    return replace(editions, going=going)


def is_there(key: str, library: Library, clock: Clock) -> bool:
    """Whether readers can see the record that a letter told of, perhaps under another id by now."""
    kind, _, record_id = key.partition(":")
    shelf = library.records.get(kind, {})
    record = shelf.get(record_id)
    if record is None and kind in BY_KEY:
        names = ((each, former_ids(each)) for each in shelf.values())
        record = next((each for each, former in names if record_id in former), None)
    return isinstance(record, Content) and visibility(record, clock) is not Visibility.HIDDEN


def _edition(edition: Edition, library: Library, clock: Clock) -> Edition:
    return replace(edition, blocks=tuple(_block(b, library, clock) for b in edition.blocks))


def _block(block: EditionBlock, library: Library, clock: Clock) -> EditionBlock:
    return replace(block, picks=tuple(_item(item, library, clock) for item in block.picks))


def _item(item: Item, library: Library, clock: Clock) -> Item:
    if is_there(item.key, library, clock):
        return item
    return replace(item, card=_gone(item, library))


def _gone(item: Item, library: Library) -> Card:
    """What is left to say. A page that went out once has another in its place, which answers.

    What was withdrawn is not named again: somebody has taken back the consent for it, or, of what a
    doctor seeks, it has ended.
    """
    known, card = library.memory.records.get(item.key), item.card
    is_withdrawn = card.kind in OF_PEOPLE or (known is not None and known.withdrawn)
    return Card(
        kind=card.kind,
        title=_WITHDRAWN if is_withdrawn else card.title,
        url=known.address if known and known.address else "",
        summary="",
        parts=(),
        tags=(Tag(GONE, Tone.QUIET),),
        example=card.example,
    )
