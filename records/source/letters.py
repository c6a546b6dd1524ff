"""What can be said of a file's text before anybody asks what it means: its letters, its secrets."""

from __future__ import annotations

from itertools import islice

from records.source.diagnostics import Diagnostic
from records.source.personal_numbers import personal_numbers
from records.source.places import Lines, capped
from records.source.signs import wrong_signs

_ENOUGH = 10_000
"""So many of one file are looked at."""


def faults_of_letters(shown: str, text: str) -> list[Diagnostic]:
    """Letters that came out wrong, unseen signs and personal numbers, each at its place."""
    numbers = list(personal_numbers(text))
    signs = list(islice(wrong_signs(text), _ENOUGH))
    if not numbers and not signs:
        return []
    lines = Lines(shown, text)
    found = [Diagnostic("personal-number", lines.at(offset)) for offset in numbers]
    found += [Diagnostic(sign.code, lines.at(sign.offset), sign.params) for sign in signs]
    return capped(found)
