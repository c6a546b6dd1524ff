"""Days that doctors and practices have or lack: the list, and a page for each, without a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publishing.addresses import CONTACT, EXCHANGES, OVERVIEW, WISHES
from publishing.blocks import Fact, Link
from publishing.cards import cards_of, own_tags
from publishing.labels import label_list
from publishing.lists.exchanges import exchange_list
from publishing.page import Head, Page, make_page, record_head
from publishing.pages.vacancies.by_number import NOBODY, adviser_about, write_about
from publishing.place_names import place_names
from publishing.related import related_cards
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from records.clock import Clock
from records.codes.exchange import Side
from records.danish.dates import long_date
from records.facts.exchanges import exchanges_at, exchanges_for, locum_posts_for
from records.loading.library import Library
from records.model.exchange import Exchange

LIST = Link("Vikarer, seniorer og mentorer", EXCHANGES)
_LEAD = (
    "Mangler du en vikar, en seniorlæge eller en mentor? Eller har du selv dage at give? Alle her "
    "står med et nummer og uden navn. Skriv til os om nummeret, så spørger vi dem."
)
_FITTING = {Side.TILBYDER: "De mangler sådanne dage", Side.SOEGER: "De har sådanne dage"}


def exchange_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/dage/`, and the page of each that is shown; none keeps a page after that."""
    shown = exchanges_at(library, clock)
    head = Head(
        template="listed.html",
        kind="exchange_list",
        section="muligheder",
        address=EXCHANGES,
        title=LIST.text,
        description=_LEAD,
        breadcrumb=(Link("Muligheder", OVERVIEW),),
    )
    values = {
        "lead": _LEAD,
        "scene": files_of(scene_for(LIST.url, "overtagelse")),
        "ways": (
            Link("Fortæl os, at du vil stå her", CONTACT),
            Link("Læger, der søger", WISHES),
        ),
        "list": exchange_list(shown, library, clock),
    }
    yield make_page(head, values)
    for one in shown:
        yield exchange_page(one, library, clock)


def exchange_page(one: Exchange, library: Library, clock: Clock) -> Page:
    """Which days, whom to write to, and who fits. No search engine keeps it."""
    fitting = exchanges_for(one, library, clock)
    person = adviser_about(one, library, subject_of(one), fitting)
    values = {
        "lead": one.summary,
        "tags": own_tags(one, library, clock),
        "facts": tuple(facts(one, library)),
        "person": person,
        "write": write_about(one, person),
        "nobody": NOBODY,
        "cards_title": _FITTING[one.side],
        "cards": cards_of(fitting, library, clock),
        "more_title": "Vikariater, der passer",
        "more_cards": cards_of(locum_posts_for(one, library, clock), library, clock),
        "related": related_cards(one, library, clock),
    }
    crumbs = (Link("Muligheder", OVERVIEW), LIST)
    head = record_head(one, "record.html", "muligheder", crumbs)
    return make_page(replace(head, noindex=True), values)


def subject_of(one: Exchange) -> str:
    """The subject of the mail to the adviser: it names the number, and nobody."""
    return f"Dage nr. {one.number}"


def facts(one: Exchange, library: Library) -> Iterator[Fact]:
    """The rows of the fact list; what is left open is not told."""
    rows: tuple[tuple[str, str | None], ...] = (
        ("Nummer", str(one.number)),
        ("Som", label_list(one.help)),
        ("Område", place_names(one.areas, library)),
        ("Fra", long_date(one.first_day)),
        ("Til og med", long_date(one.last_day) if one.last_day else None),
        ("Dage om måneden", f"Omtrent {one.days_a_month}" if one.days_a_month else None),
        ("Ugedage", label_list(one.weekdays) or None),
        ("Vises til og med", long_date(one.expires) if one.expires else None),
    )
    for label, value in rows:
        if value:
            yield Fact(label, value)
