"""Numbers that look like the Danish personal number, which no published file may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DASH = "[-\u2010-\u2015\u2212_]"
_NUMBER = re.compile(
    rf"""
    (?P<day>\d\d)(?<!\d\d\d)(?<!\d[-.,:]\d\d)
    (?P<apart>[ .\u00a0-]?)(?P<month>\d\d)(?P=apart)(?:18|19|20)?(?P<year>\d\d)
    (?P<between>[ \u00a0]?{_DASH}[ \u00a0]?|[ \u00a0]|)
    \d{{4}}
    (?!\d|[-.,]\d)
    """,
    re.VERBOSE,
)
"""Day, month, year and four digits, and no longer number.

It begins with what it looks for: with a look behind, every letter of a text would be tried.
"""

SHORTEST = 10
"""Digits of the shortest."""


def personal_numbers(text: str) -> Iterator[int]:
    """Where each number of a valid day and four more digits begins in the text.

    No check digit is asked for: since 2007 numbers are given out without one.
    """
    for found in _NUMBER.finditer(text):
        if _is_a_day(found) and _is_written_so(found):
            yield found.start()


def without_personal_numbers(text: str) -> str:
    """The text with dots for the digits of such numbers, as it may stand in a log."""

    def hidden(found: re.Match[str]) -> str:
        is_one = _is_a_day(found) and _is_written_so(found)
        return re.sub(r"\d", "•", found[0]) if is_one else found[0]

    return _NUMBER.sub(hidden, text)


def _is_a_day(found: re.Match[str]) -> bool:
    month = int(found["month"])
    return 1 <= month <= 12 and 1 <= int(found["day"]) <= _DAYS[month - 1]


def _is_written_so(found: re.Match[str]) -> bool:
    """Whether it is no day with an hour or a year behind it: `12.03.26 1400`."""
    apart, between = found["apart"], found["between"].strip()
    if apart not in ("", " ", "\u00a0") and not between:
        return False
    has_century = sum(sign.isdigit() for sign in found[0]) > 10
    return bool(between) or not (has_century or _is_of_something_longer(found))


def _is_of_something_longer(found: re.Match[str]) -> bool:
    """Whether digits without a dash are part of an address, or of a number in groups."""
    text, start, end = found.string, found.start(), found.end()
    before, after = text[max(0, start - 1) : start], text[end : end + 3]
    in_address = before in ("/", "=") and found[0].isdigit()
    return in_address or bool(re.match(r"[ \u00a0]\d\d", after))
