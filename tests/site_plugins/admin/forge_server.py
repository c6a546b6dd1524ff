"""The double of a forge behind a port of this machine, as a server of one's own would lie."""

from __future__ import annotations

import json
from functools import partial
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar, Protocol

from tests.running import Answering
from tests.site_plugins.admin.github_double import RefusedError

_ALLOWED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept, If-None-Match",
}
GRAPHQL = "/api/graphql"


class Forge(Protocol):
    """A double of a server with repositories."""

    root: ClassVar[str]
    """What the paths of REST begin with."""

    def rest(self, method: str, path: str, token: str, body: Any) -> tuple[int, Any]:
        """Status and answer."""

    def graphql(self, query: str, variables: Any) -> Any:
        """The `data` of the answer. Raises RefusedError."""


def forge_server(forge: Forge) -> Answering:
    """Not yet running."""
    return Answering(("127.0.0.1", 0), partial(_Handler, forge))


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, forge: Forge, *args: Any) -> None:
        self.forge = forge
        super().__init__(*args)

    def _any(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        body: Any = json.loads(self.rfile.read(size)) if size else None
        token = self.headers.get("Authorization", "").rpartition(" ")[2]
        if self.path == GRAPHQL:
            try:
                data = self.forge.graphql(body["query"], body["variables"])
            except RefusedError as error:
                told = {"type": error.sort, "message": str(error)}
                self._say(200, {"data": None, "errors": [told]})
            else:
                self._say(200, {"data": data})
            return
        path = self.path.removeprefix(self.forge.root)
        self._say(*self.forge.rest(self.command, path, token, body))

    def do_GET(self) -> None:
        self._any()

    def do_POST(self) -> None:
        self._any()

    def do_PATCH(self) -> None:
        self._any()

    def do_PUT(self) -> None:
        self._any()

    def do_DELETE(self) -> None:
        self._any()

    def do_OPTIONS(self) -> None:
        self._say(204, None)

    def _say(self, status: int, answer: Any) -> None:
        kind = "application/octet-stream" if isinstance(answer, bytes) else "application/json"
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        for name, value in _ALLOWED.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if status != 204:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
