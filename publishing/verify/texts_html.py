"""HTML and attributes that an editor wrote and that no reader gets, or that hide the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.markdown import ATTRIBUTES, TAGS
from publishing.verify.texts_blocks import BOX_KINDS
from publishing.verify.texts_found import TextFinding, fault, warning
from publishing.verify.texts_source import Source, without_comments
from records.types.text_pictures import LOADING_ATTRIBUTES, LOADING_ELEMENTS

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*+)([^<>]*)>")
_HTML = frozenset({
    "a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "basefont", "bdi",
    "bdo", "big", "blink", "blockquote", "body", "br", "button", "canvas", "caption", "center",
    "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog",
    "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer",
    "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
    "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main",
    "map", "mark", "marquee", "meta", "meter", "nav", "noscript", "object", "ol", "optgroup",
    "option", "output", "p", "param", "picture", "pre", "progress", "q", "s", "samp", "script",
    "section", "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary",
    "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time",
    "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "o:p",
})  # fmt: skip
_BETTER = {"b": "**fed**", "i": "*kursiv*", "u": "**fed**", "h1": "## Overskrift",
           "h5": "#### Overskrift", "h6": "#### Overskrift", "iframe": "[en tekst](https://…)",
           "video": "[en tekst](https://…)", "audio": "[en tekst](https://…)"}  # fmt: skip
_VOID = frozenset({"br", "hr", "img"})
_OPTIONAL_END = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody"})
_ATTRIBUTE = re.compile(r"""([A-Za-z_:@.-]+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_AUTOLINK = re.compile(r"(?:https?|mailto|ftp):|[^\s@]+@", re.IGNORECASE)
_LIST = re.compile(r"\{([^{}\n]{1,300})\}")
_LIKE_A_LIST = re.compile(r"\s*(?::|[.#][\w-]+(?:[ ]|$)|[\w-]+=|hidden\s*$)")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OURS = frozenset({
    "alle", "alle-omraader", "andet-kontor", "andre", "arkiv", "arrangementer", "besked", "bydele",
    "citater", "dato", "dele", "din-mailadresse", "f", "faktaboks", "farver", "filterark",
    "filterark-navn", "filtre", "find", "find-felt", "flere", "foelg", "forloeb", "fortalt",
    "former", "forside-soeg", "fra-2027", "genveje", "giver", "grupper", "hjaelp", "hoer-om-det",
    "hoerer-til", "hverdag", "hvor", "ikke", "indhold", "join-letters", "join-mail", "join-note",
    "kanaler", "kommunen", "kommuner", "kort", "kort-fortalt", "kort-liste", "kort-tegning",
    "laeger-og-patienter", "lister", "lyt", "lyt-titel", "m", "mail", "makker", "menu",
    "muligheder", "naboer", "naer", "naeste-frist", "naesten", "nu", "ogsaa", "ogsaa-her",
    "omraader", "opslag", "p1", "p2", "partnere", "personer", "raad", "raadgivere", "resultat",
    "roller", "rum", "saadan", "sider", "skridt", "skriv", "soeg", "soeg-felt", "soeg-liste",
    "sorter", "sources", "spm", "statistik", "sundhedsraad", "tal", "temaer", "tider", "tidslinje",
    "tilmeld", "trin", "typer", "uddrag", "udskrift", "udskrift-titel", "uge", "v", "vejen",
    "vejen-dertil", "videre", "write",
})  # fmt: skip
"""The ids of the pages themselves; held against the theme by a test."""


def html_findings(source: Source, shown: str) -> Iterator[TextFinding]:
    """Yield the HTML and the attributes that do not arrive; `shown` is the text that does."""
    ids: dict[str, int] = {}
    text = source.bare
    if "<" in text:
        yield from _comments(text)
        yield from _tags(text, ids)
    for found in _LIST.finditer(text) if "{" in text else ():
        if found[0] in shown:
            if _LIKE_A_LIST.match(found[1]):
                yield fault(found.start(), "attributes-as-text", written=found[0])
        else:
            yield from _listed(found, ids)


def _comments(text: str) -> Iterator[TextFinding]:
    at = text.find("<!--")
    while at >= 0:
        yield warning(at, "comment-in-text")
        at = text.find("<!--", at + 4)


def _tags(text: str, ids: dict[str, int]) -> Iterator[TextFinding]:
    opened: dict[str, list[int]] = {}
    for found in _TAG.finditer(without_comments(text)):
        name = found[2].lower()
        if _AUTOLINK.match(found[0][1:]):
            continue
        if name not in TAGS:
            # What loads something is told as such, with the pictures of texts.
            told = found[1] or name in LOADING_ELEMENTS
            yield from () if told else (_dropped(found, name),)
            continue
        if not found[1]:
            yield from _attributes(found, name, ids)
        if name not in _VOID | _OPTIONAL_END:
            yield from _paired(found, opened.setdefault(name, []))
    for name, places in opened.items():
        yield from (fault(place, "tag-not-closed", tag=name) for place in places[:1])


def _paired(found: re.Match[str], waiting: list[int]) -> Iterator[TextFinding]:
    """Keep an opening tag waiting for its end; an end that nothing waits for is a fault."""
    if not found[1]:
        waiting.append(found.start())
    elif waiting:
        waiting.pop()
    else:
        yield fault(found.start(), "tag-not-opened", tag=found[2].lower())


def _dropped(found: re.Match[str], name: str) -> TextFinding:
    if name in _HTML:
        return fault(found.start(), "html-dropped", tag=name, near=_BETTER.get(name, ""))
    return fault(found.start(), "angle-brackets-dropped", word=found[2])


def _attributes(found: re.Match[str], tag: str, ids: dict[str, int]) -> Iterator[TextFinding]:
    known = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | {"markdown"}
    for each in _ATTRIBUTE.finditer(found[3].rstrip("/")):
        name, value = each[1].lower(), (each[2] or "").strip("\"'")
        at = found.start(3) + each.start()
        if name not in known:
            if name not in LOADING_ATTRIBUTES:
                yield fault(at, "attribute-dropped", attribute=name)
        elif name == "id":
            yield from _id(value, at, ids)
        elif name == "class" and not _is_box(value):
            yield fault(at, "class-unknown", name=value)


def _is_box(value: str) -> bool:
    return set(value.split()) <= {"admonition", "admonition-title", *BOX_KINDS}


def _listed(found: re.Match[str], ids: dict[str, int]) -> Iterator[TextFinding]:
    at = found.start()
    for word in found[1].strip().removeprefix(":").split():
        if word[0] == "#":
            yield from _id(word[1:], at, ids)
        elif word[0] == ".":
            yield fault(at, "class-unknown", name=word[1:])
        elif word.startswith("id="):
            yield from _id(word[3:].strip("\"'"), at, ids)
        elif word.partition("=")[0] not in ("lang", *LOADING_ATTRIBUTES):
            yield fault(at, "attribute-dropped", attribute=word.partition("=")[0])


def _id(value: str, at: int, ids: dict[str, int]) -> Iterator[TextFinding]:
    if not _ID.fullmatch(value):
        yield fault(at, "anchor-not-slug", anchor=value)
    elif value in OURS:
        yield fault(at, "anchor-of-page", anchor=value)
    elif value in ids:
        yield fault(at, "anchor-twice", anchor=value)
    ids[value] = at
