"""Letters that came out wrong, and signs that nobody sees, at their places in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from records.source.characters import BEARING, HIDDEN, PILED, TURNING, code_point

_SECOND = bytes(range(0x80, 0xC0))
_TWISTED = _SECOND.decode("cp1252", "ignore") + _SECOND[:0x20].decode("latin-1")
"""What the second byte of a UTF-8 letter looks like to a program that reads Windows or Latin-1."""
_DOUBLE = re.compile(
    rf"(?:[ÃÂ][{_TWISTED}])+|â€[{_TWISTED}]?|â[{_TWISTED}]{{2}}"
    "|√[\u2202-\u2206\u03c0\u2022¶∏©•Ü∂Ö∞§]|├[ªÑ©ÿ¡ÑÕå╕Ñ]"
)
"""`Ã¸` for ø, `â€“` for a dash, `√∏` as old Macs read it, `├©` as the command line does."""
_JOINED = re.compile("[\ufb00-\ufb06]")
"""Two or three letters in one sign, as a PDF has them: searches find no word with it."""
_LOST = re.compile("[\ufffd\ufffc\ue000-\uf8ff]")
"""A letter that a program could not read, and signs that only one font of one machine has."""
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι"
_FOREIGN = f"[\u0400-\u052f{_GREEK}]"
_LATIN = "[A-Za-zÀ-ÖØ-öø-ÿ]"
_MIXED = re.compile(f"(?<={_LATIN}){_FOREIGN}|{_FOREIGN}(?={_LATIN})")
"""A letter of another alphabet, that looks like ours, inside a word of ours."""

_DIGIT = re.compile(r"(?![0-9])\d")
PLAIN = re.compile("[ -~\t\n\ræøåÆØÅéÉ–—…»«“”’]*")
"""What nearly every Danish text is made of: nothing is wrong with any of these signs."""


@dataclass(frozen=True, slots=True)
class WrongSign:
    """What is wrong with a text at `offset`."""

    code: str
    offset: int
    params: tuple[tuple[str, str], ...] = ()


def wrong_signs(text: str) -> Iterator[WrongSign]:
    """Everything in the text that is not as its editor saw it, by kind."""
    if text.isascii() or PLAIN.fullmatch(text):
        return
    for found in _DOUBLE.finditer(text):
        word = found[0]
        yield WrongSign(
            "letters-coded-twice", found.start(), (("near", _meant(word)), ("written", word))
        )
    for found in _JOINED.finditer(text):
        near = unicodedata.normalize("NFKC", found[0])
        yield WrongSign("letters-in-one", found.start(), (("near", near), ("written", found[0])))
    for code, pattern in (
        ("letter-lost", _LOST),
        ("sign-unseen", HIDDEN),
        ("sign-turns-text", TURNING),
        ("sign-turns-text", BEARING),
        ("marks-piled-up", PILED),
        ("letter-of-other-alphabet", _MIXED),
        ("digit-of-other-script", _DIGIT),
    ):
        for found in pattern.finditer(text):
            yield WrongSign(code, found.start(), (("sign", code_point(found[0][0])),))


def _meant(word: str) -> str:
    for coding in ("cp1252", "latin-1", "mac_roman", "cp850"):
        try:
            return word.encode(coding).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def composed(text: str) -> str:
    """The text with each letter in one piece (NFC), so that å is å however it was typed.

    Piles of marks, which take long to sort, are left as they are; `wrong_signs` tells them.
    """
    if text.isascii() or PILED.search(text) or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)
