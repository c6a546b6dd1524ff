"""A Listmonk-shaped server on loopback: strict, with a memory, and with faults on demand.

    with ListmonkDouble() as listmonk:
        listmonk.state.add_list(3, "Nynedsat")
        listmonk.fails("POST", "lost")  # makes the campaign and says nothing

Holds to fixtures/facts.md; what is not there is an error here, as it may be in the real one.
"""

from __future__ import annotations

import json
import re
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.newsletter.engines.listmonk_state import No, State
from tests.running import Answering

USER, TOKEN = "praksis", "hemmelig-noegle-1234"
RIGHTS = frozenset(
    {"lists:get_all", "templates:get", "campaigns:get", "campaigns:manage", "subscribers:get_all"}
)
_MOST = 50
Answer = tuple[int, str, bytes, dict[str, str]]
_Taken = tuple[str, Answer]


@dataclass
class Fault:
    """What goes wrong with the next request of this kind."""

    method: str
    path: str
    kind: str


class ListmonkDouble:
    """The server and what it knows."""

    def __init__(self) -> None:
        self.state = State()
        self.rights: set[str] = set(RIGHTS)
        self.faults: list[Fault] = []
        self.asked: list[str] = []
        """`METHOD /path` of each request, in order."""
        self.hangs = 3.0
        """So many seconds a slow answer takes."""
        self._lock = threading.RLock()
        self._server = _Server(self)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.state.root = self.url
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def fails(self, method: str, *kinds: str, path: str = ".*") -> None:
        """Let the next requests of this kind go wrong, one way each.

        Not done: busy (429), broken (500), gateway (502, HTML), html (a login page), elsewhere (a
        redirect). Done and not told: lost, slow, half, cut, broken-after.
        """
        self.faults += [Fault(method, path, kind) for kind in kinds]

    def taken(self, method: str, target: str, headers: dict[str, str], body: bytes) -> _Taken:
        """How the request goes wrong, if it does, and what it would get."""
        path = urlsplit(target).path
        with self._lock:
            self.asked.append(f"{method} {path}")
            fault = self._fault(method, path)
            return fault, _NOT_DONE.get(fault) or self.answer(method, target, headers, body)

    def _fault(self, method: str, path: str) -> str:
        for each in self.faults:
            if each.method == method and re.fullmatch(each.path, path):
                self.faults.remove(each)
                return each.kind
        return ""

    # --- answers ----------------------------------------------------------------------------------

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Answer:
        """What the request gets."""
        parts = urlsplit(target)
        query = parse_qs(parts.query, keep_blank_values=True)
        try:
            if parts.path.startswith("/subscription/"):
                self._public(method, parts.path, parse_qs(body.decode()))
                return 200, "text/html; charset=utf-8", b"<p>Tak.</p>", {}
            self._let_in(headers)
            given = _given(headers, body) if body else {}
            return _json({"data": self._api(method, parts.path, query, given)})
        except No as no:
            return _json({"message": str(no)}, no.status)

    def _let_in(self, headers: dict[str, str]) -> None:
        basic = b64encode(f"{USER}:{TOKEN}".encode()).decode()
        if headers.get("Authorization") not in (f"token {USER}:{TOKEN}", f"Basic {basic}"):
            raise No("invalid API credentials", 403)

    def _may(self, right: str) -> None:
        if right not in self.rights:
            raise No(f"permission denied: {right}", 403)

    def _api(self, method: str, path: str, query: dict[str, list[str]], given: Any) -> Any:
        for route, (right, does) in _ROUTES.items():
            found = re.fullmatch(route, f"{method} {path}")
            if found:
                self._may(right)
                return does(self, [int(each) for each in found.groups()], query, given)
        raise No("Not Found", 404)

    def _public(self, method: str, path: str, form: dict[str, list[str]]) -> None:
        match method, path.split("/")[2:]:
            case "POST", ["form"]:
                self.state.sign_up(form["email"][0], form.get("l", []))
            case "POST", ["optin", uuid]:
                self.state.confirm(uuid)
            case "POST", [campaign, uuid]:
                self.state.leave(campaign, uuid)
            case "GET", _:
                pass
            case _:
                raise No("Not Found", 404)


def _json(told: Any, status: int = 200) -> Answer:
    return status, "application/json; charset=UTF-8", json.dumps(told).encode(), {}


def _given(headers: dict[str, str], body: bytes) -> dict[str, Any]:
    if not headers.get("Content-Type", "").startswith("application/json"):
        raise No("Unsupported Media Type", 415)
    given = json.loads(body)
    assert isinstance(given, dict)
    return given


_NOT_DONE: dict[str, Answer] = {
    "busy": (429, "text/plain", b"Too Many Requests", {"Retry-After": "7"}),
    "busy-long": (429, "text/plain", b"Too Many Requests", {"Retry-After": "86400"}),
    "broken": (500, "application/json", b'{"message": "Internal Server Error"}', {}),
    "gateway": (502, "text/html", b"<h1>Bad Gateway</h1>", {}),
    "html": (200, "text/html", b"<title>Login</title>", {}),
    "not-here": (404, "text/html", b"<h1>Not Found</h1>", {}),
    "elsewhere": (302, "text/html", b"", {"Location": "https://andetsteds.example.org/"}),
    "strange": (200, "application/json", b'{"data": [1]}', {}),
}


# --- the wire -------------------------------------------------------------------------------------


class _Server(Answering):
    def __init__(self, double: ListmonkDouble) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.double = double


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: sent apart, the second waits 40 ms for the first
    server: _Server

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        double = self.server.double
        fault, made = double.taken(self.command, self.path, dict(self.headers), body)
        if fault == "lost":
            self.close_connection = True
            return
        if fault == "slow":
            time.sleep(double.hangs)
        status, kind, content, headers = _NOT_DONE["broken"] if fault == "broken-after" else made
        content = content[: len(content) // 2] if fault == "cut" else content
        self.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if fault == "half":
            content = content[: len(content) // 2]
            self.close_connection = True
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - http.server's names


# --- routes ---------------------------------------------------------------------------------------

Query = dict[str, list[str]]
_Does = Callable[[ListmonkDouble, list[int], Query, dict[str, Any]], Any]


def _paged(query: Query, found: list[Any], known: set[str], *, empty_total: int | None) -> Any:
    unknown = query.keys() - known - {"page", "per_page", "order_by", "order"}
    if unknown:
        raise No(f"unknown parameters: {', '.join(sorted(unknown))}")
    page = int(query.get("page", ["1"])[0])
    size = min(int(query.get("per_page", ["20"])[0]), _MOST)
    shown = found[(page - 1) * size : page * size]
    if not shown and empty_total is not None:
        return {"results": [], "query": "", "total": empty_total, "per_page": 0, "page": 0}
    return {"results": shown, "query": "", "total": len(found), "per_page": size, "page": page}


def _campaigns(double: ListmonkDouble, _: list[int], query: Query, __: dict[str, Any]) -> Any:
    wanted = set(query.get("tag", ()))
    found = [each for each in double.state.campaigns.values() if wanted <= set(each["tags"])]
    known = {"tag", "no_body", "status", "query"}
    return _paged(query, [each | {"body": ""} for each in found], known, empty_total=0)


def _subscribers(double: ListmonkDouble, _: list[int], query: Query, __: dict[str, Any]) -> Any:
    lists = {int(each) for each in query.get("list_id", ())}
    status = query.get("subscription_status", [""])[0]
    found = [
        double.state.told_of(each)
        for each in double.state.readers
        if not lists
        or any(n in lists and (not status or s == status) for n, s in each.lists.items())
    ]
    return _paged(query, found, {"list_id", "subscription_status", "query"}, empty_total=None)


def _one(kind: str) -> _Does:
    def found(double: ListmonkDouble, numbers: list[int], _: Query, __: dict[str, Any]) -> Any:
        things: dict[int, dict[str, Any]] = getattr(double.state, kind)
        if numbers[0] not in things:
            raise No("Not found.")
        return {"id": numbers[0], **things[numbers[0]]}

    return found


def _deleted(double: ListmonkDouble, numbers: list[int], _: Query, __: dict[str, Any]) -> Any:
    double.state.campaign(numbers[0])
    del double.state.campaigns[numbers[0]]
    return True


def _tried(double: ListmonkDouble, numbers: list[int], _: Query, given: dict[str, Any]) -> Any:
    double.state.campaign(numbers[0])
    double.state.try_out(given)
    return True


_ROUTES: dict[str, tuple[str, _Does]] = {
    r"GET /api/lists/(\d+)": ("lists:get_all", _one("lists")),
    r"GET /api/templates/(\d+)": ("templates:get", _one("templates")),
    r"GET /api/campaigns": ("campaigns:get", _campaigns),
    r"GET /api/campaigns/(\d+)": ("campaigns:get", _one("campaigns")),
    r"POST /api/campaigns": ("campaigns:manage", lambda d, _, __, given: d.state.make(given)),
    r"PUT /api/campaigns/(\d+)": (
        "campaigns:manage", lambda d, n, _, given: d.state.change(n[0], given)),
    r"PUT /api/campaigns/(\d+)/status": (
        "campaigns:manage", lambda d, n, _, given: d.state.move(n[0], given.get("status"))),
    r"DELETE /api/campaigns/(\d+)": ("campaigns:manage", _deleted),
    r"POST /api/campaigns/(\d+)/test": ("campaigns:manage", _tried),
    r"GET /api/subscribers": ("subscribers:get_all", _subscribers),
}  # fmt: skip
