"""What may happen to a published episode, and how the lock remembers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from podcast.identity.lock import LOCK, Lock, as_published, guid_of, real_episodes
from podcast.selection import the_show
from records.clock import Clock
from records.errors import PraksisError
from records.facts.memory import LockedEpisode
from records.facts.visibility import is_out, with_page
from records.loading.library import Library
from records.messages import sentence_of_violation
from records.model.episode import Episode
from records.model.registry import former_ids
from records.source.diagnostics import Violation, params_of


class LockChangeError(PraksisError):
    """What apps know an episode by cannot become what was asked for; the text says why."""

    def __init__(self, code: str, **values: str) -> None:
        self.found = Violation(code, params=params_of({**values}))
        super().__init__(sentence_of_violation(self.found, "episode"))


def locked_by_release(library: Library, lock: Lock, clock: Clock) -> Lock:
    """The lock after a release at that moment: nothing of it needs a command.

    What the release carries for the first time is locked, a new id, day or address is remembered
    beside the old one, what it no longer carries is taken down, and what comes back is as it was.
    """
    show = the_show(library)
    if show is None:
        return lock
    known, carried = dict(lock.episodes), set[str]()
    for episode in _out(library, clock):
        guid = guid_of(episode, show, lock)
        known[guid] = _carried(episode, known.get(guid))
        carried.add(guid)
    for guid in known.keys() - carried:
        if _was_taken_down(known[guid], library, clock):
            known[guid] = replace(known[guid], retired=clock.today.isoformat())
    return Lock(lock.show or show.guid, known)


def _out(library: Library, clock: Clock) -> tuple[Episode, ...]:
    """What can be heard at that moment; planned and postponed episodes are not out."""
    real = real_episodes(library)
    shown = with_page(library, Episode, clock)
    return tuple(e for e in shown if e.id in real and is_out(e, clock))


def _was_taken_down(known: LockedEpisode, library: Library, clock: Clock) -> bool:
    if known.retired or library.is_unreadable("episode", known.id):
        return False
    return known.released <= clock.today.isoformat()


def _carried(episode: Episode, before: LockedEpisode | None) -> LockedEpisode:
    now = as_published(episode)
    if before is None:
        return now
    former = dict.fromkeys((*before.former, before.address))
    former.pop(now.address, None)
    return replace(now, former=tuple(former))


def locked(library: Library, lock: Lock, clock: Clock) -> tuple[Lock, list[str]]:
    """The lock with all that is newly out, renamed or back, and the ids that were added."""
    show = the_show(library)
    if show is None:
        raise LockChangeError("podcast-missing")
    known = dict(lock.episodes)
    added = [episode for episode in _out(library, clock) if episode.id not in lock.guids]
    new = [episode for episode in added if lock.guid_known_for(episode) is None]
    gone = [record_id for record_id in lock.guids if _is_lost(record_id, library)]
    if new and gone:
        raise LockChangeError("episode-moved-or-gone", gone=gone[0], added=new[0].id)
    for episode in added:
        guid = guid_of(episode, show, lock)
        before = known.get(guid)
        if before and before.id not in (episode.id, *former_ids(episode)):
            raise LockChangeError("guid-was-used", guid=guid, before=before.id, episode=episode.id)
        known[guid] = _carried(episode, before)
    return Lock(lock.show or show.guid, known), [episode.id for episode in added]


def _is_lost(record_id: str, library: Library) -> bool:
    """Whether no record has the id, or says that it had it."""
    episodes = library.all(Episode)
    return all(record_id not in (each.id, *former_ids(each)) for each in episodes)


def moved(library: Library, lock: Lock, before: str, after: str) -> Lock:
    """The lock after an episode got another id, address or day; the old address leads on."""
    guid = lock.guid_of_id(before)
    if guid is None:
        raise LockChangeError("episode-not-in-lock", episode=before, file=LOCK)
    episode = real_episodes(library).get(after)
    if episode is None:
        raise LockChangeError("episode-not-published", episode=after)
    if lock.guids.get(after, guid) != guid:
        raise LockChangeError("id-is-of-another-episode", episode=after)
    return Lock(lock.show, {**lock.episodes, guid: _carried(episode, lock.episodes[guid])})


def retired(library: Library, lock: Lock, record_id: str, day: date) -> Lock:
    """The lock after an episode was taken down; its page says so."""
    guid = lock.guid_of_id(record_id)
    if guid is None:
        raise LockChangeError("episode-not-in-lock", episode=record_id, file=LOCK)
    if record_id in real_episodes(library):
        raise LockChangeError("episode-still-published", episode=record_id)
    if lock.episodes[guid].retired:
        raise LockChangeError("episode-already-retired", episode=record_id)
    gone = replace(lock.episodes[guid], retired=day.isoformat())
    return Lock(lock.show, {**lock.episodes, guid: gone})
