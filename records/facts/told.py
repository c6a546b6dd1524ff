"""The stories and films that readers see, and the voice that a page begins with."""

from __future__ import annotations

from collections.abc import Iterator
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

    What is true goes before examples, the audience's own before what others read too, a story
    before an episode, and the newest before all else.
    """
    said: Iterator[tuple[Told | Episode, str]]
    said = chain(_stories(library, clock), _episodes(library, clock))
    voices = [one for one in said if audience is None or audience in one[0].audiences]
    return min(voices, key=lambda one: (one[0].example, _breadth(one[0], audience)), default=None)


def _breadth(one: Told | Episode, audience: AudienceCode | None) -> int:
    """For how many others it is written."""
    return 0 if audience is None else len(one.audiences)


def _stories(library: LibraryView, clock: Clock) -> Iterator[tuple[Told, str]]:
    yield from ((one, one.quotes[0]) for one in told(library, clock) if one.quotes)


def _episodes(library: LibraryView, clock: Clock) -> Iterator[tuple[Episode, str]]:
    """Those whose quotation is written out; what stands in a transcript alone is not looked up."""
    out = [one for one in listed(library, Episode, clock) if is_out(one, clock)]
    for episode in sorted(out, key=lambda one: (one.released, one.id), reverse=True):
        said = next((q.text for q in episode.quotations if q.text), None)
        if said:
            yield episode, said
