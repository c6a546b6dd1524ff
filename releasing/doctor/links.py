"""Whether the links to other sites still lead somewhere: asked seldom, slowly and politely.

`robots.txt` of each host is kept, a host is asked once a second, and an answer is remembered: a
good one for a week, any other for a day.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from records.danish.numbers import count
from records.source.whole_file import write_whole
from releasing.doctor.finding import Finding, fault, fine, warning
from releasing.doctor.visitor import AGENT, UnreachableError, Visitor

PAUSE = 1.0
"""Seconds between two questions to one host."""
GOOD, OTHER = timedelta(days=7), timedelta(days=1)
"""For how long an answer is believed."""
MOST = 500
"""So many links are asked for at once; the rest has its turn another time."""
_DEAD = {404, 410}
_NOT_FOR_HEAD = {403, 405, 501}


@dataclass(slots=True)
class LinkCache:
    """What was answered, and when, in a file that may be deleted."""

    file: Path
    now: datetime
    known: dict[str, tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def open(cls, file: Path, now: datetime) -> LinkCache:
        """Read the file; what cannot be read is forgotten."""
        cache = cls(file, now)
        try:
            told = json.loads(file.read_text("utf-8"))
            for url, (moment, status) in told.items():
                if datetime.fromisoformat(moment).tzinfo and isinstance(status, int):
                    cache.known[url] = (moment, status)
        except (OSError, ValueError, TypeError, AttributeError):
            cache.known.clear()
        return cache

    def status(self, url: str) -> int | None:
        """The remembered status; None where it has to be asked."""
        if url not in self.known:
            return None
        moment, status = self.known[url]
        age = self.now - datetime.fromisoformat(moment)
        return status if timedelta(0) <= age < (GOOD if status < 400 else OTHER) else None

    def keep(self, url: str, status: int) -> None:
        """Remember an answer; 0 is none."""
        self.known[url] = (self.now.isoformat(), status)

    def save(self) -> None:
        """Write what is remembered. Raises OSError."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.file, json.dumps(self.known, ensure_ascii=False, indent=1).encode())


@dataclass(slots=True)
class LinkChecker:
    """Asks for links of other sites."""

    visitor: Visitor
    cache: LinkCache
    sleep: Callable[[float], object] = time.sleep
    robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def check(self, links: Mapping[str, str]) -> Iterator[Finding]:
        """Look at links by address, each with the page that it stands on."""
        asked = dict(sorted(links.items())[:MOST])
        statuses = {url: self._status(url) for url in asked}
        dead = [url for url, status in statuses.items() if status in _DEAD]
        unsure = [url for url, status in statuses.items() if status == 0 or status >= 400]
        for url in dead:
            yield fault("links", f"{url} findes ikke længere. Ret linket på {asked[url]}.")
        for url in sorted(set(unsure) - set(dead)):
            told = f"svarer {statuses[url]}" if statuses[url] else "svarer ikke"
            yield warning("links", f"{url} {told}. Prøv selv; linket står på {asked[url]}.")
        left = len(links) - len(asked)
        rest = f" {count(left, 'link', 'links')} venter til næste gang." if left else ""
        good = len(asked) - len(unsure)
        yield fine("links", f"{count(good, 'link', 'links')} til andre sider virker.{rest}")

    def _status(self, url: str) -> int:
        known = self.cache.status(url)
        if known is not None:
            return known
        if not self._allowed(url):
            return 200  # the host asks not to be looked at; a reader may still follow the link
        status = self._asked(url, "HEAD")
        if status in _NOT_FOR_HEAD or status >= 500:
            status = self._asked(url, "GET")
        self.cache.keep(url, status)
        return status

    def _asked(self, url: str, method: str) -> int:
        self._wait(urlsplit(url).netloc)
        try:
            return self.visitor.get(url, method=method).status
        except UnreachableError:
            return 0

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.netloc not in self.robots:
            self.robots[parts.netloc] = self._rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
        rules = self.robots[parts.netloc]
        return rules is None or rules.can_fetch(AGENT, url)

    def _rules(self, url: str) -> RobotFileParser | None:
        self._wait(urlsplit(url).netloc)
        try:
            answer = self.visitor.get(url)
        except UnreachableError:
            return None
        if answer.status != 200:
            return None
        rules = RobotFileParser()
        rules.parse(answer.body[:500_000].decode("utf-8", "replace").splitlines())
        return rules

    def _wait(self, host: str) -> None:
        now = time.monotonic()
        if host in self.last and now - self.last[host] < PAUSE:
            self.sleep(PAUSE - (now - self.last[host]))
        self.last[host] = time.monotonic()


def outward(pages: Iterable[tuple[str, tuple[str, ...]]], own: str) -> dict[str, str]:
    """The links to other hosts than `own`, each with the first page that has it."""
    found: dict[str, str] = {}
    for page, links in pages:
        for link in links:
            if urlsplit(link).netloc != own:
                found.setdefault(link, page)
    return found
