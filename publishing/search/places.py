"""Names of places that readers use: towns, old municipalities, larger parts, postal codes.

`places.csv` and `postal_codes.csv` only lead to pages; no reader sees what is written in them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from publishing.search.words import fold, stem, written_words
from records.model.area import Area

_HERE = Path(__file__).parent
_RANGE_MARK = "-"


def place_key(name: str) -> str:
    """What a name is looked up by: its words as one, stemmed."""
    return stem("".join(written_words(name)))


def place_names(areas: Iterable[Area]) -> Mapping[str, tuple[str, ...]]:
    """The codes of the areas that each name means, by its key; only areas that have pages."""
    named: dict[str, set[str]] = {}
    ours = {area.code: area for area in areas}
    for area in ours.values():
        named.setdefault(place_key(area.name), set()).add(area.code)
    for row in _rows("places.csv"):
        for name in row["names"].split(", "):
            found = [code for code in row["area"].split() if code in ours]
            if found:
                named.setdefault(place_key(name), set()).update(found)
    return {key: tuple(sorted(codes)) for key, codes in sorted(named.items())}


def postal_codes(areas: Iterable[Area]) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The first and the last number of each row of postal codes, and the areas it lies in."""
    ours = {area.code for area in areas}
    return tuple(sorted(_spans(ours)))


def _spans(ours: set[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for row in _rows("postal_codes.csv"):
        found = tuple(code for code in row["area"].split() if code in ours)
        for span in row["codes"].split() if found else ():
            first, _, last = span.partition(_RANGE_MARK)
            yield int(first), int(last or first), found


def area_word(code: str) -> str:
    """The word that stands in the index for an area; no reader can type it."""
    return f"@{fold(code)}"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")
