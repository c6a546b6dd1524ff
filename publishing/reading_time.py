"""How long a text takes to read."""

from __future__ import annotations

import math
import re

from records.danish.dates import NBSP

WORDS_PER_MINUTE = 200


def reading_time(markdown: str) -> str:
    """`4 min. læsning`, at 200 words a minute, rounded up (domain guide 6.5)."""
    words = len(re.findall(r"\w+", markdown))
    minutes = max(1, math.ceil(words / WORDS_PER_MINUTE))
    return f"{minutes}{NBSP}min. læsning"
