"""What is asked of Listmonk: one thing, every page of things, and what bears a tag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from http import HTTPStatus

from newsletter.engines.listmonk_answers import Campaign, Told, campaign_in, record_in, strange
from newsletter.engines.web import Api, Query, RefusedError

_PAGE = 50
"""Listmonk gives no more on a page."""
_OLDEST_FIRST = (("order_by", "created_at"), ("order", "ASC"))
"""What comes while pages are turned stands on the last of them."""
UNKNOWN = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)
"""What Listmonk answers to a number that it does not have: 400, and 404 in some versions."""


def lookup(api: Api, path: str) -> Told | None:
    """One thing by its number; None where there is none."""
    try:
        return record_in(api.get(path))
    except RefusedError as error:
        if error.status in UNKNOWN:
            return None
        raise


def campaign(api: Api, number: int) -> Campaign | None:
    """A campaign with its body."""
    told = lookup(api, f"/api/campaigns/{number}")
    return campaign_in(told) if told else None


def tagged(api: Api, tag: str) -> list[Campaign]:
    """The campaigns with exactly this tag, oldest first.

    Which name the filter has differs between versions, so each page is looked through as well.
    """
    query = [("tag", tag), *_OLDEST_FIRST, ("no_body", "true")]
    found = map(campaign_in, pages(api, "/api/campaigns", query))
    numbers = sorted(each.id for each in found if tag in each.tags)
    # Looked at once more: another hand may have deleted one since, or given it other tags.
    seen = (campaign(api, number) for number in numbers)
    return [each for each in seen if each and tag in each.tags]


def subscribers(api: Api, lists: Sequence[int], status: str = "") -> Iterator[Told]:
    """Those who stand on any of the lists, with their subscriptions."""
    query: list[tuple[str, str | int]] = [("list_id", each) for each in lists]
    if status:
        query.append(("subscription_status", status))
    yield from pages(api, "/api/subscribers", [*query, *_OLDEST_FIRST])


def pages(api: Api, path: str, query: Query) -> Iterator[Told]:
    """Every result. One that moves between two pages is given once."""
    seen: set[int] = set()
    page, passed = 1, 0
    while True:
        told = record_in(api.get(path, [*query, ("page", page), ("per_page", _PAGE)]))
        results = told.get("results")
        if not isinstance(results, list):
            raise strange()
        for each in results:
            if each["id"] not in seen:
                seen.add(each["id"])
                yield each
        passed += len(results)
        if not results or passed >= int(told.get("total") or 0):
            return
        page += 1
