"""How much each word says of each page: BM25F, in eight levels."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from sys import intern

from publishing.search.compounds import Cut, among, cuts
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
    counted = [_Counted.of(document, kept) for document in documents]
    split = _split({word for each in counted for word in each.words}, kept)
    compounds = {word for word, told in split.items() if len(told) > 1}
    averages = _averages([each.totals for each in counted])
    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    for number, (document, each) in enumerate(zip(documents, counted, strict=True)):
        first = number * LEVELS
        taken_apart = [(word, split[word]) for word in sorted(compounds.intersection(each.words))]
        told = hash_of("levels", each.key, averages, taken_apart, document.kind, document.is_past)
        make = partial(_levels_in, document, each, averages, split, kept)
        for word, level in zip(*kept.get(told, make), strict=True):
            found[word].append(first + level)
        for code, level in _places(document).items():
            found[area_word(code)].append(first + level)
    return {word: Postings(found[word]) for word in sorted(found)}


def _averages(totals: Sequence[Sequence[int]]) -> Mapping[str, float]:
    """How long each field is, in two digits: one word more in one document, and the weights of all
    others are as they were.
    """  # noqa: D205 - one sentence
    sums = [sum(of_field) for of_field in zip(*totals, strict=True)] or [0] * len(FIELDS)
    of_one = [(total or 1) / max(len(totals), 1) for total in sums]
    return {name: float(f"{each:.1e}") for name, each in zip(FIELDS, of_one, strict=True)}


def _levels_in(
    document: Document,
    counted: _Counted,
    averages: Mapping[str, float],
    split: _Split,
    kept: KeptValues,
) -> tuple[tuple[str, ...], bytes]:
    """The stems of a document, and the level of each."""
    whole = _PAST if document.is_past else 1
    found: dict[str, int] = {}
    counts = counted.counts(document, kept)
    for word, weight in _weights(counts, averages, split, document.kind).items():
        level = _level(weight / (weight + _SATURATION) * whole)
        if level < _OF_NUMBER and len(word) > 2 and word.isdigit():
            level = _OF_NUMBER
        found[intern(word)] = level
    return tuple(found), bytes(found.values())


def _level(share: float) -> int:
    """The low end has more levels than the high one: most of what a text says lies there."""
    return bisect_left(_BOUNDS, share)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What all documents ask of each: all counts together would take more room than pages."""

    key: bytes
    words: tuple[str, ...]
    """Each once, and one string for all documents."""
    totals: tuple[int, ...]
    """How many there are in each field."""

    @classmethod
    def of(cls, document: Document, kept: KeptValues) -> _Counted:
        """What is in the fields of a document."""
        key = hash_of("counted words", _texts(document))

        def made() -> tuple[tuple[str, ...], tuple[int, ...]]:
            counts = cls(key, (), ()).counts(document, kept).values()
            words = dict.fromkeys(word for each in counts for word in each)
            return tuple(words), tuple(sum(each.values()) for each in counts)

        return cls(key, *kept.get(hash_of("words", key), made))

    def counts(self, document: Document, kept: KeptValues) -> dict[str, dict[str, int]]:
        """How often each word is in each field."""
        return kept.get(self.key, lambda: _counts(_texts(document)))


def _texts(document: Document) -> dict[str, str]:
    """The text of each field, in the order of `FIELDS`."""
    return {
        "title": document.title,
        "keys": " ".join(document.keys),
        "headings": " ".join(document.headings),
        "summary": document.summary,
        "text": f"{document.text} {document.labels}",
    }


def _counts(texts: Mapping[str, str]) -> dict[str, dict[str, int]]:
    return {name: dict(Counter(map(intern, _indexed(text)))) for name, text in texts.items()}


def _indexed(text: str) -> Iterable[str]:
    return (word for word in words(text) if word not in STOP_WORDS)


_Split = Mapping[str, tuple[tuple[str, float], ...]]
"""The stems in each word, with what each counts: itself first."""


def _split(every: Iterable[str], kept: KeptValues) -> _Split:
    """What is in each of the words. How one can be taken apart is kept for those that begin alike:
    one word more makes few of them anew.
    """  # noqa: D205 - one thought
    alike = [list(group) for _, group in groupby(sorted(every), itemgetter(slice(2)))]
    stems: dict[str, str] = {}
    found: dict[str, tuple[Cut, ...]] = {}
    for group in alike:
        told = kept.get(hash_of("cuts", group), partial(_taken_apart, group))
        stems |= {word: each[0] for word, each in zip(group, told, strict=True)}
        found |= {word: each[1] for word, each in zip(group, told, strict=True) if each[1]}
    known = set(stems.values())
    return {
        word: ((own, 1.0), *_counting(own, among(found.get(word, ()), known)))
        for word, own in stems.items()
    }


def _taken_apart(group: Iterable[str]) -> list[tuple[str, tuple[Cut, ...]]]:
    return [(stem(word), tuple(cuts(word))) for word in group]


def _counting(own: str, pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, float]]:
    more: dict[str, float] = {}
    for first, last in pairs:
        more[first] = max(more.get(first, 0), _FIRST_PART)
        more[last] = max(more.get(last, 0), _LAST_PART)
    more.pop(own, None)
    return sorted(more.items())


def _weights(
    counted: Mapping[str, Mapping[str, int]],
    averages: Mapping[str, float],
    split: _Split,
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
