"""RSS and JSON Feed as readers read them, with texts that try to break out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import feedparser
import pytest
from lxml import etree

from publishing.feeds.json_feed import write_json_feed
from publishing.feeds.rss import write_rss
from publishing.feeds.values import Channel, Item
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
HOSTILE = {
    "end of a section": "Slut ]]> her",
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


def test_an_empty_feed_is_still_a_feed() -> None:
    assert not parsed().bozo
    assert json.loads(write_json_feed(CHANNEL, []))["items"] == []
