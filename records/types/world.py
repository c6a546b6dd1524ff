"""Languages and countries that there are (ISO 639-1, ISO 3166-1), as Babel's tables know them."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from records.types.field_type import refusal
from records.types.text import Pattern

_NO_COUNTRY = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""Codes in the table that stand for groups of countries and for none."""


@cache
def languages() -> frozenset[str]:
    """The codes of two letters, such as `da`."""
    from babel import Locale

    return frozenset(filter(_is_short, map(str, Locale("en").languages)))


@cache
def countries() -> frozenset[str]:
    """The codes of two letters, such as `DK`."""
    from babel import Locale

    return frozenset(filter(_is_short, map(str, Locale("en").territories))) - _NO_COUNTRY


def _is_short(code: str) -> bool:
    return len(code) == 2


class _Language(Pattern):
    """A language, with or without a country: `da`, `da-DK` (BCP 47)."""

    __slots__ = ()

    def read(self, value: str) -> str:
        """The text itself."""
        Pattern.read(self, value)
        language, _, country = value.partition("-")
        if language not in languages() or (country and country not in countries()):
            raise refusal(self.code, value=value)
        return value


class _Country(Pattern):
    """A country in small letters: `dk`."""

    __slots__ = ()

    def read(self, value: str) -> str:
        """The text itself."""
        Pattern.read(self, value)
        if value.upper() not in countries():
            raise refusal(self.code, value=value)
        return value


LanguageCode = Annotated[str, _Language("[a-z]{2}(-[A-Z]{2})?", "not-language")]
CountryCode = Annotated[str, _Country("[a-z]{2}", "not-country")]
