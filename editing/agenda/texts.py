"""What all content has in common, and texts and offers that grow old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import cast

from editing.agenda.item import AgendaItem, Urgency
from records.clock import Clock, midnight
from records.codes.landscape import FigureState, OfferState
from records.danish.dates import long_date
from records.facts.expiry import (
    check_runs_out,
    checked_at,
    designation_ends_soon,
    is_of_ours,
    offer_runs_out,
    rule_texts,
)
from records.facts.regions import MERGED, MERGER
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.base import Content, Part, Record
from records.model.designation import Designation
from records.model.figure import Figure
from records.model.guide import Guide
from records.model.offer import Offer
from records.model.people import Partner
from records.model.registry import KINDS
from records.source.tree import Loc
from records.types.passages import passages

_READ_AGAIN = "Læs teksten, ret den, og skriv en ny dag i review, eller slet feltet."
_NEW_FIGURE = (
    "Slå tallet op. Skriv et nyt nøgletal for det nye år, og flyt review til det, "
    "eller skriv en ny dag."
)


def content(library: Library, clock: Clock) -> Iterator[AgendaItem]:
    """When a record of any kind appears on the site, and when it leaves the lists."""
    for kind in KINDS:
        if kind.is_content:
            for record in cast("tuple[Content, ...]", library.all(kind.model)):
                yield from _shown(record, clock)


def _shown(record: Content, clock: Clock) -> Iterator[AgendaItem]:
    if record.draft:
        if record.published >= clock.today:
            said = "Er et udkast og kommer ikke frem"
            do = "Slet draft, når det er færdigt, eller flyt published."
            yield AgendaItem(
                record.published, Urgency.ACT, "published", said, do, record, ("draft",)
            )
        return
    if record.published > clock.today:
        said = "Kommer frem på siden"
        yield AgendaItem(
            record.published, Urgency.BEGINS, "published", said, "", record, ("published",)
        )
    if record.expires:
        said = "Sidste dag på lister"
        yield AgendaItem(record.expires, Urgency.ENDS, "expires", said, "", record, ("expires",))


def figures_and_partners(library: Library, _clock: Clock) -> Iterator[AgendaItem]:
    """When a figure becomes history, and a partner a former one; both do by themselves.

    A figure that went out of date while it says that it holds waits for the one that follows it.
    """
    kinds: tuple[Figure | Partner, ...] = (*library.all(Figure), *library.all(Partner))
    for record in kinds:
        last = record.valid_through
        if last is None:
            continue
        said = "Sidste dag som gældende"
        yield AgendaItem(last, Urgency.ENDS, "valid_through", said, "", record, ("valid_through",))
        if isinstance(record, Figure) and record.state is FigureState.AKTUEL:
            said = f"Nøgletallet gjaldt til og med {long_date(last)}"
            do = "Skriv det nye tal, eller skriv state: historisk."
            day = last + timedelta(days=1)
            yield AgendaItem(day, Urgency.ACT, "state", said, do, record, ("state",))


def dated_passages(library: Library, _clock: Clock) -> Iterator[AgendaItem]:
    """When a passage of a text appears or leaves by itself: then the rest has to fit."""
    for kind in KINDS:
        for record in library.all(kind.model):
            yield from _passages(record)


def _passages(record: Record) -> Iterator[AgendaItem]:
    for loc, text in _texts(record, ()):
        for number, passage in enumerate(passages(text)):
            what = "-".join(("passage", *map(str, loc), str(number + 1)))
            if passage.first:
                said = "Et afsnit kommer frem"
                yield AgendaItem(passage.first, Urgency.BEGINS, what, said, "", record, loc)
            if passage.last:
                said = "Sidste dag for et afsnit"
                yield AgendaItem(passage.last, Urgency.ENDS, what, said, "", record, loc)


def _texts(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text of a record, at any depth: also those in the blocks of a letter."""
    if isinstance(value, str):
        if "{{" in value:
            yield loc, value
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _texts(each, (*loc, number))
    elif isinstance(value, Part):
        for key in type(value).model_fields:
            yield from _texts(getattr(value, key), (*loc, key))


def rules(library: Library, _clock: Clock) -> Iterator[AgendaItem]:
    """When a text about rules has to be read again."""
    for text in rule_texts(library):
        due = check_runs_out(text)
        if due and text.checked:
            said = f"Kontrolleret den {long_date(text.checked)}, mere end et år før"
            do = "Læs reglerne igen, og skriv dagen for det i checked."
            yield AgendaItem(due, Urgency.ACT, "checked", said, do, text, checked_at(text))


def reviews(library: Library, _clock: Clock) -> Iterator[AgendaItem]:
    """When a text or a figure has to be read again because its editor said so."""
    texts: tuple[Article | Guide | Area | Figure, ...] = (
        *library.all(Article), *library.all(Guide), *library.all(Area), *library.all(Figure)
    )  # fmt: skip
    for text in texts:
        if text.review:
            said = "Skal læses igen"
            do = _NEW_FIGURE if isinstance(text, Figure) else _READ_AGAIN
            yield AgendaItem(text.review, Urgency.ACT, "review", said, do, text, ("review",))


def offers(library: Library, _clock: Clock) -> Iterator[AgendaItem]:
    """When an offer begins, and when it is over."""
    for offer in library.all(Offer):
        over = offer_runs_out(offer)
        if offer.valid_from and offer.is_usable and not offer.draft:
            said = "Tilbuddet begynder at gælde"
            loc = ("valid_from",)
            yield AgendaItem(offer.valid_from, Urgency.BEGINS, "valid_from", said, "", offer, loc)
        if over and offer.valid_through:
            said = f"Tilbuddet gjaldt til og med {long_date(offer.valid_through)}"
            do = "Skriv state: historisk, eller ret valid_through."
            yield AgendaItem(over, Urgency.ACT, "valid_through", said, do, offer, ("state",))
        yield from _windows(offer)
        if offer.state is OfferState.ANDRE_REGIONER and _becomes_ours(offer):
            said = f"Tilbuddet er fra en region, der er blevet en del af {MERGED}"
            do = "Spørg, om det stadig gælder. Ret state, og skriv kommunerne i areas."
            yield AgendaItem(MERGER, Urgency.ACT, "merger", said, do, offer, ("state",))


def _windows(offer: Offer) -> Iterator[AgendaItem]:
    if offer.draft or not offer.can_be_asked_for:
        return
    for number, window in enumerate(offer.windows):
        if window.apply_from:
            said, loc = "Der kan søges fra nu", ("windows", number, "apply_from")
            day, what = window.apply_from, f"apply_from {number}"
            yield AgendaItem(day, Urgency.BEGINS, what, said, "", offer, loc)
        said, loc = "Sidste dag at søge", ("windows", number, "apply_by")
        day, what = window.apply_by, f"apply_by {number}"
        yield AgendaItem(day, Urgency.ENDS, what, said, "", offer, loc)


def _becomes_ours(offer: Offer) -> bool:
    still_holds = offer.valid_through is None or offer.valid_through >= MERGER
    return still_holds and is_of_ours(offer, Clock(midnight(MERGER)))


def designations(library: Library, clock: Clock) -> Iterator[AgendaItem]:
    """When a designation begins and ends, and a month before its end where nothing follows."""
    for each in library.all(Designation):
        if each.draft:
            continue
        loc = ("valid_from",)
        said = "Udpegningen begynder at gælde"
        yield AgendaItem(each.begins, Urgency.BEGINS, "valid_from", said, "", each, loc)
        if each.apply_by:
            said, loc = "Sidste dag at søge udpegningens fordele", ("apply_by",)
            yield AgendaItem(each.apply_by, Urgency.ENDS, "apply_by", said, "", each, loc)
        said, loc = "Udpegningens sidste dag", ("valid_through",)
        yield AgendaItem(each.ends, Urgency.ENDS, "valid_through", said, "", each, loc)
        told_from = designation_ends_soon(each, clock.today)
        if told_from:
            said = f"Udpegningen slutter den {long_date(each.ends)}, og intet afløser den"
            do = "Spørg, hvad der gælder bagefter. Skriv det, og peg på det med replaced_by."
            yield AgendaItem(told_from, Urgency.ACT, "replaced_by", said, do, each, loc)
