"""What doctors seek: the list, and a page for each, without a name."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.addresses import WISHES
from publishing.blocks import Link
from publishing.labels import label_list
from publishing.lists.wishes import wish_list
from publishing.page import Page
from publishing.pages.vacancies.by_number import Fitting, Told, list_page, page_of_number
from publishing.place_names import place_names
from records.clock import Clock
from records.codes.people import ONE_WHO_IS
from records.danish.dates import long_date
from records.danish.partial_dates import partial_date
from records.facts.wishes import premises_for, vacancies_for, wishes_at
from records.loading.library import Library
from records.model.wish import Wish

_LIST = Link("Læger, der søger", WISHES)
_LEAD = (
    "Her kan du finde en makker, en køber eller en kollega. Alle står med et nummer og uden navn. "
    "Skriv til os om nummeret, så spørger vi lægen. Skriv også, hvis du selv vil stå her."
)


def wish_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/laeger-soeger/`, and the page of each wish that is shown; none keeps a page after that."""
    shown = wishes_at(library, clock)
    yield list_page(Wish, _LIST, _LEAD, wish_list(shown, library, clock))
    for wish in shown:
        yield wish_page(wish, library, clock)


def wish_page(wish: Wish, library: Library, clock: Clock) -> Page:
    """What one doctor seeks, whom to write to, and what fits."""
    told = Told(
        f"Læge søger nr. {wish.number}",
        _rows(wish, library),
        Fitting("Muligheder, der passer", vacancies_for(wish, library, clock)),
        Fitting("Lokaler i området", premises_for(wish, library, clock)),
    )
    return page_of_number(wish, _LIST, told, library, clock)


def _rows(wish: Wish, library: Library) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Nummer", str(wish.number)),
        ("Lægen er", ONE_WHO_IS.get(wish.stage, wish.stage.label)),
        ("Område", place_names(wish.areas, library)),
        ("Søger", label_list(wish.seeks)),
        ("Praksisform", label_list(wish.practice_forms) or None),
        ("Alene eller sammen", wish.company.label),
        ("Patienter", wish.patients.label),
        (
            "Kan begynde",
            f"Fra {partial_date(wish.from_month)}" if wish.from_month else "Efter aftale",
        ),
        ("Særlige interesser", label_list(wish.interests) or None),
        ("Vises til og med", long_date(wish.expires) if wish.expires else None),
    )
