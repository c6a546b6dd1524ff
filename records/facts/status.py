"""What a vacancy is to a reader at a given clock: derived from status, dates and clock (4.3).

Pages, feeds, calendars, mail and open data all ask here, so that no two can differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache

from records.clock import COPENHAGEN, Clock
from records.codes.vacancy import NONE_SUITABLE
from records.codes.vacancy import VacancyStatus as Status
from records.danish.dates import clock_time, format_datetime, long_date, short_date
from records.danish.numbers import ordinal
from records.model.library_view import LibraryView
from records.model.vacancy import Vacancy


class State(StrEnum):
    """Where a vacancy stands on lists."""

    COMING = "kommende"
    OPEN = "aaben"
    EXPIRED = "udloebet"
    UNDERWAY = "i-gang"
    CLOSED = "afsluttet"


_UNDERWAY = (Status.VURDERES, Status.TILDELT)
NEAR_DAYS = 7
"""From so many days before the deadline on, the time left is told first."""


@dataclass(frozen=True, slots=True)
class Display:
    """What the reader is told."""

    state: State
    text: str
    """The sentence of domain guide 4.3, with the absolute date and time in it."""
    deadline: str
    """`4. maj 2026 kl. 12.00`, or `Løbende` where there is no deadline."""
    near: bool = False


def state_of(vacancy: Vacancy, clock: Clock) -> State:
    """Where the vacancy stands at that moment."""
    status = vacancy.status
    if status is Status.PLANLAGT:
        return State.COMING
    if status is Status.OPSLAAET:
        if vacancy.posted and vacancy.posted > clock.today:
            return State.COMING
        closes = vacancy.closes
        return State.EXPIRED if closes and has_passed(closes, clock) else State.OPEN
    return State.UNDERWAY if status in _UNDERWAY else State.CLOSED


def last_moment(closes: datetime) -> datetime:
    """The last moment of a deadline: the whole minute that it names still counts."""
    return closes.replace(second=59, microsecond=999_999)


def last_moment_iso(closes: datetime) -> str:
    """`2026-12-01T12:00:59.999+01:00`: what a script compares its own clock with."""
    return last_moment(closes).isoformat(timespec="milliseconds")


def has_passed(closes: datetime, clock: Clock) -> bool:
    """Whether a deadline is over at that moment."""
    return clock.utc > _last_in_utc(closes, closes.fold)


@lru_cache(maxsize=4096)
def _last_in_utc(closes: datetime, _fold: int) -> datetime:
    return last_moment(closes).astimezone(UTC)


def is_open(vacancy: Vacancy, clock: Clock) -> bool:
    """Whether one can apply at that moment."""
    return state_of(vacancy, clock) is State.OPEN


def deadline_text(vacancy: Vacancy) -> str:
    """`4. maj 2026 kl. 12.00`, or `Løbende`."""
    return format_datetime(vacancy.closes) if vacancy.closes else "Løbende"


def display(vacancy: Vacancy, clock: Clock) -> Display:
    """What page, card, feed, calendar and mail say of the vacancy."""
    state = state_of(vacancy, clock)
    return Display(
        state=state,
        text=_text(vacancy, state, clock),
        deadline=deadline_text(vacancy),
        near=state is State.OPEN and _days_left(vacancy, clock) <= NEAR_DAYS,
    )


def lasting_text(vacancy: Vacancy, clock: Clock) -> str:
    """The same where words stay as they were read, in feeds and mail: no days are counted."""
    if vacancy.closes and is_open(vacancy, clock):
        return f"Åben – frist {deadline_text(vacancy)}"
    return display(vacancy, clock).text


def dated_text(vacancy: Vacancy, clock: Clock) -> str:
    """The same where others keep it for weeks, as networks do pictures: true on any later day."""
    state = state_of(vacancy, clock)
    if state is State.OPEN:
        return f"Frist {deadline_text(vacancy)}" if vacancy.closes else "Løbende frist"
    if state is State.COMING and vacancy.posted:
        return f"Slås op {long_date(vacancy.posted)}"
    return _text(vacancy, state, clock)


def _text(vacancy: Vacancy, state: State, clock: Clock) -> str:
    if state is State.COMING:
        return f"På vej – slås op {short_date(vacancy.posted)}" if vacancy.posted else "På vej"
    if state is State.EXPIRED:
        return "Fristen er udløbet"
    if state is State.OPEN:
        return _open_text(vacancy, clock)
    return status_label(vacancy)


def status_label(vacancy: Vacancy) -> str:
    """What readers call the status: `Besat`.

    Where somebody applied and got nothing, it says so, and not that nobody applied.
    """
    if vacancy.status is Status.UBESAT and vacancy.applicants:
        return NONE_SUITABLE
    return vacancy.status.label


def _open_text(vacancy: Vacancy, clock: Clock) -> str:
    closes = vacancy.closes
    if closes is None:
        return "Åben – løbende frist"
    days = _days_left(vacancy, clock)
    if days == 0:
        return f"Frist i dag {clock_time(closes.time())}"
    if days == 1:
        return f"Frist i morgen ({format_datetime(closes)})"
    if days <= NEAR_DAYS:
        return f"Frist om {days} dage ({format_datetime(closes)})"
    return f"Åben – frist {format_datetime(closes)}"


def _days_left(vacancy: Vacancy, clock: Clock) -> int:
    if vacancy.closes is None:
        return NEAR_DAYS + 1
    return (vacancy.closes.astimezone(COPENHAGEN).date() - clock.today).days


# --- re-postings ------------------------------------------------------------------------------


def earlier_rounds(vacancy: Vacancy, library: LibraryView) -> tuple[Vacancy, ...]:
    """The postings before this one, oldest first."""
    chain: list[Vacancy] = []
    current = library.find(Vacancy, vacancy.repost_of)
    while current is not None and current not in chain:
        chain.insert(0, current)
        current = library.find(Vacancy, current.repost_of)
    return tuple(chain)


def next_round(vacancy: Vacancy, library: LibraryView) -> Vacancy | None:
    """The posting that took over from this one."""
    return library.entry(REPOSTS, vacancy.id, lambda: reposts(library))


REPOSTS = "reposts"
"""The name of the index of later postings."""


def reposts(library: LibraryView) -> dict[str, Vacancy]:
    """Each posting that came again, by the id of the one before."""
    return {v.repost_of: v for v in reversed(library.all(Vacancy)) if v.repost_of}


def round_text(vacancy: Vacancy, library: LibraryView) -> str | None:
    """`Genopslag, 2. runde`, or None for a first posting."""
    before = len(earlier_rounds(vacancy, library))
    return f"Genopslag, {ordinal(before + 1)} runde" if before else None


def posted_text(vacancy: Vacancy) -> str | None:
    """`2. marts 2026`."""
    return long_date(vacancy.posted) if vacancy.posted else None
