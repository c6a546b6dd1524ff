"""Numbers, counts and money as Danish text writes them (domain guide 11.9)."""

from __future__ import annotations

from records.danish.dates import NBSP


def number(value: float) -> str:
    """`1600` → `1.600`, `2.5` → `2,5`."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
    return text.translate(str.maketrans(",.", ".,"))


def kroner(amount: int) -> str:
    """Whole kroner: `40000` → `40.000 kr.`."""
    return f"{number(amount)}{NBSP}kr."


def percent(value: int) -> str:
    """`15 %`."""
    return f"{value}{NBSP}%"


def count(value: int, one: str, many: str, none: str | None = None) -> str:
    """`3 muligheder`, `1 mulighed`, or `none` for nothing where that is given."""
    if value == 0 and none is not None:
        return none
    return f"{number(value)}{NBSP}{one if value == 1 else many}"


_WORDS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve",
          "tolv")  # fmt: skip


def word(value: int) -> str:
    """Small numbers as words, larger ones as figures: `3` → `tre`."""
    return _WORDS[value] if 0 <= value < len(_WORDS) else number(value)


def ordinal(value: int) -> str:
    """`3` → `3.`."""
    return f"{value}."


def size(octets: int) -> str:
    """Bytes as `640 kB` or `1,2 MB` (powers of 1,000)."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}{NBSP}kB"
    return f"{number(round(octets / 1_000_000, 1))}{NBSP}MB"


def joined(words: list[str] | tuple[str, ...], last: str = "og") -> str:
    """`Rønne, Valby og Hillerød`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
