"""The podcast feed: RSS 2.0 with Apple's tags and the podcast namespace (PSP-1)."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from urllib.parse import quote
from uuid import UUID, uuid5

from lxml import etree

from podcast.audio import AudioFacts, Sounds
from podcast.chapters import CHAPTERS, chapters_address
from podcast.facts import transcript_url
from podcast.selection import published_episodes, released_at, the_show
from records.clock import Clock
from records.feeds.cleaning import absolute_links, cleaned
from records.feeds.rss import ATOM, CONTENT
from records.kinds.podcast import Audio, Episode, Show
from records.kinds.registry import address_of
from records.library import Library
from records.markdown import plain, render
from records.site import Site, marked

FEED = "podcast.xml"
"""At the root of the site, as every feed that pages announce."""
HOME = "podcast/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
NAMESPACES = {"atom": ATOM, "content": CONTENT, "itunes": ITUNES, "podcast": PODCAST}
MOST_BYTES = 4000
"""Of a description (Apple)."""


def podcast_feed(library: Library, site: Site, clock: Clock, sounds: Sounds | None = None) -> bytes:
    """The feed in UTF-8, newest episode first; the same bytes for the same clock.

    Descriptions are HTML (RSS Best Practices Profile), so plain text is escaped once more.
    `sounds` keeps what one build has measured. Raises LookupError where there is no show, and
    AudioError for sound that `podcast.checks` reports.
    """
    show = the_show(library)
    if show is None:
        raise LookupError("a podcast feed needs a show")
    sounds = sounds or Sounds()
    rss = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    channel = _add(rss, "channel")
    _add_show(channel, show, site, clock)
    for episode in published_episodes(library, clock):
        if episode.audio:
            facts = sounds.measure(library.place.content / episode.audio.file)
            item = _add(channel, "item")
            _add_words(item, episode, library, site)
            _add_identity(item, episode, show)
            _add_sound(item, episode.audio, facts, site)
            _add_files(item, episode, show, site)
    return etree.tostring(rss, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def guid_of(episode: Episode, show: Show) -> str:
    """What apps know an episode by: made of the show's guid and the id, which never change."""
    return str(uuid5(UUID(show.guid), episode.id))


def _add_show(channel: etree._Element, show: Show, site: Site, clock: Clock) -> None:
    self_link = {"href": site.absolute(FEED), "rel": "self", "type": "application/rss+xml"}
    _add(channel, "atom:link", **self_link)
    _add(channel, "title", show.title)
    _add(channel, "link", site.absolute(HOME))
    _add(channel, "description", shortened(escape(show.description, quote=False)))
    _add(channel, "language", show.language)
    _add(channel, "copyright", show.copyright)
    _add(channel, "lastBuildDate", format_datetime(clock.now))
    _add_apple(channel, show, site)
    _add(channel, "podcast:guid", show.guid)
    _add(channel, "podcast:locked", "yes", owner=show.email)
    _add(channel, "podcast:medium", "podcast")


def _add_apple(channel: etree._Element, show: Show, site: Site) -> None:
    _add(channel, "itunes:author", show.owner)
    owner = _add(channel, "itunes:owner")
    _add(owner, "itunes:name", show.owner)
    _add(owner, "itunes:email", show.email)
    _add(channel, "itunes:image", href=site.absolute(quote(show.image.file)))
    group = channel
    for name in show.category.split(">"):
        group = _add(group, "itunes:category", text=name.strip())
    _add(channel, "itunes:explicit", _yes_or_no(show))
    _add(channel, "itunes:type", "episodic")


def _yes_or_no(show: Show) -> str:
    return "true" if show.explicit else "false"


def _add_words(item: etree._Element, episode: Episode, library: Library, site: Site) -> None:
    page = site.absolute(address_of(episode) or "")
    notes = render(episode.show_notes, library)
    title = marked(episode.title, example=episode.example)
    _add(item, "title", title)
    _add(item, "itunes:title", title)
    _add(item, "link", page)
    _add(item, "description", shortened(escape(plain(notes), quote=False)))
    _add(item, "content:encoded", absolute_links(notes, page, site))


def _add_identity(item: etree._Element, episode: Episode, show: Show) -> None:
    _add(item, "guid", guid_of(episode, show), isPermaLink="false")
    _add(item, "pubDate", format_datetime(released_at(episode)))
    _add(item, "itunes:episodeType", episode.type.value)
    if episode.season is not None:
        _add(item, "itunes:season", str(episode.season))
    if episode.number is not None:
        _add(item, "itunes:episode", str(episode.number))
    _add(item, "itunes:explicit", _yes_or_no(show))
    if episode.example:
        _add(item, "itunes:block", "Yes")


def _add_sound(item: etree._Element, audio: Audio, facts: AudioFacts, site: Site) -> None:
    address = site.absolute(quote(audio.file))
    _add(item, "enclosure", url=address, length=str(facts.bytes), type=facts.mime)
    _add(item, "itunes:duration", str(round(facts.seconds)))


def _add_files(item: etree._Element, episode: Episode, show: Show, site: Site) -> None:
    transcript = transcript_url(episode)
    if transcript:
        _add(item, "podcast:transcript", url=site.absolute(transcript), type="text/vtt",
             language=show.language)  # fmt: skip
    if episode.chapters:
        url = site.absolute(chapters_address(episode))
        _add(item, "podcast:chapters", url=url, type=CHAPTERS)


def shortened(text: str, most: int = MOST_BYTES) -> str:
    """The text, or as many whole words as fit into `most` bytes of UTF-8, with `…`."""
    raw = text.encode()
    if len(raw) <= most:
        return text
    room = raw[: most - len("…".encode())].decode(errors="ignore")
    return (room.rpartition(" ")[0] or room) + "…"


def _add(
    parent: etree._Element, name: str, words: str = "", /, **attributes: str
) -> etree._Element:
    prefix, _, local = name.rpartition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
    node = etree.SubElement(parent, tag, {k: cleaned(v) for k, v in attributes.items()})
    node.text = cleaned(words) or None
    return node
