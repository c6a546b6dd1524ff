"""An editor's text in a mail: clean HTML made well-formed and styled, or set as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import TextWrapper
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from newsletter.render.palette import Palette

WIDTH = 76
"""Characters in a line of plain text (RFC 5322, 2.1.1 recommends at most 78)."""
_KEPT = {"href", "lang", "start", "colspan", "rowspan", "scope"}
_BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr",
           "hr", "pre", "div", "dl", "dt", "dd"}  # fmt: skip


def _styles(colours: Palette) -> dict[str, str]:
    cell = f"padding:6px 12px 6px 0;text-align:left;border-bottom:1px solid {colours.line}"
    return {
        "p": "margin:0 0 14px",
        "h2": "margin:22px 0 8px;font-size:21px;line-height:1.25",
        "h3": "margin:18px 0 6px;font-size:18px;line-height:1.3",
        "h4": "margin:16px 0 4px;font-size:17px;line-height:1.3",
        "ul": "margin:0 0 14px;padding-left:22px",
        "ol": "margin:0 0 14px;padding-left:22px",
        "li": "margin:0 0 6px",
        "a": f"color:{colours.pine};text-decoration:underline",
        "blockquote": f"margin:0 0 14px;padding-left:14px;border-left:3px solid {colours.amber}",
        "table": "margin:0 0 14px;width:100%;border-collapse:collapse",
        "th": cell,
        "td": cell,
        "pre": "margin:0 0 14px;white-space:pre-wrap",
    }


def mail_html(html: str, colours: Palette) -> str:
    """Well-formed HTML with styles on each element and without pictures (nothing is fetched).

    `html` is the clean HTML of `publishing.markdown.render`, with absolute links.
    """
    root = _tree(html)
    styles = _styles(colours)
    for element in root.iter(etree.Element):
        for name in set(element.attrib) - _KEPT:
            del element.attrib[name]
        if element.tag in styles:
            element.set("style", styles[element.tag])
        if element.tag == "a":
            element.set("class", "link")
    return _inner(root)


def _tree(html: str) -> lxml_html.HtmlElement:
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for picture in list(root.iter("img")):
        picture.text = picture.get("alt", "")
        picture.drop_tag()
    return root


def _inner(root: lxml_html.HtmlElement) -> str:
    whole = etree.tostring(root, encoding="unicode", method="xml")
    return whole.removeprefix("<div>").removesuffix("</div>").removesuffix("<div/>")


# --- plain text -------------------------------------------------------------------------------


def wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Text folded at 76; words and addresses stay whole, `first` and `rest` begin the lines."""
    wrapper = TextWrapper(
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.fill(text)


def mail_text(html: str) -> str:
    """The same HTML as paragraphs of plain text; a link's address stands after its words."""
    return "\n\n".join(filter(None, _paragraphs(_tree(html))))


def _paragraphs(parent: lxml_html.HtmlElement) -> Iterator[str]:
    yield from _loose(parent.text)
    for child in parent:
        match child.tag:
            case "ul" | "ol":
                yield "\n".join(_items(child))
            case "blockquote":
                yield "\n>\n".join(_quoted(part) for part in _paragraphs(child))
            case "table":
                yield "\n".join(_rows(child))
            case "hr":
                yield "* * *"
            case "div" | "dl":
                yield from _paragraphs(child)
            case _:
                yield wrapped(_words(child))
        yield from _loose(child.tail)


def _loose(text: str | None) -> Iterator[str]:
    if text and text.strip():
        yield wrapped(_folded(text))


def _items(items: lxml_html.HtmlElement) -> Iterator[str]:
    start = int(items.get("start") or 1)
    for number, item in enumerate(items.iter("li"), start):
        mark = f"{number}. " if items.tag == "ol" else "- "
        yield wrapped(_words(item), mark, " " * len(mark))


def _rows(table: lxml_html.HtmlElement) -> Iterator[str]:
    for row in table.iter("tr"):
        yield wrapped(" | ".join(_words(cell) for cell in row))


def _quoted(paragraph: str) -> str:
    return wrapped(paragraph.replace("\n", " "), "> ", "> ")


def _words(element: lxml_html.HtmlElement) -> str:
    return _folded("".join(_runs(element)))


def _runs(element: lxml_html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br" or child.tag in _BLOCKS:
            yield " "
        yield from _runs(child)
        if child.tag == "a" and (address := _address(child)) != child.text_content().strip():
            yield f" ({address})"
        yield child.tail or ""


def _address(link: lxml_html.HtmlElement) -> str:
    """Where a link leads, as a reader would write it: of a `mailto:` the address alone."""
    address = str(link.get("href", ""))
    mail = address.removeprefix("mailto:")
    return address if mail == address else unquote(mail.partition("?")[0])


def _folded(text: str) -> str:
    return re.sub(r"[ \t\n\r]+", " ", text).strip()
