"""The feeds of 10, 1,000 and 10,000 entries, beside bare lxml and plain feedgen.

    .venv/bin/python bench/podcast_feed.py [numbers …]

All write the same values in the same run, in processor time, best of nine. Bare lxml writes the
same elements without checks and helpers; plain feedgen has its own podcast extension and none of
ours, so it leaves out the podcast namespace and chapters. What comes before (records to values:
Markdown, guids, sound facts) is stated on its own, and so is the peak memory.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from email.utils import format_datetime
from pathlib import Path

from feedgen.feed import FeedGenerator
from lxml import etree

from podcast.audio.sounds import Sounds
from podcast.feed.feed import Feed, write_feeds
from podcast.feed.items import Item, feed_items
from podcast.feed.xml import ITUNES, NAMESPACES, PODCAST, PSC
from podcast.identity.lock import Lock
from podcast.selection import the_show
from publishing.feeds.atom import write_atom
from publishing.feeds.rss import write_rss
from publishing.feeds.values import Channel
from publishing.feeds.values import Item as News
from publishing.output import OutputFile
from publishing.podcast_settings import PAGE_SIZE
from publishing.site import Site
from records.clock import Clock
from records.facts.memory import NOTHING
from records.loading.library import Library, load
from records.source.files import Project

SITE = Site("Prøve", "https://example.org/", "", "")
CLOCK = Clock.parse("2046-11-22T09:00")
CONTENT = NAMESPACES["content"]
CHANNEL = Channel("urn:x", "Nyt", "Alt nyt", SITE.url, f"{SITE.url}feed.xml", "Prøve", None)
COUNTS = (10, 1_000, 10_000)
ROUNDS = 9
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
    for count in map(int, sys.argv[1:] or COUNTS):
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
        return list(write_feeds(Feed(show, SITE, items), NOTHING, CLOCK))

    ours, bare, plain = _best(write, lambda: _bare(items), lambda: _plain(items))
    tracemalloc.start()
    size = sum(len(page.content) for page in write())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (
        f"{count:>6} episodes: values {1000 * prepared:8.1f} ms, feed {1000 * ours:7.1f} ms, "
        f"bare lxml {1000 * bare:7.1f} ms, plain feedgen {1000 * plain:7.1f} ms, "
        f"ratio to lxml {ours / bare:.2f}, to feedgen {ours / plain:.2f}, "
        f"{size / 1e6:.2f} MB of feed, peak {peak / 1e6:.1f} MB\n{_news_line(items)}"
    )


def _news_line(episodes: Sequence[Item]) -> str:
    """The same texts as a feed of news: RSS and Atom."""
    items = [_as_news(episode) for episode in episodes]
    rss, atom, bare, plain = _best(
        lambda: write_rss(CHANNEL, items),
        lambda: write_atom(CHANNEL, items),
        lambda: _bare_news(items),
        lambda: _plain_news(items),
    )
    return (
        f"{len(items):>6} news: RSS {1000 * rss:7.1f} ms, Atom {1000 * atom:7.1f} ms, "
        f"bare lxml {1000 * bare:7.1f} ms, plain feedgen {1000 * plain:7.1f} ms, "
        f"ratio of RSS to lxml {rss / bare:.2f}, to feedgen {rss / plain:.2f}"
    )


def _as_news(item: Item) -> News:
    return News(
        guid=item.guid, kind="episode", url=item.page, title=item.title, summary=item.description,
        html=item.notes, published=item.published, tags=("Hverdagen", "Kollegaer"),
    )  # fmt: skip


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
    return [_bare_page(items[at : at + PAGE_SIZE]) for at in range(0, len(items), PAGE_SIZE)]


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


def _plain(items: Sequence[Item]) -> list[bytes]:
    """What feedgen and its own podcast extension make of them, as its documentation shows it."""
    return [_plain_page(items[at : at + PAGE_SIZE]) for at in range(0, len(items), PAGE_SIZE)]


def _plain_page(items: Sequence[Item]) -> bytes:
    feed = _plain_feed()
    feed.load_extension("podcast")
    for item in items:
        entry = feed.add_entry(order="append")
        entry.guid(item.guid)
        entry.title(item.title)
        entry.link(href=item.page)
        entry.description(item.description)
        entry.content(item.notes)
        entry.published(item.published)
        entry.enclosure(item.sound.url, str(item.sound.bytes), item.sound.mime)
        entry.podcast.itunes_title(item.title)
        entry.podcast.itunes_season(item.season)
        entry.podcast.itunes_episode(item.number)
        entry.podcast.itunes_episode_type(item.type)
        entry.podcast.itunes_duration(item.sound.seconds)
        entry.podcast.itunes_explicit("no")
    written: bytes = feed.rss_str(pretty=True)
    return written


def _plain_feed() -> FeedGenerator:
    feed = FeedGenerator()
    feed.title(CHANNEL.title)
    feed.link(href=CHANNEL.home)
    feed.description(CHANNEL.description)
    return feed


def _plain_news(items: Sequence[News]) -> bytes:
    feed = _plain_feed()
    for item in items:
        entry = feed.add_entry(order="append")
        entry.guid(item.guid)
        entry.title(item.title)
        entry.link(href=item.url)
        entry.description(item.summary)
        entry.content(item.html)
        entry.published(item.published)
        for tag in item.tags:
            entry.category(term=tag)
    written: bytes = feed.rss_str(pretty=True)
    return written


def _bare_news(items: Sequence[News]) -> bytes:
    add = etree.SubElement
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"content": CONTENT})
    channel = add(root, "channel")
    for item in items:
        node = add(channel, "item")
        for name, text in (
            ("title", item.title),
            ("link", item.url),
            ("description", item.summary),
            (f"{{{CONTENT}}}encoded", item.html),
            ("pubDate", format_datetime(item.published)),
            *(("category", tag) for tag in item.tags),
        ):
            add(node, name).text = text
        add(node, "guid", isPermaLink="false").text = item.guid
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
