"""How SVG writes numbers, paths and moves: what browsers and our pictures read alike.

Neither says anything of a value that is none: a browser leaves it out, or draws as far as it could
read, and what draws our pictures does that in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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


_ARC = _BETWEEN.join([_numbers(3), "[01]", "[01]", _numbers(2)])
_MOVE_TO = _step("Mm", _numbers(2))
_STEPS = (
    _MOVE_TO, _step("LlTt", _numbers(2)), _step("HhVv", _numbers(1)), _step("Cc", _numbers(6)),
    _step("SsQq", _numbers(4)), _step("Aa", _ARC), "[Zz]",
)  # fmt: skip
_MOVES = f"(?:{_move('translate', '21')}|{_move('scale', '21')}|{_move('rotate', '31')})"

MEASURES = ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "opacity")
"""The attributes that are one number."""
_FORMS = {
    "d": rf"{_MOVE_TO}(?:\s*(?:{'|'.join(_STEPS)}))*",
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
