"""The form alone on a port of this machine, for who works on the files of this machine."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from publishing.addresses import FORM
from publishing.hosting.policy import EVERYWHERE
from site_plugins.this_machine import REFUSAL, is_meant

_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}


@dataclass(frozen=True)
class Served:
    """What is answered, by path: files made at the start, and the settings made at each asking."""

    files: dict[str, bytes]
    settings: Callable[[], bytes]
    """Made anew, so that choices know the records that were added in the meantime."""

    def get(self, path: str) -> bytes | None:
        """The file at a path from the root; None where there is none."""
        if path == f"/{FORM}form.json":
            return self.settings()
        name = path.removeprefix("/")
        return self.files.get(f"{name}index.html" if name.endswith("/") else name)


class _Handler(BaseHTTPRequestHandler):
    timeout = 60
    """Seconds that somebody may take to ask; without an end each would hold a thread for ever."""

    def __init__(self, served: Served, *args: Any) -> None:
        self.served = served
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer with a file, or send on to the form; nobody else's page gets anything."""
        hosts = self.headers.get_all("Host", [])
        if not is_meant(",".join(hosts), self.headers.get("Origin"), self.path):
            self._answer(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", REFUSAL.encode())
            return
        path = self.path.partition("?")[0]
        if path in ("/", f"/{FORM}".rstrip("/")):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"/{FORM}")
            self.end_headers()
            return
        content = self.served.get(path)
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self._answer(HTTPStatus.OK, _type_of(path), content)

    def do_HEAD(self) -> None:
        """As `do_GET`, which leaves the content out."""
        self.do_GET()

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        for name in ("X-Content-Type-Options", "Referrer-Policy"):
            self.send_header(name, EVERYWHERE[name])
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of each file."""


def _type_of(path: str) -> str:
    dot = path.rfind(".")
    known = _TYPES.get(path[dot:]) or mimetypes.guess_type(path)[0]
    return "text/html; charset=utf-8" if path.endswith("/") else known or "text/plain"


def form_server(served: Served, port: int) -> ThreadingHTTPServer:
    """A server on 127.0.0.1 that is not yet running. Raises OSError where the port is taken."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, served))
