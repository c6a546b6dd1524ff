"""The newsletter's pages: how to sign up, the archive, each issue and each of its editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsletter.archive import WebVersion, edition_version, web_version
from newsletter.edition import Edition, Editions, make_editions
from newsletter.letter import edition_address, readers
from newsletter.past import Past, past_of
from publishing.blocks import Link
from publishing.cards import cards_of
from publishing.markdown import render
from publishing.page import Page, make_page, record_head
from records.clock import Clock
from records.danish.dates import day_and_date
from records.facts.visibility import listed, with_page
from records.loading.library import Library
from records.model.article import Article
from records.model.newsletter import Issue, MailingList
from records.model.registry import address_of

LIST = Link("Nyhedsbrev", "nyhedsbrev/")
_AS_SENT = "Sådan så brevet ud, da det blev sendt. Frister og datoer kan være ændret siden."


def newsletter_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/nyhedsbrev/`, then for each issue that may be seen its page and those of its editions."""
    front = library.find(Article, "nyhedsbrev")
    if front:
        yield archive_page(front, library, clock)
    past = past_of(library)
    for issue in with_page(library, Issue, clock):
        yield from issue_pages(issue, library, clock, past)


def archive_page(front: Article, library: Library, clock: Clock) -> Page:
    """What a subscriber gets, the lists, and earlier issues, newest first."""
    issues = sorted(
        listed(library, Issue, clock), key=lambda issue: (issue.send_on, issue.id), reverse=True
    )
    values = {
        "lead": front.summary,
        "lists": tuple(_list(item) for item in library.all(MailingList)),
        "items": cards_of(issues, library, clock),
    }
    return make_page(
        record_head(front, "issues.html", "nyhedsbrev"), values, render(front.body, library)
    )


def _list(item: MailingList) -> dict[str, object]:
    return {
        "name": item.name,
        "description": item.description,
        "url": None if item.example else item.subscribe_url,
        "example": item.example,
    }


def issue_pages(issue: Issue, library: Library, clock: Clock, past: Past) -> Iterator[Page]:
    """The page of all that the issue tells, then the web version of each edition."""
    editions = make_editions(issue, library, clock, past)
    yield _issue_page(editions)
    for edition in editions.going:
        yield _edition_page(edition, sent=editions.sent is not None)


def _issue_page(editions: Editions) -> Page:
    issue = editions.issue
    links = tuple(
        Link(f"Til {readers(edition)}", edition_address(issue, edition.key))
        for edition in editions.going
    )
    web = web_version(editions)
    values = _values(issue, web, sent=editions.sent is not None)
    head = record_head(issue, "issue.html", "nyhedsbrev", (LIST,))
    return make_page(head, {**values, "editions": links}, web.html)


def _edition_page(edition: Edition, *, sent: bool) -> Page:
    """The web version: like the mail, but it says nothing about who read it.

    Searches leave it out, because the issue's page holds the same and more.
    """
    issue, web = edition.issue, edition_version(edition)
    above = Link(issue.title, address_of(issue) or "")
    head = replace(
        record_head(issue, "issue.html", "nyhedsbrev", (LIST, above)),
        title=f"{issue.title}: til {readers(edition)}",
        address=edition_address(issue, edition.key),
        noindex=True,
    )
    values = _values(issue, web, sent=sent)
    return make_page(head, {**values, "search": False}, web.html)


def _values(issue: Issue, web: WebVersion, *, sent: bool) -> dict[str, object]:
    return {
        "lead": issue.preheader,
        "date_text": f"Udgave {issue.number} · {day_and_date(issue.send_on)}",
        "sent_text": _AS_SENT if sent else "",
        "editions": (),
        "items_groups": web.groups,
        "search_text": "",
    }
