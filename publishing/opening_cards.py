"""The cards of openings and premises, of the doctors who seek them, and of days."""

from __future__ import annotations

from publishing.blocks import Card, DateBlock, Tag, Tone
from publishing.labels import label_list
from publishing.new_card import new_card
from publishing.place_names import designated, place_names
from records.clock import Clock
from records.codes.exchange import Side
from records.codes.people import ONE_WHO_IS
from records.danish.dates import long_date
from records.danish.numbers import kroner, number
from records.danish.partial_dates import partial_date
from records.facts.status import State, dated_text, display, round_text, status_label
from records.loading.library import Library
from records.model.exchange import Exchange
from records.model.premises import Premises
from records.model.vacancy import Vacancy
from records.model.wish import Wish


def vacancy_card(vacancy: Vacancy, library: Library, clock: Clock) -> Card:
    """Where, how many, and until when; the leaf shows a deadline that is still to come."""
    shown = display(vacancy, clock)
    label = state_label(vacancy, shown.state)
    tones = {State.OPEN: Tone.NEAR if shown.near else Tone.OPEN, State.COMING: Tone.PLAIN}
    leaf = vacancy.deadline if shown.state in (State.OPEN, State.COMING) else None
    return new_card(
        vacancy,
        vacancy_line(vacancy, library, clock, _beside_tag(vacancy, clock, label)),
        [Tag(vacancy.type.label), Tag(label, tones.get(shown.state, Tone.QUIET))],
        date=DateBlock.of(leaf) if leaf else None,
        state=shown.state.value,
    )


def vacancy_line(
    vacancy: Vacancy, library: Library, clock: Clock, status: str | None
) -> list[str | None]:
    """What the line under the title says, with the status in these words; None says it not."""
    return [
        place_names(vacancy.areas, library),
        designated(vacancy, library, clock),
        _openings(vacancy),
        status,
        round_text(vacancy, library),
    ]


def _beside_tag(vacancy: Vacancy, clock: Clock, label: str) -> str | None:
    """The status beside its tag: the deadline without "Åben"; None where the tag says it all."""
    shown = display(vacancy, clock)
    if shown.state not in (State.OPEN, State.COMING):
        return None
    said = shown.text if shown.near else dated_text(vacancy, clock)
    return said if said != label else None


def _openings(vacancy: Vacancy) -> str | None:
    if vacancy.count == 1:
        return None
    return f"{number(vacancy.count)} {vacancy.group.counted.many_on_card}"


def state_label(vacancy: Vacancy, state: State) -> str:
    """The tag for the state of a vacancy: `Åben`."""
    labels = {State.OPEN: "Åben", State.COMING: "På vej", State.EXPIRED: "Frist udløbet"}
    return labels.get(state) or status_label(vacancy)


def premises_card(premises: Premises, library: Library, clock: Clock) -> Card:
    """Where, how large, and at what rent."""
    rent = premises.monthly_rent
    return new_card(
        premises,
        [
            premises.city,
            f"{premises.floor_area_m2} m²",
            f"{kroner(rent)} pr. måned" if rent is not None else None,
        ],
        [Tag(premises.type.label)],
    )


def wish_card(wish: Wish, library: Library, clock: Clock) -> Card:
    """Who seeks what, where and from when, by a number."""
    return new_card(
        wish,
        [
            f"Nr. {wish.number}",
            place_names(wish.areas, library),
            label_list(wish.seeks),
            f"fra {partial_date(wish.from_month)}" if wish.from_month else None,
        ],
        [Tag(ONE_WHO_IS.get(wish.stage, wish.stage.label))],
    )


def exchange_card(one: Exchange, library: Library, _clock: Clock) -> Card:
    """Which days, where and when, by a number."""
    return new_card(
        one,
        [
            f"Nr. {one.number}",
            place_names(one.areas, library),
            label_list(one.help),
            _days(one),
        ],
        [Tag(f"{one.party.label}, der {_HAS[one.side]}")],
    )


_HAS = {Side.TILBYDER: "har dage at give", Side.SOEGER: "mangler dage"}


def _days(one: Exchange) -> str:
    if one.last_day is None:
        return f"fra {long_date(one.first_day)}"
    return f"{long_date(one.first_day)} til {long_date(one.last_day)}"
