"""The files of the outbox: each edition as HTML, plain text and finished message."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.edition import Edition, editions
from newsletter.letter import letter_of
from newsletter.message import message_of
from newsletter.render import html_of
from newsletter.text import text_of
from records.clock import Clock
from records.kinds.newsletter import Issue
from records.library import Library
from records.output import OutputFile
from records.site import Site
from records.visibility import with_page


def outbox_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """Yield `<issue>/<edition>.html`, `.txt` and `.eml` for every issue that is published.

    Raises NewsletterError, whose text is a Danish sentence, where an edition cannot be made.
    """
    for issue in with_page(library, Issue, clock):
        for edition in editions(issue, library, clock):
            yield from edition_files(edition, site)


def edition_files(edition: Edition, site: Site) -> Iterator[OutputFile]:
    """Yield the three files of one edition."""
    letter = letter_of(edition, site)
    text, html = text_of(letter), html_of(letter)
    stem = f"{edition.issue.id}/{edition.key}"
    yield OutputFile(f"{stem}.html", html.encode())
    yield OutputFile(f"{stem}.txt", text.encode())
    yield OutputFile(f"{stem}.eml", message_of(edition, letter, text, html, site))
