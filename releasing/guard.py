"""What stops a publish before anything is recorded: loss, a wrong clock, a hold, no consent.

Nothing here is a fault of a record. Each stop says what would go out, and the word that says it is
meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from publishing.release_settings import Loss
from records.clock import COPENHAGEN, Clock
from records.danish.dates import format_datetime
from records.danish.numbers import count
from records.facts.memory import Memory
from records.model.registry import OF_PEOPLE
from releasing.errors import ReleaseError
from releasing.release import Recorded, Release

ALLOW = "--allow-loss"
RESUME = "--resume"
_PATIENCE = timedelta(days=31)
"""After a longer pause a deadline that passed excuses nothing: the clock may be far ahead."""
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Lost:
    """One sort of things that would go: what it is called, what goes, and out of how many."""

    one: str
    many: str
    gone: tuple[str, ...]
    of: int

    def is_too_much(self, limit: Loss) -> bool:
        """Whether it is more than may go unasked."""
        number = len(self.gone)
        return number >= limit.least and number * 100 > self.of * limit.percent


def refuse_loss(before: Release | None, after: Release, limit: Loss) -> None:
    """Raise ReleaseError where a publish takes away too much, and show what."""
    if before is None:
        return
    too_much = [lost for lost in losses(before, after) if lost.is_too_much(limit)]
    if too_much:
        shown = "\n".join(line for lost in too_much for line in _lines(lost))
        raise ReleaseError(
            f"Udgivelsen ville tage for meget væk, så intet er udgivet.\n{shown}\n"
            f"Er det meningen, så kør igen med {ALLOW}."
        )


def losses(before: Release, after: Release) -> tuple[Lost, ...]:
    """Pages, openings and feed items that are out and would go."""
    return (
        Lost("side", "sider", _sorted(before.pages - after.pages), len(before.pages)),
        Lost("mulighed", "muligheder", tuple(_openings(before, after)), len(before.openings)),
        Lost("indslag i feeds", "indslag i feeds", tuple(_items(before, after)), len(before.items)),
    )


def refuse_clock_behind(before: Release | None, clock: Clock) -> None:
    """Raise ReleaseError where the moment of the build lies before the last release."""
    if before and clock.utc < before.moment:
        raise ReleaseError(
            f"Uret er {_said(clock.now)}, men {before.id} er udgivet {_said(before.moment)}. "
            "Stil maskinens ur, eller skriv det rigtige tidspunkt med --clock. Intet er udgivet."
        )


def refuse_hold(before: Release | None, *, resume: bool) -> None:
    """Raise ReleaseError where a rollback holds until somebody says that it goes on."""
    if before and before.hold and not resume:
        raise ReleaseError(
            f"Siden er rullet tilbage til {before.of}, og der udgives ikke noget nyt, før du "
            f"siger til. Er indholdet i orden igen, så kør praksis publish {RESUME}."
        )


def refuse_withdrawn(memory: Memory, shown: Iterable[str]) -> None:
    """Raise ReleaseError where something would come back that consent was taken back for."""
    back = [key for key in shown if key in memory.records and memory.records[key].withdrawn]
    if back:
        raise ReleaseError(
            f"{', '.join(back)} er trukket tilbage og kommer aldrig ud igen. Slet filen, eller "
            "giv posten et nyt id, hvis der er givet nyt samtykke. Intet er udgivet."
        )


def refuse_taken_back(wanted: Release, memory: Memory) -> None:
    """Raise ReleaseError where a release showed what somebody told, and it is out no more.

    Its lists and its front page quote whoever told it, so to leave out one page is not enough.
    """
    back = sorted(wanted.shown & people_away(memory))
    if back:
        raise ReleaseError(
            f"{wanted.id} viser {', '.join(back)}, og samtykket gælder ikke mere. Vælg en senere "
            "udgivelse. Intet er rullet tilbage."
        )


def people_away(memory: Memory) -> frozenset[str]:
    """What somebody told of themselves and is out no more: taken back, ended or deleted."""
    return frozenset(
        key
        for key, known in memory.records.items()
        if key.partition(":")[0] in OF_PEOPLE and (known.withdrawn or known.last != memory.released)
    )


def people_gone(before: Release | None, after: Release) -> tuple[str, ...]:
    """What somebody told of themselves that was out before and is not after."""
    return tuple(sorted(before.shown & people_away(after.memory))) if before else ()


def refuse_unknown_past(last: Recorded | None, *, is_first: bool, may_be_missing: bool) -> None:
    """Raise ReleaseError where there may be releases on a remote that nobody has fetched."""
    if last is None and may_be_missing and not is_first:
        raise ReleaseError(
            "Her er ingen tidligere udgivelse. Er det den første, så kør igen med --first. Er der "
            "udgivet før, så hent grenen først, fx git fetch origin udgivelser:udgivelser, eller "
            'skriv remote: origin under "release" i mkdocs.yml.'
        )


def refuse_branch_behind(last: Release | None, live: str, where: str) -> None:
    """Raise ReleaseError where readers have a later release than the branch knows of.

    The branch was set back, or deleted, or never fetched: its sequences would count down.
    """
    there = _number(live)
    if there and (last is None or there > (_number(last.id) or there)):
        known = f"den sidste, grenen husker, er {last.id}" if last else "grenen husker ingen"
        raise ReleaseError(
            f"{live} er ude i {where}, men {known}. Grenen er sat tilbage eller ikke hentet. Hent "
            "den rigtige med git fetch, eller find den med git reflog. Skal der begyndes forfra, "
            "så kør praksis publish --first. Intet er udgivet."
        )


def _number(name: str) -> tuple[str, int] | None:
    """The day and the number, in order; None for what is no release."""
    day, _, rest = name.partition(".")
    number = rest.partition("~")[0]
    return (day, int(number)) if number.isdecimal() else None


def _openings(before: Release, after: Release) -> Iterator[str]:
    """Those that are gone, and not by a deadline or a status that their page tells of."""
    patient = after.moment - before.moment <= _PATIENCE
    for key in sorted(set(before.openings) - set(after.openings)):
        if not (patient and key in after.shown):
            yield key


def _items(before: Release, after: Release) -> Iterator[str]:
    """As with openings: an item that has left a feed is no loss while its page is there."""
    record_of = {ids.feed: key for key, ids in before.ids.items() if ids.feed}
    patient = after.moment - before.moment <= _PATIENCE
    for item in sorted(set(before.items) - set(after.items)):
        of_podcast = record_of.get(item, "").startswith("episode:")
        key = record_of.get(item) or ":".join(item.split(":")[-2:])
        if not (patient and key in after.shown and not of_podcast):
            yield key


def _lines(lost: Lost) -> Iterator[str]:
    yield f"  {count(len(lost.gone), lost.one, lost.many)} ud af {lost.of}:"
    for name in lost.gone[:_SHOWN]:
        yield f"    {name or 'forsiden'}"
    if len(lost.gone) > _SHOWN:
        yield f"    og {len(lost.gone) - _SHOWN} til"


def _said(moment: datetime) -> str:
    return format_datetime(moment.astimezone(COPENHAGEN))


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
