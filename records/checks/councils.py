"""A municipality belongs to one health council, and each council has a name of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.codes.people import Region
from records.facts.councils import council_of
from records.model.area import Area
from records.model.health_council import HealthCouncil
from records.source.diagnostics import Diagnostic, Severity, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_OURS = (Region.HOVEDSTADEN, Region.SJAELLAND)


def check_councils(library: LibraryView) -> Iterator[Diagnostic]:
    """Municipalities in two councils or in none, and councils of one name."""
    names: dict[str, HealthCouncil] = {}
    for council in library.all(HealthCouncil):
        first = names.setdefault(council.name.casefold(), council)
        if first is not council:
            path = library.locate(first, ()).path
            taken = violation("council-name-taken", ("name",), value=council.name, path=path)
            yield found_at(library, council, taken)
        for place, code in enumerate(council.municipalities):
            owner = council_of(code, library)
            if owner and owner is not council:
                path = library.locate(owner, ()).path
                loc = ("municipalities", place)
                taken = violation("municipality-in-two-councils", loc, area=code, path=path)
                yield found_at(library, council, taken)
    yield from _in_none(library)


def _in_none(library: LibraryView) -> Iterator[Diagnostic]:
    """Those left out where most are in a council; one that cannot be read may have them."""
    if library.is_unreadable("health_council"):
        return
    ours = [each for each in library.all(Area) if each.region in _OURS and not each.is_district]
    without = [area for area in ours if council_of(area.code, library) is None]
    if len(without) * 2 >= len(ours):
        return
    for area in without:
        none = violation(
            "municipality-in-no-council", (), Severity.WARNING, area=area.code, name=area.name
        )
        yield found_at(library, area, none)
