"""A web server as the office would use one: right types, parts of files, our own page for 404."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.running import Answering, running

_PART = re.compile(r"bytes=(\d+)-(\d*)")


class Files(SimpleHTTPRequestHandler):
    """Serves a folder over HTTP/1.1, so that all the files of a page share a connection."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".woff2": "font/woff2",
        ".ics": "text/calendar",
    }

    def do_GET(self) -> None:
        """A file, or the part of it that a player asks for (RFC 9110, 14.2)."""
        part = _PART.fullmatch(self.headers.get("Range", ""))
        file = Path(self.translate_path(self.path))
        if not part or not file.is_file():
            super().do_GET()
            return
        whole = file.read_bytes()
        last = min(int(part[2] or len(whole)), len(whole) - 1)
        first = int(part[1])
        self._answer(206, self.guess_type(file), whole[first : last + 1],
                     {"Content-Range": f"bytes {first}-{last}/{len(whole)}"})  # fmt: skip

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Our own page where nothing lies."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "404.html").read_bytes()
        self._answer(404, "text/html; charset=utf-8", page, {})

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""

    def _answer(self, code: int, kind: str, body: bytes, more: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **more}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def served(site: Path) -> AbstractContextManager[str]:
    """The address of a site, served for as long as the block runs; ends in `/`."""
    return answering(partial(Files, directory=str(site)))


def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> AbstractContextManager[str]:
    """The address of a server on this machine whose requests a handler answers; ends in `/`."""
    return running(Answering(("127.0.0.1", 0), handler))
