"""Which open pages load anew after a build: those that say something else now, and no others."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from site_plugins.preview.control import App

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_POLL = re.compile(r"/livereload/([0-9]+)/[0-9]+")
"""What the script of MkDocs asks on every page; the number is the version that the page is of."""


@dataclass
class Reloads:
    """When each page last changed, in the server's own count of versions."""

    server: LiveReloadServer
    mount: str
    """Below which address the site lies; begins and ends with `/`."""
    _changed: dict[str, int] = field(default_factory=dict)
    _all: int = 0

    def page(self, path: str) -> None:
        """That page of the site is another in the version that comes next."""
        self._changed[path] = self._coming

    def all(self) -> None:
        """All pages are."""
        self._all = self._coming

    def compare(self, before: Path, after: Path) -> None:
        """Those pages are that differ between two folders, of the last version and the next."""
        old, new = set(_pages(before)), set(_pages(after))
        for path in old ^ new:
            self.page(path)
        for path in old & new:
            if _differ(before / path, after / path):
                self.page(path)

    def around(self, app: App) -> App:
        """The web app (PEP 3333), answering each page's question for itself."""

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            found = _POLL.fullmatch(environ["PATH_INFO"])
            if found is None:
                return app(environ, start)
            version, path = int(found[1]), self._page_of(environ.get("HTTP_REFERER", ""))
            start("200 OK", [("Content-Type", "text/plain")])
            return [b"%d" % max(version, self._next(path, version))]

        return answer

    def _next(self, path: str, version: int) -> int:
        """The version in which the page changed after that one, waited for as long as MkDocs does;
        zero where it stays.
        """  # noqa: D205 - one sentence
        server = self.server

        def changed() -> int:
            last = max(self._all, self._changed.get(path, 0)) if path else server._visible_epoch  # noqa: SLF001
            return last if version < last <= server._visible_epoch else 0  # noqa: SLF001

        with server._epoch_cond:  # noqa: SLF001 - there is no other way to wait
            return server._epoch_cond.wait_for(changed, timeout=server.poll_response_timeout)  # noqa: SLF001

    def _page_of(self, referrer: str) -> str:
        """The file of the page that asks; empty where the browser does not say."""
        path = unquote(urlsplit(referrer).path)
        if not path.startswith(self.mount):
            return ""
        path = path.removeprefix(self.mount)
        return f"{path}index.html" if not path or path.endswith("/") else path

    @property
    def _coming(self) -> int:
        return int(self.server._wanted_epoch)  # noqa: SLF001


def _pages(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        yield from (
            os.path.relpath(os.path.join(folder, name), site).replace(os.sep, "/")  # noqa: PTH118
            for name in names
            if name.endswith(".html")
        )


def _differ(one: Path, other: Path) -> bool:
    return not one.samefile(other) and one.read_bytes() != other.read_bytes()
