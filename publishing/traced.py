"""What earlier builds made of one opening, and all that it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from publishing.changed import CHANGES, changes
from publishing.page import Page
from publishing.related import POINTING, pointing
from records.clock import Clock
from records.facts.openings import OPEN_BY_AREA, open_by_area
from records.facts.status import REPOSTS, reposts
from records.loading.library import Library
from records.loading.noted import Indices
from records.loading.traces import Traces
from records.model.vacancy import Vacancy


def traces(library: Library, clock: Clock) -> Traces:
    """What was made of openings: of all the others they ask for single entries of these indices."""
    return library.once(("traces", clock), partial(_traces, library, clock))


def _traces(library: Library, clock: Clock) -> Traces:
    indices: Indices = {
        REPOSTS: lambda: reposts(library),
        POINTING: lambda: pointing(library),
        (CHANGES, clock): lambda: changes(library, clock),
        (OPEN_BY_AREA, clock): lambda: open_by_area(library, clock),
    }
    return Traces(library, indices, clock.now)


def kept_page(traced: Traces, vacancy: Vacancy, make: Callable[[Library], Page]) -> Page:
    """The page that `make` gives of the library that it is called with."""

    def made(library: Library) -> tuple[str, Mapping[str, Any], str]:
        page = make(library)
        return page.address, page.meta, page.body

    address, meta, body = traced.get("page", vacancy, made)
    return Page(address, meta, body)
