"""SubRip, looked into: numbers, times, words."""

from __future__ import annotations

import re

_TIME = r"\d{1,3}:[0-5]\d:[0-5]\d[,.]\d{3}"
_BLOCK = re.compile(rf"(?:\d{{1,6}}\n)?{_TIME} --> {_TIME}[^\n]*(?:\n[^\n]+)*")


def refuse_bad_srt(text: str) -> None:
    """Raise ValueError for what is not SubRip from its beginning to its end."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    blocks = [block for block in re.split(r"\n{2,}", whole) if block]
    if not blocks or not all(_BLOCK.fullmatch(block) for block in blocks):
        raise ValueError("no SubRip")
