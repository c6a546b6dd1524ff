"""What differs between two releases: records, files, and letters on the web."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from publishing.addresses import SEARCH
from records.facts.memory import Published
from releasing.release import Release

FEEDS = (".xml", ".atom", ".ics")
"""How feeds and calendars end."""
_ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a release changed, as `kind:id` and as paths, sorted."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """Other facts; words alone are told by `reworded`."""
    reworded: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    """Records with another id, so another address; the old one leads on to them."""
    letters: tuple[str, ...] = ()
    """Issues of newsletters whose pages on the web became others."""
    written: tuple[str, ...] = ()
    """Files that are new or other."""
    removed: tuple[str, ...] = ()
    """Files that are gone; not the parts of the search, which are named anew with each change."""

    @property
    def is_nothing(self) -> bool:
        """Whether readers and their programs meet just what they met before."""
        return self == Changes()

    @property
    def feeds(self) -> tuple[str, ...]:
        """The feeds and calendars among the files that were written."""
        return tuple(path for path in self.written if path.endswith(FEEDS))


def _is_part(path: str) -> bool:
    return path.startswith(SEARCH) and path.count("/") > 1


def compare(before: Release | None, after: Release) -> Changes:
    """What `after` changes for those who met `before`; None where nothing was out."""
    known = before.memory.records if before else {}
    was, now = before.shown if before else frozenset(), after.shown
    same = sorted(was & now)
    other = [key for key in same if _facts(known[key]) != _facts(after.memory.records[key])]
    old = before.memory.files if before else {}
    files = after.memory.files
    written = [path for path, (hash_, _) in files.items() if old.get(path, ("",))[0] != hash_]
    pages = set(written)
    touched = {key for key in now if _page(after.memory.records[key]) in pages}
    reworded = [key for key in same if key in touched and key not in other]
    moved = _moved(known, was - now, after.memory.records, now - was)
    return Changes(
        new=tuple(sorted(now - was - moved.keys())),
        changed=tuple(other),
        reworded=tuple(reworded),
        gone=tuple(sorted(was - now - set(moved.values()))),
        moved=tuple(sorted(moved)),
        letters=tuple(sorted(key for key in touched if key.startswith(f"{_ISSUE}:"))),
        written=tuple(sorted(written)),
        removed=tuple(sorted(p for p in old.keys() - files.keys() if not _is_part(p))),
    )


def _moved(
    known: Mapping[str, Published],
    gone: AbstractSet[str],
    records: Mapping[str, Published],
    new: AbstractSet[str],
) -> dict[str, str]:
    """Of the new records those that go on from one that is gone, with the key that one had."""
    old = {known[key].address: key for key in gone if known[key].address}
    led = ((key, old.get(address)) for key in new for address in records[key].former)
    return {key: before for key, before in led if before is not None}


def _facts(known: Published) -> tuple[object, ...]:
    return known.sequence, known.changed, known.address, known.fingerprint


def _page(known: Published) -> str:
    """The file of the record's own page; empty for one that is told of on another page."""
    return f"{known.address}index.html" if known.address.endswith("/") else ""
