"""Danish alphabetical order: … x y z æ ø å, with `aa` in names read as `å`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|"})
_DOUBLE_A = re.compile("aa")


@lru_cache(maxsize=65_536)
def danish_key(text: str) -> tuple[str, str]:
    """A sort key for names and titles; equal keys fall back on the text itself."""
    folded = _DOUBLE_A.sub("å", unicodedata.normalize("NFC", text).casefold())
    placed = folded.translate(_ALPHABET)
    bare = "".join(c for c in unicodedata.normalize("NFD", placed) if not unicodedata.combining(c))
    return bare, text
