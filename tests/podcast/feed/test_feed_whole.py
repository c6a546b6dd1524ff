"""The feed as directories, apps and people see it: every tag, every size, every page."""

import html
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from podcast.audio.sounds import Sounds
from podcast.feed.categories import categories, category_fault
from podcast.feed.feed import podcast_feeds
from podcast.feed.items import feed_items
from podcast.feed.paging import paged
from podcast.feed.read_back import differences
from podcast.feed.xml import NAMESPACES
from podcast.identity.lock import Lock
from publishing.podcast_settings import PAGE_SIZE
from records.clock import Clock
from records.model.show import Show
from tests.podcast.reading import attributes, channel_of, texts
from tests.podcast.studio import CLOCK, SITE, Studio, cover, silence

HOSTILE = 'Æøå ]]> 3 < 5 & "citat" 🩺 רפואה'


def read_back(studio: Studio, clock: Clock = CLOCK) -> list[str]:
    """What clients see otherwise than the records say, over all pages."""
    library = studio.good_library()
    items = list(feed_items(library, SITE, clock, Sounds(), Lock()))
    found: list[str] = []
    for part, page in zip(
        paged(items, PAGE_SIZE), podcast_feeds(library, SITE, clock), strict=True
    ):
        found += differences(page.content, SITE.absolute(page.path), part)
    return found


@pytest.fixture(name="full")
def full_feed(studio: Studio) -> etree._Element:
    """A show and three episodes that say all they can."""
    studio.show(
        seasons=[{"number": 2, "title": "Hverdagen & livet"}],
        frequency={"title": "Den første torsdag i måneden", "rule": "FREQ=MONTHLY;BYDAY=+1TH"},
        license={"title": "cc-by-4.0", "url": "https://example.org/vilkaar"},
        location={"title": "Region Hovedstaden"},
        new_feed_url="https://podcast.example.org/feed.xml",
        type="serial",
        txt=[{"purpose": "verify", "value": "praksis-1234"}, {"value": "uden formål"}],
    )
    studio.write("media/audio/lang.mp3", silence(60))
    cover(studio.content / "media/images/episode æ.jpg")
    picture = {"file": "media/images/episode æ.jpg", "alt": "En dør på klem", "credit": "Prøve"}
    people = [
        {"role": "Vært", "credit": "host", "consent": False},
        {"role": "Praktiserende læge, Bornholm", "name": "Kim Prøve", "consent": True},
        {"role": "Klip", "credit": "audio-editor", "consent": False},
    ]
    studio.episode("trailer", type="trailer", season=2, transcript=None, chapters=None)
    studio.episode("halv", type="bonus", season=2, number=1, display="1½", released="2026-11-02")
    studio.episode("hel", type="full", season=2, number=2, image=picture, people=people,
                   location={"title": "Bornholm", "geo": "geo:55.10,14.70"},
                   released="2026-11-03", audio={"file": "media/audio/lang.mp3"},
                   soundbites=[{"start": "00:30", "duration": 30, "title": "Fem & fri"},
                               {"start": "00:05", "duration": 15, "title": "Først"}],
                   )  # fmt: skip
    assert read_back(studio) == []
    return channel_of(studio.feed())


def test_the_show_says_all_it_can(full: etree._Element) -> None:
    assert texts(full, "itunes:new-feed-url") == ["https://podcast.example.org/feed.xml"]
    assert attributes(full, "podcast:updateFrequency") == [{"rrule": "FREQ=MONTHLY;BYDAY=+1TH"}]
    assert texts(full, "podcast:updateFrequency") == ["Den første torsdag i måneden"]
    assert attributes(full, "podcast:license") == [{"url": "https://example.org/vilkaar"}]
    assert texts(full, "podcast:license") == ["cc-by-4.0"]
    assert attributes(full, "podcast:location") == [{"rel": "subject", "country": "dk"}]
    assert texts(full, "podcast:medium") == ["podcast"]
    assert attributes(full, "podcast:image")[0]["alt"] == "Omslag med en dør"
    assert [
        (t["url"][-3:], t["season"], t["type"]) for t in attributes(full, "podcast:trailer")
    ] == [("mp3", "2", "audio/mpeg")]
    assert texts(full, "podcast:trailer") == ["[Eksempel] En dag i klinikken"]
    assert texts(full, "itunes:type") == ["serial"]
    assert texts(full, "podcast:txt") == ["praksis-1234", "uden formål"]
    assert attributes(full, "podcast:txt") == [{"purpose": "verify"}, {}]
    assert full.find("podcast:funding", NAMESPACES) is None
    assert full.find("podcast:value", NAMESPACES) is None


def test_an_episode_says_all_it_can(full: etree._Element) -> None:
    whole, half, trailer = full.findall("item")

    assert attributes(whole, "podcast:season") == [{"name": "Hverdagen & livet"}]
    assert texts(half, "podcast:episode") == ["1"]
    assert attributes(half, "podcast:episode") == [{"display": "1½"}]
    picture = "https://example.org/praksis/media/images/episode%20%C3%A6.jpg"
    assert attributes(whole, "itunes:image") == [{"href": picture}]
    assert attributes(whole, "podcast:image") == [
        {"href": picture, "alt": "En dør på klem", "aspect-ratio": "1/1"}
    ]
    said = zip(texts(whole, "podcast:person"), attributes(whole, "podcast:person"), strict=True)
    assert [(name, a["role"], a["group"]) for name, a in said] == [
        ("Vært", "host", "cast"),
        ("Kim Prøve", "guest", "cast"),
        ("Klip", "audio editor", "audio post-production"),
    ]
    assert attributes(whole, "podcast:location")[0]["geo"] == "geo:55.10,14.70"
    assert texts(whole, "podcast:soundbite") == ["Fem & fri", "Først"]
    assert attributes(whole, "podcast:soundbite") == [
        {"startTime": "30", "duration": "30"},
        {"startTime": "5", "duration": "15"},
    ]
    assert half.find("podcast:soundbite", NAMESPACES) is None
    assert texts(trailer, "itunes:episodeType") == ["trailer"]
    assert trailer.find("podcast:transcript", NAMESPACES) is None


def test_one_list_of_chapters_makes_every_form(full: etree._Element) -> None:
    item = full.find("item")
    assert item is not None
    inline = item.findall("psc:chapters/psc:chapter", NAMESPACES)
    assert [(c.get("start"), c.get("title")) for c in inline] == [
        ("00:00:00", "Start"), ("00:00:05", "Slut")
    ]  # fmt: skip
    assert attributes(item, "psc:chapters") == [{"version": "1.2"}]
    assert "<li>00:00 Start</li><li>00:05 Slut</li>" in texts(item, "content:encoded")[0]  # type: ignore[operator]
    assert attributes(item, "podcast:chapters")[0]["url"].endswith("/podcast/hel/kapitler.json")


def test_scripts_are_taken_out_and_relative_links_made_absolute(studio: Studio) -> None:
    notes = (
        '<script>alert(1)</script>\n\n<a href="/om/" onclick="x()">Om</a> og [op](#noter) 🩺 ]]>'
    )
    studio.episode(
        "a", show_notes=notes, title=HOSTILE, chapters=[{"start": "00:00", "title": HOSTILE}]
    )

    (item,) = channel_of(studio.feed()).findall("item")
    text = texts(item, "content:encoded")[0] or ""
    assert "script" not in text
    assert "onclick" not in text
    assert 'href="https://example.org/praksis/om/"' in text
    assert 'href="https://example.org/praksis/podcast/a/#noter"' in text
    assert f"<li>00:00 {html.escape(HOSTILE, quote=False)}</li>" in text
    assert item.find("psc:chapters/psc:chapter", NAMESPACES).get("title") == HOSTILE  # type: ignore[union-attr]
    assert read_back(studio) == []


@pytest.mark.parametrize("count", [0, 1, 5])
def test_clients_see_what_was_meant(studio: Studio, count: int) -> None:
    for n in range(count):
        studio.episode(f"e{n}", season=1, number=n + 1, released=f"2026-11-0{n + 1}")
    studio.episode("senere", released="2026-11-23", published="2026-11-23")

    assert read_back(studio) == []
    assert len(channel_of(studio.feed()).findall("item")) == count
    assert b"senere" not in studio.feed()


def test_the_feed_is_a_page_for_people(studio: Studio) -> None:
    studio.episode("a", title=HOSTILE)
    style = etree.XSLT(etree.parse(Path(__file__).parents[3] / "podcast" / "podcast.xsl"))

    page = str(style(etree.fromstring(studio.feed())))

    assert html.escape(f"[Eksempel] {HOSTILE}", quote=False) in page
    assert "Kopiér adressen" in page
    assert "https://example.org/praksis/podcast.xml" in page
    assert "1. november 2026" in page
    assert "10 sek." in page
    for attribute in ("src", "href"):
        addresses = etree.fromstring(page, etree.HTMLParser()).xpath(f"//@{attribute}")
        assert isinstance(addresses, list)
        assert addresses
        assert all(str(a).startswith((SITE.url, "assets/")) for a in addresses)
    assert studio.feed().startswith(
        b"<?xml version='1.0' encoding='UTF-8'?>\n"
        b'<?xml-stylesheet type="text/xsl" href="podcast.xsl"?>\n'
        b'<?xml-stylesheet type="text/css" href="podcast.css"?>\n'
    )


@pytest.mark.parametrize(
    ("written", "in_feed"),
    [
        ("R&D og drift", "R&D og drift"),
        ("3 < 5 > 2", "3 < 5 > 2"),
        ("spørg &not svar", "spørg &amp;not svar"),
        ("& til sidst &", "& til sidst &"),
    ],
)
def test_people_see_each_sign_of_the_description_once(
    studio: Studio, written: str, in_feed: str
) -> None:
    studio.show(description=f"En podcast om praksis: {written}")
    feed = etree.fromstring(studio.feed())
    style = etree.XSLT(etree.parse(Path(__file__).parents[3] / "podcast" / "podcast.xsl"))
    lead = etree.HTML(str(style(feed))).find(".//p[@class='lead']")
    assert lead is not None
    assert lead.text == f"En podcast om praksis: {written}"
    assert feed.findtext("channel/description") == f"En podcast om praksis: {in_feed}"
    read = feedparser.parse(studio.feed()).feed.description
    assert html.unescape(read) == f"En podcast om praksis: {written}"


def test_a_cover_may_end_in_jpeg(studio: Studio) -> None:
    cover(studio.content / "media/images/omslag.jpeg")
    studio.show(image={"file": "media/images/omslag.jpeg", "alt": "Et omslag", "credit": "Prøve"})
    channel = channel_of(studio.feed())
    picture = f"{SITE.url}media/images/omslag.jpeg"
    assert attributes(channel, "itunes:image") == [{"href": picture}]
    assert texts(channel, "image/url") == [picture]


def test_the_same_bytes_every_time(studio: Studio) -> None:
    for n in range(3):
        studio.episode(f"e{n}", released=f"2026-11-0{n + 1}")

    assert studio.feed() == studio.feed()


def test_sound_on_another_host_is_as_written(studio: Studio) -> None:
    studio.episode("a", audio=remote())

    (item,) = channel_of(studio.feed()).findall("item")
    assert attributes(item, "enclosure") == [
        {"url": "https://lyd.example.org/a.mp3", "length": "12345", "type": "audio/mpeg"}
    ]
    assert texts(item, "itunes:duration") == ["65"]
    assert studio.everything_said() == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Medicine", 'er "Medicine", som Apple Podcasts ikke kender. Mente du "Health'),
        ("Health & Fitnes > Medicin", 'Mente du "Health & Fitness > Medicine"?'),
        ("health & fitness > medicine", 'Mente du "Health & Fitness > Medicine"?'),
        ("xyzzy", 'Skriv fx "Arts > Books".'),
    ],
)  # fmt: skip
def test_an_unknown_category_is_told_with_the_nearest(
    studio: Studio, written: str, said: str
) -> None:
    studio.show(category=written)

    (found,) = studio.everything_said()
    assert found.startswith("content/shows/praksisperspektiv.yml:")
    assert 'feltet "category" (Kategori)' in found
    assert said in found


def test_apples_list_is_whole() -> None:
    assert len([name for name in categories() if " > " not in name]) == 19
    assert len(categories()) == len(set(categories())) == 110
    assert all(category_fault(name) is None for name in categories())


def remote(**changes: Any) -> dict[str, Any]:
    known = {"url": "https://lyd.example.org/a.mp3", "bytes": 12345, "mime": "audio/mpeg"}
    return {**known, "duration": "01:05", **changes}


def test_no_show_type_is_lost() -> None:
    """Every field of the show that readers see has a tag; a new field must be thought of here."""
    assert set(Show.model_fields) == {
        "id", "example", "title", "summary", "description", "owner", "email", "language",
        "category", "image", "copyright", "guid", "explicit", "seasons", "apps", "frequency",
        "license", "location", "new_feed_url", "type", "txt",
    }  # fmt: skip
