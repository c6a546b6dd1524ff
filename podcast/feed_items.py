"""Writing the items of the feed: RSS 2.0, Apple's tags, the podcast namespace (PSP-1)."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import format_datetime

from lxml import etree

from podcast.chapters import CHAPTERS
from podcast.items import Item
from podcast.xml import add
from records.kinds.podcast import Location, Person

PSC_VERSION = "1.2"


def write_items(
    channel: etree._Element, items: Iterable[Item], language: str, explicit: str
) -> None:
    """Append the items in the order given; `language` is that of the transcripts."""
    for item in items:
        node = etree.SubElement(channel, "item")
        _write_words(node, item)
        _write_identity(node, item, explicit)
        _write_files(node, item, language)
        for person in item.people:
            write_person(node, person)
        if item.chapters:
            _write_chapters(node, item)
        if item.location:
            write_location(node, item.location)


def _write_words(node: etree._Element, item: Item) -> None:
    add(node, "title", item.title)
    add(node, "itunes:title", item.title)
    add(node, "link", item.page)
    add(node, "description", item.description)
    add(node, "content:encoded", item.notes)


def _write_identity(node: etree._Element, item: Item, explicit: str) -> None:
    add(node, "guid", item.guid).set("isPermaLink", "false")
    add(node, "pubDate", format_datetime(item.published))
    add(node, "itunes:episodeType", item.type)
    if item.season is not None:
        add(node, "itunes:season", str(item.season))
        add(node, "podcast:season", str(item.season), name=item.season_name)
    if item.number is not None:
        add(node, "itunes:episode", str(item.number))
        add(node, "podcast:episode", str(item.number), display=item.display)
    add(node, "itunes:explicit", explicit)
    if item.example:
        add(node, "itunes:block", "Yes")


def _write_files(node: etree._Element, item: Item, language: str) -> None:
    sound = item.sound
    add(node, "enclosure", url=sound.url, length=str(sound.bytes), type=sound.mime)
    add(node, "itunes:duration", str(sound.seconds))
    if item.image:
        add(node, "itunes:image", href=item.image_url)
        add(node, "podcast:image", href=item.image_url, alt=item.image.alt, aspect_ratio="1/1")
    for file in item.transcripts:
        add(node, "podcast:transcript", url=file.url, type=file.mime, language=language)
    add_chapters_link(node, item.chapters_url)


def add_chapters_link(node: etree._Element, url: str) -> None:
    """Name the chapters' JSON file, where there is one."""
    if url:
        add(node, "podcast:chapters", url=url, type=CHAPTERS)


def _write_chapters(node: etree._Element, item: Item) -> None:
    """Podlove Simple Chapters 1.2."""
    chapters = add(node, "psc:chapters", version=PSC_VERSION)
    for stamp in item.chapters:
        start = stamp.start if stamp.start.count(":") == 2 else f"00:{stamp.start}"
        add(chapters, "psc:chapter", start=start, title=stamp.title)


def write_person(node: etree._Element, person: Person) -> None:
    """Someone heard, by the taxonomy's role; without consent the role stands for the name."""
    credit = person.credit
    add(node, "podcast:person", person.name or person.role, role=credit.role, group=credit.group)


def write_location(node: etree._Element, place: Location) -> None:
    """What place it is about."""
    more = {"rel": "subject", "geo": place.geo or "", "country": place.country}
    add(node, "podcast:location", place.title, **more)
