"""Names of places that readers use: towns, old municipalities, larger parts, postal codes.

`places.csv` and `postal_codes.csv` only lead to pages; no reader sees what is written in them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from publishing.search.words import fold, stem, written_words
from records.clock import Clock
from records.facts.regions import MERGED, areas_at
from records.loading.library import Library
from records.model.area import Area

_HERE = Path(__file__).parent
_ELSEWHERE = tuple(stem(word) for word in written_words(MERGED.removeprefix("Region ")))
Span: TypeAlias = tuple[int, int, tuple[str, ...]]


def place_key(name: str) -> str:
    """What a name is looked up by: its words as one, stemmed."""
    return stem("".join(written_words(name)))


def place_names(library: Library, clock: Clock) -> Mapping[str, tuple[str, ...]]:
    """The words of the index that each name of a place leads to, by the name's key.

    One outside our areas leads to what is said of the region that it will be part of.
    """
    ours = {area.code for area in areas_at(library, clock)}
    named: dict[str, set[str]] = {}
    for area in library.all(Area):
        named.setdefault(place_key(area.name), set()).add(area.code)
    for row in _rows("places.csv"):
        for name in row["names"].split(", "):
            named.setdefault(place_key(name), set()).update(row["area"].split())
    led = {key: sorted(area_word(code) for code in codes & ours) for key, codes in named.items()}
    return {key: tuple(words) or _ELSEWHERE for key, words in sorted(led.items())}


def postal_codes(library: Library, clock: Clock) -> tuple[Span, ...]:
    """The first and the last number of each run of postal codes, and the words it leads to."""
    ours = {area.code for area in areas_at(library, clock)}
    return tuple(sorted(_spans(ours)))


def _spans(ours: set[str]) -> Iterator[Span]:
    for row in _rows("postal_codes.csv"):
        found = tuple(area_word(code) for code in row["area"].split() if code in ours)
        for span in row["codes"].split():
            first, _, last = span.partition("-")
            yield int(first), int(last or first), found or _ELSEWHERE


def area_word(code: str) -> str:
    """The word that stands in the index for an area; no reader can type it."""
    return f"@{fold(code)}"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")
