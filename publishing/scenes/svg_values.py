"""How SVG writes numbers, paths and moves: what browsers and our pictures read alike.

Neither says anything of a value that is none: a browser leaves it out, or draws as far as it could
read, and what draws our pictures does that in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_NUMBER = r"(?>[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)"
_SIZE = r"\+?(?:[0-9]+\.?[0-9]*|\.[0-9]+)"
_SHARE = r"0?\.[0-9]+|[01](?:\.0*)?"
_BETWEEN = r"(?>\s*,?\s*)"


def _numbers(count: int) -> str:
    return _BETWEEN.join([_NUMBER] * count)


def _step(letters: str, values: str) -> str:
    """A letter, and what follows it once or more often."""
    return rf"[{letters}]\s*{values}(?:{_BETWEEN}{values})*"


def _move(name: str, counts: str) -> str:
    values = "|".join(_numbers(int(count)) for count in counts)
    return rf"{name}\(\s*(?:{values})\s*\)"


_PARTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys("MLT", (_NUMBER,) * 2),
    **dict.fromkeys("HV", (_NUMBER,)),
    **dict.fromkeys("SQ", (_NUMBER,) * 4),
    "C": (_NUMBER,) * 6,
    "A": (*(_NUMBER,) * 3, "[01]", "[01]", *(_NUMBER,) * 2),
}
"""What follows each letter of a path, once or more often."""
_STEPS = {
    letter: _step(letter + letter.lower(), _BETWEEN.join(parts)) for letter, parts in _PARTS.items()
} | {"Z": "[Zz]"}
_LETTERS = re.compile(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)")
_EACH = {
    letter: re.compile(_BETWEEN.join(f"({part})" for part in parts), re.ASCII)
    for letter, parts in _PARTS.items()
}
_MOVES = f"(?:{_move('translate', '21')}|{_move('scale', '21')}|{_move('rotate', '31')})"

MEASURES = ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "opacity")
"""The attributes that are one number."""
_FORMS = {
    "d": rf"{_STEPS['M']}(?:\s*(?:{'|'.join(_STEPS.values())}))*",
    "points": f"{_numbers(2)}(?:{_BETWEEN}{_numbers(2)})*",
    "transform": f"{_MOVES}(?:{_BETWEEN}{_MOVES})*",
    **dict.fromkeys(("x", "y", "cx", "cy"), _NUMBER),
    **dict.fromkeys(("width", "height", "rx", "ry", "r"), _SIZE),
    "opacity": _SHARE,
}
ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(form, re.ASCII) for name, form in _FORMS.items()
}
"""What the value of each attribute of a shape has to match, without the blanks around it."""


def steps_of(path: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The letter and the numbers of each step of a path that is one; none for its close.

    More pairs after a move are lines.
    """
    for letter, rest in _LETTERS.findall(path):
        if letter in "Zz":
            yield letter, ()
            continue
        said = letter
        for found in _EACH[letter.upper()].finditer(rest):
            yield said, tuple(map(float, found.groups()))
            said = {"M": "L", "m": "l"}.get(letter, letter)
