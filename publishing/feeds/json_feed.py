"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), with one extension of our own.

The extension `_praksis` on an item is meant for programs:

- `kind`: the key of the kind: `article`, `vacancy` or `episode`
- `example`: true where the item is invented for the demonstration
- `deadline`: when applications must be in (RFC 3339); only where there is a deadline
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from publishing.cleaning import cleaned
from publishing.feeds.values import Attachment, Channel, Item

VERSION = "https://jsonfeed.org/version/1.1"
_INDENT = 2


def item_text(item: Item, author: str) -> str:
    """An item as it stands in a feed of that author, but for the margin."""
    return json.dumps(_item(item, author), ensure_ascii=False, indent=_INDENT)


def write_json_feed(
    channel: Channel, items: Iterable[Item], text_of: Callable[[Item, str], str] = item_text
) -> bytes:
    """The feed as JSON Feed 1.1 in UTF-8, items in the order given.

    The standard has no place for the last change of the whole feed. `text_of` gives what
    `item_text` does, for who has it already.
    """
    head = {
        "version": VERSION,
        "title": cleaned(channel.title),
        "home_page_url": channel.home,
        "feed_url": channel.feed_url,
        "description": cleaned(channel.description),
        "language": channel.language,
        "authors": [{"name": cleaned(channel.author), "url": channel.home}],
    }
    before = json.dumps(head, ensure_ascii=False, indent=_INDENT).removesuffix("\n}")
    margin = "\n" + " " * _INDENT * 2
    # No text in JSON has a line break of its own.
    texts = [text_of(item, channel.author).replace("\n", margin) for item in items]
    listed = f"[{margin}{f',{margin}'.join(texts)}\n{' ' * _INDENT}]" if texts else "[]"
    return f'{before},\n{" " * _INDENT}"items": {listed}\n}}\n'.encode()


def _item(item: Item, author: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": item.guid,
        "url": item.url,
        "title": cleaned(item.title),
        "summary": cleaned(item.summary),
        "content_html": cleaned(item.html),
        "date_published": item.published.isoformat(),
        "authors": [{"name": cleaned(name)} for name in item.authors or (author,)],
    }
    if item.image:
        entry["image"] = item.image
    if item.modified:
        entry["date_modified"] = item.modified.isoformat()
    if item.tags:
        entry["tags"] = [cleaned(tag) for tag in item.tags]
    if item.sound:
        entry["attachments"] = [_attachment(item.sound)]
    entry["_praksis"] = _extension(item)
    return entry


def _attachment(sound: Attachment) -> dict[str, Any]:
    return {
        "url": sound.url,
        "mime_type": sound.mime,
        "size_in_bytes": sound.bytes,
        "duration_in_seconds": sound.seconds,
    }


def _extension(item: Item) -> dict[str, Any]:
    extension: dict[str, Any] = {"kind": item.kind, "example": item.example}
    if item.deadline:
        extension["deadline"] = item.deadline.isoformat()
    return extension
