"""Where a long Danish word may be broken: soft hyphens for titles on narrow screens.

Browsers break words by lists of their own, and some have none for Danish. A compound is broken
before its last part, so that `Netværksarrangementer` never leaves a lone `r` behind.
"""

from __future__ import annotations

import re

SHY = "\u00ad"
_LONG = 13
"""Shorter words fit on a phone of 320 px."""
_PARTS = (
    "aktivering", "ansvar", "arrangement", "auditori", "beskrivelse", "besked", "betingelse",
    "dækning", "erklæring", "forløb", "funktion", "generation", "henvisning", "indsats",
    "kapacitet", "klinik", "kontor", "lokale", "læge", "lægekapacitet", "mulighed", "møde",
    "netværk", "nummer", "område", "ordning", "overenskomst", "partner", "perspektiv", "praksis",
    "program", "rådgiv", "seminar", "skifte", "speciale", "stilling", "studerende", "tilbud",
    "uddannelse", "undersøgelse", "vejleder", "virksomhed",
)  # fmt: skip
"""How the later parts of the compounds of the field begin."""
_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_JOINT = re.compile(
    rf"(?<=\w\w\w\w)(?={'|'.join(_PARTS)})|(?<=[a-zæøå]{{4}})(?=[A-ZÆØÅ][a-zæøå]{{4}})"
)


def with_soft_hyphens(text: str) -> str:
    """The text with a soft hyphen at each joint of its long words; others stay as they are."""
    return _WORD.sub(lambda found: _JOINT.sub(SHY, found[0]), text)
