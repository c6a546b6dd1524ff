"""The bytes of any transcript as text: its coding found, letters that were coded twice mended."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import NamedTuple

from podcast.transcript.webvtt import TranscriptError, TranscriptFault, not_utf8
from records.source.characters import FORBIDDEN, ODD_SPACES
from records.source.diagnostics import Violation, violation
from records.source.places import line_at
from records.source.signs import composed, wrong_signs

_TWICE, _LOST = "letters-coded-twice", "letter-lost"
_UNSEEN = ("sign-unseen", "sign-turns-text")
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_APART = frozenset("<>&\n")
"""What stays an entity, because it would be read as something else."""
_OF_OLD_MACS = re.compile("[A-Za-z][¾¿Œ]|[¾¿Œ][a-z]")
"""æ, ø and å of Mac Roman, read as Windows: no word has these in it."""
_KINDS = (
    (b"PK\x03\x04", "et Word-dokument eller en anden pakket fil"),
    (b"\xd0\xcf\x11\xe0", "et gammelt Word-dokument"),
    (b"{\\rtf", "et dokument (RTF)"),
    (b"%PDF", "en PDF"),
    (b"ID3", "en lydfil"),
    (b"\xff\xfb", "en lydfil"),
    (b"RIFF", "en lydfil"),
)
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
    _refuse_other_kinds(raw)
    text, coding = _decoded(raw)
    return cleaned(text.replace("\r\n", "\n").replace("\r", "\n"), coding)


def _refuse_other_kinds(raw: bytes) -> None:
    kind = next((kind for begins, kind in _KINDS if raw.startswith(begins)), "")
    if not raw.strip():
        kind = "tom"
    if kind:
        raise TranscriptError(TranscriptFault(1, violation("transcript-is-no-text", kind=kind)))


def cleaned(text: str, coding: str) -> Letters:
    """The same for text that is decoded. Raises TranscriptError where letters are lost."""
    text, mended = _mended(_ENTITY.sub(_as_sign, text))
    text, unseen = _without_unseen(_ODD_SPACE.sub(" ", composed(text)))
    line = line_at(text)
    lost = [
        TranscriptFault(line(each.offset), Violation(_LOST, (), each.params))
        for each in wrong_signs(text)
        if each.code == _LOST
    ]
    if lost:
        raise TranscriptError(*dict.fromkeys(lost))
    return Letters(text, coding, mended, unseen)


def _as_sign(entity: re.Match[str]) -> str:
    """`&lrm;` as the sign that it stands for, so that it is seen with the others."""
    sign = html.unescape(entity[0])
    return entity[0] if _APART & set(sign) else sign


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
            raise not_utf8(raw, raw.index(b"\0")) from None
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise not_utf8(raw, error.start) from None
    if _OF_OLD_MACS.search(text):
        return raw.decode("mac_roman"), "Mac Roman"
    return text, "Windows-1252"


def _mended(text: str) -> tuple[str, tuple[Mended, ...]]:
    """The text with letters that were coded twice as they were meant."""
    found: list[Mended] = []
    for _ in range(_ROUNDS):
        parts, done = [], 0
        line = line_at(text)
        for sign in wrong_signs(text):
            said = dict(sign.params)
            if sign.code == _TWICE and said["near"]:
                parts += [text[done : sign.offset], said["near"]]
                done = sign.offset + len(said["written"])
                found.append(Mended(said["written"], said["near"], line(sign.offset)))
        if not parts:
            break
        text = "".join((*parts, text[done:]))
    return text, tuple(found)


def _without_unseen(text: str) -> tuple[str, int]:
    places = {each.offset for each in wrong_signs(text) if each.code in _UNSEEN}
    places |= {found.start() for found in FORBIDDEN.finditer(text)}
    if not places:
        return text, 0
    return "".join(sign for at, sign in enumerate(text) if at not in places), len(places)
