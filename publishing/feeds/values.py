"""Feeds as values: the head, the items, and how an item is recognised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


def guid_of(namespace: str, kind: str, record_id: str) -> str:
    """`urn:min-almen-praksis:vacancy:bornholm-roenne-2026-1`.

    Feed readers recognise an item by it, so it is made of what never changes: kind and id, not
    title, slug, section, or the address of the site.
    """
    return f"urn:{namespace}:{kind}:{record_id}"


@dataclass(frozen=True, slots=True)
class Channel:
    """The head of a feed. Addresses are absolute."""

    id: str
    """What feed readers know the feed by, wherever it lies (Atom)."""
    title: str
    description: str
    home: str
    """The address of the page that the feed belongs to."""
    feed_url: str
    """The address of the feed."""
    author: str
    """Who publishes it."""
    changed: datetime | None
    """When the feed last changed; None for one that never held anything."""
    language: str = "da"


@dataclass(frozen=True, slots=True)
class Attachment:
    """The sound of an episode, as feed readers play it."""

    url: str
    mime: str
    bytes: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. Texts are plain except `html`; moments are aware."""

    guid: str
    kind: str
    """The key of the kind, e.g. `vacancy`."""
    url: str
    title: str
    summary: str
    html: str
    """Clean HTML with absolute links only."""
    published: datetime
    modified: datetime | None = None
    tags: tuple[str, ...] = ()
    example: bool = False
    deadline: datetime | None = None
    image: str = ""
    """The absolute address of a picture of it."""
    authors: tuple[str, ...] = ()
    """Who is heard in it, with consent; where there is nobody, it is the feed's own author."""
    sound: Attachment | None = None
