"""Events and episodes: days of meeting, of signing up and of release."""

from __future__ import annotations

from collections.abc import Iterator

from editing.agenda.item import AgendaItem, Urgency
from records.clock import COPENHAGEN, Clock
from records.codes.programme import EpisodeStatus, EventStatus
from records.danish.dates import time_span
from records.facts.visibility import is_over
from records.loading.library import Library
from records.model.episode import Episode
from records.model.event import Event

_OPEN = (EventStatus.AABEN, EventStatus.VENTELISTE)


def programme(library: Library, clock: Clock) -> Iterator[AgendaItem]:
    """Every day of an event that is to be held, and of an episode that is to come out."""
    for event in library.all(Event):
        if not (event.draft or event.status is EventStatus.AFLYST or is_over(event, clock)):
            yield from _held(event)
            yield from _registration(event)
    for episode in library.all(Episode):
        if not episode.draft:
            yield from _released(episode)


def _held(event: Event) -> Iterator[AgendaItem]:
    starts, ends = (moment.astimezone(COPENHAGEN) for moment in (event.starts, event.ends))
    one_day = starts.date() == ends.date()
    times = (
        "" if event.is_all_day else f" {time_span(starts.time(), ends.time() if one_day else None)}"
    )
    said = f"Holdes{times}" if one_day else f"Begynder{times}"
    loc, do = ("start_date",), ""
    if event.status is EventStatus.PLANLAGT:
        loc, do = ("status",), "Står endnu som planlagt. Skriv status: aaben, når det er sikkert."
    sort = Urgency.ACT if do else Urgency.BEGINS
    yield AgendaItem(starts.date(), sort, "start", said, do, event, loc)
    if not one_day:
        said = "Slutter og står derefter som afholdt"
        yield AgendaItem(ends.date(), Urgency.ENDS, "end", said, "", event, ("end_date",))


def _registration(event: Event) -> Iterator[AgendaItem]:
    closes = event.registration.deadline if event.registration else None
    if closes and event.status in _OPEN:
        said = "Tilmeldingsfrist"
        do = "Skriv status: fuldt, når I ikke tager flere, eller flyt fristen."
        loc = ("registration", "deadline")
        yield AgendaItem(closes, Urgency.ACT, "registration", said, do, event, loc)


def _released(episode: Episode) -> Iterator[AgendaItem]:
    if episode.released is None:
        return
    if episode.status is EpisodeStatus.PLANLAGT:
        do = "Skriv status: udgivet, når lyd og udskrift er på plads, eller flyt dagen."
        yield AgendaItem(
            episode.released, Urgency.ACT, "released", "Udkommer", do, episode, ("status",)
        )
    elif episode.status is EpisodeStatus.UDGIVET:
        said = "Udkommer"
        yield AgendaItem(
            episode.released, Urgency.BEGINS, "released", said, "", episode, ("released",)
        )
