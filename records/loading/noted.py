"""A library that notes what it was asked: all that a value made of it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from records.facts.memory import Memory
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Record
from records.model.registry import BY_MODEL
from records.source.kept_values import KeptValues

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Question = tuple[Any, ...]
"""What was asked, in plain values: the name of the question, and of what."""
Indices = Mapping[Hashable, Callable[[], Mapping[str, Any]]]
"""Indices of which one may hang on a single entry, and how each is made."""

_TOLD_WHOLE = ("photo",)
"""What is read of other files and says by `repr` all that it is."""
_NOTED = frozenset(
    {"find", "all", "area", "resolve", "address", "entry", "once", "once_for", "read_once",
     "kept", "hash_of", "region", "memory"}
)  # fmt: skip
"""What may be asked. Whoever reads anything else gets it, and `asked` is None from then on."""


class NotedLibrary(Library):
    """Answers as its `base` does. What was made once for others is made once more here, so that
    it is known what that hangs on.
    """  # noqa: D205 - one thought

    base: Library
    indices: Indices
    made: dict[object, tuple[Any, dict[Question, None] | None]]
    asked: dict[Question, None] | None

    def __init__(self, base: Library, indices: Indices) -> None:
        """Of `indices` the base gives the entries."""
        own = {"base": base, "indices": indices, "made": {}, "asked": {}}
        object.__getattribute__(self, "__dict__").update(own)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever it has
        """What is not among the questions above comes from the base, and cannot be kept."""
        own = object.__getattribute__(self, "__dict__")
        if name in _NOTED or name in own or name in _HELPERS:
            return object.__getattribute__(self, name)
        own["asked"] = None
        return getattr(own["base"], name)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """From here on `asked` begins anew; afterwards it is what it was."""
        own = object.__getattribute__(self, "__dict__")
        before, own["asked"] = own["asked"], {}
        try:
            yield
        finally:
            own["asked"] = before

    def forget(self) -> None:
        """What is made now hangs on more than can be told."""
        object.__getattribute__(self, "__dict__")["asked"] = None

    def note(self, *question: object) -> None:
        """Remember that this was asked."""
        if self.asked is not None:
            self.asked[question] = None

    def find(self, model: type[R], record_id: str | None) -> R | None:
        """As the base."""
        if record_id:
            self.note("record", BY_MODEL[model].key, record_id)
        return self.base.find(model, record_id)

    def all(self, model: type[R]) -> tuple[R, ...]:
        """As the base."""
        self.note("all", BY_MODEL[model].key)
        return self.base.all(model)

    def area(self, code: str) -> Area | None:
        """As the base."""
        self.note("area", code)
        return self.base.area(code)

    def resolve(self, reference: str) -> Record | None:
        """As the base."""
        key, _, record_id = reference.partition("#")[0].partition(":")
        self.note("record", key, record_id)
        return self.base.resolve(reference)

    def entry(self, index: Hashable, at: str, make: Callable[[], Mapping[str, T]]) -> T | None:
        """As the base, for the indices that it knows; any other is made here."""
        if index not in self.indices:
            return super().entry(index, at, make)
        self.note("entry", name_of(index), at)
        return self.base.entry(index, at, self.indices[index])

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives; whoever asks again hangs on what it hangs on."""
        if key not in self.made:
            with self.noting():
                value = make()
                self.made[key] = value, self.asked
        value, asked = self.made[key]
        if asked is None or self.asked is None:
            self.forget()
        else:
            self.asked.update(asked)
        return value

    def read_once(self, key: Hashable, read: Callable[[], T]) -> T:
        """As the base; only of some readings it can be told later whether they are the same."""
        with self.noting():
            value = self.base.read_once(key, read)
        if isinstance(key, tuple) and key[0] in _TOLD_WHOLE:
            self.note("read", key)
        else:
            self.forget()
        return value

    @property
    def kept(self) -> KeptValues:
        """As the base: what is kept follows from nothing but its key."""
        return self.base.kept

    def hash_of(self, value: object) -> bytes:
        """As the base."""
        return self.base.hash_of(value)

    @property
    def region(self) -> str:
        """As the base."""
        self.note("region")
        return self.base.region

    @property
    def memory(self) -> Memory:
        """As the base."""
        self.note("memory")
        return self.base.memory


_HELPERS = frozenset({"note", "noting", "forget", "__dict__"})


def name_of(index: Hashable) -> str:
    """What an index is called among the questions."""
    return str(index[0] if isinstance(index, tuple) else index)
