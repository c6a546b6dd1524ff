"""Words that mean the same to the search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from records.loading.library import Library
from records.model.registry import BY_KEY

_FILE = Path(__file__).with_name("synonyms.txt")
_TERM = "term"
"""The kind of the glossary, where there is one."""


def synonym_groups(library: Library) -> tuple[tuple[str, ...], ...]:
    """Groups of words and phrases: those of `synonyms.txt`, then each term with its synonyms."""
    return (*_written(), *_of_terms(library))


def _written() -> Iterator[tuple[str, ...]]:
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(word.strip() for word in line.split(","))


def _of_terms(library: Library) -> Iterator[tuple[str, ...]]:
    kind = BY_KEY.get(_TERM)
    for term in library.all(kind.model) if kind else ():
        group = (term.label, *getattr(term, "synonyms", ()))
        if len(group) > 1:
            yield group
