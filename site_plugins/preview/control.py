"""The preview's own web app: takes the bar's form, and tells when a rebuild failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from site_plugins.preview.bar import ABOUT, CONTROL
from site_plugins.preview.view import View, asked
from site_plugins.this_machine import REFUSAL, body_length, is_meant, is_own_page

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
LONGEST = 2000
"""Bytes of a form; the bar's own has a tenth of that."""
_ABOUT = (
    '<!doctype html><html lang="da"><meta charset="utf-8"><title>Om siden</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><main>{}</main></html>'
)


@dataclass
class Control:
    """What the preview shows now, and what went wrong with it. Lives as long as the server."""

    rebuild: Callable[[], None]
    view: View = field(default_factory=View)
    failure: str = ""
    """Why the pages are those of the last good build; empty while they are new."""
    at_once: frozenset[str] = frozenset()
    """The paths of pages that were shown before the others; they are none of the last build."""
    last_site: Path | None = None
    """Where the pages of the last good build lie while the next one is made."""
    about: Callable[[str], str] = field(default=lambda _address: "")
    """What is to be said, as HTML, of the page at an address."""

    def around(self, app: App, mount: str) -> App:
        """The web app (PEP 3333) with the control under `mount`, which begins and ends with `/`."""

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            path = environ["PATH_INFO"]
            if path == f"{mount}{CONTROL}":
                return self._take(environ, start, mount)
            if not is_meant(environ.get("HTTP_HOST", ""), environ.get("HTTP_ORIGIN"), path):
                return _refused(start, "403 Forbidden", REFUSAL)
            if path == f"{mount}{CONTROL}/{ABOUT}":
                return self._about(environ, start)
            return self._told(app, environ, start) if self.failure else app(environ, start)

        return answer

    def _about(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """A page of its own, from which the bar takes what stands in `main`."""
        asked_for = parse_qs(environ.get("QUERY_STRING", "")).get("side", [""])[-1]
        body = _ABOUT.format(self.about(asked_for)).encode()
        kind, length = ("Content-Type", "text/html; charset=utf-8"), str(len(body))
        start("200 OK", [kind, ("Content-Length", length), ("Cache-Control", "no-store")])
        return [body]

    def _take(
        self, environ: dict[str, Any], start: Callable[..., Any], mount: str
    ) -> Iterable[bytes]:
        """Change the view and lead back to the page that asked for it."""
        if environ["REQUEST_METHOD"] != "POST" or not is_own(environ):
            said = "Kun forhåndsvisningens egne sider kan styre den."
            return _refused(start, "403 Forbidden", said)
        size = body_length(environ.get("CONTENT_LENGTH") or "0", LONGEST)
        if size is None or environ.get("HTTP_TRANSFER_ENCODING"):
            said = "Det, der blev sendt, kan ikke læses. Brug knapperne i linjen øverst."
            return _refused(start, "400 Bad Request", said)
        form = parse_qs(environ["wsgi.input"].read(size).decode("utf-8", "replace"))
        self.view = asked({key: values[-1] for key, values in form.items()}, self.view)
        self.rebuild()
        back = urlsplit(environ.get("HTTP_REFERER", "")).path or mount
        start("303 See Other", [("Location", back), ("Content-Length", "0")])
        return []

    def _told(
        self, app: App, environ: dict[str, Any], start: Callable[..., Any]
    ) -> Iterable[bytes]:
        """The page of the last good build, with why it is not a newer one."""
        answered: list[Any] = []

        def keep(status: str, headers: list[tuple[str, str]], *more: Any) -> None:
            answered[:] = [status, headers, *more]

        body = b"".join(app(environ, keep))
        status, headers, *more = answered
        if not any(key.lower() == "content-type" and "html" in value for key, value in headers):
            start(status, headers, *more)
            return [body]
        sentence = escape(f"Siden kunne ikke bygges igen, så dette er den forrige. {self.failure}")
        told = f'<section class="problems" role="alert"><p class="wrap">{sentence}</p></section>'
        at = body.find(b">", body.find(b"<body")) + 1
        start(status, [pair for pair in headers if pair[0].lower() != "content-length"], *more)
        return [body[:at], told.encode(), body[at:]]


def is_own(environ: dict[str, Any]) -> bool:
    """Whether a page of this server itself asks: no other site may steer what is shown here."""
    return is_own_page(environ.get("HTTP_HOST", ""), environ.get("HTTP_ORIGIN", ""))


def _refused(start: Callable[..., Any], status: str, sentence: str) -> Iterable[bytes]:
    body = sentence.encode()
    length = str(len(body))
    start(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", length)])
    return [body]
