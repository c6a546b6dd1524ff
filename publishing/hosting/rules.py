"""Which header each address of the site is answered with: one table for every web server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from publishing.addresses import FORM
from publishing.hosting.policy import CACHING, EVERYWHERE, NOT_SERVED, OPEN, UNLISTED, page_headers
from publishing.hosting.redirects import Redirects
from publishing.page import Page


@dataclass(frozen=True, slots=True)
class Addresses:
    """The pages and files of the site as paths from the root of its host."""

    root: str
    """`/`, or the folder that the site lies in."""
    pages: tuple[str, ...]
    embeds: tuple[str, ...]
    form: Mapping[str, str] = field(default_factory=dict)
    """What the answers of the form in the browser have in place of a page's; empty without it."""
    files: tuple[str, ...] = ()
    """What lies in the site besides pages, as far as it is made and not copied."""
    table: Redirects = field(default_factory=Redirects)
    """Where former addresses lead."""
    forms: str = ""
    """The origin of the mail engine that the sign-up form goes to; empty without one."""
    sounds: tuple[str, ...] = ()
    """The origins of other hosts that players may fetch sound and films from."""

    @classmethod
    def of(
        cls,
        pages: Iterable[Page],
        url: str,
        form: Mapping[str, str] | None = None,
        files: Iterable[str] = (),
    ) -> Addresses:
        """Those of a site at `url`."""
        root = urlsplit(url).path or "/"
        found = sorted((root + page.address, page.meta["kind"] == "embed") for page in pages)
        return cls(
            root,
            tuple(path for path, embed in found if not embed),
            tuple(path for path, embed in found if embed),
            form or {},
            tuple(sorted(root + path for path in files)),
        )

    def page_headers(self, *, embeddable: bool) -> dict[str, str]:
        """What the answer of a page has as well, one that may stand in a frame or another."""
        return page_headers(embeddable=embeddable, forms=self.forms, sounds=self.sounds)

    @property
    def form_path(self) -> str:
        """Where the form lies."""
        return f"{self.root}{FORM}"

    def below(self, pattern: str) -> str:
        """An expression for whole paths from the host's root, of one for paths below the site."""
        return f"^{_plain(self.root)}({pattern})$"

    @property
    def players(self) -> str:
        """Matches the players' paths; where there are none, nothing."""
        if not self.embeds:
            return "^$"
        return f"^({'|'.join(map(_plain, self.embeds))})(index[.]html)?$"

    @property
    def hidden(self) -> str:
        """Matches what is answered with 404 although it is there."""
        return self.below(NOT_SERVED)


@dataclass(frozen=True, slots=True)
class Header:
    """A header and its values by path; the last case that matches holds, and `""` is none."""

    name: str
    default: str
    cases: tuple[tuple[str, str], ...] = ()

    def at(self, path: str) -> str:
        """Its value for a path from the root of the host."""
        fitting = [value for pattern, value in self.cases if re.search(pattern, path)]
        return fitting[-1] if fitting else self.default


def header_rules(addresses: Addresses) -> Iterator[Header]:
    """Every header of every answer. The expressions are read alike by PCRE, RE2 and Python."""
    closed = addresses.page_headers(embeddable=False)
    open_ = addresses.page_headers(embeddable=True)
    form = {"X-Robots-Tag": "", **addresses.form}
    for name in dict.fromkeys((*EVERYWHERE, *closed, *form)):
        default = (EVERYWHERE | closed).get(name, "")
        cases = [(addresses.players, open_.get(name, ""))] if name in closed else []
        if name == "X-Robots-Tag":
            cases.append((addresses.below(UNLISTED), "noindex"))
        if form.get(name):
            cases.append((f"^{_plain(addresses.form_path)}", form[name]))
        yield Header(name, default, tuple(cases))
    (_, default), *caching = CACHING
    kept = tuple((addresses.below(pattern), value) for pattern, value in caching)
    yield Header("Cache-Control", default, kept)
    yield Header("Access-Control-Allow-Origin", "", ((addresses.below(OPEN), "*"),))


def _plain(path: str) -> str:
    """A path as an expression; brackets around a dot are the same to every server's quoting."""
    return re.escape(path).replace(r"\.", "[.]").replace(r"\-", "-")
