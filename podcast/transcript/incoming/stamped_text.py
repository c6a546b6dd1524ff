"""Plain text with times: `[00:01:02] Taler 1: …`, or a line `Taler 1  0:03` above the words."""

from __future__ import annotations

import re
from dataclasses import replace

from podcast.transcript.incoming.pieces import OPEN, Incoming, Piece, seconds_of, with_ends

_STAMP = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?"
_FIRST = re.compile(
    rf"\s*[\[(]?(?P<start>{_STAMP})(?:\s*(?:-->|[-–])\s*(?P<end>{_STAMP}))?[\])]?(?:\s+|$)(?P<rest>.*)"
)
_LAST = re.compile(rf"(?P<name>[^\W\d][^:.!?]{{0,48}}?):?\s+[\[(]?(?P<start>{_STAMP})[\])]?\s*")
_BOLD = re.compile(r"\*\*|__")


def read_stamped(text: str) -> Incoming:
    """Every paragraph that begins with a time; nothing where no line has one."""
    found = Incoming("tekst med tider")
    for at, line in enumerate(text.split("\n"), start=1):
        words = _BOLD.sub("", line).strip()
        begun = _begun(words, at)
        if begun:
            found.pieces.append(begun)
        elif words and found.pieces:
            last = found.pieces[-1]
            found.pieces[-1] = replace(last, lines=(*last.lines, words))
        elif words:
            found.notes += 1
    found.pieces = list(with_ends(found.pieces))
    return found


def _begun(words: str, at: int) -> Piece | None:
    first, last = _FIRST.fullmatch(words), _LAST.fullmatch(words)
    if first:
        start, end = seconds_of(first["start"]), seconds_of(first["end"] or "")
        lines = (first["rest"],) if first["rest"] else ()
        return None if start is None else Piece(start, OPEN if end is None else end, "", lines, at)
    start = seconds_of(last["start"]) if last else None
    return None if last is None or start is None else Piece(start, OPEN, last["name"], (), at)
