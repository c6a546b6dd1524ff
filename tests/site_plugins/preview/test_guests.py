"""Another machine on the network looks only with a code, and then as this machine does."""

from __future__ import annotations

import errno
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, Self
from wsgiref.simple_server import make_server

import pytest
from click.testing import CliRunner

from praksis.cli import main
from site_plugins.preview.bar import CONTROL
from site_plugins.preview.control import Control
from site_plugins.preview.guests import (
    COOKIE,
    DOOR,
    PAUSE,
    TRIES,
    Guests,
    reached_at,
    told_to_guests,
)
from tests.running import running

PHONE = {"REMOTE_ADDR": "192.168.1.44", "HTTP_HOST": "192.168.1.20:8000"}
OWN = {**PHONE, "HTTP_ORIGIN": "http://192.168.1.20:8000"}
Answer = tuple[str, dict[str, str], str]


class Preview:
    """A preview with a door, its time, and the codes that the terminal told."""

    def __init__(self) -> None:
        self.time = 0.0
        self.codes: list[str] = []
        self.control = Control(lambda: None)
        inner = self.control.around(self._page, "/")
        self.app = Guests(self.codes.append, now=lambda: self.time).around(inner)

    def _page(self, _: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"Udkast"]

    def get(self, who: dict[str, str], path: str = "/") -> Answer:
        return self.ask(path, "GET", b"", **who)

    def ask(self, path: str, method: str, body: bytes, **who: str) -> Answer:
        told: list[Any] = []
        environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "wsgi.input": BytesIO(body),
                   "CONTENT_LENGTH": str(len(body)), **who}  # fmt: skip
        said = b"".join(self.app(environ, lambda *words: told.extend(words)))
        return told[0], dict(told[1]), said.decode()

    def knock(self, code: str, **more: str) -> Answer:
        return self.ask(DOOR, "POST", f"kode={code}".encode(), **{**OWN, **more})

    def let_in(self) -> dict[str, str]:
        cookie = self.knock(self.codes[-1])[1]["Set-Cookie"]
        return {**OWN, "HTTP_COOKIE": cookie.partition(";")[0]}


def wrong_code(preview: Preview) -> str:
    return f"{(int(preview.codes[-1]) + 1) % 10**6:06}"


def test_without_a_code_there_is_only_the_door() -> None:
    preview = Preview()
    form = b"hidden=1"
    for path, method in [("/", "GET"), ("/livereload/1/2", "GET"), (f"/{CONTROL}", "POST")]:
        status, headers, said = preview.ask(path, method, form, **OWN)
        assert (status, headers["Cache-Control"]) == ("403 Forbidden", "no-store")
        assert "Udkast" not in said
        assert '<form method="post" action="/_kode">' in said
    assert not preview.control.view.hidden


def test_the_code_opens_once_and_for_all_that_the_bar_can_do() -> None:
    preview = Preview()
    code = preview.codes[-1]
    assert re.fullmatch(r"\d{6}", code)
    status, headers, _ = preview.knock(f"{code[:3]}+{code[3:]}")  # as it is read aloud
    assert (status, headers["Location"]) == ("303 See Other", "/")
    assert headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    guest = {**OWN, "HTTP_COOKIE": headers["Set-Cookie"].partition(";")[0]}
    assert preview.get(guest)[2] == "Udkast"
    assert preview.ask(f"/{CONTROL}", "POST", b"hidden=1", **guest)[0] == "303 See Other"
    assert preview.control.view.hidden
    assert len(set(preview.codes)) == len(preview.codes) == 2
    assert preview.knock(code)[0] == "403 Forbidden"


@pytest.mark.parametrize(
    "changed",
    [
        {"HTTP_HOST": "example.org:8000"},
        {"HTTP_HOST": "127.0.0.1:8000", "HTTP_ORIGIN": "http://127.0.0.1:8000"},
        {"HTTP_HOST": ""},
        {"HTTP_ORIGIN": "https://example.org"},
        {"HTTP_ORIGIN": "http://["},
        {"PATH_INFO": "http://example.org/"},
        {"HTTP_COOKIE": f"{COOKIE}=gæt"},
        {"HTTP_COOKIE": f"{COOKIE}="},
        {"HTTP_COOKIE": ""},
    ],
    ids=str,
)
def test_a_guest_is_one_no_longer_by(changed: dict[str, str]) -> None:
    preview = Preview()
    guest = preview.let_in()
    assert preview.get({**guest, **changed})[0] == "403 Forbidden"
    assert preview.get(guest)[0] == "200 OK"


def test_nobody_elses_page_knocks_or_steers() -> None:
    preview = Preview()
    body = f"kode={preview.codes[-1]}".encode()
    assert preview.ask(DOOR, "POST", body, **PHONE)[0] == "400 Bad Request"
    assert preview.knock(preview.codes[-1], HTTP_ORIGIN="https://example.org")[0][:3] == "403"
    assert preview.knock(preview.codes[-1], CONTENT_LENGTH="9999")[0] == "400 Bad Request"
    guest = preview.let_in()
    del guest["HTTP_ORIGIN"]
    assert preview.ask(f"/{CONTROL}", "POST", b"hidden=1", **guest)[0] == "403 Forbidden"
    assert not preview.control.view.hidden


def test_wrong_codes_close_the_door_for_all_for_a_minute() -> None:
    preview = Preview()
    first = preview.codes[-1]
    for number in range(TRIES):
        machine = f"192.168.1.{number + 50}"
        status, headers, said = preview.knock(wrong_code(preview), REMOTE_ADDR=machine)
    assert (status, headers["Retry-After"]) == ("429 Too Many Requests", "60")
    assert "Vent et minut" in said
    assert preview.codes[-1] != first
    assert preview.knock(preview.codes[-1])[0] == "429 Too Many Requests"
    preview.time = PAUSE
    assert preview.knock(preview.codes[-1])[0] == "303 See Other"


def test_this_machine_needs_no_code_and_only_by_its_own_name() -> None:
    preview = Preview()
    here = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}
    assert preview.get({"REMOTE_ADDR": "::1", "HTTP_HOST": "[::1]:8000"})[2] == "Udkast"
    assert preview.get(here)[2] == "Udkast"
    assert preview.get({**here, "HTTP_HOST": "example.org"})[0] == "403 Forbidden"


def test_a_real_browser_of_another_address_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """On this machine alone: what comes from 127.0.0.1 is taken for another machine."""
    monkeypatch.setattr("site_plugins.preview.guests.is_from_here", lambda _: False)
    monkeypatch.setattr("site_plugins.preview.guests.is_local", lambda _: False)
    preview = Preview()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with running(make_server("127.0.0.1", 0, preview.app)) as address:
        origin = address.rstrip("/")
        with pytest.raises(urllib.error.HTTPError) as refused:
            browser.open(origin)
        refused.value.close()
        form = urllib.parse.urlencode({"kode": preview.codes[-1]}).encode()
        asked = urllib.request.Request(f"{origin}{DOOR}", form, {"Origin": origin})
        with browser.open(asked) as answer:
            assert answer.read() == b"Udkast"


def test_the_address_that_is_told() -> None:
    assert reached_at("192.168.1.20") == "192.168.1.20"
    assert reached_at("0.0.0.0") != "0.0.0.0"


def test_a_machine_without_a_network_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address is made up: the editor would type it on the phone."""

    def unreachable(*_: object) -> None:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr("socket.socket", lambda *_: FakeLine(unreachable))
    assert reached_at("0.0.0.0") == ""
    assert told_to_guests("0.0.0.0", 8000, "123456") == (
        "Maskinen er ikke på et netværk, så ingen telefon kan se siden. Kom på det samme netværk "
        "som telefonen, og start igen."
    )


def test_the_code_is_told_with_the_address() -> None:
    assert told_to_guests("192.168.1.20", 8000, "123456") == (
        "Fra en telefon på samme netværk: http://192.168.1.20:8000/ Kode: 123456"
    )


class FakeLine:
    """A socket that finds no way out."""

    def __init__(self, connect: Callable[..., None]) -> None:
        self.connect = connect

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing was opened."""


@pytest.mark.parametrize("host", ["kontoret", "::", "1.2.3", "999.1.1.1"])
def test_a_host_that_is_no_address_is_refused(host: str) -> None:
    done = CliRunner().invoke(main, ["serve", "--host", host])
    assert done.exit_code == 2
    assert (
        f'Fejl: "{host}" er ikke en adresse på et netværk. '
        "Skriv fx --host 192.168.1.20, eller --host alene." in done.output
    )
