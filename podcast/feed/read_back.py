"""What real clients see in the feed, compared with what was meant: feedparser and gPodder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import feedparser
import podcastparser

from podcast.feed.items import Item


def differences(feed: bytes, url: str, items: Sequence[Item]) -> Iterator[str]:
    """A Danish sentence for each thing that a reader sees otherwise.

    `feed` is a page of the feed, `url` its address, `items` what it was made of.
    """
    yield from _seen_by_feedparser(feed, items)
    yield from _seen_by_gpodder(feed, url, items)


def _seen_by_feedparser(feed: bytes, items: Sequence[Item]) -> Iterator[str]:
    read = feedparser.parse(feed)
    if read.bozo:
        yield f"feedparser kan ikke læse feedet: {read.get('bozo_exception')}."
    seen = [
        (entry.id, entry.title, entry.link, [dict(e) for e in entry.enclosures])
        for entry in read.entries
    ]
    meant = [(item.guid, item.title, item.page, [_link(item)]) for item in items]
    yield from _compared("feedparser", seen, meant)


def _link(item: Item) -> dict[str, str]:
    sound = item.sound
    return {"href": sound.url, "length": str(sound.bytes), "type": sound.mime}


def _seen_by_gpodder(feed: bytes, url: str, items: Sequence[Item]) -> Iterator[str]:
    try:
        read = podcastparser.parse(url, BytesIO(feed))
    except podcastparser.FeedParseError as error:
        yield f"gPodder kan ikke læse feedet: {error}."
        return
    seen = [
        (e["guid"], e["title"], e["published"], e["total_time"], e["enclosures"])
        for e in read["episodes"]
    ]
    meant = [
        (i.guid, i.title, int(i.published.timestamp()), i.sound.seconds, [_file(i)])
        for i in sorted(items, key=lambda item: -item.published.timestamp())
    ]
    yield from _compared("gPodder", sorted(seen), sorted(meant))


def _file(item: Item) -> dict[str, Any]:
    sound = item.sound
    return {"url": sound.url, "file_size": sound.bytes, "mime_type": sound.mime}


def _compared(reader: str, seen: list[Any], meant: list[Any]) -> Iterator[str]:
    if len(seen) != len(meant):
        yield f"{reader} ser {len(seen)} episoder, men der skal være {len(meant)}."
    for one, other in zip(seen, meant, strict=False):
        if one != other:
            yield f"{reader} ser {one}, men der står {other}."
