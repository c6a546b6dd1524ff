"""Taking a withdrawn record out of what was kept of every release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from records.clock import Clock
from records.danish.nearest import nearest
from records.facts.memory import Memory, Published
from releasing.errors import ReleaseError
from releasing.gathering import next_id
from releasing.git import run
from releasing.history import SITE
from releasing.record import blobs_at, commit_release, tree_of
from releasing.release import Reason, Recorded, Release


@dataclass(frozen=True, slots=True)
class Purge:
    """A history without the record; nothing points to it yet."""

    last: Recorded
    """The release that the branch has to be moved to."""
    emptied: tuple[str, ...]
    """The releases whose files had to go, as they showed the record."""


def find_key(release: Release, named: str) -> str:
    """The `kind:id` of a record that went out. Raises ReleaseError, which names the nearest."""
    known = release.memory.records
    found = [key for key in known if named in (key, key.partition(":")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        raise ReleaseError(f'Flere poster hedder "{named}". Skriv {" eller ".join(found)}.')
    near = nearest(named, [*known, *(key.partition(":")[2] for key in known)])
    hint = f" Mente du {near}?" if near else ""
    raise ReleaseError(f'Posten "{named}" har ikke været udgivet.{hint}')


def purged(root: Path, releases: Iterable[Recorded], key: str) -> Purge:
    """The releases, newest first, made anew without the record. Raises ReleaseError.

    One that showed it loses its whole site, as lists, feeds and search tell of it as well; what is
    remembered of other records stays.
    """
    kept = list(releases)[::-1]
    newest = kept[-1].release
    if key in newest.shown:
        raise ReleaseError(
            f"{key} er ude nu. Slet posten i content/, kør praksis publish, og prøv igen."
        )
    known = newest.memory.records[key]
    made: Recorded | None = None
    emptied = []
    for recorded in kept:
        clean = _clean(recorded.release, key, known)
        showed = _showed(recorded.release, key, known)
        has_site = recorded.has_site and not showed
        site = (
            run(root, "rev-parse", f"{recorded.commit}:{SITE}").decode().strip() if has_site else ""
        )
        made = commit_release(root, clean, site, (made.commit,) if made else ())
        if recorded.has_site and showed:
            emptied.append(recorded.release.id)
    assert made is not None  # noqa: S101 - `kept` has the newest
    return Purge(_last(root, kept[-1], made, key), tuple(emptied))


def _last(root: Path, newest: Recorded, before: Recorded, key: str) -> Recorded:
    """A release of its own: what is out now, without whatever lies at the record's addresses."""
    old, gone = before.release, _below(newest.release.memory.records[key])
    blobs = {p: b for p, b in blobs_at(root, newest.commit).items() if not _is_below(p, gone)}
    memory = replace(old.memory, files=_files(newest.release.memory, gone))
    release = replace(old, id=next_id_of(old), reason=Reason.PURGE, of=key, memory=memory)
    return commit_release(root, release, tree_of(root, blobs), (before.commit,))


def next_id_of(release: Release) -> str:
    """The next number of the same day: a purge is no new moment for readers."""
    return next_id(Clock(release.moment), (release.id,))


def _clean(release: Release, key: str, newest: Published) -> Release:
    records = dict(release.memory.records)
    known = records.get(key)
    if known:
        records[key] = replace(known, title="", fingerprint="", withdrawn=True)
    memory = replace(release.memory, records=MappingProxyType(records))
    if _showed(release, key, newest):
        name = key.partition(":")[2]
        named = {path: f for path, f in memory.files.items() if name not in path}
        memory = replace(memory, files=MappingProxyType(named))
    own = release.ids.get(key)
    items = tuple(i for i in release.items if not own or i != own.feed)
    return replace(
        release,
        memory=memory,
        openings=tuple(opening for opening in release.openings if opening != key),
        items=tuple(item for item in items if not item.endswith(f":{key}")),
        ids=MappingProxyType({k: ids for k, ids in release.ids.items() if k != key}),
    )


def _showed(release: Release, key: str, known: Published) -> bool:
    return key in release.shown or any(_is_below(p, _below(known)) for p in release.memory.files)


def _below(known: Published) -> tuple[str, ...]:
    addresses = (known.address, *known.former)
    return tuple(address for address in addresses if address.endswith("/"))


def _is_below(path: str, addresses: tuple[str, ...]) -> bool:
    return path.startswith(addresses)


def _files(memory: Memory, gone: tuple[str, ...]) -> Mapping[str, tuple[str, datetime]]:
    return MappingProxyType({p: f for p, f in memory.files.items() if not _is_below(p, gone)})
