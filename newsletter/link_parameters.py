"""Parameters on a letter's links to our own site, where the office has asked for them.

A reader is never in them: they can name the issue and the edition, and nothing else is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import urlsplit, urlunsplit

from newsletter.edition import Edition
from publishing.site import Site
from records.model.newsletter import MERGE_TAG, MailingList

Linker = Callable[[str], str]
_HREF = re.compile(r'href="([^"]*)"')


def linker(edition: Edition, site: Site) -> Linker:
    """Gives an absolute address with the mailing list's `link_parameters`.

    Other hosts, and addresses that a mail engine fills in, stay as they are; so does every address
    where the list asks for no parameters.
    """
    return linker_of(edition.mailing_list, edition.issue.id, edition.key, site)


def linker_of(mailing_list: MailingList, issue: str, key: str, site: Site) -> Linker:
    """The same of a letter that is known by its id and the key of its edition."""
    asked = mailing_list.link_parameters or ""
    told = asked.replace("{udgave}", issue).replace("{maalgruppe}", key)

    def link(url: str) -> str:
        ours = url.startswith(site.url) and not MERGE_TAG.search(url)
        return _with_query(url, told) if told and ours else url

    return link


def linked_html(html: str, link: Linker) -> str:
    """The same HTML with each link's address handed through `link`."""
    return _HREF.sub(lambda found: f'href="{escape(link(unescape(found[1])))}"', html)


def _with_query(url: str, parameters: str) -> str:
    """The parameters after those that are there already, before the fragment (RFC 3986, 3.4)."""
    parts = urlsplit(url)
    query = "&".join(filter(None, (parts.query, parameters)))
    return urlunsplit(parts._replace(query=query))
