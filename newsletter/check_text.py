"""What an editor's Markdown may hold in a mail: depth, pictures and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE
from records.source.diagnostics import Severity, Violation, violation
from records.source.tree import Loc
from records.types.passages import without_marks

_DEPTH = 8
"""Quotes and lists inside each other; far below what `newsletter.render.allowlist` lets through."""
_NESTED = re.compile(
    rf"^(?:[ \t]*(?:>|(?:[-*+]|\d+\.)[ \t])){{{_DEPTH + 1}}}|^(?: {{4}}|\t){{{_DEPTH + 1}}}",
    re.MULTILINE,
)
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(")
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(\s*<?([^)\s>]+)")
_PLACEHOLDER = re.compile(
    r"\{\{(?!region\}\}|\s*figure:[a-z0-9-]+\s*\}\}).{0,200}?\}\}|\{%.{0,200}?%\}|\*\|.{0,200}?\|\*"
    r"|\[\[?(?:for|efter)?navn\]?\]|<<?(?:for|efter)?navn>>?|%(?:for|efter)?navn%|%%?F?NAME%%?"
    f"|{re.escape(UNSUBSCRIBE)}|{re.escape(PREFERENCES)}"
)
"""Our own, and those of mail engines; the region and figures are put in before a mail is made."""


def text_faults(loc: Loc, text: str) -> Iterator[Violation]:
    """Yield what is wrong with the Markdown at `loc` of an issue."""
    if _NESTED.search(text):
        yield violation("text-too-deep", loc, levels=_DEPTH)
    for picture in _PICTURE.finditer(text):
        yield _picture(loc, picture.group(1))
    for placeholder in _PLACEHOLDER.finditer(without_marks(text)):
        yield violation("text-with-merge-tag", loc, tag=placeholder.group())
    for link in _LINK.finditer(text):
        yield from _link(loc, link.group(1))


def _picture(loc: Loc, words: str) -> Violation:
    if words.strip():
        return violation("picture-not-in-mail", loc, Severity.WARNING)
    return violation("mail-picture-without-alt", loc)


def _link(loc: Loc, target: str) -> Iterator[Violation]:
    if target.startswith("//") or re.match(
        r"(?:http|ftp|javascript|data|file):", target, re.IGNORECASE
    ):
        yield violation("mail-link-without-https", loc, link=target)
    elif target.startswith("#"):
        yield violation("mail-link-within-page", loc, link=target)
