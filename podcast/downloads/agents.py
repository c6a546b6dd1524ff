"""Who asked: an app, a browser, or a machine that listens to nothing.

Machines are told by the list of the package `crawler-user-agents` (MIT), which is kept up by
many, and by a few rules of our own. That list is made for web pages: it also names apps in which
people listen, so the apps of `agents.csv` come first.
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
_MACHINE = re.compile(
    r"(?i:bot\b|crawl|spider|\bpodcast sync\b|feed ?parser|importer)|^(?:iTMS|itunesstored|itms)\b"
    r"|watchOS|^atc/|^Mozilla/?5?\.?0?$|HeadlessChrome|^(?:Wget|libwww-perl|Java|ffmpeg|Lavf)/"
)
"""Directories that look in, and watches, which fetch what the phone has fetched already."""
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
             ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
             ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip


class App(NamedTuple):
    """An app in which people listen, told by how its agent begins."""

    name: str
    begins: str
    unless: str


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
    for app in apps():
        if agent.startswith(app.begins) and not (app.unless and app.unless in agent):
            return app.name
    if agent in {"", "-"} or _MACHINE.search(agent) or _is_crawler()(agent):
        return None
    if agent.startswith("Mozilla/"):
        return next((name for mark, name in _BROWSERS if mark in agent), UNKNOWN)
    return UNKNOWN


@cache
def _is_crawler() -> Callable[[str], bool]:
    """Loading the list takes a moment, so it is loaded when it is asked."""
    from crawleruseragents import is_crawler

    found: Callable[[str], bool] = is_crawler
    return found
