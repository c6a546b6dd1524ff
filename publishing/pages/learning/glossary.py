"""The glossary: the list A–Å, and a page for each term (domain guide 6.15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from publishing.addresses import GLOSSARY
from publishing.blocks import Link
from publishing.markdown import render
from publishing.page import Head, Page, make_page, record_head
from publishing.pages.learning.article import checked_moment
from publishing.person import person_for
from publishing.related import related_cards
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from publishing.sources import source_lines
from records.clock import Clock
from records.danish.sorting import danish_key
from records.facts.examples import with_example_prefix
from records.facts.visibility import Visibility, listed, visibility, with_page
from records.loading.library import Library
from records.model.registry import address_of
from records.model.term import Term

HOST = Link("Ordbog", GLOSSARY)
SECTION = "ordbog"
_DIGITS = "0–9"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term on the list."""

    title: str
    url: str
    summary: str
    also: str
    """What else it is called, as one line."""
    example: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with a letter; `id` is its anchor."""

    id: str
    letter: str
    entries: tuple[Entry, ...]


def glossary_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The list and the pages of all visible terms; nothing where there are none."""
    shown = in_order(listed(library, Term, clock))
    if shown:
        yield _list_page(shown)
    for term in with_page(library, Term, clock):
        yield term_page(term, library, clock)


def in_order(terms: Sequence[Term]) -> list[Term]:
    """From A to Å; digits first."""
    return sorted(terms, key=lambda term: danish_key(term.title))


def headline(term: Term) -> str:
    """The word as a heading has it: with a capital letter."""
    return term.title[0].upper() + term.title[1:]


def letters_of(terms: Sequence[Term]) -> tuple[Letter, ...]:
    """Terms in order, gathered under their letters."""
    groups = groupby(terms, key=lambda term: _letter_of(term.title))
    return tuple(
        Letter(f"bogstav-{_anchor(letter)}", letter, tuple(map(_entry, members)))
        for letter, members in groups
    )


def _letter_of(word: str) -> str:
    first = word[0].upper()
    return _DIGITS if first.isdecimal() else first


def _anchor(letter: str) -> str:
    return {_DIGITS: "tal", "Æ": "ae", "Ø": "oe", "Å": "aa"}.get(letter, letter.lower())


def _entry(term: Term) -> Entry:
    also = ", ".join(term.synonyms)
    return Entry(headline(term), address_of(term) or "", term.summary, also, term.example)


def _list_page(terms: Sequence[Term]) -> Page:
    lead = "Hvad betyder ordene, når man taler om kapaciteter, praksis og uddannelse? Slå dem op."
    head = Head(
        template="glossary.html",
        kind="glossary",
        section=SECTION,
        address=GLOSSARY,
        title="Ordbog",
        description=f"{len(terms)} ord om almen praksis, kapaciteter og uddannelse, forklaret kort "
        "og med kilde.",
    )
    scene = files_of(scene_for("ordbog", "samtale"))
    return make_page(head, {"lead": lead, "letters": letters_of(terms), "scene": scene})


def term_page(term: Term, library: Library, clock: Clock) -> Page:
    """The page of a term: what it means, what else it is called, what it is not, where it is from.

    The editor's note is not among its values.
    """
    name = headline(term)
    values: dict[str, Any] = {
        "head_title": with_example_prefix(f"{name}: hvad betyder det?", example=term.example),
        "lead": term.summary,
        "also": term.synonyms,
        "not_same_as": tuple(_others(term, library, clock)),
        "checked": checked_moment(term.checked),
        "person": person_for(term, library, f"Spørgsmål om {term.title}"),
        "sources": source_lines(term.sources),
        "related": related_cards(term, library, clock, both_ways=True),
    }
    head = replace(record_head(term, "term.html", SECTION, (HOST,)), title=name)
    return make_page(head, values, render(term.body, library) if term.body else "")


def _others(term: Term, library: Library, clock: Clock) -> Iterator[Entry]:
    for other_id in term.not_same_as:
        other = library.find(Term, other_id)
        if other and visibility(other, clock) is not Visibility.HIDDEN:
            yield _entry(other)
