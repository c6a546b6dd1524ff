"""Reading ease of a Danish text: the lix."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG = 6
"""A word of more letters counts as long."""
TOO_HARD = 45
"""From here on a text is as heavy as an official notice."""
FEWEST = 20
"""With fewer words lix is chance."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_STOP = re.compile(r"\b(?:fx|bl\.a|ca|mio|kl|kr|nr|pr|jf|evt|min)\.|(?<=\d)\.(?=[\s\d])")
_STOP = re.compile(r"[.!?:]+(?:\s|$)")


@dataclass(frozen=True, slots=True)
class ReadingEase:
    """What a lix is made of."""

    words: int
    sentences: int
    long: int

    @property
    def lix(self) -> float:
        """Words per sentence, and to it the percentage of long words."""
        return self.words / self.sentences + 100 * self.long / self.words if self.words else 0.0

    @property
    def verdict(self) -> str:
        """What the number means to somebody who never heard of it; empty for too few words."""
        if self.words < FEWEST:
            return ""
        steps = ((30, "let at læse"), (38, "til at læse for de fleste"), (TOO_HARD, "lidt tung"))
        return next((word for limit, word in steps if self.lix < limit), "tung")


def reading_ease(blocks: Iterable[str]) -> ReadingEase:
    """That of running text, a paragraph or a point in each block; a point is a sentence."""
    blocks = tuple(blocks)
    words = [word for block in blocks for word in _WORD.findall(block)]
    parts = (part for block in blocks for part in _STOP.split(_NO_STOP.sub("", block)))
    sentences = sum(bool(_WORD.search(part)) for part in parts)
    return ReadingEase(len(words), sentences, sum(len(word) > LONG for word in words))
