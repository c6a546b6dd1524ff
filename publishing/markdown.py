"""Render editors' Markdown to clean HTML, once for page, feed and mail.

Links in the result are addresses from the root with a leading slash (`/muligheder/`), or
absolute; `rebased` turns the former into what a page, a feed or a mail needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from html import unescape
from typing import Any

import nh3
from markdown import Markdown

from publishing.figure_box import with_figure_boxes
from publishing.icons_in_text import ATTRIBUTE, ELEMENT, EXTENSION, SETTINGS, with_icons
from records.danish.slugs import slug
from records.facts.placeholders import with_figures_as_markdown
from records.loading.library import Library
from records.source.kept_values import hash_of

_EXTENSIONS = ["tables", "attr_list", "footnotes", "md_in_html", "toc", "admonition", "fenced_code",
               "pymdownx.betterem", "smarty", EXTENSION]  # fmt: skip
_SETTINGS: dict[str, dict[str, Any]] = {
    "toc": {"slugify": slug, "permalink": False},
    "smarty": {"smart_quotes": False, "smart_dashes": False},
    EXTENSION: SETTINGS,
}
_OPTIONS: dict[str, Any] = {
    "extensions": _EXTENSIONS,
    "extension_configs": _SETTINGS,
    "output_format": "html",
    "lazy_ol": False,  # a list that an editor begins with 4 begins with 4
}
TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "blockquote", "table",
         "thead", "tbody", "tr", "th", "td", "hr", "br", "code", "pre", "img", "div", "span",
         "sup", "sub", "dl", "dt", "dd", "abbr"}  # fmt: skip
"""The elements that reach a reader; of others only the words inside do."""
ATTRIBUTES = {
    "*": {"id", "lang"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "div": {"class"},
    "p": {"class"},
    "span": {"class"},
    "abbr": {"title"},
}
_ATTRIBUTES = {**ATTRIBUTES, ELEMENT: {ATTRIBUTE}}
_TO_RECORD = re.compile(r'(<a\b[^<>]*?\bhref=")([a-z_]+:[a-z0-9-]+(?:#[a-z0-9-]+)?)(?=")')
_TO_MEDIA = re.compile(r'(<(?:a|img)\b[^<>]*?\b(?:href|src)=")(?=media/)')
_SPEAKER = re.compile(r"<p>– ((?:(?!</?p>).)*)</p>(\s*</blockquote>)", re.DOTALL)
"""Who says what stands in a quote: its last paragraph, which begins with a dash."""
_PICTURE = re.compile(r'<img\b[^<>]*?\bsrc="([^"]*)"', re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_ROOTED = re.compile(r'(href|src)="/(?!/)')


def renderer() -> Markdown:
    """A renderer of its own, as every text is rendered."""
    return Markdown(**_OPTIONS)


_renderer = cache(renderer)


def render(text: str, library: Library) -> str:
    """Clean HTML of an editor's Markdown; `kind:id` links become addresses from the root, and
    `{{figure:id}}` the value of that key figure, or a box where it is a paragraph of its own.
    """  # noqa: D205 - one list
    told = with_figures_as_markdown(with_figure_boxes(text, library), library)
    html = kept_html(told, library)
    resolved = _TO_RECORD.sub(lambda found: found[1] + _rooted(found[2], library), html)
    return with_icons(cleaned(_TO_MEDIA.sub(r"\1/", resolved)))


def kept_html(text: str, library: Library) -> str:
    """As `converted`, of an earlier run where one has rendered the same text."""
    return library.kept.get(hash_of("markdown", text), partial(converted, text))


def clean_html(text: str) -> str:
    """Clean HTML of Markdown without links to records or key figures."""
    return with_icons(cleaned(converted(text)))


@lru_cache(maxsize=4096)
def converted(text: str) -> str:
    """HTML of Markdown as it stands, links as they are written: to be judged or cleaned.

    Pages, feeds and mails show the same texts, and each is judged too, so it is kept.
    """
    html: str = _renderer().reset().convert(text)
    return html


def cleaned(html: str) -> str:
    """HTML with what may reach a reader, and places of the build's own signs; nothing else."""
    safe = nh3.clean(
        html,
        tags=TAGS | {ELEMENT},
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"https", "mailto"},
        link_rel=None,
        attribute_filter=_kept,
    )
    return _SPEAKER.sub(r'<p class="said-by">\1</p>\2', _with_scopes(safe))


def foreign_pictures(html: str) -> Iterator[str]:
    """Where the pictures of a piece of HTML come from, where that is another host."""
    for found in _PICTURE.finditer(html):
        source = unescape(found[1])
        if _ELSEWHERE.match(source):
            yield source


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute; None for a picture of another host, which would see the reader."""
    return None if tag == "img" and attribute == "src" and _ELSEWHERE.match(value) else value


def _rooted(target: str, library: Library) -> str:
    address = library.address(target)
    if address is None or address.startswith(("https:", "mailto:")):
        return address or target
    return "/" + address


def _with_scopes(html: str) -> str:
    return html.replace("<th>", '<th scope="col">')


def rebased(html: str, base: str) -> str:
    """The HTML with `base` (no trailing slash) before every link from the root."""
    return _ROOTED.sub(rf'\1="{base}/', html)


def headings(html: str) -> tuple[tuple[str, str], ...]:
    """The second-level headings as (id, text), for a table of contents."""
    found = re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', html, re.DOTALL)
    return tuple((anchor, plain(text)) for anchor, text in found)


def plain(html: str) -> str:
    """The text of clean HTML, white space folded."""
    spaced = re.sub(r"</(p|li|h\d|td|th|div|blockquote|dt|dd)>|<br>", " ", html)
    return " ".join(unescape(nh3.clean(spaced, tags=set())).split())
