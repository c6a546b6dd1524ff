"""A mail as a reader with light or with dark colours sees it, whatever the viewer prefers."""

from __future__ import annotations

_DARK = "@media (prefers-color-scheme:dark)"


def in_light(html: str) -> str:
    """The mail without its dark colours."""
    return _fixed(html, "@media not all", "light")


def in_dark(html: str) -> str:
    """The mail with its dark colours on."""
    return _fixed(html, "@media all", "dark")


def _fixed(html: str, media: str, scheme: str) -> str:
    return html.replace(_DARK, media).replace('content="light dark"', f'content="{scheme}"')


SCHEMES = {"lys": in_light, "moerk": in_dark}
"""By the name that files and headings use."""
