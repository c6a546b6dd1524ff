"""The names that a document tells of itself, fit to be shown in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

_MOST, _LONGEST = 12, 80
_TAG = re.compile(r"<[^<>]{0,300}>")
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|/Users/|/home/|file:)[^\r\n]{1,300}")
_NOBODY = {"", "author", "user", "bruger", "owner", "unknown", "ukendt", "anonymous", "python-docx",
           "openpyxl", "microsoft office user", "administrator"}  # fmt: skip
"""What programs write where nobody has given a name; in small letters."""


def told_names(values: Iterable[object]) -> tuple[str, ...]:
    """Each name once, in the order in which they are met, without markup and odd characters."""
    found: dict[str, str] = {}
    for value in values:
        name = "".join(c if c.isprintable() else " " for c in _TAG.sub(" ", unescape(str(value))))
        name = re.sub(r" {2,}", " ", name).strip(" ;,\ufeff")[:_LONGEST]
        if name.lower() not in _NOBODY:
            found.setdefault(name.lower(), name)
    return tuple(found.values())[:_MOST]


def paths_in(text: object) -> Iterable[str]:
    """The places on somebody's machine that a text names: they tell names too."""
    return (found[0] for found in _PATH.finditer(str(text)[:5000]))
