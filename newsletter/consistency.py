"""Mail and site set against each other, once every page is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import html as lxml_html

from newsletter.consents import is_taken_back
from newsletter.edition import Edition, Editions, make_editions
from newsletter.frozen.store import FOLDER, LETTER
from newsletter.in_hand import in_hand, is_overdue
from newsletter.letter import edition_address
from newsletter.past import Past, past_of
from newsletter.selection.candidates import sent_at
from newsletter.selection.facts import changed_facts, facts_of
from publishing.page import Page
from records.checks.report import found_at
from records.clock import Clock
from records.facts.status import deadline_text
from records.loading.library import Library
from records.messages import in_order
from records.model.base import Content
from records.model.newsletter import Issue
from records.model.vacancy import Vacancy
from records.source.diagnostics import (
    Diagnostic,
    Position,
    Severity,
    Violation,
    diagnostic,
    violation,
)

_BLOCKS = ("blocks",)


def inconsistencies(
    library: Library, clock: Clock, known: Collection[str], pages: Iterable[Page]
) -> Iterator[Diagnostic]:
    """Yield a problem for each internal link that leads nowhere, for each deadline that is another
    in the mail than in the record, and for each letter that waits for its editor.

    `known` holds the addresses of all pages and files, canonical. A letter that is frozen or whose
    day has passed stops no build: it is history, or what is to be done is not in the records.
    """  # noqa: D205 - one sentence
    by_address = {page.address: page for page in pages}
    past = past_of(library)
    for issue in in_hand(library, clock):
        editions = make_editions(issue, library, clock, past)
        told = {*_waiting(issue, editions, clock)}
        stands = editions.frozen is not None or is_overdue(issue, clock)
        for edition in editions.going:
            told.update(_dead_links(edition, known, stands=stands))
            if past.is_shown(issue, edition.key, clock) and past.sent_at(issue.id):
                told.update(_without_page(edition, by_address))
            if not stands:
                told.update(_other_in_records(edition, library))
            elif editions.frozen and not past.state(issue.id, edition.key).sent:
                told.update(_changed_since(edition, library, clock))
        yield from in_order(found_at(library, issue, found) for found in told)
    yield from without_record(library, past)


def _waiting(issue: Issue, editions: Editions, clock: Clock) -> Iterator[Violation]:
    """Of a letter whose moment has passed, and of which nobody has said that it was sent."""
    if editions.sent is not None or clock.utc < sent_at(issue):
        return
    loc, warning = ("send_on",), Severity.WARNING
    if editions.frozen:
        yield violation("letter-not-marked-sent", loc, warning, issue=issue.id, day=issue.send_on)
    elif is_overdue(issue, clock):
        moment = f"{sent_at(issue):%Y-%m-%dT%H:%M}"
        yield violation(
            "letter-overdue", loc, warning, issue=issue.id, day=issue.send_on, moment=moment
        )


def without_record(library: Library, past: Past) -> Iterator[Diagnostic]:
    """Of letters whose file is gone: a sent one lost its page, another may still be sent."""
    for name in (each.issue for each in past.letters.values() if not each.alert):
        if library.find(Issue, name) or library.is_unreadable("issue", name):
            continue
        at = Position(f"{FOLDER}/{name}/{LETTER}")
        if past.sent_at(name):
            yield diagnostic("sent-letter-without-issue", at, Severity.WARNING, issue=name)
        else:
            yield diagnostic("frozen-letter-without-issue", at, Severity.WARNING, issue=name)


def _dead_links(edition: Edition, known: Collection[str], *, stands: bool) -> Iterator[Violation]:
    """Texts are judged where they are written, but what stands as it is stops no build."""
    for target in (*_targets(edition), *(_in_texts(edition) if stands else ())):
        address = target.removeprefix("/").partition("#")[0]
        if target.startswith(("https://", "mailto:")) or address in known:
            continue
        if stands:
            warning = Severity.WARNING
            yield violation("sent-mail-link-not-found", _BLOCKS, warning, address=address)
        else:
            yield violation("mail-link-not-found", _BLOCKS, address=address)


def _targets(edition: Edition) -> Iterator[str]:
    yield from (pick.card.url for pick in edition.picks)
    yield from (block.more.url for block in edition.blocks if block.more)


def _in_texts(edition: Edition) -> Iterator[str]:
    for html in (edition.intro, *(block.html for block in edition.blocks)):
        root = lxml_html.fragment_fromstring(html, create_parent="div")
        yield from (element.get("href") for element in root.xpath("//*[@href]"))


def _without_page(edition: Edition, pages: Collection[str]) -> Iterator[Violation]:
    """Each mail names its own page; that it says the same follows from what it is made of."""
    if edition_address(edition.issue, edition.key) not in pages:
        yield violation("edition-without-page", _BLOCKS, edition=edition.key)


def _changed_since(edition: Edition, library: Library, clock: Clock) -> Iterator[Violation]:
    """Of a frozen edition that is still to be sent."""
    for pick in edition.picks:
        record = library.resolve(pick.key)
        if is_taken_back(pick.key, library, clock):
            yield violation("frozen-item-taken-back", _BLOCKS, Severity.WARNING, item=pick.key)
        elif not isinstance(record, Content) or record.draft:
            yield violation("frozen-item-gone", _BLOCKS, Severity.WARNING, item=pick.key)
        elif pick.facts and changed_facts(pick.facts, facts_of(record)):
            yield violation("frozen-item-changed", _BLOCKS, Severity.WARNING, item=pick.key)


def _other_in_records(edition: Edition, library: Library) -> Iterator[Violation]:
    for pick in edition.picks:
        record = library.resolve(pick.key)
        if not isinstance(record, Vacancy) or record.closes is None:
            continue
        if deadline_text(record) not in pick.card.line:
            yield violation("mail-deadline-differs", _BLOCKS, record=pick.key)
