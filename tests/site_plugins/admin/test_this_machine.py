"""The form's own server answers this machine alone, whatever a request says of itself."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from site_plugins.admin.serving import Served, form_server
from tests.running import running


@pytest.fixture
def port() -> Iterator[int]:
    server = form_server(Served({"admin/index.html": b"FORM"}, lambda: b"{}"), 0)
    with running(server):
        yield server.server_port


def ask(port: int, request: str) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(request.replace("\n", "\r\n").encode() + b"\r\n\r\n")
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(4096), b"")).decode()


def test_it_answers_here(port: int) -> None:
    for host in ("127.0.0.1", "localhost", "[::1]"):
        assert "FORM" in ask(port, f"GET /admin/ HTTP/1.1\nHost: {host}:{port}")
    said = ask(port, f"HEAD /admin/ HTTP/1.1\nHost: localhost:{port}")
    assert said.startswith("HTTP/1.0 200")
    assert "FORM" not in said


@pytest.mark.parametrize(
    "request_",
    [
        "GET /admin/ HTTP/1.1\nHost: example.org",
        "HEAD /admin/ HTTP/1.1\nHost: example.org",
        "GET /admin/ HTTP/1.1",
        "GET /admin/ HTTP/1.1\nHost: localhost\nHost: example.org",
        "GET http://example.org/admin/ HTTP/1.1\nHost: localhost",
        "GET /admin/form.json HTTP/1.1\nHost: localhost\nOrigin: https://example.org",
        "GET /admin/form.json HTTP/1.1\nHost: localhost\nOrigin: null",
        "GET / HTTP/1.1\nHost: example.org",
    ],
)
def test_nobody_else_gets_anything(port: int, request_: str) -> None:
    said = ask(port, request_)
    assert said.startswith("HTTP/1.0 403")
    assert "FORM" not in said
    assert "Location" not in said


@pytest.mark.parametrize("length", ["-1", "abc", "9" * 40])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_is_taken(port: int, method: str, length: str) -> None:
    said = ask(port, f"{method} /admin/ HTTP/1.1\nHost: localhost\nContent-Length: {length}")
    assert said.startswith("HTTP/1.0 501")
    assert "FORM" in ask(port, f"GET /admin/ HTTP/1.1\nHost: localhost\nContent-Length: {length}")
