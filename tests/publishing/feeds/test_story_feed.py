"""Stories and films have a feed of their own, without names and without what was taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from records.clock import Clock
from tests.samples import film, story, write_library

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
    assert len(told["items"]) == 2


def test_a_wish_and_days_are_in_no_feed(tmp_path: Path, files_of: FilesOf) -> None:
    made = files_of(write_library(tmp_path, {}))
    feeds = [path for path in made if path.endswith((".xml", ".atom")) and "/" not in path]
    assert not [path for path in feeds if "soeger" in path or "dage" in path]
    assert {"historier.xml", "historier.atom"} <= set(feeds)
