"""The stories and films that readers see, and the voice that a page begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from records.clock import Clock
from records.codes.people import AudienceCode
from records.facts.families import listed_of
from records.facts.visibility import is_out, listed
from records.model.episode import Episode
from records.model.library_view import LibraryView
from records.model.told import Told


def told(library: LibraryView, clock: Clock) -> tuple[Told, ...]:
    """Stories and films, the newest first."""
    found = listed_of(library, Told, clock)
    return tuple(sorted(found, key=lambda one: (-one.published.toordinal(), one.id)))


def voice_for(
    library: LibraryView, clock: Clock, audience: AudienceCode | None = None
) -> tuple[Told | Episode, str] | None:
    """Who is quoted on the front page or to an audience, with the words; None where nobody is.

    What is true goes before examples, what names the audience first before what names it later or
    names many, a story before an episode, and the newest before all else.
    """
    said: Iterator[tuple[Told | Episode, str]]
    said = chain(_stories(library, clock), _episodes(library, clock))
    voices = [one for one in said if audience is None or audience in one[0].audiences]
    return min(voices, key=lambda one: (one[0].example, _distance(one[0], audience)), default=None)


def voice_from(library: LibraryView, clock: Clock, areas: Collection[str]) -> Told | None:
    """Who tells from one of the areas in words that can be quoted; what is true before examples."""
    there = [one for one, _ in _stories(library, clock) if not {*one.areas}.isdisjoint(areas)]
    return min(there, key=lambda one: one.example, default=None)


def more_told(library: LibraryView, clock: Clock, record: Told) -> tuple[Told, ...]:
    """The other stories and films: those for the same readers and on the same topics first."""

    def shared(one: Told) -> int:
        return len({*one.audiences} & {*record.audiences}) + len({*one.topics} & {*record.topics})

    others = [one for one in told(library, clock) if one != record]
    return tuple(sorted(others, key=lambda one: (one.example, -shared(one))))


def told_to(library: LibraryView, clock: Clock, audience: AudienceCode) -> tuple[Told, ...]:
    """What an audience reads, with those first that name it first."""
    found = [one for one in told(library, clock) if audience in one.audiences]
    return tuple(sorted(found, key=lambda one: (one.example, one.audiences.index(audience))))


def _distance(one: Told | Episode, audience: AudienceCode | None) -> tuple[int, int]:
    """How late it names the audience, and how many it names: an editor names the nearest first."""
    return (0, 0) if audience is None else (one.audiences.index(audience), len(one.audiences))


def _stories(library: LibraryView, clock: Clock) -> Iterator[tuple[Told, str]]:
    yield from ((one, one.quotes[0]) for one in told(library, clock) if one.quotes)


def _episodes(library: LibraryView, clock: Clock) -> Iterator[tuple[Episode, str]]:
    """Those whose quotation is written out; what stands in a transcript alone is not looked up."""
    out = [one for one in listed(library, Episode, clock) if is_out(one, clock)]
    for episode in sorted(out, key=lambda one: (one.released, one.id), reverse=True):
        said = next((q.text for q in episode.quotations if q.text), None)
        if said:
            yield episode, said
