"""A text as its readers take it: letters that only look like others, and signs nobody sees.

A placeholder is one however it is written: with `&#46;` or `[dot]` for its point, thin spaces
between its digits, or a Russian `\u0430`.
"""

from __future__ import annotations

import re
from html import unescape
from unicodedata import category, digit, normalize

_STRANGE = (
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0458\u04cf\u0501\u051b\u051d\u03bf"
    "\u03b1\u0410\u0412\u0415\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u041a\u0406\u3002"
)
_LOOKS_LIKE = dict(zip(_STRANGE, "aeopcxyisjldqwoaABEMHOPCTXKI.", strict=True))
"""Cyrillic and Greek letters, and the full stop of the East that browsers read as a point."""
_PIECE = re.compile(
    r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|[ \u00a0]?[\[({](?:dot|punktum|prik|at|snabel-?a)[\])}][ \u00a0]?"
    r"|%2[eE]|%40|[^\0-\x7f\u00a0æøåÆØÅ]",
    re.IGNORECASE,
)


def as_read(text: str) -> tuple[str, range | list[int]]:
    """The text without disguises, and for each of its signs the place in the text as given."""
    if _PIECE.search(text) is None:
        return text, range(len(text))
    signs: list[str] = []
    places: list[int] = []
    done = 0
    for found in _PIECE.finditer(text):
        signs.append(text[done : found.start()])
        places += range(done, found.start())
        plain = _plain(found.group())
        signs.append(plain)
        places += [found.start()] * len(plain)
        done = found.end()
    signs.append(text[done:])
    places += range(done, len(text))
    return "".join(signs), places


def _plain(piece: str) -> str:
    bare = piece.strip(" \u00a0")
    if bare[0] in "[({":
        return "@" if bare[1].lower() in "as" else "."
    if bare[0] == "%":
        return "." if bare[-1].lower() == "e" else "@"
    sign = unescape(bare) if bare[0] == "&" else bare
    return "".join(map(_letter, sign))


def _letter(sign: str) -> str:
    kind = category(sign)
    if kind == "Cf":
        return ""
    if kind == "Zs":
        return " "
    if kind == "Nd":
        return str(digit(sign))
    if kind == "Pd":
        return "-"
    alike = normalize("NFKC", sign)
    return _LOOKS_LIKE.get(sign, alike if len(alike) == 1 and alike.isascii() else sign)
