"""Marks that a reader would see as signs, and links that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.appearance.icon_sets import SETS, nearest_sign
from publishing.verify.texts_found import TextFinding, fault, warning
from publishing.verify.texts_shown import Shown
from publishing.verify.texts_source import Source
from records.danish.nearest import nearest
from records.danish.written import written_day

_AIRY = re.compile(r"\*\*\s[^*]{1,120}\*\*|\*\*[^*\s][^*]{0,120}\s\*\*(?!\w)")
"""Two pairs of stars with space inside them."""
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("footnote-without-text", re.compile(r"\[\^[^\[\]\s]{1,60}\]")),
    ("braces-left-over", re.compile(
        r"\{ ?\{[^{}]{0,200}(?:\} ?\})?|\}\}|\{%|\{(?=(?:figure|region)\b)")),
    ("link-in-two-pieces", re.compile(r"(?<!\])\[[^\[\]]{1,200}\]\s{1,3}\([^()\s]{1,300}\)")),
    ("link-written-backwards", re.compile(
        r"\([^()]{1,100}\)\[(?:https?:|/|[a-z_]{3,20}:)[^\[\]\s]{1,300}\]")),
    ("link-not-closed", re.compile(r"\]\(")),
    ("link-without-target", re.compile(r"\[[^\[\]]{1,200}\]\s\[[^\[\]]{0,100}\]|\[\[")),
    ("emphasis-not-closed", re.compile(
        r"\*\*(?=\S)|(?<=\S)\*\*|(?<![\w_])__(?=\w)|(?<=\w)__(?![\w_])"
        r"|(?<![\w*\ue002\ue003])\*(?=[^\W\d])|(?<![\w_\ue002\ue003])_(?=[^\W_])(?![^\s]*@)")),
    ("emphasis-with-space", _AIRY),
    ("code-of-other-program", re.compile(
        r"\[/?[a-z][a-z0-9_-]{2,40}(?:\s+[a-z_-]{1,30}=[^\]\s]{1,200}){1,8}\s*\]")),
    ("code-not-closed", re.compile(r"`+")),
    ("strike-not-here", re.compile(r"~~(?=\S)|==(?=[^\W\d])")),
    ("task-list-not-here", re.compile(r"^\s*\[[ xX]\] (?![(\[])")),
    ("emoji-by-name", re.compile(r"(?<![\w:]):[a-z]{3,20}(?:_[a-z]{1,20}){0,4}:(?![\w:])")),
    ("definition-not-here", re.compile(r"(?<=\n): +\S")),
    ("backslash-left-over", re.compile(r"\\(?=[^\w\s]|$|\n)|\\n")),
    ("entity-as-text", re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5});")),
)  # fmt: skip
_ICON = re.compile(r"(?<![\w:]):([a-z]{3,20}(?:-[a-z0-9]{1,40}){1,12}):(?![\w:])")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,300}|\bwww\.[a-z0-9-]{1,63}\.[^\s<>\"]{2,300}")
_MAIL = re.compile(r"(?<![\w.@/-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_MAIL_WITH_COMMA = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100},(?:dk|com|org|net|eu)\b")
_DAY = re.compile(
    r"(?<![\d.])(?:29|30|31)\. (?:februar|april|juni|september|november)(?: (?:19|20)\d\d)?\b"
)
_BY_TABS = re.compile(r"^(?=\S)[^\n|]*\S\t+\S[^\n|]*\n(?=\S)[^\n|]*\S\t+\S[^\n|]*", re.MULTILINE)
_SAYS_NOTHING = frozenset({
    "her", "klik", "klik her", "tryk her", "se her", "læs her", "læs mere", "læs mere her",
    "se mere", "se mere her", "mere", "link", "linket", "dette link", "dette", "hent her", "heri",
    "følg linket", "følg dette link", "gå hertil", "denne side", "here", "click here", "read more",
})  # fmt: skip
_WITHOUT_WORDS = re.compile(r"(?<!!)\[\s*(?::[a-z0-9-]+:\s*)*\]\(")
_SPACE_ENTITY = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|lrm|rlm|#160|#xa0|#173|#8203);", re.IGNORECASE
)
_DEFINED = re.compile(r"^ {0,3}\[\^([^\[\]]{1,60})\]:", re.MULTILINE)
_REFERRED = re.compile(r"\[\^([^\[\]]{1,60})\](?!:)")


def inline_findings(source: Source, shown: Shown) -> Iterator[TextFinding]:
    """Yield the marks that are left over in the text as it is shown."""
    find = _Finder(source.bare)
    for piece in shown.pieces:
        for code, pattern in _RULES:
            airy = _AIRY.search(piece) if code == "emphasis-not-closed" else None
            for found in () if airy else pattern.finditer(piece):
                at = find.place(piece, found.start(), found[0])
                yield fault(at, code, written=_around(piece, found))
        yield from _icons(piece, find)
        yield from _bare_addresses(piece, find)
        yield from _days(piece, find)
    for words in shown.links:
        yield from _link(words, find)
    for table in _BY_TABS.finditer(source.bare):
        yield warning(table.start(), "table-by-tabs")
    for entity in _SPACE_ENTITY.finditer(source.bare):
        yield warning(entity.start(), "space-as-entity", written=entity[0])
    yield from _footnotes(source.bare)


def _icons(piece: str, find: _Finder) -> Iterator[TextFinding]:
    """The names of signs that stand there as words, because there are none of that name."""
    for found in _ICON.finditer(piece):
        at = find.place(piece, found.start(), found[0])
        near = nearest_sign(_in_a_set(found[1]))
        near = f":{near}:" if near else ""
        yield fault(at, "icon-not-found", written=found[0], near=near)


def _in_a_set(name: str) -> str:
    """The name as it would begin: `materiale-phone` was meant to."""
    first, _, rest = name.partition("-")
    return f"{nearest(first, SETS) or first}-{rest}"


def _bare_addresses(piece: str, find: _Finder) -> Iterator[TextFinding]:
    for found in _ADDRESS.finditer(piece):
        at = find.place(piece, found.start(), found[0])
        address = found[0].rstrip(".,;:!?)")
        link = f"https://{address}" if address.startswith("www.") else address
        yield warning(at, "address-not-linked", address=address, link=link)
    for found in _MAIL_WITH_COMMA.finditer(piece):
        at = find.place(piece, found.start(), found[0])
        yield warning(at, "comma-in-address", written=found[0], meant=found[0].replace(",", "."))
    for found in _MAIL.finditer(piece):
        at = find.place(piece, found.start(), found[0])
        yield warning(at, "address-not-linked", address=found[0], link=found[0])


def _days(piece: str, find: _Finder) -> Iterator[TextFinding]:
    """Days that no calendar has: `31. november`."""
    for found in _DAY.finditer(piece):
        day = written_day(found[0])
        if day and not day.exists:
            at = find.place(piece, found.start(), found[0])
            known = day.length_of_month if day.year else ""
            yield warning(at, "day-in-no-calendar", written=found[0], near=known)


def _around(piece: str, found: re.Match[str]) -> str:
    """The mark with the words at it, as an editor knows them again."""
    end = piece.find(" ", found.end())
    end = len(piece) if end < 0 else end
    written = piece[found.start() : min(end, found.end() + 30)]
    return re.sub("[\ue000-\uf8ff]+", "…", written)


def _link(words: str, find: _Finder) -> Iterator[TextFinding]:
    said = " ".join(words.split()).casefold().strip(" .:!»«›→\u00a0")
    if not said:
        yield fault(find.first(_WITHOUT_WORDS), "link-without-text")
    elif said in _SAYS_NOTHING:
        yield warning(find.place("", 0, f"[{words}"), "link-says-nothing", words=words)


def _footnotes(text: str) -> Iterator[TextFinding]:
    if "[^" not in text:
        return
    referred = {found[1] for found in _REFERRED.finditer(text)}
    seen: set[str] = set()
    for found in _DEFINED.finditer(text):
        if found[1] in seen:
            yield fault(found.start(), "footnote-twice", note=found[1])
        elif found[1] not in referred:
            yield fault(found.start(), "footnote-not-used", note=found[1])
        seen.add(found[1])


class _Finder:
    """Finds again in the source what stands in the rendered text, going on from the last place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, int] = {}

    def first(self, pattern: re.Pattern[str]) -> int:
        """The offset of what the pattern finds first."""
        found = pattern.search(self._text)
        return found.start() if found else 0

    def place(self, piece: str, start: int, mark: str) -> int:
        """The offset of what stands at `start` of a rendered piece."""
        word = re.match(r"\S{1,40}", piece[start:])
        near = word[0] if word and len(word[0]) > len(mark) else mark
        for wanted in (near, mark, f"&amp;{mark[1:]}", mark[:2]):
            at = self._text.find(wanted, self._last.get(wanted, 0))
            if at < 0:
                at = self._text.find(wanted)
            if at >= 0:
                self._last[wanted] = at + 1
                return at
        return 0
