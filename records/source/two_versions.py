"""Lock files that Git left in two versions: told as such, and made one without losing a line.

A lock remembers what went out into the world. Both sides are true: each was written when something
was sent or published. So nothing is chosen; what either side knows is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from records.source.diagnostics import Diagnostic, Position, diagnostic

_OURS, _BASE, _MIDDLE, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARK = re.compile(r"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)

Entry = tuple[str, ...]
"""The keys that lead to something in the file."""


class CannotMergeError(ValueError):
    """Both versions say something of one entry, and not the same."""

    def __init__(self, entries: list[Entry]) -> None:
        super().__init__(", ".join("/".join(entry) for entry in entries))
        self.entries = entries


def conflict_in(path: str, text: str) -> Diagnostic | None:
    """What to say of a lock file with two versions in it; None for one that is whole."""
    found = _MARK.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    return diagnostic("lock-in-two-versions", Position(path, line))


def sides_of(text: str) -> tuple[str, str]:
    """The two whole texts of a file with Git's marks. Raises ValueError for marks out of order."""
    ours: list[str] = []
    theirs: list[str] = []
    following: Mapping[str, tuple[str, ...]] = {
        "": (_OURS,),
        _OURS: (_BASE, _MIDDLE),
        _BASE: (_MIDDLE,),
        _MIDDLE: (_THEIRS,),
    }
    inside = ""
    for line in text.splitlines(keepends=True):
        mark = line[:7] if line[:7] in (_OURS, _BASE, _MIDDLE, _THEIRS) else ""
        if mark:
            if mark not in following[inside]:
                raise ValueError(mark)
            inside = "" if mark == _THEIRS else mark
            continue
        if inside in ("", _OURS):
            ours.append(line)
        if inside in ("", _MIDDLE):
            theirs.append(line)
    if inside:
        raise ValueError(inside)
    return "".join(ours), "".join(theirs)


def merged(text: str, base: str = "{}") -> dict[str, Any]:
    """Everything that either version knows; `base` is what both began with.

    Raises ValueError where a version is no JSON, CannotMergeError where they say different things
    of one entry and neither is what the base says.
    """
    ours, theirs = (_object(side) for side in sides_of(text))
    wrong: list[Entry] = []
    kept = _union(ours, theirs, _object(base), (), wrong.append)
    if wrong:
        raise CannotMergeError(wrong)
    return kept


def _object(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError(text[:20])
    return found


def _union(
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    base: Mapping[str, Any],
    above: Entry,
    tell: Callable[[Entry], object],
) -> dict[str, Any]:
    """Tables are joined key by key; an entry in one (a letter, an episode) is never mixed."""
    kept: dict[str, Any] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        one, other, before = ours.get(key), theirs.get(key), base.get(key)
        if one is None or one == other or (one == before and other is not None):
            kept[key] = other if other is not None else one
        elif other is None or other == before:
            kept[key] = one
        elif not above and isinstance(one, dict) and isinstance(other, dict):
            first = before if isinstance(before, dict) else {}
            kept[key] = _union(one, other, first, (key,), tell)
        else:
            tell((*above, key))
    return kept
