"""A municipality belongs to one health council."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.facts.councils import council_of
from records.model.health_council import HealthCouncil
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_councils(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield each municipality that an earlier council has already."""
    for council in library.all(HealthCouncil):
        for place, code in enumerate(council.municipalities):
            owner = council_of(code, library)
            if owner and owner is not council:
                path = library.locate(owner, ()).path
                loc = ("municipalities", place)
                taken = violation("municipality-in-two-councils", loc, area=code, path=path)
                yield found_at(library, council, taken)
