"""What doctors seek: the list, and a page for each, without a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publishing.addresses import OVERVIEW, WISHES
from publishing.blocks import Fact, Link
from publishing.cards import cards_of, own_tags
from publishing.labels import label_list
from publishing.lists.wishes import wish_list
from publishing.page import Head, Page, make_page, record_head
from publishing.pages.vacancies.by_number import NOBODY, adviser_about, write_about
from publishing.place_names import place_names
from publishing.related import related_cards
from records.clock import Clock
from records.codes.people import ONE_WHO_IS
from records.danish.dates import long_date
from records.danish.partial_dates import partial_date
from records.facts.wishes import premises_for, vacancies_for, wishes_at
from records.loading.library import Library
from records.model.wish import Wish

LIST = Link("Læger, der søger", WISHES)
_LEAD = (
    "Her kan du finde en makker, en køber eller en kollega. Alle står med et nummer og uden navn. "
    "Skriv til os om nummeret, så spørger vi lægen. Skriv også, hvis du selv vil stå her."
)


def wish_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/laeger-soeger/`, and the page of each wish that is shown; none keeps a page after that."""
    shown = wishes_at(library, clock)
    head = Head(
        template="listed.html",
        kind="wish_list",
        section="muligheder",
        address=WISHES,
        title=LIST.text,
        description=_LEAD,
        breadcrumb=(Link("Muligheder", OVERVIEW),),
    )
    yield make_page(head, {"lead": _LEAD, "list": wish_list(shown, library, clock)})
    for wish in shown:
        yield wish_page(wish, library, clock)


def wish_page(wish: Wish, library: Library, clock: Clock) -> Page:
    """What one doctor seeks, whom to write to, and what fits. No search engine keeps it."""
    person = adviser_about(wish, library, subject_of(wish))
    values = {
        "lead": wish.summary,
        "tags": own_tags(wish, library, clock),
        "facts": tuple(facts(wish, library)),
        "person": person,
        "write": write_about(wish, person),
        "nobody": NOBODY,
        "cards_title": "Muligheder, der passer",
        "cards": cards_of(vacancies_for(wish, library, clock), library, clock),
        "more_title": "Lokaler i området",
        "more_cards": cards_of(premises_for(wish, library, clock), library, clock),
        "related": related_cards(wish, library, clock),
    }
    crumbs = (Link("Muligheder", OVERVIEW), LIST)
    head = record_head(wish, "record.html", "muligheder", crumbs)
    return make_page(replace(head, noindex=True), values)


def subject_of(wish: Wish) -> str:
    """The subject of the mail to the adviser: it names the number, and nobody."""
    return f"Læge søger nr. {wish.number}"


def facts(wish: Wish, library: Library) -> Iterator[Fact]:
    """The rows of the fact list; what is left open is not told."""
    rows: tuple[tuple[str, str | None], ...] = (
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
    for label, value in rows:
        if value:
            yield Fact(label, value)
