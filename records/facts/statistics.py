"""Figures of the vacancies, counted from the records: never typed, never estimated.

Each kind of opening is counted by itself, for a capacity is no job. What is counted are openings:
a posting of three capacities counts three. One that was posted again counts once, in its newest
posting (domain guide 4.3). A figure names its postings, so that everybody can count after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from records.clock import Clock, midnight
from records.codes.vacancy import Standing, VacancyGroup
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
ELSEWHERE = (Standing.GENOPSLAAET, Standing.OMFORDELT, Standing.TRUKKET)
"""What is told and not added up: it goes on in another posting, or was called off."""
FEWEST = 5
"""Of fewer postings a median or a share would tell of chance, so none is worked out."""
_BY_STATE = {
    State.COMING: Standing.PAA_VEJ,
    State.OPEN: Standing.KAN_SOEGES,
    State.EXPIRED: Standing.FRIST_GAAET,
}


@dataclass(frozen=True, slots=True)
class Count:
    """So many openings, in these postings."""

    openings: int
    examples: int
    """Openings in postings that are examples."""
    ids: tuple[str, ...]

    @property
    def postings(self) -> int:
        """In how many postings they are."""
        return len(self.ids)

    @classmethod
    def of(cls, vacancies: Iterable[Vacancy]) -> Count:
        """The count of these postings."""
        found = tuple(vacancies)
        return cls(
            openings=sum(vacancy.count for vacancy in found),
            examples=sum(vacancy.count for vacancy in found if vacancy.example),
            ids=tuple(vacancy.id for vacancy in found),
        )


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """The openings of a municipality; one that may lie in two counts in both."""

    area: Area
    total: Count
    open: Count


@dataclass(frozen=True, slots=True)
class MedianDays:
    """The days that postings could be applied for: of each, and in the middle."""

    of_each: tuple[tuple[str, int], ...]
    """Ids of postings with their days, the longest first."""
    examples: int
    """Postings that are examples."""

    @property
    def days(self) -> float | None:
        """The median; None of fewer than `FEWEST` postings."""
        enough = len(self.of_each) >= FEWEST
        return median(days for _, days in self.of_each) if enough else None


@dataclass(frozen=True, slots=True)
class Share:
    """So many of the openings in decided postings were filled."""

    filled: Count
    decided: Count

    @property
    def percent(self) -> int | None:
        """Rounded to a whole percent, a half up; None of fewer than `FEWEST` postings."""
        if self.decided.postings < FEWEST:
            return None
        filled, decided = self.filled.openings, self.decided.openings
        return (200 * filled + decided) // (2 * decided)


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one kind of opening."""

    group: VacancyGroup
    total: Count
    """Without what stands elsewhere."""
    by_standing: tuple[tuple[Standing, Count], ...]
    """Every standing, also those without a posting."""
    by_area: tuple[AreaFigure, ...]
    """The municipalities with an opening, in Danish alphabetical order."""
    days_open: MedianDays
    filled_first: Share
    filled_again: Share

    @property
    def open(self) -> Count:
        """What can be applied for."""
        return dict(self.by_standing)[Standing.KAN_SOEGES]


def figures(library: LibraryView, clock: Clock) -> tuple[GroupFigures, ...]:
    """The figures of every listed vacancy at that moment, a kind of opening at a time.

    - `days_open`: the median of `days_open_of`, over every posting that has been open.
    - `filled_first`: of the openings in first postings that are decided, so many were filled.
    - `filled_again`: the same of the postings that follow another (`repost_of`).

    A posting is decided when it was filled (allocated, opened, filled) or came to nothing
    (unfilled, returned, moved to another area), also when it has been posted again since: to leave
    those out would leave out just the first postings that failed. Planned, open, assessed and
    withdrawn ones are not decided.
    """
    shown = listed(library, Vacancy, clock)
    followed = frozenset(vacancy.repost_of for vacancy in shown if vacancy.repost_of)
    return tuple(
        _group(group, [v for v in shown if v.group is group], followed, library, clock)
        for group in VacancyGroup
    )


def standing_of(vacancy: Vacancy, followed: frozenset[str], clock: Clock) -> Standing:
    """What the posting is counted as; `followed` are the ids that have been posted again."""
    if vacancy.id in followed and vacancy.status in CAME_TO_NOTHING:
        return Standing.GENOPSLAAET
    found = _BY_STATE.get(state_of(vacancy, clock))
    return found or Standing(vacancy.status.value)


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


def _group(
    group: VacancyGroup,
    shown: list[Vacancy],
    followed: frozenset[str],
    library: LibraryView,
    clock: Clock,
) -> GroupFigures:
    standing = {vacancy.id: standing_of(vacancy, followed, clock) for vacancy in shown}
    added_up = [v for v in shown if standing[v.id] not in ELSEWHERE]
    return GroupFigures(
        group=group,
        total=Count.of(added_up),
        by_standing=tuple(
            (each, Count.of(v for v in shown if standing[v.id] is each)) for each in Standing
        ),
        by_area=tuple(_by_area(added_up, library, clock)),
        days_open=_median_days(shown, clock),
        filled_first=_share(v for v in shown if v.repost_of is None),
        filled_again=_share(v for v in shown if v.repost_of is not None),
    )


def _median_days(vacancies: Iterable[Vacancy], clock: Clock) -> MedianDays:
    counted = [(v, days) for v in vacancies if (days := days_open_of(v, clock)) is not None]
    of_each = sorted(((v.id, days) for v, days in counted), key=lambda each: (-each[1], each[0]))
    return MedianDays(tuple(of_each), sum(vacancy.example for vacancy, _ in counted))


def _share(vacancies: Iterable[Vacancy]) -> Share:
    decided = [v for v in vacancies if v.status in (*FILLED, *CAME_TO_NOTHING)]
    return Share(Count.of(v for v in decided if v.status in FILLED), Count.of(decided))


def _by_area(vacancies: list[Vacancy], library: LibraryView, clock: Clock) -> Iterator[AreaFigure]:
    for area in municipalities(library, clock):
        found = tuple(v for v in vacancies if belongs_to(v, area))
        if found:
            yield AreaFigure(area, Count.of(found), Count.of(v for v in found if is_open(v, clock)))
