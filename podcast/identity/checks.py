"""Published identities stay what they were: guid, day and address of each episode."""

from __future__ import annotations

from collections.abc import Iterator

from podcast.identity.lock import (
    LOCK,
    Lock,
    LockError,
    Published,
    guid_of,
    read_lock,
    real_episodes,
)
from podcast.selection import the_show
from records.checks.report import fault
from records.codes.programme import EpisodeStatus
from records.loading.library import Library
from records.model.podcast import Episode, Show
from records.model.registry import address_of
from records.source.diagnostics import Diagnostic, Position, raw


def check_ids(library: Library) -> Iterator[Diagnostic]:
    """One problem for each identity that is new, changed, gone or used twice."""
    show = the_show(library)
    try:
        lock = read_lock(library.project.root)
    except LockError as error:
        yield raw(Position(LOCK, error.line, error.column), error.sentence)
        return
    if show is None:
        return
    if lock.show and lock.show != show.guid:
        said = f'er "{show.guid}", men podcasten er udgivet som "{lock.show}". Skriv den igen.'
        yield fault(library, show, ("guid",), said)
    yield from _guids_alike(library, show, lock)
    for episode in real_episodes(library).values():
        yield from _changed(library, episode, lock)
    yield from _gone(library, lock)
    yield from _taken(library, lock)


def _guids_alike(library: Library, show: Show, lock: Lock) -> Iterator[Diagnostic]:
    seen: dict[str, Episode] = {}
    for episode in library.all(Episode):
        if episode.status is not EpisodeStatus.UDGIVET:
            continue
        guid = guid_of(episode, show, lock)
        first = seen.setdefault(guid, episode)
        if first is not episode:
            path = library.locate(first, ()).path
            said = f'giver "{guid}", som {path} også har. Giv den ene et nyt.'
            yield fault(library, episode, ("guid",) if episode.guid else ("id",), said)


def _changed(library: Library, episode: Episode, lock: Lock) -> Iterator[Diagnostic]:
    guid = lock.guids.get(episode.id)
    if guid is None:
        cure = f"Kør praksis podcast lock, og læg {LOCK} i Git sammen med episoden."
        said = f'er "{episode.id}", som er udgivet, men ikke låst. {cure}'
        yield fault(library, episode, ("id",), said)
        return
    known = lock.episodes[guid]
    if episode.guid and episode.guid != guid:
        said = f'er "{episode.guid}", men episoden er udgivet som "{guid}". Skriv den igen.'
        yield fault(library, episode, ("guid",), said)
    meant = f"eller kør praksis podcast move {episode.id}, hvis det er meningen"
    if known.released != str(episode.released):
        said = f"er {episode.released}, men episoden udkom {known.released}. Ret dagen, {meant}."
        yield fault(library, episode, ("released",), said)
    address = address_of(episode)
    if known.address != address:
        said = f"giver adressen /{address}, men episoden er udgivet på /{known.address}."
        yield fault(library, episode, ("slug",), f"{said} Ret den, {meant}.")


def _gone(library: Library, lock: Lock) -> Iterator[Diagnostic]:
    real = real_episodes(library)
    for guid, known in lock.episodes.items():
        if known.retired or known.id in real:
            continue
        said = f'episoden "{known.id}" er udgivet, men er her ikke mere. Hent den tilbage, '
        cure = f"eller kør praksis podcast retire {known.id}. Er den omdøbt, så kør "
        last = f"praksis podcast move {known.id} <nyt id>."
        yield raw(_mark(library, guid), said + cure + last)


def _taken(library: Library, lock: Lock) -> Iterator[Diagnostic]:
    """Addresses that lead on must stay free."""
    for episode in library.all(Episode):
        address = address_of(episode) or ""
        if address in lock.redirects:
            owner = _owner(lock, address)
            said = f'giver adressen /{address}, som "{owner.id}" har brugt. Vælg en anden.'
            yield fault(library, episode, ("slug",) if episode.slug else ("id",), said)


def _owner(lock: Lock, address: str) -> Published:
    return next(k for k in lock.episodes.values() if address in (k.address, *k.former))


def _mark(library: Library, guid: str) -> Position:
    lines = (library.project.root / LOCK).read_text(encoding="utf-8").split("\n")
    found = (n for n, line in enumerate(lines, start=1) if f'"{guid}"' in line)
    return Position(LOCK, next(found, 1), 1)
