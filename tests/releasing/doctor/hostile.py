"""A server that answers with whatever bytes a test wants."""

from __future__ import annotations

import socketserver
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.running import running

Say = Callable[[str], bytes]
"""What is sent for a path."""


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; names of headers have `_` for `-`."""
    named = {"Content-Type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items())]
    lines += [f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@contextmanager
def server(say: Say, *, slow: float = 0) -> Iterator[str]:
    """Serve on this machine; gives the address of the front page."""

    class Handler(socketserver.StreamRequestHandler):
        timeout = 5

        def handle(self) -> None:
            """Read the head of a request and answer."""
            try:
                first = self.rfile.readline(70000)
                while self.rfile.readline(70000).strip():
                    pass
                path = first.split()[1].decode("latin-1") if len(first.split()) > 1 else "/"
                sent = say(path)
                for at in range(0, len(sent), 64 if slow else max(1, len(sent))):
                    self.wfile.write(sent[at : at + 64] if slow else sent)
                    self.wfile.flush()
                    time.sleep(slow)
            except OSError:
                return

    threads = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    threads.daemon_threads = True
    with running(threads) as address:
        yield address
