"""Writing the items of the feed: RSS 2.0, Apple's tags, the podcast namespace (PSP-1).

Items come with clean text, so this is little more than lxml itself; lxml refuses what XML forbids.
"""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import format_datetime

from lxml import etree

from podcast.chapters import CHAPTERS
from podcast.feed.items import Item
from podcast.feed.xml import add, tag
from records.model.podcast import Location

_ENCODED, _TITLE = tag("content:encoded"), tag("itunes:title")
_KIND, _DURATION, _BLOCK = tag("itunes:episodeType"), tag("itunes:duration"), tag("itunes:block")
_SEASON, _EPISODE = tag("itunes:season"), tag("itunes:episode")
_EXPLICIT = tag("itunes:explicit")
_NAMED_SEASON, _SHOWN_EPISODE = tag("podcast:season"), tag("podcast:episode")
_TRANSCRIPT, _CHAPTERS, _SOUNDBITE, _PERSON = (
    tag(f"podcast:{name}") for name in ("transcript", "chapters", "soundbite", "person")
)
_INLINE, _CHAPTER = tag("psc:chapters"), tag("psc:chapter")
_SIMPLE_CHAPTERS = {"version": "1.2"}
"""Podlove Simple Chapters."""


def write_items(
    channel: etree._Element, items: Iterable[Item], language: str, explicit: str
) -> None:
    """Append the items in the order given; `language` is that of the transcripts."""
    for item in items:
        node = etree.SubElement(channel, "item")
        _write_words(node, item)
        _write_identity(node, item, explicit)
        _write_files(node, item, language)
        _write_people(node, item)
        if item.chapters:
            _write_chapters(node, item)
        if item.location:
            write_location(node, item.location)


def _put(node: etree._Element, name: str, words: str) -> None:
    etree.SubElement(node, name).text = words


def _write_words(node: etree._Element, item: Item) -> None:
    _put(node, "title", item.title)
    _put(node, _TITLE, item.title)
    _put(node, "link", item.page)
    _put(node, "description", item.description)
    _put(node, _ENCODED, item.notes)


def _write_identity(node: etree._Element, item: Item, explicit: str) -> None:
    etree.SubElement(node, "guid", {"isPermaLink": "false"}).text = item.guid
    _put(node, "pubDate", format_datetime(item.published))
    _put(node, _KIND, item.type)
    if item.season is not None:
        name = {"name": item.season_name} if item.season_name else {}
        _put(node, _SEASON, str(item.season))
        etree.SubElement(node, _NAMED_SEASON, name).text = str(item.season)
    if item.number is not None:
        shown = {"display": item.display} if item.display else {}
        _put(node, _EPISODE, str(item.number))
        etree.SubElement(node, _SHOWN_EPISODE, shown).text = str(item.number)
    _put(node, _EXPLICIT, explicit)
    if item.example:
        _put(node, _BLOCK, "Yes")


def _write_files(node: etree._Element, item: Item, language: str) -> None:
    sound = item.sound
    known = {"url": sound.url, "length": str(sound.bytes), "type": sound.mime}
    etree.SubElement(node, "enclosure", known)
    _put(node, _DURATION, str(sound.seconds))
    if item.image:
        add(node, "itunes:image", href=item.image_url)
        add(node, "podcast:image", href=item.image_url, alt=item.image.alt, aspect_ratio="1/1")
    for file in item.transcripts:
        told = {"url": file.url, "type": file.mime, "language": language}
        etree.SubElement(node, _TRANSCRIPT, told)
    if item.chapters_url:
        etree.SubElement(node, _CHAPTERS, {"url": item.chapters_url, "type": CHAPTERS})
    for clip in item.soundbites:
        told = {"startTime": str(clip.start), "duration": str(clip.duration)}
        etree.SubElement(node, _SOUNDBITE, told).text = clip.title


def _write_people(node: etree._Element, item: Item) -> None:
    for person in item.people:
        part = {"role": person.role, "group": person.group}
        if person.page:
            part["href"] = person.page
        etree.SubElement(node, _PERSON, part).text = person.name


def _write_chapters(node: etree._Element, item: Item) -> None:
    chapters = etree.SubElement(node, _INLINE, _SIMPLE_CHAPTERS)
    for stamp in item.chapters:
        start = stamp.start if stamp.start.count(":") == 2 else f"00:{stamp.start}"
        etree.SubElement(chapters, _CHAPTER, {"start": start, "title": stamp.title})


def write_location(node: etree._Element, place: Location) -> None:
    """What place it is about."""
    more = {"rel": "subject", "geo": place.geo or "", "country": place.country}
    add(node, "podcast:location", place.title, **more)
