"""What the house's word list has to say of a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("house_words.toml")


@cache
def house_words() -> dict[str, str]:
    """What we do not write, and what we write in its place."""
    found: dict[str, str] = tomllib.loads(_LIST.read_text(encoding="utf-8"))["words"]
    return found


def better_words(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each word of the list that the texts have, as it stands there, and a better one."""
    seen: set[str] = set()
    for text in texts:
        for match in _pattern().finditer(text):
            word = match.group().lower()
            if word not in seen:
                seen.add(word)
                yield match.group(), house_words()[word]


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(house_words(), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
