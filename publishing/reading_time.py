"""How long a text takes to read."""

from __future__ import annotations

import math
import re

from records.danish.dates import NBSP

WORDS_PER_MINUTE = 200


def reading_time(markdown: str) -> str:
    """`4 min. læsning`, at 200 words a minute, rounded up (domain guide 6.5)."""
    return f"{minutes_to_read(markdown)}{NBSP}min. læsning"


def minutes_to_read(markdown: str) -> int:
    """Whole minutes, at least one."""
    words = len(re.findall(r"\w+", markdown))
    return max(1, math.ceil(words / WORDS_PER_MINUTE))
