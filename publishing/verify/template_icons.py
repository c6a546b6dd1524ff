"""The signs that templates ask for by name: one that no set has would stop a build in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publishing.appearance.icon_sets import is_sign, nearest_sign
from records.danish.nearest import nearest
from records.source.diagnostics import Diagnostic, Position, diagnostic

VOCABULARY = "partials/icon.html"
"""Where our words for signs stand."""
_ASKED = re.compile(r"""\bicon\((['"])([^'"]*)\1\)""")
_WORD = re.compile(r"'([a-z]+)':")
_NAMED = re.compile(r"""'[a-z]+': '([a-z0-9-]+)'""")


def vocabulary(theme: Path) -> frozenset[str]:
    """The words that templates may use in place of names."""
    return frozenset(_WORD.findall((theme / VOCABULARY).read_text(encoding="utf-8")))


def signs_of_theme(theme: Path) -> frozenset[str]:
    """The names in the sets that the words stand for, and those that templates ask for."""
    named = set(_NAMED.findall((theme / VOCABULARY).read_text(encoding="utf-8")))
    asked = {name for _, _, name in _all_asked(theme)}
    return frozenset(named | (asked - vocabulary(theme)))


def unknown_icons(theme: Path, root: Path) -> Iterator[Diagnostic]:
    """Yield each name that a template asks for and nobody has, at its place."""
    if not (theme / VOCABULARY).is_file():
        return
    words = vocabulary(theme)
    for file, position, name in _all_asked(theme):
        if name not in words and not is_sign(name):
            shown = file.relative_to(root) if file.is_relative_to(root) else file.relative_to(theme)
            near = nearest(name, words) or nearest_sign(name)
            place = Position(shown.as_posix(), *position)
            yield diagnostic("icon-not-found", place, written=name, near=near)


def _all_asked(theme: Path) -> Iterator[tuple[Path, tuple[int, int], str]]:
    for file in sorted(theme.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        for found in _ASKED.finditer(text) if "icon(" in text else ():
            line = text.count("\n", 0, found.start()) + 1
            yield file, (line, found.start(2) - text.rfind("\n", 0, found.start(2))), found[2]
