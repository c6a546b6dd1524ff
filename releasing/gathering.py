"""A release made of a site that was just built: what is remembered of it, and who can meet what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from podcast.identity.lock import Lock
from podcast.identity.lock import guid_of as podcast_guid
from podcast.identity.remembered import podcast_out
from podcast.selection import the_show
from publishing.calendars.entries import uid_of
from publishing.feeds.values import guid_of
from publishing.site import Site
from records.clock import Clock
from records.facts.memory import NOTHING, PodcastOut
from records.facts.openings import open_vacancies
from records.facts.remembering import key_of, next_memory, shown
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.episode import Episode
from records.model.event import Event
from records.model.registry import BY_MODEL, lasting_id
from records.model.vacancy import Vacancy
from releasing.record import hashes_of
from releasing.release import Ids, Reason, Release


@dataclass(frozen=True, slots=True)
class Built:
    """A site in a folder, and what it was made of."""

    folder: Path
    library: Library
    """As the pages show it."""
    site: Site
    clock: Clock
    content: str
    """The commit of the content; empty where there is none."""


def release_of(
    built: Built,
    before: Release | None,
    taken: Iterable[str] = (),
    *,
    reason: Reason = Reason.PUBLISH,
    of: str = "",
) -> Release:
    """The release that the built site makes after `before`; `taken` are the ids that are used.

    One that goes back holds the next publish, and says in `of` to what. Raises OSError.
    """
    library, clock = built.library, built.clock
    past = before.memory if before else NOTHING
    memory = replace(
        next_memory(past, library, clock, hashes_of(built.folder)),
        podcast=podcast_out(library, clock),
    )
    items = items_of(built.folder, memory.files)
    return Release(
        id=next_id(clock, taken),
        memory=memory,
        reason=reason,
        of=of,
        hold=reason is Reason.ROLLBACK,
        content=built.content,
        program=version("min-almen-praksis"),
        openings=tuple(sorted(key_of(vacancy) for vacancy in open_vacancies(library, clock))),
        items=items,
        ids=MappingProxyType(dict(_ids(built, frozenset(items), memory.podcast))),
    )


def next_id(clock: Clock, taken: Iterable[str]) -> str:
    """`2026-11-28.2`: the day and the first number above those of that day."""
    day = clock.today.isoformat()
    numbers = [int(name.partition(".")[2]) for name in taken if name.startswith(f"{day}.")]
    return f"{day}.{max(numbers, default=0) + 1}"


def items_of(folder: Path, files: Iterable[str]) -> tuple[str, ...]:
    """The ids of all items in the feeds of a built site, sorted."""
    found: set[str] = set()
    for path in files:
        if path.endswith(".xml"):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.parse(folder / path, parser).getroot()
            if root.tag == "rss":
                found |= {node.text or "" for node in root.iter("guid")}
    return tuple(sorted(found))


def _ids(built: Built, items: frozenset[str], podcast: PodcastOut) -> Iterator[tuple[str, Ids]]:
    lock = Lock(podcast.show, podcast.episodes)
    for record in shown(built.library, built.clock):
        if isinstance(record, Content):
            feed = _feed_id(record, built, lock)
            calendar = _calendar_id(record, built.site)
            if calendar or feed in items:
                yield key_of(record), Ids(calendar, feed if feed in items else "")


def _calendar_id(record: Record, site: Site) -> str:
    if isinstance(record, Event) or (isinstance(record, Vacancy) and record.closes):
        return uid_of(record, site)
    return ""


def _feed_id(record: Content, built: Built, lock: Lock) -> str:
    show = the_show(built.library)
    if isinstance(record, Episode) and show:
        return podcast_guid(record, show, lock)
    kind = BY_MODEL[type(record)].key
    return guid_of(built.site.brand.namespace, kind, lasting_id(record))
