"""What apps know episodes by: as the releases remember it, and as the lock file mends it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from podcast.identity.changes import locked_by_release
from podcast.identity.lock import LOCK, Lock, LockError, read_lock
from records.clock import Clock
from records.facts.memory import LockedEpisode, PodcastOut
from records.loading.library import Library


def known_lock(library: Library) -> Lock:
    """What the last release remembers and the project's lock file together. Raises LockError.

    A file that is other than the release met it was mended since, and wins for each episode that it
    names. No address that ever went out is forgotten.
    """
    root, out = library.project.root, library.memory.podcast
    file = read_lock(root)
    if _hash(root) == out.file:
        return Lock(out.show or file.show, both(file.episodes, out.episodes))
    return Lock(file.show or out.show, both(out.episodes, file.episodes))


def podcast_out(library: Library, clock: Clock) -> PodcastOut:
    """What will be remembered once this library is out at that moment. Raises LockError."""
    lock = locked_by_release(library, known_lock(library), clock)
    return PodcastOut(lock.show, dict(sorted(lock.episodes.items())), _hash(library.project.root))


def both(
    old: Mapping[str, LockedEpisode], new: Mapping[str, LockedEpisode]
) -> dict[str, LockedEpisode]:
    """Every episode as `new` has it, with the addresses that only `old` knows."""
    found = dict(old)
    for guid, episode in new.items():
        before = old.get(guid, episode)
        former = dict.fromkeys((*before.former, before.address, *episode.former))
        former.pop(episode.address, None)
        found[guid] = replace(episode, former=tuple(former))
    return found


def _hash(root: Path) -> str:
    """Empty where there is no file."""
    try:
        return hashlib.sha256((root / LOCK).read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError:
        raise LockError("podcast-lock-unreadable") from None
