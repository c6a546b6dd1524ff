"""RSS and JSON Feed as readers read them, with texts that try to break out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import feedparser
import pytest
import time_machine
from lxml import etree

from publishing.feeds.atom import write_atom
from publishing.feeds.json_feed import write_json_feed
from publishing.feeds.rss import write_rss
from publishing.feeds.values import Attachment, Channel, Item
from records.clock import COPENHAGEN

AT = datetime(2026, 11, 2, tzinfo=COPENHAGEN)
CHANNEL = Channel(
    id="urn:min-almen-praksis:feed:feed",
    title="Nyt",
    description="Om <alt> & mere",
    home="https://example.org/praksis/",
    feed_url="https://example.org/praksis/feed.xml",
    author="Min Almen Praksis",
    changed=datetime(2026, 11, 22, 9, tzinfo=COPENHAGEN),
)
ITEM = Item(
    guid="urn:min-almen-praksis:article:et",
    kind="article",
    url="https://example.org/praksis/vejen/et/",
    title="En titel",
    summary="Et resumé",
    html="<p>Et <strong>afsnit</strong></p>",
    published=AT,
)
ATOM_URL = "https://example.org/praksis/feed.atom"
SAID = "Om <alt> & mere"
HOSTILE = {
    "end of a section": "Slut ]]> her",
    "end of an entry": "Slut </item>\n </entry>\n her",
    "tags": "<b>fed</b> & <script>alert(1)</script>",
    "entities": "&lt;p&gt; &amp;amp; &#0;",
    "emoji": "Læge 👩‍⚕️ søges 🏝️",
    "from right to left": "مرحبا בעולם",
    "quotes": "\"Citat\" og 'citat'",
}
FORBIDDEN = "\x00\x01\x08\x0b\x0c\x1f\x7f\x9f\ud800\udfff\ufffe\uffff"


def parsed(*items: Item) -> Any:
    return feedparser.parse(write_rss(CHANNEL, items))


def texts_of(item: Item) -> dict[str, str | None]:
    root = etree.fromstring(write_rss(CHANNEL, [item]))
    node = root.find("channel/item")
    assert node is not None
    return {str(child.tag): child.text for child in node}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_come_through_as_text(text: str) -> None:
    texts = texts_of(replace(ITEM, title=text, tags=(text,), html=text))
    assert texts["title"] == text
    assert texts["category"] == text
    assert texts["{http://purl.org/rss/1.0/modules/content/}encoded"] == text
    entry = json.loads(write_json_feed(CHANNEL, [replace(ITEM, title=text, html=text)]))["items"][0]
    assert (entry["title"], entry["content_html"]) == (text, text)


def test_a_reader_finds_no_markup_in_a_summary() -> None:
    summary = "<b>fed</b> & <script>alert(1)</script>"
    entry = parsed(replace(ITEM, summary=summary)).entries[0]
    assert entry.summary == "&lt;b&gt;fed&lt;/b&gt; & &lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_reader_finds_no_markup_in_the_description_of_a_feed() -> None:
    rss = etree.fromstring(write_rss(CHANNEL, []))
    assert rss.findtext("channel/description") == "Om &lt;alt&gt; & mere"


def test_forbidden_characters_are_left_out() -> None:
    text = f"a{FORBIDDEN}b\tc"
    item = replace(ITEM, title=text, summary=text, html=text, tags=(text,))
    texts = texts_of(item)
    assert {texts["title"], texts["description"], texts["category"]} == {"ab\tc"}
    channel = replace(CHANNEL, title=text, description=text)
    feed = json.loads(write_json_feed(channel, [item]))
    entry = feed["items"][0]
    said = (feed["title"], feed["description"], entry["title"], entry["summary"], entry["tags"][0])
    assert set(said) == {"ab\tc"}
    assert feedparser.parse(write_rss(channel, [])).feed.title == "ab\tc"


def test_a_reader_reads_what_we_meant() -> None:
    feed = parsed(ITEM, replace(ITEM, guid="urn:min-almen-praksis:article:to", tags=("A", "B")))
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.language == "da"
    assert feed.feed.ttl == "360"
    assert feed.feed.updated == "Sun, 22 Nov 2026 09:00:00 +0100"
    links = [(link.rel, link.href) for link in feed.feed.links]
    assert ("self", CHANNEL.feed_url) in links
    first, second = feed.entries
    assert first.id == ITEM.guid
    assert not first.guidislink
    assert first.link == ITEM.url
    assert first.content[0].value == ITEM.html
    assert [tag.term for tag in second.tags] == ["A", "B"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ((2026, 3, 28), "Sat, 28 Mar 2026 00:00:00 +0100"),
        ((2026, 3, 29), "Sun, 29 Mar 2026 00:00:00 +0100"),
        ((2026, 3, 30), "Mon, 30 Mar 2026 00:00:00 +0200"),
        ((2026, 10, 26), "Mon, 26 Oct 2026 00:00:00 +0100"),
    ],
)
def test_days_are_dated_in_the_offset_of_their_season(day: tuple[int, int, int], told: str) -> None:
    item = replace(ITEM, published=datetime(*day, tzinfo=COPENHAGEN))
    assert texts_of(item)["pubDate"] == told


def test_json_feed_has_the_keys_of_the_standard() -> None:
    deadline = datetime(2026, 12, 15, 12, tzinfo=COPENHAGEN)
    item = replace(ITEM, modified=AT, tags=("A",), example=True, deadline=deadline)
    channel = replace(CHANNEL, feed_url="https://example.org/praksis/feed.json")
    assert json.loads(write_json_feed(channel, [item])) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Nyt",
        "home_page_url": "https://example.org/praksis/",
        "feed_url": "https://example.org/praksis/feed.json",
        "description": "Om <alt> & mere",
        "language": "da",
        "authors": [{"name": "Min Almen Praksis", "url": "https://example.org/praksis/"}],
        "items": [
            {
                "id": ITEM.guid,
                "url": ITEM.url,
                "title": "En titel",
                "summary": "Et resumé",
                "content_html": ITEM.html,
                "date_published": "2026-11-02T00:00:00+01:00",
                "authors": [{"name": "Min Almen Praksis"}],
                "date_modified": "2026-11-02T00:00:00+01:00",
                "tags": ["A"],
                "_praksis": {
                    "kind": "article",
                    "example": True,
                    "deadline": "2026-12-15T12:00:00+01:00",
                },
            }
        ],
    }


def test_atom_says_the_same_as_rss() -> None:
    sound = Attachment("https://example.org/praksis/media/audio/a.mp3", "audio/mpeg", 4321, 90)
    heard = replace(ITEM, guid="urn:x:episode:a", sound=sound, authors=("Kim Prøve",))
    late = replace(ITEM, modified=AT + timedelta(days=3), tags=("A & B", "C"))
    atom = feedparser.parse(write_atom(replace(CHANNEL, feed_url=ATOM_URL), [late, heard]))
    rss = parsed(late, heard)
    assert (atom.version, atom.bozo) == ("atom10", False)
    assert (atom.feed.id, atom.feed.author) == (CHANNEL.id, "Min Almen Praksis")
    assert (atom.feed.title, atom.feed.subtitle, atom.feed.language) == ("Nyt", SAID, "da")
    assert (atom.feed.updated, atom.feed.link) == ("2026-11-22T09:00:00+01:00", CHANNEL.home)
    assert [link.href for link in atom.feed.links if link.rel == "self"] == [ATOM_URL]
    for one, other in zip(atom.entries, rss.entries, strict=True):
        assert (one.id, one.title, one.link) == (other.id, other.title, other.link)
        assert one.published_parsed == other.published_parsed
        assert one.content[0].value == other.content[0].value
        assert one.content[0].type == "text/html"
        assert [t.term for t in one.get("tags", [])] == [t.term for t in other.get("tags", [])]
        assert one.get("enclosures", []) == other.get("enclosures", [])
    first, second = atom.entries
    assert first.updated == "2026-11-05T00:00:00+01:00"
    assert second.updated == second.published == "2026-11-02T00:00:00+01:00"
    assert (second.author, "author" in first) == ("Kim Prøve", False)
    root = etree.fromstring(write_atom(CHANNEL, [heard]))
    (link,) = root.iterfind("{*}entry/{*}link[@rel='enclosure']")
    told = {"rel": "enclosure", "href": sound.url, "type": "audio/mpeg", "length": "4321"}
    assert dict(link.items()) == told


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_come_through_atom(text: str) -> None:
    item = replace(ITEM, title=text, summary=text, html=text, tags=(text,), authors=(text,))
    channel = replace(CHANNEL, title=text, description=text, author=text)
    root = etree.fromstring(write_atom(channel, [item]))
    name = "{http://www.w3.org/2005/Atom}"
    entry = root.find(f"{name}entry")
    assert entry is not None
    assert {root.findtext(f"{name}{tag}") for tag in ("title", "subtitle")} == {text}
    said = {entry.findtext(f"{name}{tag}") for tag in ("title", "summary", "content")}
    assert said == {text}
    assert entry.find(f"{name}category").get("term") == text  # type: ignore[union-attr]
    assert entry.findtext(f"{name}author/{name}name") == text
    assert root.findtext(f"{name}author/{name}name") == text


def test_an_atom_feed_has_what_the_standard_demands() -> None:
    """RFC 4287, 4.1.1 and 4.1.2: one id, title and updated, an author, moments with a zone."""
    for items in ([], [ITEM], [replace(ITEM, guid=f"urn:x:{n}") for n in range(1000)]):
        for changed in (CHANNEL.changed, None):
            root = etree.fromstring(write_atom(replace(CHANNEL, changed=changed), items))
            assert etree.QName(root).namespace == "http://www.w3.org/2005/Atom"
            for node in (root, *root.findall("{*}entry")):
                for tag in ("id", "title", "updated"):
                    assert len(node.findall(f"{{*}}{tag}")) == 1
                moment = datetime.fromisoformat(node.findtext("{*}updated") or "")
                assert moment.tzinfo is not None
            assert root.findtext("{*}author/{*}name") == "Min Almen Praksis"
            assert len(root.findall("{*}entry")) == len(items)
            assert root.find("{*}generator") is None


def test_order_and_dates_are_ours_and_not_of_feedgen() -> None:
    items = [replace(ITEM, guid=f"urn:x:{n}", title=f"Nummer {n}") for n in range(5)]
    for written in (write_rss(CHANNEL, items), write_atom(CHANNEL, items)):
        assert [e.title for e in feedparser.parse(written).entries] == [i.title for i in items]
        with time_machine.travel("2031-01-01"):
            again = (write_rss(CHANNEL, items), write_atom(CHANNEL, items))
        assert written in again
        assert b"feedgen" not in written
        assert b"2031" not in written
    never = write_rss(replace(CHANNEL, changed=None), [])
    assert etree.fromstring(never).find("channel/lastBuildDate") is None
    assert etree.fromstring(never).findtext("channel/link") == CHANNEL.home


def test_an_episode_can_be_played_from_every_feed() -> None:
    sound = Attachment("https://example.org/praksis/media/audio/a.mp3", "audio/mpeg", 4321, 90)
    item = replace(
        ITEM, kind="episode", sound=sound, authors=("Kim Prøve",), image="https://e.org/a.png"
    )
    (entry,) = json.loads(write_json_feed(CHANNEL, [item]))["items"]
    assert entry["attachments"] == [
        {"url": sound.url, "mime_type": "audio/mpeg", "size_in_bytes": 4321,
         "duration_in_seconds": 90}
    ]  # fmt: skip
    assert entry["image"] == "https://e.org/a.png"
    assert entry["authors"] == [{"name": "Kim Prøve"}]
    (link,) = parsed(item).entries[0].enclosures
    assert (link.href, link.type, link.length) == (sound.url, "audio/mpeg", "4321")


def test_an_empty_feed_is_still_a_feed() -> None:
    assert not parsed().bozo
    assert json.loads(write_json_feed(CHANNEL, []))["items"] == []
