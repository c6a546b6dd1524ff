"""Stories and films have a feed of their own, without names and without what was taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from publishing.feeds.news import NEWS_LIMIT, Media
from publishing.feeds.outputs import feed_files
from records.clock import Clock
from tests.samples import NOW, SITE, film, story, write_library

FilesOf = Callable[..., dict[str, bytes]]
BACK = {"given_on": "2026-11-01", "withdrawn_on": "2026-11-24"}
PATHS = ("historier.xml", "historier.atom", "historier.json")


def test_stories_and_films_in_three_forms(tmp_path: Path, files_of: FilesOf) -> None:
    library = write_library(
        tmp_path, {"stories/a": story("Vintermorgen", consent=BACK), "films/b": film("Havnen")}
    )
    before = files_of(library, Clock.parse("2026-11-23T09:00"))
    after = files_of(library, Clock.parse("2026-11-24T09:00"))
    for path in PATHS:
        assert b"Vintermorgen" in before[path]
        assert b"Vintermorgen" not in after[path]
        assert b"Havnen" in after[path]
        assert "Person Prøve".encode() not in before[path]
    told = json.loads(before["historier.json"])
    assert told["home_page_url"].endswith("/historier/")
    assert told["feed_url"].endswith("/historier.json")
    assert told["description"] == "Læger og personale fortæller om hverdagen i praksis."
    assert len(told["items"]) == 2


def test_they_show_the_pictures_of_their_pages(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"stories/a": story(), "films/b": film()})
    media = Media(lambda _: None, "billeder/{}.png".format)
    files = {file.path: file.content for file in feed_files(library, SITE, NOW, media)}
    items = json.loads(files["historier.json"])["items"]
    assert {item["image"] for item in items} == {
        f"{SITE.url}billeder/historier/{page}/.png" for page in ("a", "film/b")
    }


def test_the_newest_ones_alone_are_in_the_feeds(tmp_path: Path, files_of: FilesOf) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (9, 10) for day in range(1, 29)]
    stories = {f"stories/den-{day}": story(published=day, updated=day) for day in days}
    files = files_of(write_library(tmp_path, stories))
    items = json.loads(files["historier.json"])["items"]
    assert [item["id"].rpartition("-2026-")[2] for item in items] == [
        day.removeprefix("2026-") for day in sorted(days)[: -NEWS_LIMIT - 1 : -1]
    ]


def test_what_is_taken_back_changes_the_feeds(tmp_path: Path, files_of: FilesOf) -> None:
    library = write_library(tmp_path, {"stories/a": story(consent=BACK), "films/b": film()})
    files = files_of(library, Clock.parse("2026-11-24T09:00"))
    assert b"<lastBuildDate>Tue, 24 Nov 2026 00:00:00 +0100<" in files["historier.xml"]
    assert b"<updated>2026-11-24T00:00:00+01:00<" in files["historier.atom"]


def test_a_wish_and_days_are_in_no_feed(tmp_path: Path, files_of: FilesOf) -> None:
    made = files_of(write_library(tmp_path, {}))
    feeds = [path for path in made if path.endswith((".xml", ".atom")) and "/" not in path]
    assert not [path for path in feeds if "soeger" in path or "dage" in path]
    assert {"historier.xml", "historier.atom"} <= set(feeds)
