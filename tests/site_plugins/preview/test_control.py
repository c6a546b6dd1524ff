"""The preview's control: who may steer it, what it takes, and how a failure is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import pytest

from site_plugins.preview.bar import CONTROL
from site_plugins.preview.control import LONGEST, Control, is_own
from site_plugins.preview.view import View
from site_plugins.this_machine import REFUSAL

HERE = "127.0.0.1:8000"
OWN = {"HTTP_HOST": HERE, "HTTP_ORIGIN": f"http://{HERE}"}


@pytest.mark.parametrize(
    ("host", "origin", "own"),
    [
        (HERE, f"http://{HERE}", True),
        ("localhost:8000", "http://localhost:8000", True),
        ("[::1]:8000", "http://[::1]:8000", True),
        ("127.0.0.1", "http://127.0.0.1", True),
        # a name of somebody else that was made to lead here (DNS rebinding)
        ("example.org:8000", "http://example.org:8000", False),
        ("127.0.0.1.example.org:8000", "http://127.0.0.1.example.org:8000", False),
        ("localhost.example.org", "http://localhost.example.org", False),
        ("192.168.1.2:8000", "http://192.168.1.2:8000", False),
        ("0.0.0.0:8000", "http://0.0.0.0:8000", False),
        # another site, another port, no page at all
        (HERE, "https://example.org", False),
        (HERE, "http://127.0.0.1:8001", False),
        (HERE, "http://localhost:8000", False),
        (HERE, "null", False),
        (HERE, "", False),
        ("", "", False),
    ],
)
def test_only_pages_of_this_server_on_this_machine_may_steer(
    host: str, origin: str, *, own: bool
) -> None:
    assert is_own({"HTTP_HOST": host, "HTTP_ORIGIN": origin}) is own


def test_a_request_that_names_no_host_or_page_may_not_steer() -> None:
    assert not is_own({})
    assert not is_own({"HTTP_HOST": HERE})
    assert not is_own({"HTTP_ORIGIN": f"http://{HERE}"})


Answer = tuple[str, dict[str, str], str]


class Server:
    """A control around an app that answers with one page, and how often it was asked to build."""

    def __init__(self, kind: str = "text/html; charset=utf-8") -> None:
        self.builds = 0
        self.page = [b"<html><body class='a'>", b"Side</body></html>"]
        self.more: tuple[Any, ...] = ()
        self.control = Control(self._rebuild)
        self.kind = kind
        self.app = self.control.around(self._page, "/praksis/")

    def _rebuild(self) -> None:
        self.builds += 1

    def _page(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start(
            "404 Not Found" if environ["PATH_INFO"] == "/lost" else "200 OK",
            [("Content-Type", self.kind), ("Content-Length", "40")],
            *self.more,
        )
        return self.page

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **more: str) -> Answer:
        environ = {
            "PATH_INFO": path,
            "REQUEST_METHOD": method,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "HTTP_HOST": HERE,
            **more,
        }
        told: list[Any] = []
        answer = b"".join(self.app(environ, lambda *words: told.extend(words)))
        return told[0], dict(told[1]), answer.decode()


def test_the_form_changes_the_view_builds_anew_and_leads_back() -> None:
    server = Server()
    form = b"moment=own&moment=day&clock=2026-12-11T08:00&hidden=1"
    back = f"http://{HERE}/praksis/muligheder/?q=1"
    answer = server.ask(f"/praksis/{CONTROL}", "POST", form, HTTP_REFERER=back, **OWN)
    assert answer == (
        "303 See Other",
        {"Location": "/praksis/muligheder/", "Content-Length": "0"},
        "",
    )
    assert server.control.view == View("2026-12-11T08:00", hidden=True)
    assert server.builds == 1


def test_without_a_page_to_go_back_to_it_leads_to_the_front() -> None:
    server = Server()
    _, headers, _ = server.ask(f"/praksis/{CONTROL}", "POST", b"moment=own", **OWN)
    assert headers["Location"] == "/praksis/"


@pytest.mark.parametrize(
    ("method", "who"),
    [
        ("GET", OWN),
        ("POST", {}),
        ("POST", {**OWN, "HTTP_ORIGIN": "https://example.org"}),
        ("POST", {"HTTP_HOST": "example.org", "HTTP_ORIGIN": "http://example.org"}),
    ],
)
def test_whoever_may_not_steer_changes_nothing(method: str, who: dict[str, str]) -> None:
    server = Server()
    status, headers, said = server.ask(f"/praksis/{CONTROL}", method, b"hidden=1", **who)
    assert status == "403 Forbidden"
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["Content-Length"] == str(len(said.encode()))
    assert said == "Kun forhåndsvisningens egne sider kan styre den."
    assert server.control.view == View()
    assert server.builds == 0


def test_no_more_is_read_than_a_form_can_hold() -> None:
    for size, hidden in ((LONGEST, True), (LONGEST + 1, False)):
        server = Server()
        form = b"hidden=1".rjust(size, b"&")
        server.ask(f"/praksis/{CONTROL}", "POST", form, **OWN)
        assert server.control.view.hidden is hidden


def test_no_more_is_read_than_was_sent() -> None:
    server = Server()
    server.ask(f"/praksis/{CONTROL}", "POST", b"hidden=1", **OWN, CONTENT_LENGTH="0")
    server.ask(f"/praksis/{CONTROL}", "POST", b"hidden=1", **OWN, CONTENT_LENGTH="")
    assert not server.control.view.hidden
    server.ask(f"/praksis/{CONTROL}", "POST", b"clock=\xff&hidden=1", **OWN)
    assert server.control.view.hidden


def test_a_form_whose_length_is_not_told_is_empty() -> None:
    server = Server()
    server.control.view = View("2026-12-11T08:00", hidden=True)
    environ = {"PATH_INFO": f"/praksis/{CONTROL}", "REQUEST_METHOD": "POST", **OWN}
    body = BytesIO(b"hidden=1")
    list(server.app(environ | {"wsgi.input": body}, lambda *_: None))
    assert body.tell() == 0  # a read without a length would wait for more
    assert server.control.view == View("", hidden=False)


@pytest.mark.parametrize("path", [f"/{CONTROL}", f"/praksis/{CONTROL}/", "/praksis/"])
def test_every_other_address_is_a_page(path: str) -> None:
    status, headers, page = Server().ask(path, "POST", b"", **OWN)
    assert status == "200 OK"
    assert headers["Content-Length"] == "40"
    assert page == "<html><body class='a'>Side</body></html>"


FOREIGN: dict[str, tuple[str, dict[str, str]]] = {
    "a name of somebody else that leads here": ("/praksis/", {"HTTP_HOST": "example.org:8000"}),
    "a name that begins like ours": ("/praksis/", {"HTTP_HOST": "localhost.example.org"}),
    "no name": ("/praksis/", {"HTTP_HOST": ""}),
    "two names": ("/praksis/", {"HTTP_HOST": f"{HERE},example.org"}),
    "a name with a user": ("/praksis/", {"HTTP_HOST": f"example.org@{HERE}"}),
    "a name with a path": ("/praksis/", {"HTTP_HOST": f"{HERE}/example.org"}),
    "no name at all": ("/praksis/", {"HTTP_HOST": "["}),
    "a page of another site": ("/praksis/", {"HTTP_ORIGIN": "https://example.org"}),
    "a page of nobody": ("/praksis/", {"HTTP_ORIGIN": "null"}),
    "an address for a path": ("http://example.org/praksis/", {}),
    "waiting for the next build": ("/livereload/1/2", {"HTTP_HOST": "example.org"}),
}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_drafts_are_for_this_machine_alone(name: str, method: str) -> None:
    path, who = FOREIGN[name]
    status, _, said = Server().ask(path, method, b"", **who)
    assert status == "403 Forbidden"
    assert said == REFUSAL
    assert "Side<" not in said


def test_a_request_of_http_1_0_that_names_no_host_is_refused() -> None:
    told: list[Any] = []
    environ = {"PATH_INFO": "/praksis/", "REQUEST_METHOD": "GET"}
    answer = b"".join(Server().app(environ, lambda *words: told.extend(words)))
    assert (told[0], answer.decode()) == ("403 Forbidden", REFUSAL)


@pytest.mark.parametrize(
    "length", ["-1", "abc", "1e3", "8.0", " 8", "٨", "5,5", "9" * 30, str(LONGEST + 1)]
)
def test_a_length_that_is_none_is_refused_and_nothing_is_read(length: str) -> None:
    server = Server()
    body = BytesIO(b"hidden=1")
    more = {"CONTENT_LENGTH": length, "wsgi.input": body}
    status, _, _ = server.ask(f"/praksis/{CONTROL}", "POST", **OWN, **more)  # type: ignore[arg-type]
    assert status == "400 Bad Request"
    assert body.tell() == 0
    assert server.builds == 0


def test_a_form_in_pieces_is_refused() -> None:
    server = Server()
    status, _, said = server.ask(
        f"/praksis/{CONTROL}", "POST", b"8", **OWN, HTTP_TRANSFER_ENCODING="chunked"
    )
    assert status == "400 Bad Request"
    assert said == "Det, der blev sendt, kan ikke læses. Brug knapperne i linjen øverst."


def test_no_form_is_longer_than_two_thousand_octets() -> None:
    assert LONGEST == 2000


def test_a_page_that_is_lost_stays_lost() -> None:
    server = Server()
    assert server.ask("/lost")[0] == "404 Not Found"
    server.control.failure = "Fejl."
    assert server.ask("/lost")[0] == "404 Not Found"


def test_a_failure_is_told_in_the_page() -> None:
    server = Server()
    server.control.failure = "mkdocs.yml: <ret> den."
    status, headers, page = server.ask("/praksis/")
    assert status == "200 OK"
    assert headers == {"Content-Type": "text/html; charset=utf-8"}
    assert page == (
        "<html><body class='a'>"
        '<section class="problems" role="alert"><p class="wrap">Siden kunne ikke bygges igen, '
        "så dette er den forrige. mkdocs.yml: &lt;ret&gt; den.</p></section>"
        "Side</body></html>"
    )


def test_a_failure_changes_no_other_file() -> None:
    server = Server("text/css")
    server.control.failure = "Fejl."
    status, headers, text = server.ask("/praksis/assets/site.css")
    assert status == "200 OK"
    assert headers == {"Content-Type": "text/css", "Content-Length": "40"}
    assert text == "<html><body class='a'>Side</body></html>"


def test_a_failure_stands_first_even_where_the_page_tells_of_pages() -> None:
    server = Server()
    server.control.failure = "Fejl."
    server.page = [b"<html><body>Om <body id='b'></body></html>"]
    _, _, page = server.ask("/praksis/")
    assert page.startswith('<html><body><section class="problems"')
    assert page.endswith("</section>Om <body id='b'></body></html>")


@pytest.mark.parametrize("kind", ["text/html", "text/css"])
def test_what_else_the_app_tells_the_server_is_passed_on(kind: str) -> None:
    server, told = Server(kind), list[Any]()
    server.control.failure, server.more = "Fejl.", ("why",)
    environ = {"PATH_INFO": "/praksis/", "REQUEST_METHOD": "GET", "HTTP_HOST": HERE}
    list(server.app(environ, lambda *words: told.extend(words)))
    assert told[2:] == ["why"]
