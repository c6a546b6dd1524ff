"""The feed of 10, 1,000 and 10,000 episodes, beside a bare lxml writer of the same items.

    .venv/bin/python bench/podcast_feed.py

Both write the same documents from the same values in the same run, in processor time, best of
five. What comes before
(records to values: Markdown, guids, sound facts) is stated on its own, and so is the peak memory.
"""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from email.utils import format_datetime
from pathlib import Path

from lxml import etree

from podcast.audio.sounds import Sounds
from podcast.feed.feed import PER_PAGE, write_feeds
from podcast.feed.items import Item, feed_items
from podcast.feed.xml import ITUNES, NAMESPACES, PODCAST, PSC
from podcast.identity.lock import Lock
from podcast.selection import the_show
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.facts.memory import NOTHING
from records.loading.library import Library, load
from records.source.files import Project

SITE = Site("Prøve", "https://example.org/", "", "")
CLOCK = Clock.parse("2046-11-22T09:00")
CONTENT = NAMESPACES["content"]
COUNTS = (10, 1_000, 10_000)
ROUNDS = 5
_SHOW = """\
id: show
title: PraksisPerspektiv
example: false
description: En podcast om at være læge i almen praksis, lavet til at måle på.
owner: Min Almen Praksis
email: podcast@example.org
language: da
category: Health & Fitness > Medicine
image: {file: media/images/cover.jpg, alt: Omslag med en dør, credit: Prøve}
copyright: Min Almen Praksis
guid: e29b26c4-63d9-5b35-bbb6-8bcbab6c3ba6
explicit: false
"""
_EPISODE = """\
---
id: e{n}
title: Episode {n} om hverdagen
summary: En episode, der er lavet for at måle, hvor længe det tager at skrive feedet.
example: true
audiences: [medicinstuderende]
published: 2020-01-01
released: {day}
type: full
season: {season}
number: {number}
status: udgivet
audio:
  {{url: "https://e.org/{n}.mp3", bytes: 12345678, mime: audio/mpeg, duration: "20:05"}}
people: [{{role: Vært, credit: host, consent: false}}, {{role: Læge på Bornholm, consent: false}}]
chapters: [{{start: "00:00", title: Velkommen}}, {{start: "05:10", title: Hverdagen}}]
transcript: media/transcripts/tekst.vtt
---

Noter til episode {n} med et [link](/muligheder/), **fed skrift** og to afsnit.

- Et punkt om hverdagen
- Et punkt om {n}
"""


def main() -> None:
    """Print a line for each number of episodes."""
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            library = _library(Path(folder), count)
            print(_line(library, count))


def _line(library: Library, count: int) -> str:
    show = the_show(library)
    assert show is not None  # noqa: S101
    started = time.process_time()
    items = list(feed_items(library, SITE, CLOCK, Sounds(), Lock()))
    prepared = time.process_time() - started
    assert len(items) == count  # noqa: S101

    def write() -> list[OutputFile]:
        return list(write_feeds(show, SITE, items, NOTHING, CLOCK))

    ours, bare = _best(write, lambda: _bare(items))
    tracemalloc.start()
    size = sum(len(page.content) for page in write())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (
        f"{count:>6} episodes: values {1000 * prepared:8.1f} ms, feed {1000 * ours:7.1f} ms, "
        f"bare lxml {1000 * bare:7.1f} ms, ratio {ours / bare:.2f}, {size / 1e6:.2f} MB of feed, "
        f"peak {peak / 1e6:.1f} MB"
    )


def _best(*programs: Callable[[], object]) -> list[float]:
    """The shortest of several rounds for each program, taken in turns."""
    times: list[list[float]] = [[] for _ in programs]
    for _ in range(ROUNDS):
        for program, found in zip(programs, times, strict=True):
            started = time.process_time()
            program()
            found.append(time.process_time() - started)
    return [min(found) for found in times]


def _bare(items: Sequence[Item]) -> list[bytes]:
    """The same items by lxml alone: no checks, no cleaning, no helpers."""
    return [_bare_page(items[at : at + PER_PAGE]) for at in range(0, len(items), PER_PAGE)]


def _bare_page(items: Sequence[Item]) -> bytes:
    add = etree.SubElement
    root = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    channel = add(root, "channel")
    for item in items:
        node = add(channel, "item")
        for name, text in (
            ("title", item.title),
            (f"{{{ITUNES}}}title", item.title),
            ("link", item.page),
            ("description", item.description),
            (f"{{{CONTENT}}}encoded", item.notes),
            ("pubDate", format_datetime(item.published)),
            (f"{{{ITUNES}}}episodeType", item.type),
            (f"{{{ITUNES}}}season", str(item.season)),
            (f"{{{PODCAST}}}season", str(item.season)),
            (f"{{{ITUNES}}}episode", str(item.number)),
            (f"{{{PODCAST}}}episode", str(item.number)),
            (f"{{{ITUNES}}}explicit", "false"),
            (f"{{{ITUNES}}}block", "Yes"),
            (f"{{{ITUNES}}}duration", str(item.sound.seconds)),
        ):
            add(node, name).text = text
        add(node, "guid", isPermaLink="false").text = item.guid
        sound = item.sound
        add(node, "enclosure", url=sound.url, length=str(sound.bytes), type=sound.mime)
        for file in item.transcripts:
            add(node, f"{{{PODCAST}}}transcript", url=file.url, type=file.mime, language="da")
        add(node, f"{{{PODCAST}}}chapters", url=item.chapters_url, type="application/json+chapters")
        for person in item.people:
            found = add(node, f"{{{PODCAST}}}person", role=person.role, group=person.group)
            found.text = person.name
        chapters = add(node, f"{{{PSC}}}chapters", version="1.2")
        for stamp in item.chapters:
            add(chapters, f"{{{PSC}}}chapter", start=f"00:{stamp.start}", title=stamp.title)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _library(folder: Path, count: int) -> Library:
    content = folder / "content"
    for name in ("shows", "episodes"):
        (content / name).mkdir(parents=True)
    (content / "shows/show.yml").write_text(_SHOW, encoding="utf-8")
    for n in range(count):
        day = f"{2021 + n % 20}-{n // 20 % 12 + 1:02}-{n // 240 % 28 + 1:02}"
        text = _EPISODE.format(n=n, day=day, season=n // 100 + 1, number=n % 100 + 1)
        (content / f"episodes/e{n}.md").write_text(text, encoding="utf-8")
    return load(Project(folder, content))


if __name__ == "__main__":
    main()
