"""A list that is too long for one page goes on, on pages that link to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from publishing.blocks import CardGroup, Link
from publishing.page import Head, Page, make_page

PER_PAGE = 100
"""How many rows a page holds."""


def pages_in_parts(head: Head, values: Mapping[str, Any]) -> Iterator[Page]:
    """The page of these `groups`, and where they are many, `side-2/` and on below it."""
    parts = tuple(_parts(values["groups"]))
    if len(parts) < 2:
        yield make_page(head, values)
        return
    addresses = [head.address, *(f"{head.address}side-{at}/" for at in range(2, len(parts) + 1))]
    links = tuple(Link(str(at), address) for at, address in enumerate(addresses, start=1))
    for link, part in zip(links, parts, strict=True):
        place = f"side {link.text} af {len(parts)}"
        around = {"title": f"S{place[1:]}", "links": links, "here": link.url}
        own = head if link.url == head.address else _continued(head, link.url, place)
        yield make_page(own, {**values, "groups": part, "pages": around})


def _continued(head: Head, address: str, place: str) -> Head:
    return replace(
        head,
        address=address,
        title=f"{head.title}, {place}",
        description=f"{head.description} S{place[1:]}.",
        breadcrumb=(*head.breadcrumb, Link(head.title, head.address)),
    )


def _parts(groups: Sequence[CardGroup]) -> Iterator[tuple[CardGroup, ...]]:
    """The groups in portions of a page; a group that does not fit goes on under its heading."""
    page: list[CardGroup] = []
    left = PER_PAGE
    for group in groups:
        cards = group.cards
        while cards:
            if not left:
                yield tuple(page)
                page, left = [], PER_PAGE
            page.append(replace(group, cards=cards[:left]))
            taken = len(page[-1].cards)
            left, cards = left - taken, cards[taken:]
    yield tuple(page)
