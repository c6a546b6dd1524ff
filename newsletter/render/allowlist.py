"""What the source of a mail may hold. The renderer accepts anything silently, so we do not.

Elements, attributes, parents, addresses, styles and depth are all checked before rendering.
"""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from newsletter.errors import UnsafeMarkup
from newsletter.finished import FETCHES, is_mail_address, is_mail_picture

MAX_DEPTH = 60
"""Elements inside each other. The renderer recurses and would take the interpreter down."""

_LOOKS = frozenset({"class", "style"})
_CELL = _LOOKS | {"width", "height", "valign", "align", "colspan", "rowspan"}
_HTML: dict[str, frozenset[str]] = {
    "table": _LOOKS | {"role", "width", "cellpadding", "cellspacing", "border", "aria-hidden"},
    "tr": frozenset(),
    "td": _CELL,
    "th": _CELL | {"scope"},
    "a": _LOOKS | {"href", "lang"},
    "ol": _LOOKS | {"start"},
    "img": _LOOKS | {"src", "alt", "width", "height"},
    **dict.fromkeys(
        ("thead", "tbody", "p", "h1", "h2", "h3", "h4", "ul", "li", "strong", "em", "blockquote",
         "br", "hr", "code", "pre", "div", "span", "sup", "sub", "dl", "dt", "dd", "abbr"),
        _LOOKS | {"lang"},
    ),
}  # fmt: skip
_PADDED = frozenset({"css-class", "padding", "background-color"})
_MJML: dict[str, frozenset[str]] = {
    "mjml": frozenset({"lang"}),
    "mj-head": frozenset(),
    "mj-title": frozenset(),
    "mj-preview": frozenset(),
    "mj-raw": frozenset(),
    "meta": frozenset({"name", "content"}),
    "mj-style": frozenset(),
    "mj-attributes": frozenset(),
    "mj-all": frozenset({"font-family"}),
    "mj-body": frozenset({"width", "background-color", "css-class"}),
    "mj-section": _PADDED | {"full-width"},
    "mj-column": frozenset(),
    "mj-text": _PADDED | {"color", "font-size", "line-height"},
    "mj-button": _PADDED
    | {
        "href",
        "align",
        "border",
        "color",
        "border-radius",
        "inner-padding",
        "font-size",
        "font-weight",
    },
}
_INSIDE: dict[str, frozenset[str]] = {
    "mjml": frozenset({"mj-head", "mj-body"}),
    "mj-head": frozenset({"mj-title", "mj-preview", "mj-raw", "mj-style", "mj-attributes"}),
    "mj-raw": frozenset({"meta"}),
    "mj-attributes": frozenset({"mj-all", "mj-section", "mj-text", "mj-button"}),
    "mj-body": frozenset({"mj-section"}),
    "mj-section": frozenset({"mj-column"}),
    "mj-column": frozenset({"mj-text", "mj-button"}),
    "mj-text": frozenset(_HTML),
    **dict.fromkeys(_HTML, frozenset(_HTML)),
}
_META = frozenset({"color-scheme", "supported-color-schemes"})


def check_markup(source: str) -> None:
    """Raise UnsafeMarkup where the MJML `source` is not well-formed or not on the list."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(f"koden er ikke velformet ({error.msg})") from error
    if root.tag != "mjml" or getattr(root.getroottree().docinfo, "doctype", ""):
        raise _refusal("koden begynder ikke med mjml")
    _check(root, 1)


def _check(element: etree._Element, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise _refusal(f"der er mere end {MAX_DEPTH} lag inden i hinanden")
    tag = str(element.tag)
    for name, value in element.attrib.items():
        _check_attribute(tag, str(name), str(value))
    if tag == "mj-style" and FETCHES.search((element.text or "").replace("<=", "")):
        raise _refusal("et typografiark henter noget udefra")
    for child in element:
        if not isinstance(child.tag, str):
            raise _refusal(f"der står en kommentar eller en kode, som ikke er et element, i {tag}")
        if child.tag not in _INSIDE.get(tag, frozenset()):
            raise _refusal(f"{child.tag} må ikke stå i {tag}")
        _check(child, depth + 1)


@lru_cache(maxsize=4096)
def _check_attribute(tag: str, name: str, value: str) -> None:
    """Cached, as a mail has the same few styles on hundreds of elements; a refusal never is."""
    if name not in _allowed(tag):
        raise _refusal(f"{tag} må ikke have {name}")
    if name == "href" and not is_mail_address(value):
        raise _refusal(f"linket {value[:60]} kan ikke bruges i en mail")
    if name == "src" and not is_mail_picture(value):
        raise _refusal(f"billedet {value[:60]} er ikke en af sidens tegninger til breve")
    if name == "style" and FETCHES.search(value):
        raise _refusal(f"{tag} henter noget udefra")
    if tag == "meta" and name == "name" and value not in _META:
        raise _refusal(f"meta {value} kendes ikke")


@lru_cache(maxsize=256)
def _allowed(tag: str) -> frozenset[str]:
    return _MJML.get(tag, frozenset()) | _HTML.get(tag, frozenset())


def _refusal(what: str) -> UnsafeMarkup:
    return UnsafeMarkup(f"Mailen kan ikke laves: {what}. Se efter i indledningen og afsnittene.")
