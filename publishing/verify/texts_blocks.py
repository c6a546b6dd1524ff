"""What Markdown makes of lines: lists, headings and boxes that are none, or that nobody meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.verify.texts_found import TextFinding, fault, warning
from publishing.verify.texts_source import Source
from publishing.verify.texts_tables import table_findings

Lines = tuple[tuple[int, str], ...]

_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}\.) +\S")
_BULLET = re.compile(r" {0,3}[-*+] +\S")
_FIRST = re.compile(r" {0,3}1\. +(?!(?:%s)\b)\S" % _MONTH)  # noqa: UP031 - braces count
_NUMBERED = re.compile(r" {0,3}(\d{1,9})\. +\S")
_DATED = re.compile(r" {0,3}(?:\d{1,2}\. +(?:%s)\b|\d{3,9}\. )" % _MONTH)  # noqa: UP031
_OTHER_BULLET = re.compile(r" {0,3}[•·●▪‣◦–—] *\S")
_OTHER_ITEM = re.compile(r" {0,3}(?:[•·●▪‣◦–—] *\S|\d{1,3}\) |[a-z]\) |-[^\W\d]|\*[^\W\d][^*]*$)")
_EMPTY_ITEM = re.compile(r" *(?:[*+]|\d{1,3}\.)$| *- +$| {2,}-$")
_HEADING = re.compile(r" {0,3}(#{1,6})([^#\n].*|)$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_QUOTE = re.compile(r"( {0,3}>) ?")
_BOX = re.compile(r'!!! ?([\w-]+(?: +[\w-]+)*)(?: +"([^"]*)")? *$')
_BOX_LIKE = re.compile(r"(?:!!!|\?\?\?|:::)")
BOX_KINDS = ("note", "tip", "info", "warning", "danger")
"""The boxes that have a look."""


def block_findings(source: Source) -> Iterator[TextFinding]:
    """Yield what the lines of a text do not become, or become unasked."""
    level = 2
    blocks = [part for block in source.blocks() for part in _parts(block)]
    for number, inner in enumerate(blocks):
        following = blocks[number + 1][0][1] if number + 1 < len(blocks) else ""
        yield from _boxes(inner, following)
        for offset, line in inner:
            heading = _HEADING.match(line)
            if heading:
                yield from _heading(offset, heading, level)
                level = len(heading[1])
        if len(inner) > 1 and _UNDERLINE.match(inner[1][1]):
            yield _underlined(inner)
            continue
        yield from table_findings(inner)
        yield from _lists(inner)
    yield from _flat(source)


def _parts(block: Lines) -> Iterator[Lines]:
    """The block without its indent; of a quote what stands between its blank lines."""
    part: list[tuple[int, str]] = []
    for offset, line in _without_quote(_dedented(block)):
        if line.strip():
            part.append((offset, line))
        elif part:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _dedented(block: Lines) -> Lines:
    indent = len(block[0][1]) - len(block[0][1].lstrip())
    return tuple((offset + indent, line[indent:] if not line[:indent].strip() else line)
                 for offset, line in block)  # fmt: skip


def _without_quote(block: Lines) -> Lines:
    found = []
    for offset, line in block:
        quote = _QUOTE.match(line)
        found.append((offset + quote.end(), line[quote.end() :]) if quote else (offset, line))
    return tuple(found)


# --- headings ---------------------------------------------------------------------------------


def _heading(offset: int, found: re.Match[str], before: int) -> Iterator[TextFinding]:
    level, words = len(found[1]), _words_of(found[2])
    at = offset + found.start(1)
    if not words:
        yield fault(at, "heading-empty")
    elif level == 1:
        yield fault(at, "heading-of-first-level")
    elif level > 4:
        yield fault(at, "heading-too-low")
    elif level > before + 1:
        yield warning(at, "heading-skips-level", level="#" * (before + 1))
    if level > 1 and words and not found[2].startswith(" "):
        yield warning(at, "heading-without-space", level=found[1])


def _words_of(heading: str) -> str:
    """The heading without the signs and attributes behind it."""
    bare = heading.strip()
    if bare.endswith("}") and "{" in bare:
        bare = bare[: bare.rfind("{")]
    return bare.strip(" #")


def _underlined(block: Lines) -> TextFinding:
    if _ITEM.match(block[0][1]) and block[1][1].rstrip() == "-":
        return fault(block[1][0], "list-item-empty")
    if block[1][1].startswith("="):
        return fault(block[0][0], "heading-of-first-level")
    return warning(block[1][0], "line-makes-heading")


# --- boxes ------------------------------------------------------------------------------------


def _boxes(block: Lines, following: str) -> Iterator[TextFinding]:
    for number, (offset, line) in enumerate(block):
        if not _BOX_LIKE.match(line):
            continue
        box = _BOX.match(line)
        after = block[number + 1][1] if number + 1 < len(block) else following
        if not box:
            yield fault(offset, "box-not-read")
        elif box[1] not in BOX_KINDS:
            yield fault(offset, "box-of-unknown-kind", kind=box[1], kinds=", ".join(BOX_KINDS))
        elif not after.startswith("    "):
            yield fault(offset, "box-without-text")
        elif not box[2]:
            yield warning(offset, "box-without-title", kind=box[1])


# --- lists ------------------------------------------------------------------------------------


def _lists(block: Lines) -> Iterator[TextFinding]:
    rest = block
    while rest and (_HEADING.match(rest[0][1]) or _BOX.match(rest[0][1])):
        rest = _dedented(rest[1:]) if len(rest) > 1 else ()
    if not rest:
        return
    yield from _empty_items(rest)
    if _DATED.match(rest[0][1]):
        yield fault(rest[0][0], "date-makes-list")
    elif not _ITEM.match(rest[0][1]) and not rest[0][1].startswith("[^"):
        yield from _swallowed(rest)


def _empty_items(block: Lines) -> Iterator[TextFinding]:
    for offset, line in block:
        if _EMPTY_ITEM.match(line):
            yield fault(offset, "list-item-empty")
            return


def _swallowed(block: Lines) -> Iterator[TextFinding]:
    for number, (offset, line) in enumerate(block[1:], 1):
        if line.startswith("    "):
            continue
        leads = block[number - 1][1].rstrip().endswith(":")
        again = number + 1 < len(block) and _NUMBERED.match(block[number + 1][1])
        if _BULLET.match(line) or (_FIRST.match(line) and (leads or again)):
            yield fault(offset, "list-without-blank-line")
            return
    others = [offset for offset, line in block if _OTHER_ITEM.match(line)]
    lone = len(block) > 1 and _OTHER_BULLET.match(block[-1][1]) and not _names_speaker(block)
    if len(others) > 1 or (others and lone):
        yield fault(others[0], "list-with-other-signs")


def _names_speaker(block: Lines) -> bool:
    """Whether a dash begins the last line as it does below a quotation: no list was announced."""
    return block[-1][1].lstrip()[0] in "–—" and not block[-2][1].rstrip().endswith(":")


def _flat(source: Source) -> Iterator[TextFinding]:
    """Items that were meant to lie below the one before, and lie beside it."""
    before: int | None = None
    for offset, line in source.lines:
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        if _ITEM.match(line):
            if before is not None and indent > before and indent // 4 == before // 4:
                yield fault(offset + indent, "list-item-not-nested")
            before = indent
        elif indent == 0:
            before = None
