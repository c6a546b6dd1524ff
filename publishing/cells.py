"""Cells of tables that are opened in a spreadsheet."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula: with an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA) else text
