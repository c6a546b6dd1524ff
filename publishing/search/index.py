"""The index as files: one that every search reads, and shards for what few need."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from publishing.addresses import SEARCH, SEARCH_INDEX
from publishing.output import OutputFile
from publishing.search.answers import TALKING, answers, occasions
from publishing.search.documents import Document
from publishing.search.packing import packed_levels, packed_words
from publishing.search.places import place_names, postal_codes
from publishing.search.synonyms import synonym_groups
from publishing.search.weights import Postings, levels
from publishing.search.words import STOP_WORDS
from records.clock import Clock
from records.loading.library import Library
from records.model.registry import BY_KEY
from records.source.cache_file import digest_of
from records.source.kept_values import KeptValues

T = TypeVar("T")
WHOLE = 160_000
"""An index of so many characters is one file: a second question to the server costs more."""
_WORDS_TOGETHER, _PAGES_TOGETHER, _TEXTS_TOGETHER = 5_000, 16, 4
"""Characters of words, pages shown and texts in a shard."""


def search_files(found: Sequence[Document], library: Library, clock: Clock) -> Iterator[OutputFile]:
    """`search/index.json`, and below a folder named after its content what it is read with."""
    weighed = levels(found, library.kept)
    posts = [_packed(postings, library.kept) for postings in weighed.values()]
    shown = [_shown(document) for document in found]
    texts = _together([document.text for document in found], _TEXTS_TOGETHER)
    head = _head(list(weighed), found, library, clock)
    whole = sum(map(len, posts)) + len(_json(shown)) <= WHOLE
    shards: dict[str, object] = {f"tekst-{n}": part for n, part in enumerate(texts)}
    if whole:
        head |= {"posts": " ".join(posts), "shown": shown}
    else:
        pieces = _pieces(posts)
        head["cuts"] = [start for start, _ in pieces]
        shards |= {f"ord-{n}": piece for n, (_, piece) in enumerate(pieces)}
        shards |= {f"sider-{n}": part for n, part in enumerate(_together(shown, _PAGES_TOGETHER))}
        shards |= _addresses(found)
    mark = hashlib.sha256(_json([head, shards]).encode()).hexdigest()[:10]
    yield OutputFile(SEARCH_INDEX, _json(head | {"mark": mark}).encode())
    for name, shard in shards.items():
        yield OutputFile(f"{SEARCH}{mark}/{name}.json", _json(shard).encode())


def _packed(postings: Postings, kept: KeptValues) -> str:
    key = digest_of(b"packed levels" + postings.packed.tobytes())
    return kept.get(key, partial(packed_levels, postings.packed))


def _head(
    words: list[str], found: Sequence[Document], library: Library, clock: Clock
) -> dict[str, object]:
    kinds = list(dict.fromkeys(map(_kind, found)))
    return {
        "count": len(found),
        "words": packed_words(words),
        "kinds": kinds,
        "of": "".join(chr(35 + kinds.index(_kind(each))) for each in found),
        "same": synonym_groups(library),
        "places": {name: " ".join(led) for name, led in place_names(library, clock).items()},
        "postal": postal_codes(library, clock),
        "stop": " ".join(sorted(STOP_WORDS)),
        "answers": answers(found, library),
        "occasions": occasions(),
        "talking": TALKING,
        "pages": _PAGES_TOGETHER,
        "texts": _TEXTS_TOGETHER,
    }


def _kind(document: Document) -> tuple[str, str, str]:
    """The key of the kind, what one is called, and what several are."""
    kind = BY_KEY.get(document.kind)
    return document.kind, document.label, kind.plural if kind else "sider"


def _shown(document: Document) -> list[object]:
    """What a result tells, in the order that `search-index.js` reads it."""
    return [
        document.url, document.title, document.summary, document.place, document.when,
        document.moment, int(document.example), int(document.is_past),
    ]  # fmt: skip


def _addresses(found: Sequence[Document]) -> Mapping[str, object]:
    """Where all the pages of a kind lie: what a list needs to show or hide its own lines."""
    kinds = dict.fromkeys(document.kind for document in found)
    return {
        f"adresser-{kind}": {str(n): d.url for n, d in enumerate(found) if d.kind == kind}
        for kind in kinds
    }


def _pieces(posts: Sequence[str]) -> list[tuple[int, str]]:
    """The words in runs, each with the number of its first word."""
    pieces: list[tuple[int, list[str]]] = []
    size = _WORDS_TOGETHER
    for number, post in enumerate(posts):
        if size >= _WORDS_TOGETHER:
            pieces.append((number, []))
            size = 0
        pieces[-1][1].append(post)
        size += len(post)
    return [(start, " ".join(piece)) for start, piece in pieces]


def _together(items: Sequence[T], size: int) -> list[Sequence[T]]:
    return [items[at : at + size] for at in range(0, len(items), size)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
