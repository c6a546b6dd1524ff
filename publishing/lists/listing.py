"""A list as its template shows it: questions, sorting, counts, rows under their headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from publishing.addresses import SIGNUP
from publishing.blocks import Card, CardGroup, Filter, Link
from publishing.cards import card_of
from publishing.lists.facet import Facet
from records.clock import Clock
from records.danish.numbers import count
from records.loading.library import Library
from records.model.base import Content

R = TypeVar("R", bound=Content)


@dataclass(frozen=True, slots=True)
class Sort:
    """A way to sort: the row's attribute `by`, from small to large unless `down`."""

    value: str
    text: str
    by: str = ""
    """Empty for the order in which the page has them."""
    down: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What one and many of the list's records are called."""

    one: str
    many: str

    def counted(self, number: int) -> str:
        """`13 muligheder`, `1 mulighed`, `Ingen muligheder lige nu`."""
        return count(number, self.one, self.many, f"Ingen {self.many} lige nu")


@dataclass(frozen=True, slots=True)
class Part(Generic[R]):
    """Records under one heading, in the order of the list; an empty title has no heading."""

    id: str
    title: str
    records: Sequence[R]
    text: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Ask(Generic[R]):
    """What a list of a kind can be asked: its questions and its orders."""

    name: str
    """What the browser remembers the list by, once a reader wants that."""
    words: Words
    facets: Sequence[Facet[R]]
    sorts: Sequence[Sort] = ()
    keys: Callable[[R], Mapping[str, str]] = field(default=lambda _: {})
    """What the rows are sorted by, beside the answers."""


@dataclass(frozen=True, slots=True)
class ListView:
    """The values of `partials/listing.html`."""

    name: str
    """What the browser remembers the list by, once a reader wants that."""
    words: Words
    kinds: tuple[str, ...]
    """The kinds of its records, as the search engine knows them."""
    filters: tuple[Filter, ...]
    sorts: tuple[Sort, ...]
    groups: tuple[CardGroup, ...]
    total_text: str
    mixed: bool
    """Whether some records are examples and some are not."""
    real: int
    """How many are not."""
    feed: Link | None = None
    """How to follow the whole list."""
    follow: Link | None = None
    """Where a reader asks to be told."""
    follow_by: str = "omraade"
    """The question whose answer goes along there."""
    look: str = "rows"
    """`rows`, or `pictures` for cards with a drawing."""
    compare: str = ""
    """The page that holds the records side by side that a reader puts aside; empty without."""
    source: str = ""
    rest: int = 0
    """How many records the page leaves to the file at `source` (`publishing.lists.columns`)."""


def list_view(
    parts: Sequence[Part[R]],
    ask: Ask[R],
    library: Library,
    clock: Clock,
    rendered: int = 1000,
) -> ListView:
    """The list; the page has rows for the first `rendered` records."""
    shown = [record for part in parts for record in part.records]
    examples = sum(record.example for record in shown)
    filters = (facet.filter_of(shown, clock) for facet in ask.facets)
    groups = tuple(row_groups(parts, ask, library, clock, rendered))
    kinds = dict.fromkeys(card.kind for group in groups for card in group.cards)
    return ListView(
        name=ask.name,
        words=ask.words,
        kinds=tuple(kinds),
        filters=tuple(each for each in filters if worth_asking(each)),
        sorts=tuple(ask.sorts),
        groups=groups,
        total_text=ask.words.counted(len(shown)) + examples_note(len(shown), examples),
        mixed=0 < examples < len(shown),
        real=len(shown) - examples,
        follow=Link("Sig til, når der kommer noget", SIGNUP),
        rest=max(0, len(shown) - rendered),
    )


def worth_asking(asked: Filter) -> bool:
    """Whether a question has two choices that show something different."""
    return len(asked.choices) > 1


def facets_of(record: R, ask: Ask[R]) -> dict[str, str]:
    """The record's answers by the names of the questions; codes are separated by spaces."""
    answers = {facet.name: " ".join(facet.answers(record)) for facet in ask.facets}
    more = {"eksempel": "ja"} if record.example else {}
    return {"id": record.id, **answers, **ask.keys(record), **more}


def row_groups(
    parts: Sequence[Part[R]],
    ask: Ask[R],
    library: Library,
    clock: Clock,
    most: int | None = None,
) -> Iterator[CardGroup]:
    """The records as rows with their answers under their headings: all, or the first so many."""
    left = sum(len(part.records) for part in parts) if most is None else most
    for part in parts:
        if part.records:
            number = count(len(part.records), ask.words.one, ask.words.many)
            rows = tuple(_row(record, ask, library, clock) for record in part.records[:left])
            left -= len(rows)
            yield CardGroup(part.id, part.title, number, rows, part.url, part.text)


def _row(record: R, ask: Ask[R], library: Library, clock: Clock) -> Card:
    return replace(card_of(record, library, clock), facets=facets_of(record, ask))


def examples_note(total: int, examples: int) -> str:
    """` (alle eksempler)`, ` (heraf 2 eksempler)`, or nothing."""
    if not examples:
        return ""
    if examples == total:
        return " (et eksempel)" if total == 1 else " (alle eksempler)"
    return f" (heraf {count(examples, 'eksempel', 'eksempler')})"
