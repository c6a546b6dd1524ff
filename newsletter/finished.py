"""The finished HTML of a mail, held against all that the renderer writes.

Read sign by sign, with no parser that forgives: what one program passes over, another runs. Each
`<` begins one of the elements below, every value stands in double quotes, and the comments are
Outlook's conditional ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from records.model.newsletter import MERGE_TAG

FETCHES = re.compile(r"url\s*\(|@import|@font-face|expression\s*\(|\\|<", re.IGNORECASE)
"""What a style sheet brings in from elsewhere, or hides that with."""
_ADDRESS = re.compile(r"(?:https://|mailto:)[^\s<>\"]+")
_PICTURE = re.compile(r"https://[a-zA-Z0-9.:-]+(?:/[A-Za-z0-9._~-]+)*/assets/breve/[a-z0-9-]+\.png")
_ATTRIBUTE = r'\s+[a-z][a-z:-]*="[^"<]*"'
_TAG = rf"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*/?>"
_CONDITION = r"<!--\[if [a-z0-9 !|]{1,20}\]>(?:<!-->)?|(?:<!--)?<!\[endif\]-->"
_PART = re.compile(rf"[^<]+|{_TAG}|{_CONDITION}|<!doctype html>", re.IGNORECASE)
_VALUE = re.compile(r'\s([a-z][a-z:-]*)="([^"<]*)"')
_STYLE = re.compile(r"<style\b[^<>]*>([^<]*)</style>")
_ELEMENTS = frozenset(
    {
        "html", "head", "title", "meta", "style", "body", "div", "span", "table", "thead", "tbody",
        "tr", "th", "td", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em",
        "blockquote", "br", "hr", "code", "pre", "sup", "sub", "dl", "dt", "dd", "abbr",
        "img", "noscript", "xml", "o:OfficeDocumentSettings", "o:AllowPNG", "o:PixelsPerInch",
    }
)  # fmt: skip
_ATTRIBUTES = frozenset(
    {
        "align", "alt", "aria-hidden", "aria-label", "aria-roledescription", "bgcolor", "border",
        "cellpadding", "cellspacing", "charset", "class", "colspan", "content", "dir", "height",
        "href", "http-equiv", "id", "lang", "media", "name", "role", "rowspan", "scope",
        "src", "start", "style", "target", "type", "valign", "vertical-align", "width",
        "xmlns", "xmlns:o", "xmlns:v",
    }
)  # fmt: skip
_EQUIVALENTS = frozenset({"content-type", "x-ua-compatible"})
"""Not `refresh`, which would lead the reader away."""


@lru_cache(maxsize=256)
def is_mail_address(value: str) -> bool:
    """Whether a mail may link there: https, mailto, or a placeholder of the mail engine."""
    return bool(_ADDRESS.fullmatch(value) or MERGE_TAG.fullmatch(value))


@lru_cache(maxsize=64)
def is_mail_picture(value: str) -> bool:
    """Whether a mail may show what lies there: one of the site's own drawings for letters, at an
    address with no room for who reads it.
    """  # noqa: D205 - one sentence
    return bool(_PICTURE.fullmatch(value))


_LEADS = {"href": is_mail_address, "src": is_mail_picture}


def objection(html: str) -> str:
    """What in it no mail of ours holds, in Danish; empty where all is well."""
    end = 0
    for part in _PART.finditer(html):
        if part.start() != end:
            break
        end = part.end()
        found = _of_tag(part) if part["name"] else ""
        if found:
            return found
    if end != len(html):
        return f"»{' '.join(html[end : end + 40].split())}« står der ikke i vores mails"
    fetching = next((css for css in _STYLE.findall(html) if FETCHES.search(css)), None)
    return "" if fetching is None else "et typografiark henter noget udefra"


def _of_tag(tag: re.Match[str]) -> str:
    if tag["name"] not in _ELEMENTS:
        return f"elementet {tag['name'][:30]}"
    for name, value in _VALUE.findall(tag["attributes"]):
        if name not in _ATTRIBUTES:
            return f"{name[:30]} på {tag['name']}"
        if name in _LEADS and not _LEADS[name](value.replace("&amp;", "&")):
            return f"{'linket' if name == 'href' else 'billedet'} {value[:60]}"
        if name == "style" and FETCHES.search(value):
            return f"{tag['name']} henter noget udefra"
        if name == "http-equiv" and value.lower() not in _EQUIVALENTS:
            return f"meta {value[:30]}"
    return ""
