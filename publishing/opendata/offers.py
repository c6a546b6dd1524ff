"""`data/offers.json`: the offers with what they give, where, when, and whether they can be had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from publishing import addresses
from publishing.offer_texts import amount_text, where_text
from publishing.opendata.columns import (
    AREAS,
    CHECKED,
    DAY,
    FLAG,
    HEAD,
    SOURCES,
    WHOLE,
    Around,
    Column,
    DataFile,
    code,
    codes,
    listed_of,
    own,
    plain,
)
from publishing.opendata.schema import TEXT, closed, or_null
from records.clock import Clock
from records.codes.landscape import DesignationType, OfferState, OfferType, Sharing
from records.codes.people import AudienceCode, Region, Topic
from records.codes.vacancy import VacancyGroup, VacancyType
from records.danish.sorting import danish_key
from records.facts.expiry import can_be_used, state_of_offer
from records.facts.help import WindowState, window_of
from records.facts.regions import MERGER
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.offer import Offer

_AMOUNT = closed({
    "max": or_null(WHOLE),
    "pot": or_null(WHOLE),
    "sharing": or_null({**TEXT, "enum": [each.value for each in Sharing]}),
    "guarantee": or_null(TEXT),
    "unit": TEXT,
    "year": WHOLE,
    "through_year": or_null(WHOLE),
    "conditions": or_null(TEXT),
    "text": TEXT,
})  # fmt: skip
_WINDOW = closed({"apply_from": or_null(DAY), "apply_by": DAY})
_WINDOW_STATES = {"enum": [state.value for state in WindowState]}


def _amounts(offer: Offer, _around: Around) -> list[dict[str, Any]]:
    keys = [key for key in _AMOUNT["properties"] if key != "text"]
    return [
        {**{key: plain(getattr(amount, key)) for key in keys}, "text": amount_text(amount)}
        for amount in offer.amounts
    ]


def _windows(offer: Offer, _around: Around) -> list[dict[str, Any]]:
    return [
        {"apply_from": plain(each.apply_from), "apply_by": plain(each.apply_by)}
        for each in offer.windows
    ]


def offers_in_order(library: Library, clock: Clock) -> list[Offer]:
    """What can be had first, then by title."""
    shown = listed(library, Offer, clock)
    return sorted(shown, key=lambda one: (not can_be_used(one, clock), danish_key(one.title)))


OFFERS: DataFile[Offer] = DataFile(
    name="Tilbud",
    text="Hjælp og tilskud til læger, også dem fra andre regioner og dem, der er historie. "
    "Kun tilbud med tilstanden aktuelt kan fås nu.",
    path=addresses.OFFERS_JSON,
    schema_path=addresses.OFFERS_SCHEMA,
    key="offers",
    homepage=addresses.OFFERS,
    columns=(
        *HEAD,
        code("type", "Type", OfferType),
        Column("state", "Tilstand", {"enum": [state.value for state in OfferState]},
               lambda one, at: state_of_offer(one, at.clock).value, "Den dag, filen er lavet."),
        Column("state_label", "Tilstand i ord", TEXT,
               lambda one, at: state_of_offer(one, at.clock).label),
        own("for_whom", "For hvem", TEXT),
        codes("audiences", "Målgrupper", AudienceCode),
        codes("topics", "Temaer", Topic),
        Column("amounts", "Beløb", listed_of(_AMOUNT), _amounts, "Altid med år."),
        Column("automatic", "Gives af sig selv", FLAG, lambda one, _: bool(one.automatic)),
        Column("windows", "Ansøgningsrunder", listed_of(_WINDOW), _windows),
        Column("window_state", "Kan søges", _WINDOW_STATES,
               lambda one, at: window_of(one, at.clock)[0].value, "Den dag, filen er lavet."),
        own("valid_from", "Gælder fra", or_null(DAY)),
        own("valid_through", "Gælder til og med", or_null(DAY)),
        codes("regions", "Regioner", Region),
        AREAS,
        Column("where_text", "Hvor, i ord", TEXT,
               lambda one, at: where_text(one, at.library, at.clock)),
        codes("vacancy_types", "Vises på muligheder af type", VacancyType),
        codes("vacancy_groups", "Vises på muligheder i gruppe", VacancyGroup),
        codes("designations", "Kun i områder udpeget som", DesignationType),
        own("providers", "Udbydere", listed_of(TEXT)),
        CHECKED,
        SOURCES,
    ),
)  # fmt: skip


def offer_turns(library: Library, clock: Clock) -> Iterator[date]:
    """The days on which the file became another."""
    yield MERGER
    for each in listed(library, Offer, clock):
        yield each.updated or each.published
        if each.valid_through:
            yield each.valid_through + timedelta(days=1)
        for window in each.windows:
            yield window.apply_by + timedelta(days=1)
            yield window.apply_from or each.published
