"""How long each stretch of an opening's way took, over all its rounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from records.clock import Clock
from records.codes.vacancy import Stretch
from records.facts.status import earlier_rounds
from records.model.library_view import LibraryView
from records.model.vacancy import Vacancy


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch that is over, from one day to another."""

    stretch: Stretch
    round: int
    start: date
    end: date

    @property
    def days(self) -> int:
        """Whole days."""
        return (self.end - self.start).days


def stretches(vacancy: Vacancy, library: LibraryView, clock: Clock) -> tuple[Taken, ...]:
    """The stretches of the opening that are over, the first round first.

    A stretch has two days that records state. What is not over or has no day is not guessed.
    """
    rounds = (*earlier_rounds(vacancy, library), vacancy)
    found: list[Taken] = []
    ended: date | None = None
    for number, each in enumerate(rounds, start=1):
        if ended and each.posted:
            found.append(Taken(Stretch.VENTER, number - 1, ended, each.posted))
        turns = list(_turns(each))
        found += [
            Taken(stretch, number, start, end)
            for (_, start), (stretch, end) in pairwise(turns)
            if stretch
        ]
        ended = turns[-1][1] if turns else None
    return tuple(each for each in found if each.end <= clock.today and each.days >= 0)


def _turns(vacancy: Vacancy) -> Iterator[tuple[Stretch | None, date]]:
    """The days of one round in order, each with the stretch that ends then."""
    if vacancy.posted is None:
        return
    yield None, vacancy.posted
    decided = vacancy.allocated_on or vacancy.decided_on or vacancy.withdrawn_on
    if vacancy.deadline and (decided is None or vacancy.deadline <= decided):
        yield Stretch.SOEGES, vacancy.deadline
        if decided:
            yield Stretch.VURDERES, decided
    elif decided:
        yield Stretch.SOEGES, decided
    if vacancy.activated_on:
        yield Stretch.GOERES_KLAR, vacancy.activated_on
    elif vacancy.returned_on:
        yield Stretch.TILDELT, vacancy.returned_on
