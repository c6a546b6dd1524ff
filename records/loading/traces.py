"""Plain values made of one record, or of none, and what that looked up, kept for as long as all of
it is the same.

Beside each value stands what the library was asked while it was made, and a hash of each answer. A
later build asks the same of its own library: where all answers are the same, so is the value. So
nobody has to say what a page hangs on, and none can forget to.
"""  # noqa: D205 - one sentence

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from records.loading.library import Library
from records.loading.noted import Indices, NotedLibrary, Question, name_of
from records.model.base import Record
from records.source.kept_values import hash_of

T = TypeVar("T")
_NOTHING = b""
_UNKNOWN = object()


class Traces:
    """The values of one library at its moment; without a moment each is made anew."""

    def __init__(self, library: Library, indices: Indices, now: datetime | None = None) -> None:
        """Of each of `indices` a value may hang on single entries: see `Library.entry`.

        What is other than it went out may name the moment `now`: so does all that asks for that.
        """
        self._now = now
        self._library = library
        self._noted = NotedLibrary(library, indices)
        self._indices = {name_of(index): (index, make) for index, make in indices.items()}
        self._answers: dict[Question, bytes | None] = {}
        self._can_keep = library.is_cached and bool(library.moment)

    def get(
        self, name: str, record: Record | None, make: Callable[[Library], T], *more: object
    ) -> T:
        """What `make` gives for the library that it is handed; all else is in `record` and `more`.

        `name` is of this maker alone. A value that is not plain is made each time.
        """
        if not self._can_keep:
            return make(self._library)
        library = self._library
        key = hash_of("traced", name, library.moment, library.hash_of(record), more)
        known = library.kept.find(key)
        if known is not None and all(self._answer(each) == told for each, told in known[0]):
            found: T = marshal.loads(known[1])  # noqa: S302 - of our own sealed cache
            return found
        with self._noted.noting():
            made = make(self._noted)
            asked = self._noted.asked
        if asked is not None:
            self._keep(key, asked, made)
        return made

    def _keep(self, key: bytes, asked: dict[Question, None], made: Any) -> None:  # noqa: ANN401
        told = tuple((each, self._answer(each)) for each in asked)
        if all(answer is not None for _, answer in told):
            try:
                self._library.kept.put(key, (told, marshal.dumps(made)))
            except ValueError:  # more than plain values
                return

    def _answer(self, question: Question) -> bytes | None:
        """A hash of what the library says to it; None where nobody can tell."""
        if question not in self._answers:
            answer = self._hashed(question)
            if answer is None:
                return None
            self._answers[question] = answer
        return self._answers[question]

    def _hashed(self, question: Question) -> bytes | None:
        said = self._said(question)
        return None if said is _UNKNOWN else self._told(said)

    def _said(self, question: Question) -> Any:  # noqa: ANN401 - whatever a library answers
        library = self._library
        said: object = _UNKNOWN
        match question:
            case "record", kind, record_id:
                said = library.records.get(kind, {}).get(record_id)
            case "area", code:
                said = library.area(code)
            case "all", kind:
                said = tuple(library.records[kind].values())
            case "entry", name, at if name in self._indices:
                said = library.entry(self._indices[name][0], at, self._indices[name][1])
            case "read", key:
                said = library.readings.get(key, _UNKNOWN)
            case ("region",):
                said = library.region
            case ("memory",):
                said = library.memory, self._now if library.memory.released else None
        return said

    def _told(self, answer: Any) -> bytes:  # noqa: ANN401 - whatever a library answers
        if answer is None:
            return _NOTHING
        if isinstance(answer, Record):
            return self._library.hash_of(answer)
        if isinstance(answer, list | tuple):
            return hash_of(*map(self._told, answer))
        return hash_of(answer)
