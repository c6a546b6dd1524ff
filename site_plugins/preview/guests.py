"""Who may look from another machine on the network: whoever typed the code of the terminal.

Drafts are for those who were let in. A code opens once and a new one follows, so a code that
somebody saw over a shoulder opens nothing; wrong ones are counted for all machines together, as
one machine can have many addresses.
"""

from __future__ import annotations

import re
import secrets
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from ipaddress import AddressValueError, IPv4Address
from typing import Any
from urllib.parse import parse_qs

from site_plugins.preview.control import App
from site_plugins.this_machine import body_length, is_asked_there, is_local

DOOR = "/_kode"
"""Where the form with the code is sent to."""
COOKIE = "praksis_kig"
TRIES = 5
"""So many wrong codes, and there is a new code and a pause."""
PAUSE = 60.0
"""Seconds."""
LONGEST = 200
"""Bytes of the form with the code."""
_ADDRESS = re.compile(r"(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?")
_PAGE = """<!doctype html><html lang="da"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>Kode til forhåndsvisningen</title>
<body style="font:1.1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:2rem auto;padding:0 1rem">
<h1 style="font-size:1.5rem">Forhåndsvisning</h1>
<p>Skriv den kode, der står i terminalen på den maskine, hvor siden bliver vist.</p>
%s<form method="post" action="/_kode"><p><label for="kode">Kode</label><br>
<input id="kode" name="kode" inputmode="numeric" autocomplete="one-time-code" required autofocus
style="font:inherit;font-size:1.5rem;width:8em;min-height:48px"></p>
<p><button style="font:inherit;min-height:48px;padding:0 1.5rem">Vis siden</button></p></form>"""
_WRONG = "Koden er ikke rigtig. Se i terminalen; hver kode virker én gang."
_TOO_MANY = "Der er skrevet for mange forkerte koder. Vent et minut, og brug den nye kode."
_NO_NETWORK = (
    "Maskinen er ikke på et netværk, så ingen telefon kan se siden. Kom på det samme netværk "
    "som telefonen, og start igen."
)
_NOT_MEANT = "Åbn den adresse, der står i terminalen."


def new_code() -> str:
    """Six digits."""
    return f"{secrets.randbelow(10**6):06}"


@dataclass
class Guests:
    """Lets in who has the code. Lives as long as the server."""

    tell: Callable[[str], None]
    """Called with each code that opens from now on."""
    now: Callable[[], float] = time.monotonic
    code: str = field(default_factory=new_code)
    _keys: list[str] = field(default_factory=list)
    _wrong: int = 0
    _closed_until: float = 0.0

    def __post_init__(self) -> None:
        """Say the first code."""
        self.tell(self.code)

    def around(self, app: App) -> App:
        """The app, which this machine asks as before and others once they have given the code.

        What a guest asks is handed on as if this machine had asked it.
        """

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            if is_from_here(environ):
                return app(environ, start)
            if not _means_us(environ):
                return _said(start, "403 Forbidden", _NOT_MEANT)
            if environ["PATH_INFO"] == DOOR and environ["REQUEST_METHOD"] == "POST":
                return self._knock(environ, start)
            if not self._is_known(environ):
                return _said(start, "403 Forbidden", "")
            return app(_as_from_here(environ), start)

        return answer

    def _is_known(self, environ: dict[str, Any]) -> bool:
        try:
            given = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(COOKIE)
        except CookieError:
            return False
        value = given.value.encode() if given else b""
        return any(compare_digest(value, key.encode()) for key in self._keys)

    def _knock(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if self.now() < self._closed_until:
            return _said(
                start, "429 Too Many Requests", _TOO_MANY, ("Retry-After", str(int(PAUSE)))
            )
        size = body_length(environ.get("CONTENT_LENGTH") or "0", LONGEST)
        if size is None or "HTTP_ORIGIN" not in environ or environ.get("HTTP_TRANSFER_ENCODING"):
            return _said(start, "400 Bad Request", _WRONG)
        form = parse_qs(environ["wsgi.input"].read(size).decode("utf-8", "replace"))
        typed = re.sub(r"\s", "", form.get("kode", [""])[-1])
        if not compare_digest(typed.encode(), self.code.encode()):
            return self._refuse(start)
        key = secrets.token_urlsafe(32)
        self._keys.append(key)
        self._change_code()
        cookie = f"{COOKIE}={key}; Path=/; HttpOnly; SameSite=Strict"
        start("303 See Other", [("Location", "/"), ("Set-Cookie", cookie), ("Content-Length", "0")])
        return []

    def _refuse(self, start: Callable[..., Any]) -> Iterable[bytes]:
        self._wrong += 1
        if self._wrong < TRIES:
            return _said(start, "403 Forbidden", _WRONG)
        self._closed_until = self.now() + PAUSE
        self._change_code()
        return _said(start, "429 Too Many Requests", _TOO_MANY, ("Retry-After", str(int(PAUSE))))

    def _change_code(self) -> None:
        self._wrong = 0
        self.code = new_code()
        self.tell(self.code)


def is_from_here(environ: dict[str, Any]) -> bool:
    """Whether this machine itself asks, whatever name the request says it means."""
    asks = str(environ.get("REMOTE_ADDR", ""))
    return asks == "::1" or asks.startswith("127.")


def _means_us(environ: dict[str, Any]) -> bool:
    """Whether a request names us by number: a name could be anybody's that leads here."""
    host, origin = environ.get("HTTP_HOST", ""), environ.get("HTTP_ORIGIN")
    by_number = bool(_ADDRESS.fullmatch(host)) and not is_local(host)
    return by_number and is_asked_there(host, origin, environ["PATH_INFO"])


def _as_from_here(environ: dict[str, Any]) -> dict[str, Any]:
    port = environ["HTTP_HOST"].rpartition(":")[2]
    here = f"127.0.0.1:{port}" if port.isdigit() else "127.0.0.1"
    origin = {"HTTP_ORIGIN": f"http://{here}"} if "HTTP_ORIGIN" in environ else {}
    return {**environ, "HTTP_HOST": here, **origin}


def _said(
    start: Callable[..., Any], status: str, sentence: str, *more: tuple[str, str]
) -> Iterable[bytes]:
    told = f'<p role="alert"><strong>{sentence}</strong></p>\n' if sentence else ""
    body = (_PAGE % told).encode()
    start(
        status,
        [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("X-Frame-Options", "DENY"),
            *more,
        ],
    )
    return [body]


def is_address_of_machine(host: str) -> bool:
    """Whether a text can be one of this machine's addresses: four numbers."""
    try:
        IPv4Address(host)
    except AddressValueError:
        return False
    return True


def reached_at(host: str) -> str:
    """The address that another machine on the network can open; `host` where it says one.

    Empty where the machine is on no network.
    """
    if host != "0.0.0.0":  # noqa: S104 - compared, not bound
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))  # sends nothing: it asks which way out the system takes
        except OSError:
            return ""
        return str(line.getsockname()[0])


def told_to_guests(host: str, port: int, code: str) -> str:
    """What the terminal says of a new code, or of a machine that no phone can reach."""
    address = reached_at(host)
    if not address:
        return _NO_NETWORK
    return f"Fra en telefon på samme netværk: http://{address}:{port}/ Kode: {code}"
