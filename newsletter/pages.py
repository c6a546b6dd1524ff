"""The newsletter's pages: how to sign up, the archive, and a page for each issue."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.archive import web_version
from records.clock import Clock
from records.danish.dates import day_and_date
from records.kinds.article import Article
from records.kinds.newsletter import Issue, MailingList
from records.library import Library
from records.markdown import render
from records.pages.cards import cards_of
from records.pages.page import Page, make_page, record_head
from records.pages.parts import Link
from records.visibility import listed, with_page

LIST = Link("Nyhedsbrev", "nyhedsbrev/")


def newsletter_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/nyhedsbrev/`, then a page for each issue that may be seen."""
    front = library.find(Article, "nyhedsbrev")
    if front:
        yield archive_page(front, library, clock)
    for issue in with_page(library, Issue, clock):
        yield issue_page(issue, library, clock)


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


def issue_page(issue: Issue, library: Library, clock: Clock) -> Page:
    """The web version: says nothing about who read it."""
    web = web_version(issue, library, clock)
    values = {
        "lead": issue.preheader,
        "date_text": f"Udgave {issue.number} · {day_and_date(issue.send_on)}",
        "editions": (),
        "items_groups": web.groups,
        "search_text": "",
    }
    return make_page(record_head(issue, "issue.html", "nyhedsbrev", (LIST,)), values, web.html)
