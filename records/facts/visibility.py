"""Which records a build shows at its clock: drafts and future ones nowhere, expired ones apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from enum import StrEnum
from typing import TypeVar

from records.clock import Clock
from records.codes.programme import EpisodeStatus
from records.model.base import Content, Record
from records.model.episode import Episode
from records.model.event import Event
from records.model.library_view import LibraryView
from records.model.newsletter import Issue
from records.model.told import Told
from records.model.unnamed import Unnamed

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=Content)


class Visibility(StrEnum):
    """How far a record is shown."""

    HIDDEN = "skjult"
    """In no output."""
    ARCHIVED = "arkiveret"
    """Its page stays; lists and feeds leave it out."""
    LISTED = "vist"


def visibility(record: Record, clock: Clock) -> Visibility:
    """Derived from `draft`, `published` and `expires`; helper kinds are always listed.

    A letter is shown from the moment it is sent; what somebody seeks, offers or tells of themselves
    for as long as the consent holds.
    """
    if not isinstance(record, Content):
        return Visibility.LISTED
    if record.draft or record.published > clock.today:
        return Visibility.HIDDEN
    if isinstance(record, Issue) and (record.out is None or record.out > clock.utc):
        return Visibility.HIDDEN
    if isinstance(record, Told | Unnamed) and not record.may_be_shown(clock.today):
        return Visibility.HIDDEN
    if record.expires and record.expires < clock.today:
        return Visibility.ARCHIVED
    return Visibility.LISTED


def with_page(library: LibraryView, model: type[R], clock: Clock) -> tuple[R, ...]:
    """The records that have a page at that moment, expired ones too."""
    shown = (Visibility.LISTED, Visibility.ARCHIVED)
    return library.once(
        ("with_page", model, _moment(model, clock)), lambda: _seen(library, model, clock, shown)
    )


def listed(library: LibraryView, model: type[R], clock: Clock) -> tuple[R, ...]:
    """The records that lists, feeds and mail may show at that moment."""
    shown = (Visibility.LISTED,)
    return library.once(
        ("listed", model, _moment(model, clock)), lambda: _seen(library, model, clock, shown)
    )


def _moment(model: type[Record], clock: Clock) -> Hashable:
    """What the answer hangs on: letters come out by the minute, all else by the day."""
    return clock.now if model is Issue else clock.today


def _seen(
    library: LibraryView, model: type[R], clock: Clock, shown: tuple[Visibility, ...]
) -> tuple[R, ...]:
    return tuple(r for r in library.all(model) if visibility(r, clock) in shown)


def is_over(event: Event, clock: Clock) -> bool:
    """Whether an event has ended; `afholdt` is derived from this."""
    return event.ends <= clock.utc


def is_out(episode: Episode, clock: Clock) -> bool:
    """Whether an episode's sound may be shown on its page: published, released, with sound."""
    if episode.status is not EpisodeStatus.UDGIVET or episode.audio is None:
        return False
    return episode.released is not None and episode.released <= clock.today


def heard_on_pages(library: LibraryView, clock: Clock) -> Iterator[Episode]:
    """The episodes that can be heard on their pages, also those that lists leave out by now."""
    return (e for e in with_page(library, Episode, clock) if is_out(e, clock))
