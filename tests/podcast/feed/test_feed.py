import io
import json
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import feedparser
import podcastparser
import pytest
from lxml import etree

from podcast.audio.sounds import Sounds
from podcast.feed.feed import podcast_feeds
from podcast.feed.items import shortened, sound_in_news
from podcast.feed.xml import NAMESPACES
from podcast.outputs import podcast_files
from publishing.feeds.news import Media
from publishing.files import files_beside_pages
from records.clock import Clock
from records.loading.library import load
from records.model.episode import Episode
from records.model.show import Show
from records.source.files import Project
from tests.podcast.studio import CLOCK, EPISODE, SHOW, SITE, Studio, silence

GOLDEN = Path(__file__).parents[2] / "golden" / "podcast" / "podcast.xml"
HOSTILE = 'Æøå ]]> 3 < 5 & "citat" 🩺 רפואה'


def seen_by_gpodder(feed: bytes) -> dict[str, Any]:
    read: dict[str, Any] = podcastparser.parse(SITE.absolute("podcast.xml"), io.BytesIO(feed))
    return read


def test_an_episode_as_feedparser_sees_it(studio: Studio) -> None:
    studio.episode("a", season=2, number=1)

    read = feedparser.parse(studio.feed())

    assert not read.bozo
    assert read.feed.title == "PraksisPerspektiv"
    assert read.feed.link == "https://example.org/praksis/podcast/"
    assert read.feed.image.href == "https://example.org/praksis/media/images/cover.jpg"
    assert [tag.term for tag in read.feed.tags] == ["Health & Fitness", "Medicine"]
    assert read.feed.author_detail.email == "podcast@example.org"
    (entry,) = read.entries
    assert entry.title == "[Eksempel] En dag i klinikken"
    assert entry.link == "https://example.org/praksis/podcast/a/"
    assert entry.id == str(uuid5(UUID(str(SHOW["guid"])), "a"))
    assert not entry.guidislink
    assert entry.published == "Sun, 01 Nov 2026 06:00:00 +0100"
    assert (entry.itunes_season, entry.itunes_episode) == ("2", "1")
    assert (entry.itunes_episodetype, entry.itunes_duration) == ("bonus", "10")
    assert entry.summary == "Noter med et link."
    assert entry.content[0].value == (
        '<p>Noter med et <a href="https://example.org/praksis/muligheder/">link</a>.</p>\n'
        "<p>Kapitler:</p>\n<ul><li>00:00 Start</li><li>00:05 Slut</li></ul>\n"
        '<p><a href="https://example.org/praksis/podcast/a/">'
        "Læs udskriften på episodens side</a></p>"
    )
    (sound,) = entry.enclosures
    assert sound.href == "https://example.org/praksis/media/audio/lyd.mp3"
    assert (sound.length, sound.type) == (str(len(silence(10))), "audio/mpeg")


def test_an_episode_as_gpodder_sees_it(studio: Studio) -> None:
    studio.episode("a")
    studio.episode("b", released="2026-11-02", title=HOSTILE)

    read = seen_by_gpodder(studio.feed())

    assert read["title"] == "PraksisPerspektiv"
    assert read["cover_url"] == "https://example.org/praksis/media/images/cover.jpg"
    assert [e["title"] for e in read["episodes"]] == [
        f"[Eksempel] {HOSTILE}", "[Eksempel] En dag i klinikken"
    ]  # fmt: skip
    assert [e["total_time"] for e in read["episodes"]] == [10, 10]
    first = read["episodes"][1]
    assert first["enclosures"] == [
        {
            "url": "https://example.org/praksis/media/audio/lyd.mp3",
            "file_size": len(silence(10)),
            "mime_type": "audio/mpeg",
        }
    ]
    assert first["published"] == 1_793_509_200
    assert 'href="https://example.org/praksis/muligheder/"' in first["description_html"]


def test_transcript_and_chapters_are_named_with_their_types(studio: Studio) -> None:
    studio.episode("a")
    studio.episode("b", chapters=None)
    studio.write("media/transcripts/tekst.md", "Vært: Hej.")
    studio.episode("c", transcript="media/transcripts/tekst.md")

    items = {item.findtext("link", "")[-2]: item for item in items_of(studio.feed())}

    site = "https://example.org/praksis/"
    assert transcripts(items["a"]) == [
        (f"{site}media/transcripts/tekst.vtt", "text/vtt", "da"),
        (f"{site}podcast/a/udskrift.srt", "application/x-subrip", "da"),
        (f"{site}podcast/a/udskrift.html", "text/html", "da"),
    ]
    assert attributes(items["a"], "podcast:chapters") == {
        "url": "https://example.org/praksis/podcast/a/kapitler.json",
        "type": "application/json+chapters",
    }
    assert items["b"].find("podcast:chapters", NAMESPACES) is None
    assert transcripts(items["c"]) == [(f"{site}podcast/c/udskrift.html", "text/html", "da")]


@pytest.mark.parametrize(
    "path",
    [
        "atom:link[@rel='self'][@href='https://example.org/praksis/podcast.xml']",
        "title",
        "description",
        "link",
        "language",
        "itunes:category/itunes:category",
        "itunes:explicit",
        "itunes:image/@href",
        "podcast:guid",
        "podcast:locked[@owner='podcast@example.org']",
        "itunes:author",
        "copyright",
        "itunes:owner/itunes:email",
        "item/title",
        "item/enclosure[@url][@length][@type]",
        "item/guid[@isPermaLink='false']",
        "item/pubDate",
        "item/itunes:episodeType",
        "item/itunes:explicit[text()='false']",
        "item/itunes:block[text()='Yes']",
    ],
)
def test_what_directories_demand_is_there_once(studio: Studio, path: str) -> None:
    studio.episode("a")

    found = etree.fromstring(studio.feed()).xpath(f"/rss/channel/{path}", namespaces=NAMESPACES)
    assert isinstance(found, list)
    assert len(found) == 1


def test_only_what_is_out_and_can_be_heard_is_in_the_feed(studio: Studio) -> None:
    studio.episode("ude")
    studio.episode("ude-i-dag", released="2026-11-22", published="2026-11-22")
    studio.episode("rigtig", type="full", season=1, number=1, example=False)
    studio.episode("mangler", status="mangler-oplysninger", released=None, audio=None)
    studio.episode("planlagt", status="planlagt")
    studio.episode("kladde", draft=True)
    studio.episode("fremtid", published="2026-11-23")
    studio.episode("senere", released="2026-11-23")
    studio.episode("fortid", expires="2026-11-21")

    items = list(items_of(studio.feed()))

    links = [item.findtext("link", "").split("/")[-2] for item in items]
    assert links == ["ude-i-dag", "ude", "rigtig"]
    blocked = [item.findtext("itunes:block", None, NAMESPACES) for item in items]
    assert blocked == ["Yes", "Yes", None]
    assert [item.findtext("title", "")[:10] for item in items][2] == "En dag i k"


def test_the_real_feed_holds_the_examples_and_no_placeholder(root: Path) -> None:
    library = load(Project(root, root / "content"))

    read = feedparser.parse(next(podcast_feeds(library, SITE, CLOCK)).content)

    assert not read.bozo
    assert [entry.title for entry in read.entries] == [
        "[Eksempel] Bag om podcasten", "[Eksempel] Sådan lyder en episode"
    ]  # fmt: skip
    assert all(entry.itunes_block == 1 for entry in read.entries)


def test_a_feed_without_episodes_is_a_feed(studio: Studio) -> None:
    feed = studio.feed()

    assert not feedparser.parse(feed).bozo
    assert seen_by_gpodder(feed)["episodes"] == []


def test_without_a_show_there_is_no_feed(studio: Studio) -> None:
    (studio.content / "shows/praksisperspektiv.yml").unlink()

    assert list(podcast_files(studio.library(), SITE, CLOCK)) == []
    with pytest.raises(LookupError):
        studio.feed()


def test_the_guid_outlives_title_sound_folder_and_site(studio: Studio) -> None:
    studio.episode("a")
    (before,) = items_of(studio.feed())
    (studio.content / "episodes/a.yml").unlink()
    studio.write("media/audio/ny lyd æ.mp3", silence(12))
    studio.episode("a", title="En ny titel", audio={"file": "media/audio/ny lyd æ.mp3"})
    (studio.content / "episodes/mappe").mkdir()
    (studio.content / "episodes/a.yml").rename(studio.content / "episodes/mappe/a.yml")
    (after,) = items_of(studio.feed())

    assert before.findtext("guid") == after.findtext("guid")
    sound = "https://example.org/praksis/media/audio/ny%20lyd%20%C3%A6.mp3"
    assert attributes(after, "enclosure")["url"] == sound


def test_titles_survive_whatever_is_in_them(studio: Studio) -> None:
    studio.episode("a", title=HOSTILE, show_notes=f"{HOSTILE} <script>alert(1)</script>")
    studio.show(title=HOSTILE, description=f"{HOSTILE} og mere om podcasten.")

    root = etree.fromstring(studio.feed())
    (item,) = items_of(studio.feed())

    assert root.findtext("channel/title") == HOSTILE
    assert item.findtext("title") == f"[Eksempel] {HOSTILE}"
    assert "3 < 5 & " in root.findtext("channel/description", "")
    assert "<script" not in item.findtext("content:encoded", "", NAMESPACES)
    assert "<script" not in item.findtext("description", "")


def test_what_xml_forbids_is_left_out(studio: Studio) -> None:
    library = studio.good_library()
    (show,) = library.all(Show)
    hostile = show.model_copy(update={"title": "Praksis\x08Per\ufffespektiv", "owner": "M\x00in"})
    changed = replace(library, records={**library.records, "show": {show.id: hostile}})

    root = etree.fromstring(next(podcast_feeds(changed, SITE, CLOCK)).content)

    assert root.findtext("channel/title") == "PraksisPerspektiv"
    assert root.findtext("channel/itunes:author", None, NAMESPACES) == "Min"


def test_long_notes_are_cut_at_a_word(studio: Studio) -> None:
    studio.episode("a", show_notes="æble " * 2000)

    (item,) = items_of(studio.feed())

    description = item.findtext("description", "")
    assert 3990 < len(description.encode()) <= 4000
    assert description.endswith("æble…")
    assert len(item.findtext("content:encoded", "", NAMESPACES)) > 9000


@pytest.mark.parametrize(
    ("text", "cut"), [("kort", "kort"), ("en to tre fire", "en to…"), ("ææææææææææææ", "æææ…")]
)
def test_shortening_counts_bytes(text: str, cut: str) -> None:
    assert shortened(text, 10) == cut


def test_the_clock_is_the_only_time(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.episode("a")
    first = studio.feed()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert studio.feed() == first
    finally:
        monkeypatch.undo()
        time.tzset()

    later = studio.feed(Clock.parse("2026-12-01T12:00"))
    assert later.replace(b"Tue, 01 Dec 2026 12:00:00", b"Sun, 22 Nov 2026 09:00:00") == first


def test_summer_time_moves_the_hour(studio: Studio) -> None:
    studio.episode("a", released="2026-06-01", published="2026-06-01")

    (item,) = items_of(studio.feed())
    assert item.findtext("pubDate") == "Mon, 01 Jun 2026 06:00:00 +0200"


def test_news_have_the_sound_and_those_who_said_yes(studio: Studio) -> None:
    studio.episode("a", people=[
        {"role": "Læge", "name": "Kim Prøve", "consent": True},
        {"role": "Vært", "consent": False},
    ])  # fmt: skip
    studio.episode("b", released="2026-10-31", published="2026-10-01")
    library = studio.good_library()
    sound_of = partial(sound_in_news, library, SITE, Sounds())
    files = {f.path: f.content for f in files_beside_pages(library, SITE, CLOCK, Media(sound_of))}

    first, second = json.loads(files["feed.json"])["items"]
    urls = [f"{SITE.url}media/audio/{name}.mp3" for name in ("lyd", "b")]
    for item, url in zip((first, second), urls, strict=True):
        assert item["attachments"] == [
            {"url": url, "mime_type": "audio/mpeg", "size_in_bytes": len(silence(10)),
             "duration_in_seconds": 10}
        ]  # fmt: skip
    assert first["authors"] == [{"name": "Kim Prøve"}]
    assert second["authors"] == [{"name": "Min Almen Praksis"}]
    assert first["image"] == f"{SITE.url}assets/deling/podcast-a.png"
    for path in ("feed.xml", "feed.atom"):
        links = [link for e in feedparser.parse(files[path]).entries for link in e.enclosures]
        assert [(link.href, link.type) for link in links] == [(url, "audio/mpeg") for url in urls]
    assert sound_of(library.all(Episode)[0].model_copy(update={"audio": None})) is None


def test_the_golden_feed(studio: Studio) -> None:
    """After a change that is meant: `PRAKSIS_GOLDEN=renew`, then read the difference."""
    studio.episode("a")
    studio.episode("b", type="full", season=1, number=1, example=False, released="2026-10-31",
                   audio=EPISODE["audio"])  # fmt: skip
    feed = studio.feed()
    if os.environ.get("PRAKSIS_GOLDEN") == "renew":
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_bytes(feed)

    assert feed == GOLDEN.read_bytes()


def test_the_files_of_the_podcast(studio: Studio) -> None:
    studio.episode("a", title=HOSTILE)
    studio.episode("b", chapters=None)
    studio.episode("c", released="2026-12-24")

    files = {f.path: f.content for f in podcast_files(studio.good_library(), SITE, CLOCK)}

    assert sorted(files) == [
        "podcast.css", "podcast.xml", "podcast/a/kapitler.json",
        "podcast/a/udskrift.html", "podcast/a/udskrift.srt",
        "podcast/b/udskrift.html", "podcast/b/udskrift.srt",
    ]  # fmt: skip
    assert files["podcast.xml"] == studio.feed()
    assert json.loads(files["podcast/a/kapitler.json"]) == {
        "version": "1.2.0",
        "title": f"[Eksempel] {HOSTILE}",
        "chapters": [{"startTime": 0, "title": "Start"}, {"startTime": 5, "title": "Slut"}],
    }


def items_of(feed: bytes) -> Iterator[etree._Element]:
    yield from etree.fromstring(feed).iterfind("channel/item")


def transcripts(item: etree._Element) -> list[tuple[str | None, ...]]:
    found = item.findall("podcast:transcript", NAMESPACES)
    return [tuple(node.get(key) for key in ("url", "type", "language")) for node in found]


def attributes(item: etree._Element, name: str) -> dict[str, str]:
    node = item.find(name, NAMESPACES)
    assert node is not None
    return {str(key): str(value) for key, value in node.items()}
