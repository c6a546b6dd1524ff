"""The form alone on a port of this machine, for who works on the files of this machine."""

from __future__ import annotations

import json
import mimetypes
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from publishing.addresses import FORM
from publishing.hosting.policy import EVERYWHERE
from site_plugins.admin.deleting import USES
from site_plugins.admin.unsaved import Unsaved
from site_plugins.this_machine import REFUSAL, body_length, is_meant, is_own_page

UNSAVED = f"/{FORM}unsaved"
"""Where the form asks what a record would be that is not saved."""
LONGEST = 1_000_000
"""Bytes of a record and its text; the longest article has a fiftieth of that."""
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}


@dataclass(frozen=True)
class Served:
    """What is answered, by path: files made at the start, and the settings made at each asking."""

    files: dict[str, bytes]
    settings: Callable[[], bytes]
    """Made anew, so that choices know the records that were added in the meantime."""
    unsaved: Callable[[], Unsaved] | None = None
    """Who renders what is not saved yet; None for a form without a preview."""
    losses: Callable[[], bytes] | None = None
    """What would break if something went, made anew; None where the file of the start will do."""

    def get(self, path: str) -> bytes | None:
        """The file at a path from the root; None where there is none."""
        if path == f"/{FORM}form.json":
            return self.settings()
        if path == f"/{FORM}{USES}" and self.losses is not None:
            return self.losses()
        name = path.removeprefix("/")
        name = f"{name}index.html" if name.endswith("/") or not name else name
        found = self.files.get(name)
        if found or self.unsaved is None or name.startswith(FORM):
            return found
        return self.unsaved().get(name)

    def show(self, body: bytes) -> bytes | None:
        """What is to be said of the record that the form sends; None for what no form sends."""
        if self.unsaved is None:
            return None
        try:
            asked = json.loads(body)
            shown = self.unsaved().show(
                str(asked["kind"]), str(asked["suffix"]), str(asked["text"])
            )
        except (ValueError, KeyError, TypeError):
            return None
        return json.dumps(shown.as_json(), ensure_ascii=False).encode()


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

    def do_POST(self) -> None:
        """Render what the form sends; nothing else is taken, and from no other page."""
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin", "")
        one = len(self.headers.get_all("Host", [])) == 1
        if self.path != UNSAVED or self.served.unsaved is None:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED)
            return
        if not (one and is_own_page(host, origin) and is_meant(host, origin, self.path)):
            self._answer(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", REFUSAL.encode())
            return
        size = body_length(self.headers.get("Content-Length", ""), LONGEST)
        shown = None if size is None else self.served.show(self.rfile.read(size))
        if shown is None:
            said = "Det, formularen sendte, kan ikke vises."
            self._answer(HTTPStatus.BAD_REQUEST, "text/plain; charset=utf-8", said.encode())
            return
        self._answer(HTTPStatus.OK, "application/json", shown)

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


class FormServer(ThreadingHTTPServer):
    """A server to which a browser that hangs up is no news."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, unless the browser is only gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def form_server(served: Served, port: int) -> FormServer:
    """A server on 127.0.0.1 that is not yet running. Raises OSError where the port is taken."""
    return FormServer(("127.0.0.1", port), partial(_Handler, served))
