"""What subscribers see while records are posted, moved, called off, renamed and deleted.

The clients are real: icalendar reads the calendars, feedparser the feeds. After each step what was
made goes out and is remembered, as a release does it.
"""

from __future__ import annotations

from calendar import timegm
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar

from publishing.files import files_beside_pages
from publishing.hosting.ended_files import ended_files, moved_subscriptions
from publishing.hosting.moved_pages import moved_files
from publishing.hosting.redirects import Redirects, redirects
from publishing.output import OutputFile
from records.clock import Clock
from records.facts.memory import NOTHING, Memory
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.registry import address_of
from tests.releases import published, with_memory
from tests.samples import SITE, Keys, article, event, vacancy, write_library


@dataclass
class Office:
    """The content, the memory of what went out, and what lies on the web server."""

    folder: Path
    memory: Memory = NOTHING
    turn: int = 0
    site: dict[str, bytes] = field(default_factory=dict)
    table: Redirects = field(default_factory=Redirects)
    pages: set[str] = field(default_factory=set)
    ever: set[str] = field(default_factory=set)
    """Every address that ever went out."""

    def publish(self, records: dict[str, Keys], moment: str) -> list[str]:
        """The files that are other than before, after a release of these records."""
        self.turn += 1
        clock = Clock.parse(moment)
        written = write_library(self.folder / str(self.turn), records)
        library = with_memory(written, self.memory)
        self.pages = pages_of(library, clock)
        files = self._files(library, clock)
        before, self.site = self.site, {path: file.content for path, file in files.items()}
        self.memory = published(library, clock, files.values())
        self.ever |= self.pages | self.site.keys()
        for address in self.ever:
            assert self._answers(address), address
        return sorted(path for path in self.site if self.site[path] != before.get(path))

    def _files(self, library: Library, clock: Clock) -> dict[str, OutputFile]:
        files = {file.path: file for file in files_beside_pages(library, SITE, clock)}
        more = Redirects(dict(moved_subscriptions(library)))
        self.table = redirects(library, self.pages, files, more)
        for file in moved_files(self.table, dict(files), SITE):
            files[file.path] = file
        for file in ended_files(self.memory, files, SITE, clock):
            files[file.path] = file
        return files

    def _answers(self, address: str) -> bool:
        """Whether nobody is told 404 there."""
        page = address.removesuffix("index.html")
        led = page in self.table.moved or page in self.table.gone
        return page in self.pages or address in self.site or led


def pages_of(library: Library, clock: Clock) -> set[str]:
    """The addresses of all records that have a page at that moment."""
    shown = (
        address_of(record)
        for shelf in library.records.values()
        for record in shelf.values()
        if visibility(record, clock) is not Visibility.HIDDEN
    )
    return {address for address in shown if address and "#" not in address}


@dataclass
class Diary:
    """A calendar program: it takes an entry only with a higher number than it has (RFC 5546)."""

    path: str
    known: dict[str, Any] = field(default_factory=dict)

    def fetch(self, office: Office) -> dict[str, tuple[int, str, str]]:
        """Number, status and start of each entry, by its id."""
        calendar = Calendar.from_ical(office.site[self.path])
        assert isinstance(calendar, Calendar)
        assert not calendar.errors
        seen: dict[str, Any] = {}
        events: list[Any] = list(calendar.events)
        for entry in events:
            uid = str(entry["uid"])
            assert uid not in seen
            old = self.known.get(uid)
            if old is not None:
                assert entry["sequence"] >= old["sequence"]
                assert entry["last-modified"].dt >= old["last-modified"].dt
                other = any(entry[key].to_ical() != old[key].to_ical() for key in _FACTS)
                assert not other or entry["sequence"] > old["sequence"]
            seen[uid] = entry
        self.known = seen
        return {
            uid.partition("@")[0]: (e["sequence"], str(e["status"]), f"{e.start:%d.%m %H.%M}")
            for uid, e in seen.items()
        }


_FACTS = ("dtstart", "status")


def feed(office: Office, path: str) -> dict[str, datetime]:
    """When each item of a feed came out, by its id; the feed itself under an empty one."""
    read = feedparser.parse(office.site[path])
    assert not read.bozo
    found = {entry.id.rpartition(":")[2]: entry.published_parsed for entry in read.entries}
    assert len(found) == len(read.entries)
    changed = {"": read.feed.updated_parsed} if "updated_parsed" in read.feed else {}
    return {key: datetime.fromtimestamp(timegm(at), UTC) for key, at in (found | changed).items()}


def utc(text: str) -> datetime:
    return Clock.parse(text).now.astimezone(UTC)


@pytest.fixture(name="office")
def empty_office(tmp_path: Path) -> Office:
    return Office(tmp_path)


MEETING = {"events/moede": event()}
START = {**MEETING, "articles/hverdag": article()}


def test_subscribers_follow_a_vacancy(office: Office) -> None:
    diary, post = Diary("frister.ics"), "vacancies/post"
    office.publish(START, "2026-11-20T09:00")
    office.publish({**START, post: vacancy()}, "2026-11-21T09:00")
    assert diary.fetch(office) == {"vacancy-post": (0, "CONFIRMED", "15.12 12.00")}
    assert feed(office, "muligheder.xml") == {
        "post": utc("2026-11-21T09:00"), "": utc("2026-11-21T09:00"),
    }  # fmt: skip

    # A minute and a day later nothing is other, not even the moment of the feeds.
    assert office.publish({**START, post: vacancy()}, "2026-11-21T09:01") == []
    # The status figures count the days of an open posting.
    assert office.publish({**START, post: vacancy()}, "2026-11-22T09:00") == [
        "data/catalog.jsonld",
        "data/status.json",
    ]

    # The deadline moves twice in a day, and nobody writes `updated`.
    later = vacancy(deadline="2026-12-16")
    changed = office.publish({**START, post: later}, "2026-11-23T09:00")
    assert diary.fetch(office)["vacancy-post"] == (1, "CONFIRMED", "16.12 12.00")
    assert "muligheder.xml" in changed
    assert "feeds/omraader/bornholm.xml" not in changed
    later = vacancy(deadline="2026-12-17")
    office.publish({**START, post: later}, "2026-11-23T15:00")
    assert diary.fetch(office)["vacancy-post"] == (2, "CONFIRMED", "17.12 12.00")
    assert feed(office, "muligheder.xml")["post"] == utc("2026-11-21T09:00")
    assert feed(office, "muligheder.xml")[""] == utc("2026-11-23T15:00")

    # It gets another id: the same entry, at the new address.
    renamed = vacancy(deadline="2026-12-17", was=["post"])
    office.publish({**START, "vacancies/ny": renamed}, "2026-11-24T09:00")
    assert diary.fetch(office) == {"vacancy-post": (2, "CONFIRMED", "17.12 12.00")}
    assert list(feed(office, "muligheder.xml")) == ["post", ""]
    assert office.table.moved == {
        "muligheder/post/": "muligheder/ny/",
        "muligheder/post/frist.ics": "muligheder/ny/frist.ics",
    }
    assert office.site["muligheder/post/frist.ics"] == office.site["muligheder/ny/frist.ics"]

    # It is withdrawn by hand: cancelled, with a higher number.
    withdrawn = {"status": "trukket", "withdrawn_on": "2026-11-25", "withdrawn_reason": "Flytter."}
    office.publish({**START, "vacancies/ny": renamed | withdrawn}, "2026-11-25T09:00")
    assert diary.fetch(office) == {"vacancy-post": (3, "CANCELLED", "17.12 12.00")}
    assert feed(office, "muligheder.xml") == {"": utc("2026-11-25T09:00")}

    # It is deleted: an honest page, and an empty calendar where its own was followed.
    office.publish(START, "2026-11-26T09:00")
    assert diary.fetch(office) == {}
    assert set(office.table.gone) == {"muligheder/ny/", "muligheder/post/"}
    alone = Calendar.from_ical(office.site["muligheder/ny/frist.ics"])
    assert isinstance(alone, Calendar)
    assert (alone.errors, alone.events) == ([], [])
    assert office.publish(START, "2026-11-28T09:00") == []


def test_subscribers_follow_an_event(office: Office) -> None:
    diary = Diary("arrangementer.ics")
    office.publish({**START, "events/en": event()}, "2026-11-20T09:00")
    before = diary.fetch(office)["event-en"]
    called_off = event(status="aflyst", change_note="Mødet er aflyst. Vi skriver en ny dag.")
    office.publish({**START, "events/en": called_off}, "2026-11-20T09:30")
    assert diary.fetch(office)["event-en"] == (before[0] + 1, "CANCELLED", before[2])
    # It is held after all, and then its words are bettered, which is no number.
    office.publish({**START, "events/en": event()}, "2026-11-20T10:00")
    assert diary.fetch(office)["event-en"] == (before[0] + 2, "CONFIRMED", before[2])
    words = event("Et bedre navn til mødet")
    assert "arrangementer.ics" in office.publish({**START, "events/en": words}, "2026-11-21T10:00")
    assert diary.fetch(office)["event-en"] == (before[0] + 2, "CONFIRMED", before[2])


def test_readers_follow_an_article(office: Office) -> None:
    office.publish(START, "2026-11-20T09:00")
    new = {**START, "articles/ny": article(published="2026-11-01")}
    office.publish(new, "2026-11-22T09:00")
    # What is written with an earlier day is news on the day it goes out.
    assert next(iter(feed(office, "feed.xml"))) == "ny"
    assert feed(office, "feed.xml")["ny"] == utc("2026-11-22T09:00")
    renamed = {**START, "articles/nyere": article(published="2026-11-01", was=["ny"])}
    office.publish(renamed, "2026-11-23T09:00")
    assert list(feed(office, "feed.xml")) == ["ny", "hverdag", ""]
    assert feed(office, "feed.xml")["ny"] == utc("2026-11-22T09:00")
    office.publish(START, "2026-11-24T09:00")
    assert list(feed(office, "feed.xml")) == ["hverdag", ""]
    assert len(office.table.gone) == 2
