"""What must hold for all records of a kind together: one writer per address, numbers, sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.area import Area
from records.model.article import Article
from records.model.episode import Episode
from records.model.health_council import HealthCouncil
from records.model.newsletter import Issue
from records.model.registry import address_of
from records.model.show import Show
from records.source.diagnostics import Diagnostic, Position, diagnostic, violation

if TYPE_CHECKING:
    from records.model.base import Record
    from records.model.library_view import LibraryView


def check_sets(library: LibraryView) -> Iterator[Diagnostic]:
    """Addresses, area codes, episode numbers, issue numbers, and the one show."""
    yield from _one_writer_per_address(library)
    yield from _unique(library, Area, ("code",), "area-code-taken")
    yield from _unique(library, Issue, ("mailing_list", "number"), "issue-number-taken")
    yield from _episode_numbers(library)
    yield from _one_show(library)


def _one_writer_per_address(library: LibraryView) -> Iterator[Diagnostic]:
    writers: dict[str, Record] = {}
    for shelf in library.records.values():
        for record in shelf.values():
            address = address_of(record)
            if address is None:
                continue
            first = writers.setdefault(address, record)
            if first is not record and not _tells_of(first, record):
                path = library.locate(first, ("id",)).path
                taken = violation("address-taken", ("id",), address=address, path=path)
                yield found_at(library, record, taken)


def _tells_of(first: Record, record: Record) -> bool:
    """Whether an article has the address of its own area or council: its words open that page."""
    is_place = isinstance(record, (Area, HealthCouncil))
    return isinstance(first, Article) and is_place and first.id == record.id


def _unique(
    library: LibraryView, model: type[Record], keys: tuple[str, ...], code: str
) -> Iterator[Diagnostic]:
    seen: dict[tuple[object, ...], Record] = {}
    for record in library.all(model):
        value = tuple(getattr(record, key) for key in keys)
        first = seen.setdefault(value, record)
        if first is not record:
            path = library.locate(first, ()).path
            taken = violation(code, (keys[-1],), value=value[-1], path=path)
            yield found_at(library, record, taken)


def _episode_numbers(library: LibraryView) -> Iterator[Diagnostic]:
    seasons: dict[int, dict[int, Episode]] = defaultdict(dict)
    for episode in library.all(Episode):
        if episode.season is None or episode.number is None:
            continue
        first = seasons[episode.season].setdefault(episode.number, episode)
        if first is not episode:
            path = library.locate(first, ()).path
            taken = violation(
                "episode-number-taken",
                ("number",),
                number=episode.number,
                path=path,
                season=episode.season,
            )
            yield found_at(library, episode, taken)
    if library.is_unreadable("episode"):  # it may have the number that seems to be left out
        return
    for season, numbered in seasons.items():
        for number in sorted(set(range(1, max(numbered))) - set(numbered)):
            follower = numbered[min(n for n in numbered if n > number)]
            skipped = violation("episode-number-skipped", ("number",), number=number, season=season)
            yield found_at(library, follower, skipped)


def _one_show(library: LibraryView) -> Iterator[Diagnostic]:
    shows = library.all(Show)
    for show in shows[1:]:
        yield found_at(library, show, violation("one-show-too-many", ("id",)))
    if not shows and library.all(Episode) and not library.is_unreadable("show"):
        shown = library.project.shown(library.project.content / "shows")
        yield diagnostic("show-missing", Position(shown))
