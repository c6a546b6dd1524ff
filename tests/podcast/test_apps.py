"""The buttons to follow a podcast: one list, with signs out of Material's icons."""

from typing import Any

import pytest

from podcast.apps import KNOWN, app_links, sign_of
from records.model.show import Show
from tests.podcast.studio import Studio

FEED = "https://example.org/praksis/podcast.xml"


def show_of(studio: Studio, **changes: Any) -> Show:
    studio.show(**changes)
    return studio.good_library().all(Show)[0]


def test_a_feed_alone_has_the_apps_that_open_it(studio: Studio) -> None:
    found = {app.text: app.url for app in app_links(show_of(studio), FEED)}
    assert found == {
        "Apple Podcasts": "podcast://example.org/praksis/podcast.xml",
        "Pocket Casts": "pktc://subscribe/example.org/praksis/podcast.xml",
        "Overcast": "overcast://x-callback-url/add?url="
                    "https%3A%2F%2Fexample.org%2Fpraksis%2Fpodcast.xml",
        "AntennaPod": "https://antennapod.org/deeplink/subscribe?url="
                      "https%3A%2F%2Fexample.org%2Fpraksis%2Fpodcast.xml&title=PraksisPerspektiv",
        "Podcast Addict": "https://podcastaddict.com/feed/"
                          "https%3A%2F%2Fexample.org%2Fpraksis%2Fpodcast.xml",
    }  # fmt: skip


def test_an_address_of_its_own_stands_first_and_in_place_of_the_feed(studio: Studio) -> None:
    apps = [
        {"title": "Spotify", "url": "https://open.spotify.com/show/1"},
        {"title": "Apple Podcasts", "url": "https://podcasts.apple.com/dk/podcast/id1"},
        {"title": "En app", "url": "https://app.example.org/show"},
    ]
    found = app_links(show_of(studio, apps=apps), FEED)
    assert [(app.text, app.url) for app in found[:3]] == [(a["title"], a["url"]) for a in apps]
    assert [app.text for app in found].count("Apple Podcasts") == 1
    assert [bool(app.sign) for app in found] == [True, True, False, True, True, True, True]


@pytest.mark.parametrize("app", KNOWN, ids=lambda app: app.icon)
def test_every_known_app_has_its_sign(app: Any) -> None:
    assert sign_of(app.icon).startswith(("M", "m"))
