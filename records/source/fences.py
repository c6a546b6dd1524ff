"""The two lines of dashes around the fields at the top of a Markdown file."""

from __future__ import annotations

import re

from records.source.diagnostics import Diagnostic, Position, diagnostic

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LIKE = re.compile(r"^[ \t]*(?:[-–—_]{2,}|—|- - -)[ \t]*$", re.MULTILINE)
"""What is meant as one: four dashes, or the long ones that a program for letters makes of them."""
_FIELD = re.compile(r"[ \t]*(?:- |#|$)|[\w -]+:(?:\s|$)|[ \t]+\S|[\]}]")


def wrong_fence(shown: str, text: str) -> Diagnostic | None:
    """What is wrong with the two lines of a text that is not empty, or None."""
    opening = FENCE.match(text)
    if not opening:
        return _without_opening(shown, text)
    if FENCE.search(text, opening.end()):
        return None
    like = _LIKE.search(text, opening.end() + 1)
    if like:
        return diagnostic("front-matter-line-wrong", _at(shown, text, like.start()))
    return diagnostic("front-matter-not-closed", _at(shown, text, _end_of_fields(text, opening)))


def _without_opening(shown: str, text: str) -> Diagnostic:
    first = text[: len(text) - len(text.lstrip())].count("\n")
    begun = text.lstrip("\n")
    if _LIKE.match(begun):
        code = "front-matter-not-first" if FENCE.match(begun) else "front-matter-line-wrong"
        return diagnostic(code, Position(shown, first + 1 if code.endswith("wrong") else 1))
    if re.match(r"[a-z_]+:\s", begun):
        return diagnostic("front-matter-not-opened", Position(shown))
    fence = FENCE.search(text)
    rest = text[fence.end() :].lstrip("\n") if fence else ""
    if fence and re.match(r"[a-z_]+:\s", rest):
        return diagnostic("front-matter-not-first", Position(shown))
    return diagnostic("front-matter-missing", Position(shown))


def _end_of_fields(text: str, opening: re.Match[str]) -> int:
    """Where the first line begins that is none of the fields."""
    at = opening.end() + 1
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line, blank = text[at:end], not text[at:end].strip()
        if blank or not _FIELD.match(line):
            return at
        at = end + 1
    return at


def is_text_below(text: str) -> bool:
    """Whether a `.yml` file is written as a Markdown file: fields in fences, and words below."""
    opening = FENCE.match(text)
    closing = FENCE.search(text, opening.end()) if opening else None
    below = text[closing.end() :].strip() if closing else ""
    return bool(below) and not re.match(r"[a-z_]+:(?:\s|$)", below)


def _at(shown: str, text: str, offset: int) -> Position:
    return Position(shown, text.count("\n", 0, offset) + 1)
