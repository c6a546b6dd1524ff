"""What can be said of a file's text before anybody asks what it means: its letters, its secrets."""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(slots=True)
class RightLines:
    """Lines of many texts, each looked at once, in which `faults_of_letters` finds nothing.

    Nothing that it looks for goes over the end of a line.
    """

    _known: set[str] = field(default_factory=set)

    def hold(self, text: str) -> bool:
        """Whether every line of the text is one of them."""
        new = [line for line in text.split("\n") if line not in self._known]
        if any(map(_is_wrong, new)):
            return False
        self._known.update(new)
        return True


def _is_wrong(line: str) -> bool:
    return any(True for _ in personal_numbers(line)) or any(True for _ in wrong_signs(line))
