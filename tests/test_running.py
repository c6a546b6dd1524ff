"""Our servers say nothing of a client that has gone, and all of what is wrong with themselves."""

from __future__ import annotations

import socket
from collections.abc import Callable
from functools import partial
from socketserver import BaseRequestHandler
from urllib.parse import urlsplit

import pytest

from site_plugins.admin.serving import FormServer
from tests.running import Answering, running


class _Raising(BaseRequestHandler):
    """Answers nobody."""

    def __init__(self, error: Exception, *args: object) -> None:
        self.error = error
        super().__init__(*args)  # type: ignore[arg-type]

    def handle(self) -> None:
        raise self.error


@pytest.mark.parametrize("made", [Answering, FormServer])
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BrokenPipeError("gone"), False),
        (ConnectionResetError("gone"), False),
        (ValueError("a fault of ours"), True),
    ],
)
def test_only_a_fault_is_told(
    capsys: pytest.CaptureFixture[str],
    made: Callable[..., Answering],
    error: Exception,
    said: bool,  # noqa: FBT001 - a value of the table
) -> None:
    with running(made(("127.0.0.1", 0), partial(_Raising, error))) as address:
        where = urlsplit(address)
        with socket.create_connection((where.hostname, where.port), timeout=10) as client:
            assert client.recv(1) == b"", "closed once all was said"
    told = capsys.readouterr().err
    assert ("a fault of ours" in told) is said
    assert bool(told) is said
