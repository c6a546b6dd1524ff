"""Visits by page and by letter, for the office's yearly figures, without keeping an address.

A page view is a GET of a page that the site has or had, answered with 200 or 304, by a person's
browser. A visit of a page is a visitor on a day, however often the page is seen that day; a visitor
is an address and an agent, known as a number that another day does not know again. Files, machines
and addresses that were never pages are left out, the last as one sum.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, unquote_plus, urlsplit

from publishing.serverlogs.agents import app_of
from publishing.serverlogs.lines import Hit
from publishing.serverlogs.visitors import day_of, network_of, numbering

SEEN = frozenset({200, 304})
ALL = "*"
"""The whole site: no page has this address."""
_ELSEWHERE = "?"
"""What was never a page."""
_DAYS = 2
"""Days whose visitors are remembered at once: a log is not quite in order at midnight."""
_FILE = re.compile(r"\.(?!html?$)[A-Za-z0-9]{1,8}$")


class Letter(NamedTuple):
    """What a link in a letter says of it: its issue and its edition, as far as it says that."""

    list: str
    issue: str = ""
    edition: str = ""


class Key(NamedTuple):
    """What views and visits are added up by."""

    month: str
    what: str | Letter
    """The address of a page, a letter, or ALL."""


@dataclass
class Visits:
    """Visits while they are being counted. Feed it hits in the order of their time."""

    pages: Mapping[str, str]
    """The address that counts, by every address under which it is or was a page."""
    base: str = "/"
    """What comes before an address in a request, e.g. `/praksis/`."""
    letter_of: Callable[[str], Letter | None] = lambda _: None
    """The letter that a query names, e.g. `kilde=nyhedsbrev&udgave=a-2026-11`."""
    views: Counter[Key] = field(default_factory=Counter)
    visits: Counter[Key] = field(default_factory=Counter)
    machines: int = 0
    """Page views by bots and crawlers."""
    elsewhere: int = 0
    """Views of addresses that were never pages."""

    def __post_init__(self) -> None:
        self._today: dict[date, _Day] = {}

    def add(self, hits: Iterable[Hit]) -> None:
        """Count hits."""
        page_of = lru_cache(maxsize=16_384)(self._page_of)
        app_named = lru_cache(maxsize=16_384)(app_of)
        for hit in hits:
            if hit.method != "GET":
                continue
            page = page_of(hit.path)
            if page is None:
                continue
            if app_named(hit.agent) is None:
                self.machines += 1
            elif page == _ELSEWHERE or hit.status not in SEEN:
                self.elsewhere += hit.status in SEEN or hit.status in {404, 410}
            else:
                self._see(hit, page)

    def _page_of(self, path: str) -> str | None:
        """The page that a request is for: its address; None for a file."""
        try:
            asked = unquote(urlsplit(path).path)
        except ValueError:
            return _ELSEWHERE
        address = asked.removeprefix(self.base) if asked.startswith(self.base) else None
        if address is not None:
            page = self.pages.get(address.removesuffix("index.html"))
            if page is not None:
                return page
        return None if _FILE.search(asked) else _ELSEWHERE

    def _see(self, hit: Hit, page: str) -> None:
        day = day_of(hit.moment)
        known = self._today.get(day)
        if known is None:
            known = self._today[day] = _Day()
            if len(self._today) > _DAYS:
                del self._today[min(self._today)]
        visitor = (network_of(hit.address), hit.agent)
        letter = self.letter_of(hit.path.partition("?")[2].partition("#")[0])
        found: tuple[str | Letter, ...] = (ALL, page, letter) if letter else (ALL, page)
        for what in found:
            key = Key(f"{day:%Y-%m}", what)
            self.views[key] += 1
            self.visits[key] += known.is_new((what, visitor))


class _Day:
    """Who has been here on a day, as numbers with a secret that goes with it."""

    def __init__(self) -> None:
        self._number = numbering()
        self._known: set[int] = set()

    def is_new(self, visit: Hashable) -> bool:
        """Whether it is the first of that day."""
        number = self._number(visit)
        if number in self._known:
            return False
        self._known.add(number)
        return True


def letters(
    parameters: Mapping[str, str], issues: Iterable[str], editions: Iterable[str]
) -> Callable[[str], Letter | None]:
    """A function that finds the letter in a query.

    `parameters` has what each mailing list puts on its links (`link_parameters`), `issues` the
    letters that there are or were, `editions` what each may have: what names another one, as
    anybody may in an address, is the list's own.
    """
    known, kinds = frozenset(issues), frozenset(editions)
    patterns = [
        (name, re.compile(f"(?:^|&){_pattern(told)}(?:&|$)")) for name, told in parameters.items()
    ]

    @lru_cache(maxsize=4096)
    def letter_of(query: str) -> Letter | None:
        asked = unquote_plus(query)
        for name, pattern in patterns:
            found = pattern.search(asked)
            if found:
                told = found.groupdict()
                issue = told.get("issue") or ""
                edition = told.get("edition") or ""
                if issue not in known:
                    return Letter(name)
                return Letter(name, issue, edition if edition in kinds else "")
        return None

    return letter_of


def _pattern(told: str) -> str:
    named = {"{udgave}": "issue", "{maalgruppe}": "edition"}
    parts, seen = [], set()
    for part in re.split(r"(\{udgave\}|\{maalgruppe\})", unquote_plus(told)):
        if part in named and part not in seen:
            parts.append(f"(?P<{named[part]}>[a-z0-9._-]+)")
            seen.add(part)
        else:
            parts.append(r"[a-z0-9._-]+" if part in named else re.escape(part))
    return "".join(parts)
