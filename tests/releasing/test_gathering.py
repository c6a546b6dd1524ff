"""A release made of a built site: its number, and the items in its feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.clock import Clock
from releasing.gathering import items_of, next_id
from releasing.record import hashes_of
from tests.projects import write

DAY = Clock.parse("2026-11-28T23:30")


@pytest.mark.parametrize(
    ("taken", "number"),
    [
        ([], 1),
        (["2026-11-27.9"], 1),
        (["2026-11-28.1"], 2),
        (["2026-11-28.9", "2026-11-28.10"], 11),
        ([""], 1),
    ],
)
def test_the_number_of_the_day(taken: list[str], number: int) -> None:
    assert next_id(DAY, taken) == f"2026-11-28.{number}"


def test_items_of_every_feed_count_once(tmp_path: Path) -> None:
    feed = "<rss><channel><item><guid>{}</guid></item></channel></rss>"
    write(tmp_path / "feed.xml", feed.format("urn:x:vacancy:a"))
    write(tmp_path / "feeds/b.xml", feed.format("urn:x:vacancy:a"))
    write(tmp_path / "podcast.xml", feed.format("0b0f6a54"))
    write(tmp_path / "sitemap.xml", "<urlset><guid>no</guid></urlset>")
    found = items_of(tmp_path, hashes_of(tmp_path))
    assert found == ("0b0f6a54", "urn:x:vacancy:a")
