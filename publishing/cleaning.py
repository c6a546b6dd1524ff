"""Prepare text for XML, JSON and calendars: no refused characters, no signs, absolute links."""

from __future__ import annotations

import re
from html import unescape

from publishing.icons_in_text import without_icons
from publishing.markdown import rebased
from publishing.site import Site
from records.source.characters import FORBIDDEN

_TAG = re.compile(r"<[A-Za-z/!?]")
"""What HTML takes for the beginning of a tag or a comment (13.2.5.6)."""
_ANCHOR = re.compile(r'href="#')


def cleaned(text: str) -> str:
    """The text without the characters that no text may hold."""
    return text if text.isprintable() else FORBIDDEN.sub("", text)


def as_html(text: str) -> str:
    """Plain text as HTML, escaped no more than it takes.

    Where HTML reads an ampersand or an angle as itself it stays: programs that take a description
    for plain text then show `R&D` and `5 < 6`, not `R&amp;D` and `5 &lt; 6`.
    """
    if unescape(text) != text:
        text = text.replace("&", "&amp;")
    if _TAG.search(text):
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text


def absolute_links(html: str, page: str, site: Site) -> str:
    """The HTML with absolute links, because a feed reader does not know which page it is from, and
    without signs, as it draws none.

    `page` is the absolute address of the page; links to its own headings and footnotes go there.
    """  # noqa: D205 - one sentence
    return rebased(_ANCHOR.sub(f'href="{page}#', without_icons(html)), site.url.rstrip("/"))
