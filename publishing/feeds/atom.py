"""Atom 1.0 (RFC 4287): the same items as in RSS, with the moment of each change."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from publishing.cleaning import cleaned
from publishing.feeds.generator import (
    ATOM,
    AtomSound,
    FeedExtension,
    atom_bytes,
    entry_in,
    head_of_any,
    new_entry,
    new_feed,
    with_entries,
)
from publishing.feeds.values import Channel, Item


def atom_entry(item: Item) -> bytes:
    """An item as it stands in every Atom feed."""
    feed = head_of_any(ATOM)
    feed.register_extension("sound", FeedExtension, AtomSound, rss=False)
    entry = new_entry(feed, item.guid, cleaned(item.title), item.url, item.published)
    entry.updated(max(item.modified or item.published, item.published))
    entry.summary(cleaned(item.summary))
    entry.content(cleaned(item.html), type="html")
    entry.category([{"term": cleaned(tag)} for tag in item.tags])
    entry.author([{"name": cleaned(author)} for author in item.authors])
    if item.sound:
        sound = item.sound
        entry.sound.link = {"href": sound.url, "type": sound.mime, "length": str(sound.bytes)}
    return entry_in(atom_bytes(feed), "entry")


def write_atom(
    channel: Channel, items: Iterable[Item], text_of: Callable[[Item], bytes] = atom_entry
) -> bytes:
    """The feed as Atom in UTF-8, items in the order given.

    An item is known by the same id as in RSS and JSON Feed. `text_of` gives what `atom_entry`
    does, for who has it already.
    """
    return with_entries(atom_bytes(new_feed(channel, ATOM)), map(text_of, items), "feed")
