"""Slugs for ids, addresses and anchors: the Danish letters are written out, never dropped."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue",
                          "ß": "ss", "đ": "d", "ł": "l"})  # fmt: skip


def slug(text: str, separator: str = "-") -> str:
    """`Læge søges på Østerbro` → `laege-soeges-paa-oesterbro`; ASCII, may be empty."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", separator, ascii_only).strip(separator)
