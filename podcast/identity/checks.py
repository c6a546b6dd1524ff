"""Published identities stay what they were: guid, day and address of each episode."""

from __future__ import annotations

from collections.abc import Iterator

from podcast.identity.lock import (
    LOCK,
    Lock,
    LockError,
    guid_of,
    real_episodes,
)
from podcast.identity.remembered import known_lock
from podcast.selection import the_show
from records.checks.report import found_at
from records.codes.programme import EpisodeStatus
from records.loading.library import Library
from records.model.episode import Episode
from records.model.registry import BY_MODEL, address_of, former_ids
from records.model.show import Show
from records.source.diagnostics import (
    Diagnostic,
    Position,
    Severity,
    Violation,
    diagnostic,
    violation,
)


def check_ids(library: Library) -> Iterator[Diagnostic]:
    """One problem for each identity that is new, changed, gone or used twice."""
    show = the_show(library)
    try:
        lock = known_lock(library)
    except LockError as error:
        yield from error.diagnostics
        return
    if show is None:
        return
    if lock.show and lock.show != show.guid:
        other = violation("show-guid-changed", ("guid",), guid=show.guid, published=lock.show)
        yield found_at(library, show, other)
    yield from _guids_alike(library, show, lock)
    for episode in real_episodes(library).values():
        for found in _changed(episode, lock):
            yield found_at(library, episode, found)
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
            loc = ("guid",) if episode.guid else ("id",)
            path = library.locate(first, ()).path
            found = violation("guid-used-twice", loc, guid=guid, path=path)
            yield found_at(library, episode, found)


def _changed(episode: Episode, lock: Lock) -> Iterator[Violation]:
    guid = lock.guid_known_for(episode)
    if guid is None or lock.episodes[guid].retired:  # the next release locks it as it is then
        return
    known = lock.episodes[guid]
    if episode.guid and episode.guid != guid:
        yield violation("episode-guid-changed", ("guid",), guid=episode.guid, published=guid)
    if known.released != str(episode.released):
        yield violation(
            "episode-day-changed",
            ("released",),
            Severity.WARNING,
            released=episode.released,
            published=known.released,
        )
    address = address_of(episode)
    if known.address != address and known.id == episode.id:
        yield violation(
            "episode-address-changed",
            ("slug",),
            Severity.WARNING,
            address=address,
            published=known.address,
        )


def _gone(library: Library, lock: Lock) -> Iterator[Diagnostic]:
    """What was out and is not any more. Of a file that cannot be read, its own faults tell."""
    real = {lock.guid_known_for(episode) for episode in real_episodes(library).values()}
    for guid, known in lock.episodes.items():
        if known.retired or guid in real or library.is_unreadable("episode", known.id):
            continue
        at = _position(library, guid)
        yield diagnostic("episode-gone", at, Severity.WARNING, episode=known.id)


def _taken(library: Library, lock: Lock) -> Iterator[Diagnostic]:
    """Addresses that lead on must stay free, but an episode may take back its own."""
    for episode in library.all(Episode):
        address = address_of(episode) or ""
        owner = lock.left.get(address)
        if owner and owner.id not in (episode.id, *former_ids(episode)):
            loc = ("slug",) if episode.slug else ("id",)
            found = violation("address-was-used", loc, address=address, by=owner.id)
            yield found_at(library, episode, found)


def _position(library: Library, guid: str) -> Position:
    """Its line in the lock file; of what only releases remember, the folder of the episodes."""
    file = library.project.root / LOCK
    lines = file.read_text(encoding="utf-8").split("\n") if file.is_file() else []
    found = next((n for n, line in enumerate(lines, start=1) if f'"{guid}"' in line), None)
    if found:
        return Position(LOCK, found, 1)
    return Position(library.project.shown(library.project.content / BY_MODEL[Episode].folder))
