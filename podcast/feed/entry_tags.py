"""The tags of an episode that feedgen does not know: the podcast namespace (PSP-1), and chapters.

Items come with clean text, so this is little more than lxml itself; lxml refuses what XML forbids.
"""

from __future__ import annotations

from lxml import etree

from podcast.chapters import CHAPTERS
from podcast.feed.items import Item
from podcast.feed.xml import add, tag
from publishing.feeds.generator import EntryExtension
from records.model.location import Location

_EXPLICIT, _BLOCK = tag("itunes:explicit"), tag("itunes:block")
_SEASON, _EPISODE = tag("podcast:season"), tag("podcast:episode")
_TRANSCRIPT, _CHAPTERS, _SOUNDBITE, _PERSON = (
    tag(f"podcast:{name}") for name in ("transcript", "chapters", "soundbite", "person")
)
_INLINE, _CHAPTER = tag("psc:chapters"), tag("psc:chapter")
_SIMPLE_CHAPTERS = {"version": "1.2"}
"""Podlove Simple Chapters."""


class EpisodeTags(EntryExtension):
    """Writes the tags of the item that it is given."""

    def __init__(self) -> None:
        self.item: Item | None = None
        self.language = ""
        """Of the transcripts."""
        self.explicit = ""

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        """Append the tags to the item. Raises ValueError where none was given."""
        item = self.item
        if item is None:
            raise ValueError("an episode of the feed needs its item")
        _write_numbers(entry, item)
        _put(entry, _EXPLICIT, self.explicit)
        if item.example:
            _put(entry, _BLOCK, "Yes")
        _write_picture(entry, item)
        _write_files(entry, item, self.language)
        _write_people(entry, item)
        if item.chapters:
            _write_chapters(entry, item)
        if item.location:
            write_location(entry, item.location)
        return entry


def _put(node: etree._Element, name: str, words: str) -> None:
    etree.SubElement(node, name).text = words


def _write_numbers(node: etree._Element, item: Item) -> None:
    if item.season is not None:
        name = {"name": item.season_name} if item.season_name else {}
        etree.SubElement(node, _SEASON, name).text = str(item.season)
    if item.number is not None:
        shown = {"display": item.display} if item.display else {}
        etree.SubElement(node, _EPISODE, shown).text = str(item.number)


def _write_picture(node: etree._Element, item: Item) -> None:
    if item.image:
        add(node, "itunes:image", href=item.image_url)
        add(node, "podcast:image", href=item.image_url, alt=item.image.alt, aspect_ratio="1/1")


def _write_files(node: etree._Element, item: Item, language: str) -> None:
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
