"""Who is heard or credited in the podcast, and where: by name with consent, else by role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from podcast.addresses import person_page
from podcast.selection import published_episodes
from records.clock import Clock
from records.danish.sorting import danish_key
from records.loading.library import Library
from records.model.episode import Episode
from records.model.episode_parts import Person


@dataclass(frozen=True, slots=True)
class Appearance:
    """What somebody does in an episode."""

    episode: Episode
    person: Person


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who takes part, under one name or one role, in the episodes that are out."""

    title: str
    """The name as the newest episode has it; the role where there is no name."""
    address: str
    """The page of the person; empty for a role."""
    appearances: tuple[Appearance, ...]
    """Newest first."""

    @property
    def roles(self) -> tuple[str, ...]:
        """What the person is, the newest first."""
        return tuple(dict.fromkeys(each.person.role for each in self.appearances))

    @property
    def credits(self) -> tuple[str, ...]:
        """What the person does, the newest first: `Vært`, `Gæst`."""
        return tuple(dict.fromkeys(each.person.credit.label for each in self.appearances))

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """Each episode once, the newest first."""
        return tuple({each.episode.id: each.episode for each in self.appearances}.values())

    @property
    def example(self) -> bool:
        """Whether the person is in nothing but examples."""
        return all(each.episode.example for each in self.appearances)


def named(library: Library, clock: Clock) -> tuple[Voice, ...]:
    """Those who have agreed to be named, in Danish order."""
    return tuple(voice for voice in _voices(library, clock) if voice.address)


def unnamed(library: Library, clock: Clock) -> tuple[Voice, ...]:
    """The roles of all others, in Danish order."""
    return tuple(voice for voice in _voices(library, clock) if not voice.address)


def pages_of_people(library: Library, clock: Clock) -> frozenset[str]:
    """The addresses of the persons that have a page: nobody who is in expired episodes alone."""
    return frozenset(voice.address for voice in named(library, clock))


def _voices(library: Library, clock: Clock) -> tuple[Voice, ...]:
    key = ("voices", clock.today)
    return library.once(key, lambda: tuple(_found(library, clock)))


def _found(library: Library, clock: Clock) -> Iterator[Voice]:
    by_voice: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for episode in published_episodes(library, clock):
        for person in episode.people:
            address = person_page(person) or ""
            by_voice[address, "" if address else person.role].append(Appearance(episode, person))
    voices = (
        Voice(found[0].person.name or found[0].person.role, address, tuple(found))
        for (address, _), found in by_voice.items()
    )
    yield from sorted(voices, key=lambda voice: (danish_key(voice.title), voice.address))
