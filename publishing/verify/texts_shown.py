"""What a reader would see of a text, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "wbr", "meta", "link"})
_BREAKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "div", "br", "tr",
                     "blockquote", "dt", "dd", "ol", "ul", "table"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of a rendered page, without code and links; the links; and all words of it."""

    pieces: tuple[str, ...]
    links: tuple[str, ...]
    words: str


@dataclass
class _Reader(HTMLParser):
    pieces: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    piece: list[str] = field(default_factory=list)
    link: list[str] | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value or "" for name, value in attrs if name in ("alt", "title")]
        if tag in _BREAKS:
            self._end_piece()
        if tag not in _VOID:
            self.open.append(tag)
        given = dict(attrs)
        if tag == "a" and not (given.get("href") or "").startswith(("#fn:", "#fnref")):
            self.link = []
        elif tag == "img" and self.link is not None:
            self.link.append(given.get("alt") or "billede")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self._end_piece()
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag == "a" and self.link is not None:
            self.links.append("".join(self.link))
            self.link = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.link is not None:
            self.link.append(data)
        if self.open and self.open[-1] in ("code", "pre", "a", "script", "style"):
            self.piece.append("\ue003")
        else:
            self.piece.append(data)

    def _end_piece(self) -> None:
        if self.piece:
            self.pieces.append("".join(self.piece))
            self.piece = []

    def read(self, html: str) -> Shown:
        self.feed(html)
        self.close()
        self._end_piece()
        return Shown(tuple(self.pieces), tuple(self.links), "".join(self.words))


def shown_in(html: str) -> Shown:
    """What a reader sees of the HTML."""
    return _Reader().read(html)
