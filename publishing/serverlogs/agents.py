"""Who asked: an app, a browser, or a machine that listens to nothing.

Machines are told by the list of the package `crawler-user-agents` (MIT), which is kept up by
many, and by a few rules of our own. That list is made for web pages: it also names apps in which
people listen, so the apps of `agents.csv` come first. Each line there says who says so, when that
was looked up, and how the app stands in a log. `AppleCoreMedia` is what every app on an Apple
device may play with: it is no app.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "agents.csv"
UNKNOWN = "Ukendt"
_ANDROID, _EXOPLAYER = "Android, app ikke oplyst", " ExoPlayerLib/"
_MACHINE = re.compile(
    r"(?i:bot\b|crawl|spider|\bpodcast sync\b|feed ?parser|import(?:er)?\b|\btranscribe|fetcher\b"
    r"|\bprocessor/|podcast downloader|service-worker)|^(?:iTMS|itunesstored|itms)\b"
    r"|^Mozilla/?5?\.?0?$|HeadlessChrome|^(?:Wget|libwww-perl|Java|ffmpeg|Lavf|Dart|Deno|Bun|aria2"
    r"|reqwest|GuzzleHttp|Ruby|Castopod|Trackable|AllEars|castget|undici|Tentacles)\b"
    r"|^Amazon Music Podcast|^Blubrry (?:Podcasting|PowerPress)"
)
_WATCH = re.compile(r"watchOS|Apple Watch|^atc/")
"""A watch, which fetches once more what the phone has fetched already (IAB 2.2)."""
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
             ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
             ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip


class App(NamedTuple):
    """An app in which people listen, told by how its agent begins."""

    name: str
    begins: str
    unless: str
    source: str
    """Who says so; looked up on the day `seen`."""
    seen: str
    example: str
    """An agent as it stands in logs."""


@cache
def apps() -> tuple[App, ...]:
    """The apps of `agents.csv`."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(App(*row) for row in list(csv.reader(file))[1:])


def app_of(agent: str | None) -> str | None:
    """The name of the app or browser, `Ukendt` for others, None for a machine.

    An agent that is empty is a machine; None means a log that does not tell agents.
    """
    if agent is None:
        return UNKNOWN
    if _WATCH.search(agent):
        return None
    for app in apps():
        if agent.startswith(app.begins) and not (app.unless and app.unless in agent):
            return app.name
    if agent in {"", "-"} or _MACHINE.search(agent) or _is_crawler()(agent):
        return None
    if agent.startswith("Mozilla/"):
        return next((name for mark, name in _BROWSERS if mark in agent), UNKNOWN)
    return _ANDROID if _EXOPLAYER in agent else UNKNOWN


@cache
def _is_crawler() -> Callable[[str], bool]:
    """Loading the list takes a moment, so it is loaded when it is asked."""
    from crawleruseragents import is_crawler

    found: Callable[[str], bool] = is_crawler
    return found
