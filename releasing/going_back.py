"""Going back: the pages of an earlier release at once, its content again for all that follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from podcast.identity.remembered import both
from publishing.addresses import NEWS_JSON, STORIES_JSON, VACANCIES_JSON_FEED
from records.clock import Clock
from records.facts.memory import Memory, Published
from records.facts.remembering import files_since, just_before
from records.loading.history import unpack
from records.source.git import HistoryError, commit_of, git_names
from releasing.comparison import FEEDS
from releasing.errors import ReleaseError
from releasing.gathering import next_id
from releasing.git import run
from releasing.guard import people_away, refuse_taken_back
from releasing.record import blobs_at
from releasing.release import Reason, Recorded, Release

_JSON_FEEDS = (NEWS_JSON, VACANCIES_JSON_FEED, STORIES_JSON)
_KEPT = ("content", "docs", ".praksis/newsletter.lock.json", ".praksis/letters",
         ".praksis/podcast.lock.json")  # fmt: skip
"""What of a project belongs to a moment; all else is as it is today."""


def pages_of(
    root: Path, wanted: Recorded, last: Recorded, clock: Clock
) -> tuple[Release, Mapping[str, str]]:
    """A release with the pages of `wanted` and the feeds and calendars of `last`, with its files.

    What subscribers' programs read is never older than it was: it is made anew afterwards. What
    was withdrawn stays away. Raises ReleaseError, also where somebody told of themselves then and
    has taken it back since: lists and the front page of that time quote them.
    """
    memory = memory_of(wanted.release, last.release)
    refuse_taken_back(wanted.release, memory)
    away = tuple(_addresses(memory.records.values()))
    old = blobs_at(root, wanted.commit)
    now = blobs_at(root, last.commit)
    blobs = {path: blob for path, blob in old.items() if not is_feed(path)}
    blobs |= {path: now.get(path, blob) for path, blob in old.items() if is_feed(path)}
    blobs |= {path: blob for path, blob in now.items() if is_feed(path)}
    blobs = {path: blob for path, blob in sorted(blobs.items()) if not path.startswith(away or "/")}
    release = replace(
        wanted.release,
        id=next_id(clock, (last.release.id,)),
        memory=_shown_again(memory, wanted.release, last.release, blobs, clock),
        reason=Reason.ROLLBACK,
        of=wanted.release.id,
        hold=True,
    )
    return release, blobs


def is_feed(path: str) -> bool:
    """Whether programs of subscribers read the file."""
    return path.endswith(FEEDS) or path in _JSON_FEEDS or path.startswith("feeds/")


def unpack_project(root: Path, commit: str, folder: Path) -> None:
    """Make a project in the folder: the content of a commit, everything else as it is today.

    Raises ReleaseError where that content is not in Git any longer.
    """
    try:
        commit_of(root, commit)
    except HistoryError as error:
        raise ReleaseError(f"Indholdet til den udgivelse mangler. {error}") from None
    kept = git_names(root, "ls-tree", "-z", "--name-only", commit, "--", *_KEPT)
    archive = run(root, "archive", "--format=tar", commit, "--", *kept)
    unpack(archive, folder)
    (folder / ".praksis").mkdir(exist_ok=True)
    for entry in (*root.iterdir(), *(root / ".praksis").glob("*")):
        link = folder / entry.relative_to(root)
        is_output = entry.name.startswith(("site.", "outbox.")) or entry.name in _NOT_LINKED
        if not is_output and not link.exists() and entry.name not in kept:
            link.symlink_to(entry)


_NOT_LINKED = (".git", "site", "outbox", "content", "docs", "podcast.lock.json",
               "newsletter.lock.json", "letters")  # fmt: skip


def withdrawn_keys(memory: Memory) -> tuple[str, ...]:
    """What may not come back by itself, as `kind:id`."""
    away = people_away(memory)
    return tuple(key for key, known in memory.records.items() if known.withdrawn or key in away)


def memory_of(wanted: Release, last: Release) -> Memory:
    """What the site of that time is built after: all that is known, by the names of that time."""
    then, now = wanted.memory.podcast, last.memory.podcast
    podcast = replace(then, show=then.show or now.show, episodes=both(now.episodes, then.episodes))
    records = {**last.memory.records, **dict(_renamed_since(wanted, last))}
    return replace(last.memory, records=MappingProxyType(records), podcast=podcast)


def _renamed_since(wanted: Release, last: Release) -> Iterator[tuple[str, Published]]:
    """Records that have another id by now, which subscribers' programs never noticed."""
    keys = {ids: key for key, ids in last.ids.items()}
    for key, ids in wanted.ids.items():
        known = last.memory.records.get(keys.get(ids, key))
        then = last.memory.records.get(key)
        if known and then and known is not then:
            former = dict.fromkeys((*then.former, *known.former, known.address))
            former.pop(then.address, None)
            yield key, replace(known, address=then.address, former=tuple(former))


def _addresses(records: Iterable[Published]) -> Iterable[str]:
    for known in records:
        if known.withdrawn:
            yield from (address for address in (known.address, *known.former) if address)


def _shown_again(
    memory: Memory, wanted: Release, last: Release, blobs: Mapping[str, str], clock: Clock
) -> Memory:
    old, now = wanted.memory.files, last.memory.files
    hashes = {path: (now if is_feed(path) and path in now else old)[path][0] for path in blobs}
    before = {key: just_before(known, clock.now) for key, known in memory.records.items()}
    again = {
        key: replace(memory.records[key], last=clock.now)
        for key in wanted.shown
        if key in memory.records and not memory.records[key].withdrawn
    }
    return Memory(
        released=clock.now,
        records=MappingProxyType({**before, **again}),
        files=files_since(memory, hashes, clock.now),
        podcast=memory.podcast,
    )
