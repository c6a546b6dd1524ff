"""The list of what doctors seek."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publishing.addresses import CONTACT
from publishing.blocks import Link
from publishing.lists.facet import Facet, coded
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.lists.places import area_facet, council_facet
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.vacancy import VacancyGroup
from records.codes.wishes import Company, Interest, PatientsWanted
from records.loading.library import Library
from records.model.wish import Wish

WORDS = Words("læge, der søger", "læger, der søger")
SORTS = (
    Sort("", "Nyeste først"),
    Sort("fra", "Kan begynde først", "fra"),
)


def wish_list(shown: Sequence[Wish], library: Library, clock: Clock) -> ListView:
    """All wishes in one list. Nothing can be followed: a feed would keep what is withdrawn."""
    parts = (Part("alle", "", shown),)
    made = list_view(parts, wish_ask(library, clock), library, clock)
    return replace(made, follow=Link("Spørg os om læger, der søger", CONTACT))


def wish_ask(library: Library, clock: Clock) -> Ask[Wish]:
    """The questions and orders; what a doctor leaves open fits each choice."""
    company = coded("sammen", "Alene eller sammen", Company, _company)
    patients = coded("patienter", "Patienter", PatientsWanted, _patients)
    facets: tuple[Facet[Wish], ...] = (
        area_facet(library, clock),
        council_facet(library, clock),
        coded("soeger", "Søger", VacancyGroup, lambda wish: wish.seeks),
        coded("trin", "Hvor lægen er på vejen", AudienceCode, lambda wish: (wish.stage,)),
        replace(company, everywhere=Company.BEGGE.value),
        replace(patients, everywhere=PatientsWanted.BEGGE.value),
        coded("interesse", "Særlige interesser", Interest, lambda wish: wish.interests),
    )
    return Ask(
        "laeger-soeger", WORDS, facets, SORTS, keys=lambda wish: {"fra": wish.from_month or ""}
    )


def _company(wish: Wish) -> tuple[Company]:
    return (wish.company,)


def _patients(wish: Wish) -> tuple[PatientsWanted]:
    return (wish.patients,)
