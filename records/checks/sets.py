"""What must hold for all records of a kind together: one writer per address, numbers, sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import fault
from records.model.area import Area
from records.model.article import Article
from records.model.newsletter import Issue
from records.model.podcast import Episode, Show
from records.model.registry import address_of
from records.source.diagnostics import Diagnostic, Position, raw

if TYPE_CHECKING:
    from records.model.base import Record
    from records.model.library_view import LibraryView


def check_sets(library: LibraryView) -> Iterator[Diagnostic]:
    """Addresses, area codes, episode numbers, issue numbers, and the one show."""
    yield from _one_writer_per_address(library)
    yield from _unique(library, Area, ("code",), "områdekoden")
    yield from _unique(library, Issue, ("mailing_list", "number"), "udgavenummeret")
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
                said = f"giver adressen /{address}, som {path} også skriver. Giv den ene et nyt id."
                yield fault(library, record, ("id",), said)


def _tells_of(first: Record, record: Record) -> bool:
    """Whether an article has the address of its own area: then its words open the area's page."""
    return isinstance(first, Article) and isinstance(record, Area) and first.id == record.id


def _unique(
    library: LibraryView, model: type[Record], keys: tuple[str, ...], what: str
) -> Iterator[Diagnostic]:
    seen: dict[tuple[object, ...], Record] = {}
    for record in library.all(model):
        value = tuple(getattr(record, key) for key in keys)
        first = seen.setdefault(value, record)
        if first is not record:
            path = library.locate(first, ()).path
            said = f'er "{value[-1]}", men {what} bruges også i {path}. Ret den ene.'
            yield fault(library, record, (keys[-1],), said)


def _episode_numbers(library: LibraryView) -> Iterator[Diagnostic]:
    seasons: dict[int, dict[int, Episode]] = defaultdict(dict)
    for episode in library.all(Episode):
        if episode.season is None or episode.number is None:
            continue
        first = seasons[episode.season].setdefault(episode.number, episode)
        if first is not episode:
            path = library.locate(first, ()).path
            said = (
                f"er {episode.number}, som {path} også har i sæson {episode.season}. Ret den ene."
            )
            yield fault(library, episode, ("number",), said)
    if library.is_unreadable("episode"):  # it may have the number that seems to be left out
        return
    for season, numbered in seasons.items():
        for number in sorted(set(range(1, max(numbered))) - set(numbered)):
            follower = numbered[min(n for n in numbered if n > number)]
            said = f"springer nummer {number} over i sæson {season}. Skriv numrene uden huller."
            yield fault(library, follower, ("number",), said)


def _one_show(library: LibraryView) -> Iterator[Diagnostic]:
    shows = library.all(Show)
    for show in shows[1:]:
        yield fault(
            library, show, ("id",), "er endnu en podcast, og siden har kun én. Slet den ene."
        )
    if not shows and library.all(Episode) and not library.is_unreadable("show"):
        shown = library.project.shown(library.project.content / "shows")
        yield raw(Position(shown), "podcasten mangler. Skriv en fil med dens titel og beskrivelse.")
