"""Mail and site set against each other, once every page is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import html as lxml_html

from newsletter.edition import Edition, make_editions
from newsletter.letter import edition_address
from newsletter.past import past_of
from publishing.blocks import in_one_line
from publishing.page import Page
from records.checks.report import found_at
from records.clock import Clock
from records.facts.status import deadline_text
from records.facts.visibility import with_page
from records.loading.library import Library
from records.messages import in_order
from records.model.newsletter import Issue
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, Severity, Violation, violation

_BLOCKS = ("blocks",)


def inconsistencies(
    library: Library, clock: Clock, known: Collection[str], pages: Iterable[Page]
) -> Iterator[Diagnostic]:
    """Yield a problem for each internal link that leads nowhere, and for each deadline that is
    another in the mail than on the page of its web version or in the record.

    `known` holds the addresses of all pages and files, canonical. Issues that were sent may
    differ from records: they are history, and their page says so.
    """  # noqa: D205 - one sentence
    by_address = {page.address: page for page in pages}
    past = past_of(library)
    for issue in with_page(library, Issue, clock):
        editions = make_editions(issue, library, clock, past)
        told: set[Violation] = set()
        for edition in editions.going:
            told.update(_dead_links(edition, known, is_sent=editions.sent is not None))
            page = by_address.get(edition_address(issue, edition.key))
            told.update(_other_on_page(edition, page))
            if editions.sent is None:
                told.update(_other_in_records(edition, library))
        yield from in_order(found_at(library, issue, found) for found in told)


def _dead_links(edition: Edition, known: Collection[str], *, is_sent: bool) -> Iterator[Violation]:
    """Texts are judged where they are written, but what was sent stands as it is: nobody can
    mend it, so it stops no build.
    """  # noqa: D205 - one sentence
    for target in (*_targets(edition), *(_in_texts(edition) if is_sent else ())):
        address = target.removeprefix("/").partition("#")[0]
        if target.startswith(("https://", "mailto:")) or address in known:
            continue
        if is_sent:
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


def _other_on_page(edition: Edition, page: Page | None) -> Iterator[Violation]:
    """The web version holds the same cards, word for word, and so the same deadlines."""
    if page is None:
        yield violation("edition-without-page", _BLOCKS, edition=edition.key)
        return
    shown = {
        card["url"]: in_one_line(card["parts"])
        for group in page.meta["items_groups"]
        for card in group["cards"]
    }
    for pick in edition.picks:
        line = shown.get(pick.card.url)
        if line is None:
            yield violation("mail-item-not-on-page", _BLOCKS, record=pick.key)
        elif line != pick.card.line:
            yield violation(
                "mail-differs-from-page", _BLOCKS, record=pick.key, mail=pick.card.line, page=line
            )


def _other_in_records(edition: Edition, library: Library) -> Iterator[Violation]:
    for pick in edition.picks:
        record = library.resolve(pick.key)
        if not isinstance(record, Vacancy) or record.closes is None:
            continue
        if deadline_text(record) not in pick.card.line:
            yield violation("mail-deadline-differs", _BLOCKS, record=pick.key)
