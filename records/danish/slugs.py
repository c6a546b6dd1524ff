"""Slugs for ids, addresses and anchors: the Danish letters are written out, never dropped."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue",
            "ß": "ss", "đ": "d", "ł": "l"}  # fmt: skip
_BETWEEN = re.compile(r"[^a-z0-9]+")


def slug(text: str, separator: str = "-") -> str:
    """`Læge søges på Østerbro` → `laege-soeges-paa-oesterbro`; ASCII, may be empty."""
    lowered = text.casefold() if text.isascii() else _in_ascii(text)
    return _BETWEEN.sub(separator, lowered).strip(separator)


def _in_ascii(text: str) -> str:
    lowered = unicodedata.normalize("NFC", text).casefold()
    for letter, written in _LETTERS.items():
        lowered = lowered.replace(letter, written)
    return unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
