"""Steps of a posting since an earlier commit that its life does not allow (domain guide 4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from records.checks.gone import is_renamed
from records.checks.report import found_at
from records.clock import Clock
from records.facts.lifecycle import faults_of_move
from records.model.library_view import LibraryView
from records.model.registry import BY_MODEL, former_ids
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, Position, diagnostic


def check_moves(library: LibraryView, before: LibraryView, clock: Clock) -> Iterator[Diagnostic]:
    """Yield each step of a vacancy since `before` that domain guide 4.3 does not allow.

    Of a vacancy that one of the two could not read, nothing is said.
    """
    for vacancy in library.all(Vacancy):
        ids = (vacancy.id, *reversed(former_ids(vacancy)))
        if any(before.is_unreadable("vacancy", each) for each in ids):
            continue
        old = next(filter(None, (before.find(Vacancy, each) for each in ids)), None)
        for found in faults_of_move(old, vacancy, clock):
            yield found_at(library, vacancy, found)
    folder = library.project.shown(library.project.content / BY_MODEL[Vacancy].folder)
    there = library.records["vacancy"]
    for gone in (v.id for v in before.all(Vacancy) if v.id not in there and not v.draft):
        if not library.is_unreadable("vacancy", gone) and not is_renamed(library, "vacancy", gone):
            yield diagnostic("vacancy-gone", Position(folder), id=gone)
