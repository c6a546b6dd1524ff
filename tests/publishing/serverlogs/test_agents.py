"""Who asked: apps by their real agents, browsers, and machines that listen to nothing."""

from __future__ import annotations

from datetime import date

import pytest

from publishing.serverlogs.agents import app_of, apps

APPLE = "AppleCoreMedia/1.0.0.20G81 (iPhone; U; CPU OS 16_6 like Mac OS X; en_us)"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.mark.parametrize(
    ("agent", "app"),
    [
        (APPLE, "Apple-enhed, app ikke oplyst"),
        ("AppleCoreMedia/1.0.0.19R346 (Apple Watch; U; CPU OS 8_0) watchOS/8.0", None),
        ("AppleCoreMedia/1.0.0.19R346 (Apple Watch; U; CPU OS 8_0 like Mac OS X; en_us)", None),
        ("atc/1.0 watchOS/7.1 model/Watch5,4 hwp/t8006 build/18R590 (6; dt:202)", None),
        ("(null)/(null) watchOS/5.0.1 model/Watch3,3 hwp/t8004 build/16R381 (6; dt:155)", None),
        ("Podcasts/3.9 iOS/17.2.1 model/iPhone12,3 hwp/t8030 build/21C66", "Apple Podcasts"),
        ("Podimo/2.60.1 (dk.podimo; build:1; iOS 18.1.0) Alamofire/5.9.1", "Podimo"),
        ("Podimo/1.0 (+https://podimo.com/)", None),
        ("Overcast/1.0 Podcast Sync (123 subscribers; feed-id=1; +http://overcast.fm/)", None),
        ("PocketCasts/1.0 (Pocket Casts Feed Parser; +http://pocketcasts.com/)", None),
        ("yourApplicationName/2.21.9 (Linux;Android 11) ExoPlayerLib/2.14.0",
         "Android, app ikke oplyst"),
        (FIREFOX, "Firefox"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge"),
        ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18 Safari/605", "Safari"),
        ("Mozilla/5.0", None),
        ("Mozilla/5.0 (X11) AppleWebKit/537.36 HeadlessChrome/140.0", None),
        ("iTMS", None),
        ("curl/8.5.0", None),
        ("python-requests/2.32", None),
        ("okhttp/3.11.0", None),
        ("Dart/2.18 (dart:io)", None),
        ("atlas-transcribe/1.0", None),
        ("Audiomack Podcast Processor/1.0 (https://audiomack.com/)", None),
        ("Mozilla/5.0 (compatible; AudioFetcher/1.0; +https://example.invalid)", None),
        ("beehiiv-podcast-importer/1.0", None),
        ("Tentacles, Like iTunes", None),
        ("Podlytics 1.0 crawler", None),
        ("Mozilla/5.0 (compatible; GPTBot/1.0; +https://openai.com/gptbot)", None),
        ("", None),
        ("-", None),
        ("En helt ny app/1.0", "Ukendt"),
        (None, "Ukendt"),
    ],
)  # fmt: skip
def test_who_asked(agent: str | None, app: str | None) -> None:
    assert app_of(agent) == app


def test_each_app_has_a_source_a_day_and_an_agent_that_leads_to_it() -> None:
    for app in apps():
        assert app.name
        assert app.source
        assert date.fromisoformat(app.seen) <= date(2026, 11, 28)
        assert app.example.startswith(app.begins)
        assert app_of(app.example) == app.name
    assert len({app.begins for app in apps()}) == len(apps())
