"""The characters that no text may hold, and those that a reader cannot see."""

from __future__ import annotations

import re

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_LINE_SEPARATORS = "\u2028\u2029"
_HALVES = "\ud800-\udfff"
_NO_CHARACTERS = f"{_HALVES}\ufffe\uffff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_JOINING = "\u2060-\u2065\ufeff"
_UNSEEN = _CONTROL + _LINE_SEPARATORS + _NO_CHARACTERS + _TURNING + _JOINING

FORBIDDEN = re.compile(f"[{_CONTROL}{_LINE_SEPARATORS}{_NO_CHARACTERS}]")
"""What no text may hold.

YAML 1.2 (5.1), XML 1.0 (2.2) and iCalendar (RFC 5545, 3.3.11) allow none of the controls, and no
editor counts U+2028 and U+2029 as the line breaks that they are.
"""

LONE = re.compile(f"[{_HALVES}]")
"""Half a letter, which JSON can hold and no file."""

TURNING = re.compile(f"[{_TURNING}]")
"""What turns the direction of the text behind it, so that it reads as something else."""

BEARING = re.compile("[\u200e\u200f\u061c]")
"""The unseen signs that only lean to one direction."""

HIDDEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u2800\u3164\uffa0\ufff9-\ufffb"
    f"{_JOINING}\U000e0000-\U000e0fff]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""What has no width or no ink, so that words with it are not found again.

A joiner between two pictures makes one of them, and is right there.
"""

PILED = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4,}")
"""More marks on one letter than any language has; they take long to sort."""

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that programs for letters put in, and that YAML takes for letters; within brackets."""
CURLY_QUOTES = "“”„»«‘’‚"
"""Quotes that are none to YAML."""

BREAKING = re.compile(f"[\r\n\x85{_LINE_SEPARATORS}]")
"""What begins a new line."""

UNSEEN = re.compile(f"[{_UNSEEN}]")
"""What is forbidden, turns the text, or joins words without being seen."""

UNSEEN_IN_LINE = re.compile(f"[\t\r\n{_UNSEEN}]")
"""The same for one line, such as the subject of a mail, where tabs and breaks are unseen too."""


def code_point(sign: str) -> str:
    """How Unicode names a sign that nobody can see: `U+000B`."""
    return f"U+{ord(sign):04X}"
