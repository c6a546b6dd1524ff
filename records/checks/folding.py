"""One cause, one line: what many places say of one missing thing is told at the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from records.source.diagnostics import Diagnostic, Param

_BY: Mapping[str, tuple[str, ...]] = {
    "reference-not-found": ("reference", "folder"),
    "record-gone": ("reference", "folder"),
    "step-in-no-guide": (),
    "area-not-found": ("area",),
    "code-of-no-row": (),
    "code-of-area-not-four-digits": (),
    "row-of-other-length": ("columns",),
    "file-not-found": ("path",),
}
"""The codes that one cause can give many times, and the values that say it is the same cause."""
_AS_ONE = {"reference-not-found": "record-gone"}
"""What many places point at was there: nothing is misspelt."""
_FOLLOWS = {
    "braces-left-over": "braces-unknown",
    "text-with-merge-tag": "braces-unknown",
    "corrects-what-stands": "reference-not-found",
    "file-not-found": "captions-not-webvtt",
    "second-show": "one-show-too-many",
}
"""What follows at the same place from what another code tells already."""
MOST = 3
"""So many are told one by one: each may be a slip of its own."""
ELSEWHERE = "elsewhere"
"""The value that holds how many more places there are."""


def folded(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics with each crowd of one cause as one, which counts the others.

    What follows at its place from another is left out.
    """
    kept: list[Diagnostic] = []
    crowds: dict[tuple[object, ...], list[Diagnostic]] = {}
    for each in _causes(list(found)):
        cause = _cause(each)
        if cause is None:
            kept.append(each)
        else:
            crowds.setdefault(cause, []).append(each)
    for crowd in crowds.values():
        kept += [_one(crowd)] if len(crowd) > MOST or _elsewhere(crowd) else crowd
    return kept


def _causes(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    told = {(each.code, place) for each in found for place in _places(each)}
    for each in found:
        cause = _FOLLOWS.get(each.code)
        if cause is None or not any((cause, place) in told for place in _places(each)):
            yield each


def _places(found: Diagnostic) -> Iterator[tuple[object, ...]]:
    """Where it is, and by what is written there: not each code has the column of that."""
    yield found.position.path, found.position.line, found.position.column
    said = dict(found.params)
    tag = said.get("tag") or f"{{{{{said.get('written', '')}}}}}"
    yield found.position.path, found.field, str(tag).replace(" ", "")


def _cause(found: Diagnostic) -> tuple[object, ...] | None:
    names = _BY.get(found.code)
    if names is None:
        return None
    said = dict(found.params)
    path = found.position.path if not names else ""
    folder = path.rpartition("/")[0]
    code = _AS_ONE.get(found.code, found.code)
    return (code, found.severity, folder, *(said.get(name) for name in names))


def _one(crowd: list[Diagnostic]) -> Diagnostic:
    first = min(crowd, key=lambda each: each.position)
    more = len(crowd) - 1 + _elsewhere(crowd)
    values: dict[str, Param] = {**dict(first.params), ELSEWHERE: more}
    code = _AS_ONE.get(first.code, first.code)
    return replace(first, code=code, params=tuple(sorted(values.items())))


def _elsewhere(crowd: list[Diagnostic]) -> int:
    """How many places those that were folded before stand for."""
    return sum(int(dict(each.params).get(ELSEWHERE, 0)) for each in crowd)
