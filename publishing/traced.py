"""What earlier builds made of one record, or of a kind, and all that it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from publishing.changed import CHANGES, changes
from publishing.page import Page
from publishing.related import POINTING, pointing
from records.clock import Clock
from records.facts.openings import (
    AROUND,
    OPEN_BY_AREA,
    OPEN_IN,
    first_open,
    open_by_area,
    open_in_each,
)
from records.facts.status import REPOSTS, reposts
from records.loading.library import Library
from records.loading.noted import Indices
from records.loading.traces import Traces
from records.model.base import Record


def traces(library: Library, clock: Clock) -> Traces:
    """What was made before: of all openings it may ask for single entries of these indices."""
    return library.once(("traces", clock), partial(_traces, library, clock))


def _traces(library: Library, clock: Clock) -> Traces:
    indices: Indices = {
        REPOSTS: lambda: reposts(library),
        POINTING: lambda: pointing(library),
        (CHANGES, clock): lambda: changes(library, clock),
        (OPEN_BY_AREA, clock): lambda: open_by_area(library, clock),
        (AROUND, clock): lambda: first_open(library, clock),
        (OPEN_IN, clock): lambda: open_in_each(library, clock),
    }
    return Traces(library, indices, clock.now)


def kept_page(
    traced: Traces, name: str, record: Record, make: Callable[[Library], Page]
) -> Iterator[Page]:
    """The one page of a record, as `kept_pages` gives it."""
    return kept_pages(traced, name, record, lambda told: (make(told),))


def kept_pages(
    traced: Traces,
    name: str,
    record: Record | None,
    make: Callable[[Library], Iterable[Page]],
) -> Iterator[Page]:
    """The pages that `make` gives of the library that it is called with.

    All else that they are made of is in `record`; `name` is theirs alone.
    """

    def made(library: Library) -> list[tuple[str, Mapping[str, Any], str]]:
        return [(page.address, page.meta, page.body) for page in make(library)]

    for address, meta, body in traced.get(name, record, made):
        yield Page(address, meta, body)
