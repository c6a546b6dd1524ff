"""The list of premises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from publishing.lists.facet import Compare, Facet, coded, limited
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.lists.places import area_facet, council_facet
from records.clock import Clock
from records.codes.vacancy import Accessibility, PremisesType
from records.danish.numbers import kroner
from records.loading.library import Library
from records.model.premises import Premises

WORDS = Words("lokale", "lokaler")
_SIZES = (100, 150, 200, 300)
_RENTS = (10_000, 15_000, 20_000, 30_000)
_RENT_STEPS = [(rent, f"Højst {kroner(rent)}") for rent in _RENTS]
_FREE = ((0, "Ledig nu"), (90, "Inden for 3 måneder"), (180, "Inden for 6 måneder"))
SORTS = (
    Sort("", "Titel"),
    Sort("areal", "Størst først", "areal", down=True),
    Sort("husleje", "Lavest husleje", "husleje"),
    Sort("ledig", "Ledig først", "ledig"),
)


def premises_list(shown: Sequence[Premises], library: Library, clock: Clock) -> ListView:
    """All premises in one list."""
    parts = (Part("alle", "", shown),)
    return list_view(parts, premises_ask(library, clock), library, clock)


def premises_ask(library: Library, clock: Clock) -> Ask[Premises]:
    """The questions and orders."""
    facets: tuple[Facet[Premises], ...] = (
        area_facet(library, clock),
        council_facet(library, clock),
        limited("areal", "Areal", lambda p: p.floor_area_m2,
                [(size, f"Mindst {size} m²") for size in _SIZES], Compare.LEAST, "Alle størrelser"),
        coded("adgang", "Tilgængelighed", Accessibility,
              lambda p: [a for a in p.accessibility if a is not Accessibility.UKENDT]),
        limited("husleje", "Husleje pr. måned", lambda p: p.monthly_rent,
                _RENT_STEPS, Compare.MOST, "Alle huslejer"),
        limited("ledig", "Ledig fra", lambda p: _free_from(p, clock), _FREE, Compare.BY,
                "Alle tidspunkter"),
        coded("art", "Leje eller køb", PremisesType, lambda p: (p.type,)),
    )  # fmt: skip
    return Ask("lokaler", WORDS, facets, SORTS)


def _free_from(premises: Premises, clock: Clock) -> str:
    """The day from which it is free; the day of the build for what is free now."""
    free = premises.available_from
    return (free if isinstance(free, date) else clock.today).isoformat()
