"""Which episodes stand on which page of the feed (RFC 5005)."""

from __future__ import annotations

from collections.abc import Sequence

from podcast.feed.items import Item


def paged(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The pages, newest episode first; there is always a first.

    Most apps read the first page alone, so the trailers stand there, however old they are.
    """
    trailers = [item for item in items if item.type == "trailer"][:size]
    kept = {item.guid for item in trailers}
    others = [item for item in items if item.guid not in kept]
    room = size - len(trailers)
    kept |= {item.guid for item in others[:room]}
    first = [item for item in items if item.guid in kept]
    older = others[room:]
    return [first, *(older[at : at + size] for at in range(0, len(older), size))]
