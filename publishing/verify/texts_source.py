"""A Markdown text with all out of the way that says nothing of its structure.

Every view is as long as the text, so that an offset in one is an offset in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from records.facts.quote_marks import NAME
from records.types.code_in_text import spans_of_code

FILLED = "\ue001"
"""Stands for a sign of code, which no rule looks at."""
_ESCAPED = "\ue002"
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|]")
_PLACEHOLDER = re.compile(
    rf"\{{\{{(?:region|[ \t]*(?:figure:[a-z0-9-]+|source:\d{{1,3}}|{NAME})[ \t]*)\}}\}}"
)


@dataclass(frozen=True)
class Source:
    """A text as its editor wrote it, and what of it can be markup."""

    text: str

    @cached_property
    def inert(self) -> str:
        """Escaped signs and placeholders can be nothing else any more, code is left."""
        escaped = _ESCAPE.sub(_ESCAPED * 2, self.text)
        return _PLACEHOLDER.sub(lambda found: "x" * len(found[0]), escaped)

    @cached_property
    def bare(self) -> str:
        """The same without code: fenced blocks are blank, spans are filled."""
        return _without_spans(_without_fences(self.inert))

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The lines of `bare` with their offsets; tabs are widened as the renderer does."""
        found: list[tuple[int, str]] = []
        offset = 0
        for line in self.bare.split("\n"):
            found.append((offset, line.expandtabs(4)))
            offset += len(line) + 1
        return tuple(found)

    def blocks(self) -> Iterator[tuple[tuple[int, str], ...]]:
        """The lines between blank ones."""
        block: list[tuple[int, str]] = []
        for offset, line in self.lines:
            if line.strip():
                block.append((offset, line))
            elif block:
                yield tuple(block)
                block = []
        if block:
            yield tuple(block)


def _without_fences(text: str) -> str:
    if "```" not in text and "~~~" not in text:
        return text
    # Loads the names of all languages there are, and hardly a text has a fence.
    from markdown.extensions.fenced_code import FencedBlockPreprocessor

    pattern = FencedBlockPreprocessor.FENCED_BLOCK_RE
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _without_spans(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans_of_code(text) if "`" in text else ():
        pieces += (text[done:start], re.sub(r"[^\n]", FILLED, text[start:end]))
        done = end
    return "".join((*pieces, text[done:]))


def without_comments(text: str) -> str:
    """The text with blanks for its HTML comments."""
    pieces, at = [], text.find("<!--")
    done = 0
    while at >= 0:
        end = text.find("-->", at)
        end = len(text) if end < 0 else end + 3
        pieces += [text[done:at], " " * (end - at)]
        done, at = end, text.find("<!--", end)
    return "".join([*pieces, text[done:]])
