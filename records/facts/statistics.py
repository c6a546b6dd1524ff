"""Figures of the vacancies, counted from the records: never typed, never estimated.

A figure says how many postings it was counted from and how many of those are examples. All of
them count postings, not capacities: a posting of two capacities is one, and a re-posting counts
beside the posting it follows (domain guide 4.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from records.clock import Clock, midnight
from records.codes.vacancy import VacancyStatus as Status
from records.facts.regions import belongs_to, municipalities
from records.facts.status import State, is_open, state_of
from records.facts.turns import last_turn
from records.facts.visibility import listed
from records.model.area import Area
from records.model.library_view import LibraryView
from records.model.vacancy import Vacancy

FILLED = (Status.TILDELT, Status.AKTIV, Status.BESAT)
CAME_TO_NOTHING = (Status.UBESAT, Status.TILBAGELEVERET, Status.OMFORDELT)


@dataclass(frozen=True, slots=True)
class Count:
    """So many postings, and so many of them are examples."""

    postings: int
    examples: int
    openings: int
    """Capacities, shares, posts and places in those postings together."""

    @classmethod
    def of(cls, vacancies: Iterable[Vacancy]) -> Count:
        """The count of these postings."""
        found = tuple(vacancies)
        examples = sum(vacancy.example for vacancy in found)
        return cls(len(found), examples, sum(vacancy.count for vacancy in found))


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """The postings of a municipality."""

    area: Area
    total: Count
    open: Count
    by_status: tuple[tuple[Status, Count], ...]


@dataclass(frozen=True, slots=True)
class MedianDays:
    """A median of whole days; None where nothing can be counted."""

    days: float | None
    counted: int
    examples: int


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many decided postings were filled."""

    filled: int
    decided: int
    examples: int
    """Examples among the decided ones."""

    @property
    def percent(self) -> int | None:
        """Rounded to a whole percent, a half up; None where nothing is decided."""
        return (200 * self.filled + self.decided) // (2 * self.decided) if self.decided else None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures at a clock."""

    total: Count
    open: Count
    by_status: tuple[tuple[Status, Count], ...]
    """Every status, also those without a posting."""
    by_area: tuple[AreaFigure, ...]
    """The municipalities with a posting, in Danish alphabetical order."""
    days_open: MedianDays
    filled_first: Share
    filled_again: Share


def figures(library: LibraryView, clock: Clock) -> Figures:
    """The figures of every listed vacancy at that moment.

    - `days_open`: the median of `days_open_of`, over every posting that has been open.
    - `filled_first`: of the first postings that are decided, so many were filled.
    - `filled_again`: the same of the postings that follow another (`repost_of`).

    A posting is decided when it was filled (allocated, opened, filled) or came to nothing
    (unfilled, returned, moved to another area). Planned, open, assessed and withdrawn ones are not
    decided, and a chain counts by the postings it has so far: to wait for its end would leave out
    just those first postings that failed.
    """
    shown = listed(library, Vacancy, clock)
    return Figures(
        total=Count.of(shown),
        open=Count.of(v for v in shown if is_open(v, clock)),
        by_status=_by_status(shown),
        by_area=tuple(_by_area(shown, library, clock)),
        days_open=_median_days(shown, clock),
        filled_first=_share(v for v in shown if v.repost_of is None),
        filled_again=_share(v for v in shown if v.repost_of is not None),
    )


def counted_at(library: LibraryView, clock: Clock) -> datetime:
    """The moment since which the figures are what they are: the last turn, or else the day itself.

    The days of an open posting are counted up each night, and the median with them, often not.
    """
    turn = last_turn(library.all(Vacancy), clock)
    start = midnight(clock.today)
    if turn is None or turn >= start:
        return turn or start
    return turn if figures(library, Clock(turn)) == figures(library, clock) else start


def days_open_of(vacancy: Vacancy, clock: Clock) -> int | None:
    """Whole days from the posting until applications stopped; until the clock while it is open.

    They stop at the deadline, at the withdrawal or at the decision, whichever comes first. None
    for a posting that has never been open, and where one of the days is not known.
    """
    posted = vacancy.posted
    if posted is None or state_of(vacancy, clock) is State.COMING:
        return None
    if is_open(vacancy, clock):
        return (clock.today - posted).days
    stopped = _stopped(vacancy)
    return None if stopped is None or stopped < posted else (stopped - posted).days


def _stopped(vacancy: Vacancy) -> date | None:
    days = (vacancy.deadline, vacancy.withdrawn_on, vacancy.decided_on, vacancy.allocated_on)
    return min((day for day in days if day), default=None)


def _median_days(vacancies: Iterable[Vacancy], clock: Clock) -> MedianDays:
    counted = [(v, days) for v in vacancies if (days := days_open_of(v, clock)) is not None]
    return MedianDays(
        days=median(days for _, days in counted) if counted else None,
        counted=len(counted),
        examples=sum(vacancy.example for vacancy, _ in counted),
    )


def _share(vacancies: Iterable[Vacancy]) -> Share:
    decided = [v for v in vacancies if v.status in (*FILLED, *CAME_TO_NOTHING)]
    return Share(
        filled=sum(vacancy.status in FILLED for vacancy in decided),
        decided=len(decided),
        examples=sum(vacancy.example for vacancy in decided),
    )


def _by_status(vacancies: Iterable[Vacancy]) -> tuple[tuple[Status, Count], ...]:
    found = tuple(vacancies)
    return tuple((s, Count.of(v for v in found if v.status is s)) for s in Status)


def _by_area(
    vacancies: tuple[Vacancy, ...], library: LibraryView, clock: Clock
) -> Iterable[AreaFigure]:
    for area in municipalities(library, clock):
        found = tuple(v for v in vacancies if belongs_to(v, area))
        if found:
            still_open = Count.of(v for v in found if is_open(v, clock))
            yield AreaFigure(area, Count.of(found), still_open, _by_status(found))
