"""What is remembered of what somebody told, so that it is known again, and cannot be read.

A trace is a shortened hash. Of a sentence it is so short that many sentences share it, of a name
so short that hundreds of names do: whoever holds the memory can try a guess, and learns nothing
for certain. Of a file nothing can be guessed.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from records.model.base import Record
from records.model.film import Film
from records.model.library_view import LibraryView
from records.model.told import Story, Told
from records.model.unnamed import Unnamed

WORDS, FILE, PERSON = "w", "f", "p"
"""What the sign before the colon says that a trace is of."""
_FEWEST = 5
"""Words of a sentence: a shorter one is anybody's."""
_LENGTH = {WORDS: 10, FILE: 16, PERSON: 2}
_OF_UNNAMED = 4
"""What is told without a name has few words to choose among, so its traces say less."""
_SENTENCES = re.compile(r"[.!?:;…»«\"]+|\n\s*\n|\n(?=\s*[#>*-])")


def traces_of(record: Record, library: LibraryView) -> tuple[str, ...]:
    """The traces of what somebody told of themselves, in order; none of any other record."""
    if isinstance(record, Told | Unnamed):
        return tuple(sorted(set(_traces(record, library))))
    return ()


def _traces(record: Told | Unnamed, library: LibraryView) -> Iterator[str]:
    length = _OF_UNNAMED if isinstance(record, Unnamed) else _LENGTH[WORDS]
    for sentence in _sentences(_texts(record)):
        yield f"{WORDS}:{_hash(sentence.encode())[:length]}"
    if isinstance(record, Told):
        yield from _of_people(record)
        for path in _files(record):
            yield from _of_file(library.project.content / path)


def _texts(record: Told | Unnamed) -> Iterator[str]:
    yield from (record.title, record.summary)
    if isinstance(record, Told):
        yield from record.quotes
    if isinstance(record, Story):
        yield record.body
    if isinstance(record, Film):
        yield record.transcript


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    """Each as its words alone: signs, marks and capitals are no other sentence."""
    for text in texts:
        for part in _SENTENCES.split(unicodedata.normalize("NFKC", text)):
            words = re.findall(r"\w+", part.casefold())
            if len(words) >= _FEWEST:
                yield " ".join(words)


def _of_people(record: Told) -> Iterator[str]:
    for person in record.people:
        name = " ".join(re.findall(r"\w+", (person.name or "").casefold()))
        if name:
            yield f"{PERSON}:{_hash(name.encode())[: _LENGTH[PERSON]]}"


def _files(record: Told) -> Iterator[str]:
    pictures = (record.image, *(person.portrait for person in record.people))
    yield from (picture.file for picture in pictures if picture)
    if isinstance(record, Film) and record.film.file:
        yield record.film.file


def _of_file(path: Path) -> Iterator[str]:
    """One that is missing has no trace: that it is missing is told elsewhere."""
    if path.is_file():
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield f"{FILE}:{digest[: _LENGTH[FILE]]}"


def _hash(told: bytes) -> str:
    return hashlib.sha256(told).hexdigest()


def is_like(traces: Iterable[str], before: Iterable[str]) -> bool:
    """Whether one tells what the other told: a file, a name, or half or two of its sentences."""
    own = set(traces)
    shared = own & set(before)
    same = sum(trace.startswith(WORDS) for trace in shared)
    said = sum(trace.startswith(WORDS) for trace in own)
    return len(shared) > same or same > 1 or (same == 1 and said <= 2)
