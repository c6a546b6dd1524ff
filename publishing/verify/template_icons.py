"""The signs that templates ask for by name: one that no set has would stop a build in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from publishing.appearance.icon_sets import is_sign, nearest_sign
from records.danish.nearest import nearest
from records.source.diagnostics import Diagnostic, Position, diagnostic
from records.source.program import below

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
    for path in below(str(theme)):
        if path.endswith(".html"):
            file = Path(path)
            for position, name in _asked_in(file.read_text(encoding="utf-8")):
                yield file, position, name


@lru_cache(maxsize=1024)  # a preview judges the same templates at each change of a record
def _asked_in(text: str) -> tuple[tuple[tuple[int, int], str], ...]:
    """The names that a template asks for, each with its line and column."""
    if "icon(" not in text:
        return ()
    return tuple(
        (
            (
                text.count("\n", 0, found.start()) + 1,
                found.start(2) - text.rfind("\n", 0, found.start(2)),
            ),
            found[2],
        )
        for found in _ASKED.finditer(text)
    )
