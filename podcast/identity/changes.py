"""What may happen to a published episode, and how the lock remembers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from podcast.identity.lock import LOCK, Lock, as_published, guid_of, real_episodes
from podcast.selection import the_show
from records.errors import PraksisError
from records.loading.library import Library
from records.messages import sentence_of_violation
from records.source.diagnostics import Violation, params_of


class LockChangeError(PraksisError):
    """What apps know an episode by cannot become what was asked for; the text says why."""

    def __init__(self, code: str, **values: str) -> None:
        self.found = Violation(code, params=params_of({**values}))
        super().__init__(sentence_of_violation(self.found, "episode"))


def locked(library: Library, lock: Lock) -> tuple[Lock, list[str]]:
    """The lock with all that is newly published, and the ids that were added."""
    show = the_show(library)
    if show is None:
        raise LockChangeError("podcast-missing")
    known, real = dict(lock.episodes), real_episodes(library)
    added = [episode for episode in real.values() if episode.id not in lock.guids]
    gone = [record_id for record_id in lock.guids if record_id not in real]
    if added and gone:
        raise LockChangeError("episode-moved-or-gone", gone=gone[0], added=added[0].id)
    for episode in added:
        guid = guid_of(episode, show, lock)
        if guid in known:
            before = known[guid].id
            raise LockChangeError("guid-was-used", guid=guid, before=before, episode=episode.id)
        known[guid] = as_published(episode)
    return Lock(lock.show or show.guid, known), [episode.id for episode in added]


def moved(library: Library, lock: Lock, before: str, after: str) -> Lock:
    """The lock after an episode got another id, address or day; the old address leads on."""
    guid = _guid(lock, before)
    episode = real_episodes(library).get(after)
    if episode is None:
        raise LockChangeError("episode-not-published", episode=after)
    if after != before and after in lock.guids:
        raise LockChangeError("id-is-of-another-episode", episode=after)
    known, now = lock.episodes[guid], as_published(episode)
    former = dict.fromkeys((*known.former, known.address))
    former.pop(now.address, None)
    return Lock(lock.show, {**lock.episodes, guid: replace(now, former=tuple(former))})


def retired(library: Library, lock: Lock, record_id: str, day: date) -> Lock:
    """The lock after an episode was taken down; its address leads to the list."""
    guid = _guid(lock, record_id)
    if record_id in real_episodes(library):
        raise LockChangeError("episode-still-published", episode=record_id)
    gone = replace(lock.episodes[guid], retired=day.isoformat())
    return Lock(lock.show, {**lock.episodes, guid: gone})


def _guid(lock: Lock, record_id: str) -> str:
    guid = lock.guids.get(record_id)
    if guid is None:
        raise LockChangeError("episode-not-in-lock", episode=record_id, file=LOCK)
    return guid
