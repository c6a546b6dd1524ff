"""How much each word says of each page: BM25F, in eight levels."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from sys import intern

from publishing.search.compounds import parts
from publishing.search.documents import Document
from publishing.search.places import area_word
from publishing.search.words import STOP_WORDS, stem, words
from records.model.registry import BY_KEY
from records.source.kept_values import KeptValues, hash_of

LEVELS = 8
_BOUNDS = [(step / LEVELS) ** 2 for step in range(1, LEVELS)]
_SATURATION = 4.0
_FIRST_PART, _LAST_PART = 0.25, 0.4
"""What a part of a compound counts of the compound itself."""
_SINGLE = frozenset({"vacancy", "premises", "event", "issue"})
_OF_SINGLE = 0.3
"""What the text of one opening, one evening, one newsletter counts: what is said in each of a
thousand openings, or in a list of every code, must not hide the page that explains it."""
_OF_NUMBER = 5
"""The least level of a number of three digits and more: a fact, wherever it stands."""
_PAST = 0.7
"""What is over counts less than what is not."""
_OWN, _IN_IT, _AROUND = 7, 5, 3
"""Levels of a place: its own page, what lies in it, what lies in a part of it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a document; a long one dilutes its words by `length`."""

    weight: float
    length: float


FIELDS = {
    "title": Field(8.0, 0.45),
    "keys": Field(4.5, 0.0),
    "headings": Field(2.5, 0.5),
    "summary": Field(2.5, 0.3),
    "text": Field(1.0, 0.7),
}


@dataclass(frozen=True, slots=True)
class Postings(Mapping[int, int]):
    """The documents that have a word, and how much it says there: in four bytes each, as a large
    site has millions of them.
    """  # noqa: D205 - one sentence

    packed: array[int]
    """Number times levels plus level, the lowest number first."""

    def __getitem__(self, number: int) -> int:
        """The level in a document. Raises KeyError."""
        at = bisect_left(self.packed, number * LEVELS)
        if at == len(self.packed) or self.packed[at] // LEVELS != number:
            raise KeyError(number)
        return self.packed[at] % LEVELS

    def __iter__(self) -> Iterator[int]:
        return (each // LEVELS for each in self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def levels(documents: Sequence[Document], kept: KeptValues) -> Mapping[str, Postings]:
    """For each stem the documents that have it, by number, and how much it says there."""
    known: set[str] = set()
    totals = dict.fromkeys(FIELDS, 0)
    for document in documents:  # counted twice, as all counts together take more room than pages
        for name, counts in _counted(document, kept).items():
            totals[name] += sum(counts.values())
            known.update(map(stem, counts))
    split = _Splitting(known)
    averages = {name: (total or 1) / max(len(documents), 1) for name, total in totals.items()}
    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    for number, document in enumerate(documents):
        first = number * LEVELS
        counted = _counted(document, kept)
        whole = _PAST if document.is_past else 1
        for word, weight in _weights(counted, averages, split, document.kind).items():
            level = _level(weight / (weight + _SATURATION) * whole)
            if level < _OF_NUMBER and len(word) > 2 and word.isdigit():
                level = _OF_NUMBER
            found[word].append(first + level)
        for code, level in _places(document).items():
            found[area_word(code)].append(first + level)
    return {word: Postings(found[word]) for word in sorted(found)}


def _level(share: float) -> int:
    """The low end has more levels than the high one: most of what a text says lies there."""
    return bisect_left(_BOUNDS, share)


def _counted(document: Document, kept: KeptValues) -> dict[str, dict[str, int]]:
    """How often each word is in each field of the document; all name a word by one string."""
    texts = {
        "title": document.title,
        "keys": " ".join(document.keys),
        "headings": " ".join(document.headings),
        "summary": document.summary,
        "text": f"{document.text} {document.labels}",
    }
    return kept.get(hash_of("counted words", texts), lambda: _counts(texts))


def _counts(texts: Mapping[str, str]) -> dict[str, dict[str, int]]:
    return {name: dict(Counter(map(intern, _indexed(text)))) for name, text in texts.items()}


def _indexed(text: str) -> Iterable[str]:
    return (word for word in words(text) if word not in STOP_WORDS)


class _Splitting(dict[str, tuple[tuple[str, float], ...]]):
    """The stems in each word, with what each counts: itself first. A word is taken apart once."""

    def __init__(self, known: set[str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> tuple[tuple[str, float], ...]:
        whole = stem(word)
        more: dict[str, float] = {}
        for first, last in parts(word, self._known):
            more[first] = max(more.get(first, 0), _FIRST_PART)
            more[last] = max(more.get(last, 0), _LAST_PART)
        more.pop(whole, None)
        self[word] = made = ((whole, 1.0), *sorted(more.items()))
        return made


def _weights(
    counted: Mapping[str, Mapping[str, int]],
    averages: Mapping[str, float],
    split: _Splitting,
    kind: str,
) -> Mapping[str, float]:
    total: dict[str, float] = {}
    for name, field in FIELDS.items():
        counts = counted[name]
        dilution = 1 - field.length + field.length * sum(counts.values()) / averages[name]
        is_less = name == "text" and (kind in _SINGLE or kind not in BY_KEY)
        weight = field.weight * (_OF_SINGLE if is_less else 1)
        for word, times in counts.items():
            for part, share in split[word]:
                total[part] = total.get(part, 0) + weight * share * times / dilution
    return total


def _places(document: Document) -> Mapping[str, int]:
    found: dict[str, int] = {}
    less = 2 if document.is_past else 0
    for code in document.areas:
        own, _, district = code.partition("/")
        around = _IN_IT if document.kind in BY_KEY else _AROUND
        found[code] = _OWN if document.is_area else around - less
        if district:
            found.setdefault(own, _AROUND - less)
    return found
