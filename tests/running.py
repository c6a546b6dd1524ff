"""Servers of this machine that run for as long as a test asks them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any


class Answering(ThreadingHTTPServer):
    """A server whose clients may hang up whenever they like; any other fault of ours is told.

    Browsers drop what they do not need any more, and readers of sound stop after the first octets:
    a plain server prints that on the terminal, between the tests, and nobody can do anything.
    """

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, unless the client is only gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def running(server: TCPServer) -> Iterator[str]:
    """The address of the server, which answers while the block runs; ends in `/`."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
