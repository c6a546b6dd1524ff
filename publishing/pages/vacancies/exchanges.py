"""Days that doctors and practices have or lack: the list, and a page for each, without a name."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.addresses import CONTACT, EXCHANGES, WISHES
from publishing.blocks import Link
from publishing.labels import label_list
from publishing.lists.exchanges import exchange_list
from publishing.page import Page
from publishing.pages.vacancies.by_number import Fitting, Told, list_page, page_of_number
from publishing.place_names import place_names
from records.clock import Clock
from records.codes.exchange import Side
from records.danish.dates import long_date
from records.facts.exchanges import exchanges_at, exchanges_for, locum_posts_for
from records.loading.library import Library
from records.model.exchange import Exchange

_LIST = Link("Vikarer, seniorer og mentorer", EXCHANGES)
_LEAD = (
    "Mangler du en vikar, en seniorlæge eller en mentor? Eller har du selv dage at give? Alle her "
    "står med et nummer og uden navn. Skriv til os om nummeret, så spørger vi dem."
)
_WAYS = (Link("Fortæl os, at du vil stå her", CONTACT), Link("Læger, der søger", WISHES))
_SCENE = "overtagelse"
_FITTING = {Side.TILBYDER: "De mangler sådanne dage", Side.SOEGER: "De har sådanne dage"}


def exchange_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/dage/`, and the page of each that is shown; none keeps a page after that."""
    shown = exchanges_at(library, clock)
    yield list_page(
        Exchange, _LIST, _LEAD, exchange_list(shown, library, clock), ways=_WAYS, scene=_SCENE
    )
    for one in shown:
        yield exchange_page(one, library, clock)


def exchange_page(one: Exchange, library: Library, clock: Clock) -> Page:
    """Which days, whom to write to, and who fits."""
    fitting = exchanges_for(one, library, clock)
    told = Told(
        f"Dage nr. {one.number}",
        _rows(one, library),
        Fitting(_FITTING[one.side], fitting),
        Fitting("Vikariater, der passer", locum_posts_for(one, library, clock)),
        to_name=fitting,
    )
    return page_of_number(one, _LIST, told, library, clock)


def _rows(one: Exchange, library: Library) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Nummer", str(one.number)),
        ("Som", label_list(one.help)),
        ("Område", place_names(one.areas, library)),
        ("Fra", long_date(one.first_day)),
        ("Til og med", long_date(one.last_day) if one.last_day else None),
        ("Dage om måneden", f"Omtrent {one.days_a_month}" if one.days_a_month else None),
        ("Ugedage", label_list(one.weekdays) or None),
        ("Vises til og med", long_date(one.expires) if one.expires else None),
    )
