"""Prepare text for XML, JSON and calendars: no refused characters, no signs, absolute links."""

from __future__ import annotations

import re

from publishing.icons_in_text import without_icons
from publishing.markdown import rebased
from publishing.site import Site
from records.source.characters import FORBIDDEN

_ANCHOR = re.compile(r'href="#')


def cleaned(text: str) -> str:
    """The text without the characters that no text may hold."""
    return FORBIDDEN.sub("", text)


def absolute_links(html: str, page: str, site: Site) -> str:
    """The HTML with absolute links, because a feed reader does not know which page it is from, and
    without signs, as it draws none.

    `page` is the absolute address of the page; links to its own headings and footnotes go there.
    """  # noqa: D205 - one sentence
    return rebased(_ANCHOR.sub(f'href="{page}#', without_icons(html)), site.url.rstrip("/"))
