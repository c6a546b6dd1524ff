"""Text that Markdown leaves as it is."""

from __future__ import annotations


def plain(text: str) -> str:
    """Text in which Markdown and HTML see no marks, in one line."""
    folded = " ".join(text.splitlines())
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>|#~" else sign for sign in folded)
