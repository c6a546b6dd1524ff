"""Prepare text for XML, JSON and calendars: drop refused characters, make links absolute."""

from __future__ import annotations

import re

from publishing.markdown import rebased
from publishing.site import Site

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANCHOR = re.compile(r'href="#')


def cleaned(text: str) -> str:
    """The text without control characters, surrogates and non-characters.

    XML 1.0 (2.2) refuses them, and so does iCalendar text (RFC 5545, 3.3.11).
    """
    return _FORBIDDEN.sub("", text)


def absolute_links(html: str, page: str, site: Site) -> str:
    """The HTML with absolute links, because a feed reader does not know which page it is from.

    `page` is the absolute address of the page; links to its own headings and footnotes go there.
    """
    return rebased(_ANCHOR.sub(f'href="{page}#', html), site.url.rstrip("/"))
