"""Captions that roll up the screen: every line comes two or three times. Each word once, please."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from podcast.transcript.incoming.pieces import Piece, bare, seconds_of

_INLINE = re.compile(r"<(\d[\d:.]*)>")
_FLASH = 0.05
"""Seconds that a cue takes which only holds a line still before the next one comes."""
_SHARE = 4
"""One cue in so many must go on from the one before."""
_PAUSE, _LONGEST = 1.2, 15.0
"""Seconds of silence that end a sentence without a full stop, and of the longest one."""
_TURN = re.compile(r"^(?:>>|»)\s*")
_END = re.compile(r".*[.?!…][\"'”»)]*")
_SHORT = re.compile(
    r"(?:\d+|[a-zæøå]|bl\.?a|f\.?eks|d\.?v\.?s|ca|kl|nr|dr|fx|evt|mv|osv|jf|pga|hhv|inkl|ift|m\.?fl)"
    r"\.",
    re.IGNORECASE,
)
"""Words whose full stop ends no sentence, and numbers in order."""


class Word(NamedTuple):
    """A spoken word, with its times in seconds."""

    start: float
    end: float
    speaker: str
    text: str
    line: int


def is_rolling(pieces: Sequence[Piece]) -> bool:
    """Whether cues go on from each other instead of following each other."""
    going_on = sum(_goes_on(before, piece) for before, piece in pairwise(pieces))
    return going_on > 1 and going_on * _SHARE >= len(pieces)


def is_word_by_word(pieces: Sequence[Piece]) -> bool:
    """Whether hardly any piece holds more than a word, as of programs that time each word."""
    spoken = [len(piece.text.split()) for piece in pieces]
    return len(spoken) > 4 and sum(spoken) <= 1.5 * len(spoken)


def _goes_on(before: Piece, piece: Piece) -> bool:
    old, new = _shown(before), _shown(piece)
    same = _overlap(old, new)
    if same and (same < len(new) or piece.end - piece.start <= _FLASH):
        return True
    return bool(old and new and new[0].startswith(f"{old[-1]} "))


def _shown(piece: Piece) -> list[str]:
    return [words for words in map(bare, piece.lines) if words]


def _overlap(old: list[str], new: list[str]) -> int:
    """How many of the last lines of the one are the first of the other."""
    sizes = range(min(len(old), len(new)), 0, -1)
    return next((size for size in sizes if old[-size:] == new[:size]), 0)


def words_of(pieces: Sequence[Piece], *, rolling: bool) -> Iterator[Word]:
    """Each word once, with its own time where it is told and a share of the piece's otherwise."""
    before: list[str] = []
    for at, piece in enumerate(pieces):
        lines = [line for line in piece.lines if bare(line)]
        shown = [bare(line) for line in lines]
        same = _overlap(before, shown) if rolling else 0
        fresh, known = lines[same:], 0
        if rolling and not same and before and shown and shown[0].startswith(f"{before[-1]} "):
            known = len(before[-1].split())
        later = pieces[at + 1].start if at + 1 < len(pieces) else piece.end
        end = later if piece.start < later < piece.end else piece.end
        yield from list(_timed(piece, " ".join(fresh), end))[known:]
        before = shown or before


def _timed(piece: Piece, raw: str, end: float) -> Iterator[Word]:
    parts = _INLINE.split(raw)
    times = [piece.start, *(seconds_of(stamp) or piece.start for stamp in parts[1::2])]
    spoken = [bare(words).split() for words in parts[0::2]]
    bounds = [*times, max(end, times[-1])]
    for at, words in enumerate(spoken):
        step = (bounds[at + 1] - bounds[at]) / max(1, len(words))
        for place, word in enumerate(words):
            start = bounds[at] + place * step
            yield Word(round(start, 3), round(start + step, 3), piece.speaker, word, piece.line)


def sentences(words: Sequence[Word]) -> list[Piece]:
    """The words in sentences; where no full stop is, a pause or the length ends one."""
    found: list[Piece] = []
    kept: list[Word] = []
    for place, word in enumerate(words):
        turned = word.text.startswith(">>")
        if kept and turned:
            found.append(_sentence(kept))
            kept = []
        kept.append(word)
        following = words[place + 1] if place + 1 < len(words) else None
        if following is None or _ends(kept, following):
            found.append(_sentence(kept))
            kept = []
    return [piece for piece in found if piece.lines[0]]


def _ends(kept: list[Word], following: Word) -> bool:
    last = kept[-1]
    if _END.fullmatch(last.text) and not _SHORT.fullmatch(last.text):
        return True
    return (
        following.speaker != last.speaker
        or following.start - last.end > _PAUSE
        or last.end - kept[0].start >= _LONGEST
    )


def _sentence(words: list[Word]) -> Piece:
    first, last = words[0], words[-1]
    text = _TURN.sub("", " ".join(word.text for word in words))
    return Piece(first.start, last.end, first.speaker, (text,), first.line)
