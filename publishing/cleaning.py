"""Prepare text for XML, JSON and calendars: drop refused characters, make links absolute."""

from __future__ import annotations

import re

from publishing.markdown import rebased
from publishing.site import Site
from records.source.characters import FORBIDDEN

_ANCHOR = re.compile(r'href="#')


def cleaned(text: str) -> str:
    """The text without the characters that no text may hold."""
    return FORBIDDEN.sub("", text)


def absolute_links(html: str, page: str, site: Site) -> str:
    """The HTML with absolute links, because a feed reader does not know which page it is from.

    `page` is the absolute address of the page; links to its own headings and footnotes go there.
    """
    return rebased(_ANCHOR.sub(f'href="{page}#', html), site.url.rstrip("/"))
