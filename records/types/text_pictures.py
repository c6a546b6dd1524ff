"""Pictures in Markdown: `![what it shows](media/images/clinic.jpg "whose it is")`.

That is the one notation. Every other one that a browser would load something for is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from records.types.code_in_text import without_code

_MARKDOWN = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\]\(\s{0,9}"
    r"(?:<(?P<bracketed>[^<>\s]{1,400})>|(?P<path>[^)\s<>]{1,400}))"
    r"(?:\s{1,9}\"(?P<credit>[^\"]{0,400})\")?\s{0,9}\)"
)
LOADING_ELEMENTS = (
    "img", "image", "picture", "source", "video", "audio", "track", "iframe", "frame", "frameset",
    "embed", "object", "applet", "svg", "portal", "link", "base", "fencedframe",
    "bgsound", "layer", "ilayer",
)  # fmt: skip
"""What makes a browser load something; all but the first are dropped when rendered."""
LOADING_ATTRIBUTES = (
    "background", "poster", "srcset", "imagesrcset", "src", "data", "lowsrc", "dynsrc",
)  # fmt: skip
_LOADING = re.compile(rf"<({'|'.join(LOADING_ELEMENTS)})(?![\w-])", re.IGNORECASE)
_LOADING_ATTRIBUTE = re.compile(
    r"<(?!/?(?:img|image|picture|source|video|audio|track|iframe|frame|embed|object|svg|link|style)"
    r"(?![\w-]))[a-z][\w-]{0,40}\s[^<>]{0,1000}?\b"
    rf"({'|'.join(LOADING_ATTRIBUTES)})\s{{0,9}}=",
    re.IGNORECASE,
)
_ATTRIBUTE_LIST = re.compile(
    rf"\{{:?[^{{}}\n]{{0,500}}?\b({'|'.join(LOADING_ATTRIBUTES)})\s{{0,9}}=[^{{}}\n]{{0,500}}\}}",
    re.IGNORECASE,
)
"""`{: style="…"}`, with which Markdown gives an element attributes."""
_OPENING = re.compile(r"!\[")
_BRACKET = re.compile(r"\\.|[\[\]]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TextPicture:
    """A picture as an editor wrote it into a text."""

    alt: str
    path: str
    """From `content/`, or an address on another host."""
    credit: str
    offset: int
    """Where it begins in the text."""

    @property
    def is_ours(self) -> bool:
        """Whether the file lies in `content/media/`."""
        return self.path.startswith("media/")


@dataclass(frozen=True, slots=True)
class Foreign:
    """What would show something without being a picture in our notation."""

    notation: str
    """As the editor would find it again: `<iframe>`, `![…][…]`, `style=`."""
    offset: int


def pictures_in(text: str) -> Iterator[TextPicture]:
    """The pictures of a Markdown text; a leading slash means the same as none."""
    if "![" not in text:
        return
    for found in _MARKDOWN.finditer(without_code(text)):
        written = found["bracketed"] or found["path"]
        path = written if written.startswith("//") else written.removeprefix("/")
        yield TextPicture(found["alt"].strip(), path, found["credit"] or "", found.start())


def without_pictures(text: str) -> str:
    """The text with blanks where its pictures are, so that every other place stays the same."""
    return _MARKDOWN.sub(lambda found: " " * len(found[0]), text)


def foreign_in(text: str) -> Iterator[Foreign]:
    """Frames, pictures and styles in any other notation, each at its place."""
    if "<" not in text and "![" not in text and "{" not in text:
        return
    bare = without_pictures(without_code(text))
    for found in _LOADING.finditer(bare):
        yield Foreign(f"<{found[1].lower()}>", found.start())
    for found in _LOADING_ATTRIBUTE.finditer(bare):
        yield Foreign(f"{found[1].lower()}=", found.start(1))
    for found in _ATTRIBUTE_LIST.finditer(bare):
        yield Foreign(f"{found[1].lower()}=", found.start(1))
    yield from _other_markdown(bare)


def _other_markdown(bare: str) -> Iterator[Foreign]:
    """`![…][…]`, `![…]` that is defined elsewhere, and `![…](…)` that is not as it should be."""
    openings = {found.start() + 1 for found in _OPENING.finditer(bare)}
    if not openings:
        return
    defined = {_label(found[1]) for found in _DEFINITION.finditer(bare)}
    for start, end in _brackets(bare, openings):
        after = bare[end + 1 : end + 2]
        if after == "(":
            yield Foreign("![…](…)", start - 1)
        elif bare[end + 1 : end + 3].lstrip()[:1] == "[":
            yield Foreign("![…][…]", start - 1)
        elif _label(bare[start + 1 : end]) in defined:
            yield Foreign("![…]", start - 1)


def _brackets(text: str, wanted: set[int]) -> Iterator[tuple[int, int]]:
    """Where brackets that open at one of `wanted` are closed; one walk through the text."""
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            start = opened.pop()
            if start in wanted:
                yield start, found.start()


def _label(text: str) -> str:
    return " ".join(text.lower().split())
