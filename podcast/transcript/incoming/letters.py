"""The bytes of any transcript as text: its coding found, letters that were coded twice mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from podcast.transcript.webvtt import TranscriptError, TranscriptFault
from records.source.diagnostics import Violation, violation
from records.source.signs import composed, wrong_signs

_TWICE, _LOST = "letters-coded-twice", "letter-lost"
_UNSEEN = ("sign-unseen", "sign-turns-text")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ROUNDS = 3
"""So often a text may have been read wrongly and saved again."""


class Mended(NamedTuple):
    """A letter that was coded twice, what it was meant to be, and its line from 1."""

    written: str
    meant: str
    line: int


@dataclass(frozen=True, slots=True)
class Letters:
    """A transcript that can be read, its lines ended alike."""

    text: str
    coding: str
    """As people name it: `UTF-8`."""
    mended: tuple[Mended, ...] = ()
    unseen: int = 0
    """Signs that nobody sees, which were taken out."""


def readable(raw: bytes) -> Letters:
    """The text of a transcript. Raises TranscriptError where letters are lost or no coding fits."""
    text, coding = _decoded(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, mended = _mended(text)
    text, unseen = _without_unseen(_ODD_SPACE.sub(" ", composed(text)))
    lost = [(_line(text, each.offset), each) for each in wrong_signs(text) if each.code == _LOST]
    if lost:
        raise TranscriptError(
            *(TranscriptFault(at, Violation(_LOST, (), each.params)) for at, each in lost)
        )
    return Letters(text, coding, mended, unseen)


def _decoded(raw: bytes) -> tuple[str, str]:
    for mark, coding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if raw.startswith(mark) and not (coding == "utf-8-sig" and b"\0" in raw):
            try:
                return raw.decode(coding), coding.removesuffix("-sig").upper()
            except UnicodeDecodeError:
                continue
    if b"\0" in raw:
        coding = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        try:
            return raw.decode(coding), "UTF-16"
        except UnicodeDecodeError:
            raise _unreadable(raw, raw.index(b"\0")) from None
    try:
        return raw.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError as error:
        raise _unreadable(raw, error.start) from None


def _unreadable(raw: bytes, at: int) -> TranscriptError:
    line = raw[:at].count(b"\n") + 1
    return TranscriptError(TranscriptFault(line, violation("transcript-not-utf-8")))


def _mended(text: str) -> tuple[str, tuple[Mended, ...]]:
    """The text with letters that were coded twice as they were meant."""
    found: list[Mended] = []
    for _ in range(_ROUNDS):
        parts, done = [], 0
        for sign in wrong_signs(text):
            said = dict(sign.params)
            if sign.code == _TWICE and said["near"]:
                parts += [text[done : sign.offset], said["near"]]
                done = sign.offset + len(said["written"])
                found.append(Mended(said["written"], said["near"], _line(text, sign.offset)))
        if not parts:
            break
        text = "".join((*parts, text[done:]))
    return text, tuple(found)


def _without_unseen(text: str) -> tuple[str, int]:
    places = {each.offset for each in wrong_signs(text) if each.code in _UNSEEN}
    return "".join(sign for at, sign in enumerate(text) if at not in places), len(places)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
