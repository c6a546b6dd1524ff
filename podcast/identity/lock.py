"""What the world knows episodes by: made once, kept for ever.

Apps download an episode again when its guid changes, and forget what was heard. So whatever has
been published is remembered: guid, id, day, address. Each release does it by itself (see
`podcast.identity.remembered`); `.praksis/podcast.lock.json` is where a person mends it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from records.codes.programme import EpisodeStatus
from records.facts.memory import LockedEpisode
from records.loading.library import Library
from records.model.episode import Episode
from records.model.registry import address_of, former_ids, lasting_id
from records.model.show import Show
from records.source.diagnostics import Diagnostic, Position, SourceError, params_of
from records.source.two_versions import conflict_in
from records.source.whole_file import write_whole

LOCK = ".praksis/podcast.lock.json"
VERSION = 1


class LockError(SourceError):
    """A lock file that cannot be used."""

    def __init__(self, code: str, line: int = 1, column: int = 1, **values: str) -> None:
        super().__init__(Diagnostic(code, Position(LOCK, line, column), params_of({**values})))


@dataclass(frozen=True)
class Lock:
    """All that was ever published, by guid; `show` is the guid of the podcast itself."""

    show: str = ""
    episodes: Mapping[str, LockedEpisode] = field(default_factory=dict)

    @cached_property
    def guids(self) -> Mapping[str, str]:
        """The guid of each id that is out."""
        return {known.id: guid for guid, known in self.episodes.items() if not known.retired}

    @cached_property
    def left(self) -> Mapping[str, LockedEpisode]:
        """The addresses that episodes have left, and whose they were."""
        return {
            address: known
            for known in self.episodes.values()
            for address in (*known.former, *((known.address,) if known.retired else ()))
        }

    def guid_of_id(self, record_id: str) -> str | None:
        """The guid of the episode that went out under that id, also of one that was taken down."""
        gone = (guid for guid, known in self.episodes.items() if known.id == record_id)
        return self.guids.get(record_id) or next(gone, None)

    def guid_known_for(self, episode: Episode) -> str | None:
        """The guid that the episode went out with, under its id or one that it had before."""
        ids = (episode.id, *reversed(former_ids(episode)))
        return next((guid for each in ids if (guid := self.guid_of_id(each))), None)


def guid_of(episode: Episode, show: Show, lock: Lock) -> str:
    """What apps know an episode by.

    As it went out; else as another provider named it; else made of the show's guid and the first
    id. Never of the sound, the title, the address or the folder.
    """
    known = lock.guid_known_for(episode) or episode.guid
    return known or str(uuid5(UUID(show.guid), lasting_id(episode)))


def is_real(episode: Episode) -> bool:
    """Whether an episode is published for good, so that its identity is locked."""
    published = episode.status is EpisodeStatus.UDGIVET and episode.released is not None
    return published and not episode.example and not episode.draft


def as_published(episode: Episode) -> LockedEpisode:
    """What the lock remembers of a real episode."""
    return LockedEpisode(episode.id, address_of(episode) or "", str(episode.released))


def real_episodes(library: Library) -> dict[str, Episode]:
    """The episodes whose identity is locked, by id."""
    return {episode.id: episode for episode in library.all(Episode) if is_real(episode)}


def read_lock(project: Path) -> Lock:
    """The lock of a project, empty where there is no file. Raises LockError."""
    file = project / LOCK
    if file.exists() and not file.is_file():  # what never ends is not read
        raise LockError("podcast-lock-unreadable")
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Lock()
    except (OSError, UnicodeDecodeError):
        raise LockError("podcast-lock-unreadable") from None
    conflict = conflict_in(LOCK, text)
    if conflict:
        raise LockError(conflict.code, conflict.position.line)
    try:
        content = json.loads(text, object_pairs_hook=_without_doubles)
        return _lock(content)
    except json.JSONDecodeError as error:
        raise LockError("podcast-lock-not-json", error.lineno, error.colno) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise LockError("podcast-lock-incomplete") from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        doubles = sorted({key for key, _ in pairs if [k for k, _ in pairs].count(key) > 1})
        raise LockError("podcast-lock-key-twice", key=doubles[0])
    return found


def _lock(content: dict[str, Any]) -> Lock:
    if content["version"] != VERSION:
        raise LockError("podcast-lock-is-newer")
    rows = {
        guid: LockedEpisode(**{**row, "former": tuple(row.get("former", ()))})
        for guid, row in content["episodes"].items()
    }
    if not all(isinstance(v, str) for row in rows.values() for v in (row.id, row.address)):
        raise LockError("podcast-lock-incomplete")
    return Lock(content["show"], rows)


def lock_text(lock: Lock) -> str:
    """The file: one key on a line, in the order of the days of release."""
    order = sorted(lock.episodes.items(), key=lambda item: (item[1].released, item[0]))
    rows = {guid: {k: v for k, v in asdict(row).items() if v} for guid, row in order}
    content = {"version": VERSION, "show": lock.show, "episodes": rows}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def write_lock(project: Path, lock: Lock) -> None:
    """Write the lock. Raises OSError."""
    file = project / LOCK
    file.parent.mkdir(exist_ok=True)
    write_whole(file, lock_text(lock).encode())
