"""Tags of the feed that real episodes seldom have, or have alike: each with a value of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from lxml import etree

from podcast.feed.categories import category_fault
from podcast.feed.entry_tags import EpisodeTags
from podcast.feed.feed import Feed, write_feeds
from podcast.feed.items import Item, Stamp
from podcast.feed.show_tags import ShowTags
from podcast.feed.xml import add, yes_or_no
from podcast.selection import the_show
from records.facts.memory import NOTHING
from records.model.show import Show
from tests.podcast.feed.test_paging import many
from tests.podcast.reading import attributes, channel_of, texts
from tests.podcast.studio import CLOCK, SITE, Studio


@pytest.fixture(name="show")
def the_one(studio: Studio) -> Show:
    studio.show(
        seasons=[{"number": 1, "title": "Den første"}],
        frequency={"title": "Når vi kan"},
        location={"title": "Region Hovedstaden"},
    )
    found = the_show(studio.good_library())
    assert found
    return found


def channels(show: Show, items: list[Item], size: int = 300) -> list[etree._Element]:
    return [
        channel_of(f.content) for f in write_feeds(Feed(show, SITE, items, size), NOTHING, CLOCK)
    ]


def test_each_page_leads_to_the_others(show: Show) -> None:
    first, last = channels(show, many(2), 1)
    one, two = (
        {"href": f"{SITE.url}podcast{number}.xml", "type": "application/rss+xml"}
        for number in ("", "-2")
    )
    told = [one | {"rel": "self"}, one | {"rel": "first"}, two | {"rel": "next"},
            two | {"rel": "last"}]  # fmt: skip
    assert sorted(map(str, map(sorted_items, attributes(first, "atom:link")))) == sorted(
        map(str, map(sorted_items, told))
    )
    told = [two | {"rel": "self"}, one | {"rel": "first"}, one | {"rel": "previous"},
            two | {"rel": "last"}]  # fmt: skip
    assert sorted(map(str, map(sorted_items, attributes(last, "atom:link")))) == sorted(
        map(str, map(sorted_items, told))
    )
    (whole,) = channels(show, many(2), 2)
    assert [link["rel"] for link in attributes(whole, "atom:link")] == ["self"]


def sorted_items(found: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(found.items())


def test_the_show_is_told_in_its_language_and_at_most_four_thousand_octets(show: Show) -> None:
    long = {"description": "æble " * 900, "language": "en", "explicit": True}
    (channel,) = channels(show.model_copy(update=long), many(1))
    assert channel.findtext("language") == "en"
    said = channel.findtext("description", "")
    assert said.endswith("æble…")
    assert 3990 < len(said.encode()) <= 4000
    assert texts(channel, "itunes:explicit") == texts(channel, "item/itunes:explicit") == ["true"]
    assert attributes(channel, "item/podcast:transcript")[0]["language"] == "en"
    assert (yes_or_no(1), yes_or_no("")) == ("true", "false")


def test_what_has_no_value_has_no_attribute(show: Show) -> None:
    (channel,) = channels(show, many(1))
    assert attributes(channel, "podcast:updateFrequency") == [{}]
    assert texts(channel, "podcast:location") == ["Region Hovedstaden"]
    assert dict(add(channel, "podcast:txt", "", a_b="x", c="").items()) == {"a-b": "x"}
    odd = add(channel, "podcast:txt", "a\x01b", c="d\x01e", f="g\nh")
    assert (odd.text, dict(odd.items())) == ("ab", {"c": "de", "f": "g\nh"})


def test_a_chapter_after_an_hour_keeps_its_hour(show: Show) -> None:
    stamps = (Stamp("02:03", "A"), Stamp("01:02:03", "B"))
    (channel,) = channels(show, [replace(many(1)[0], chapters=stamps)])
    told = attributes(channel, "item/psc:chapters/psc:chapter")
    assert [each["start"] for each in told] == ["00:02:03", "01:02:03"]


def test_a_trailer_is_told_with_its_sound(show: Show) -> None:
    out = datetime.fromisoformat("2026-11-20T06:00+01:00")
    item = replace(many(1)[0], type="trailer", season=None, published=out)
    (channel,) = channels(show, [item])
    assert attributes(channel, "podcast:trailer") == [
        {"url": f"{SITE.url}media/audio/e0.mp3", "pubdate": "Fri, 20 Nov 2026 06:00:00 +0100",
         "length": "1000", "type": "audio/mpeg"}
    ]  # fmt: skip
    assert attributes(channel, "item/podcast:season") == []


def test_an_episode_without_season_and_transcript_leads_to_its_page(
    studio: Studio, show: Show
) -> None:
    assert show.seasons
    studio.episode("a", type="trailer", transcript=None, chapters=None)
    channel = channel_of(studio.feed())
    (notes,) = texts(channel, "item/content:encoded")
    assert notes
    assert notes.endswith(
        f'<p><a href="{SITE.url}podcast/a/">Se mere på episodens side</a></p>'
    )  # fmt: skip
    assert attributes(channel, "item/podcast:season") == []
    assert attributes(channel, "item/itunes:image") == []


def test_tags_without_what_they_tell_are_refused() -> None:
    node = etree.Element("item")
    cases: list[tuple[Any, str]] = [
        (EpisodeTags(), "an episode of the feed needs its item"),
        (ShowTags(), "the podcast feed needs its show"),
    ]
    for tags, said in cases:
        with pytest.raises(ValueError, match=f"^{said}$"):
            tags.extend_rss(node)


def test_spaces_around_a_category_do_not_count() -> None:
    for written in ("Health & Fitness>Medicine", " Health & Fitness  >  Medicine ", "Arts"):
        assert category_fault(written) is None, written
    for written in ("Health & Fitness", "Medicine"):
        found = category_fault(written)
        assert (found is None) is (written == "Health & Fitness"), written
