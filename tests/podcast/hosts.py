"""Web servers for tests: files with range requests, plain or with a certificate of their own."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from tests.running import Answering, running


class Ranges(SimpleHTTPRequestHandler):
    """Serves files, and the part of a file that is asked for (RFC 9110, 14)."""

    protocol_version = "HTTP/1.1"
    honest = True
    """False sends the whole whatever is asked for."""
    asked: list[str]

    def __init__(self, *args: object, asked: list[str], honest: bool = True, folder: Path) -> None:
        self.asked, self.honest = asked, honest
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with 200, 206 or 404."""
        wanted = self.headers.get("Range", "")
        self.asked.append(f"{self.path} {wanted}".strip())
        file = Path(self.translate_path(self.path))
        if not wanted or not self.honest or not file.is_file():
            super().do_GET()
            return
        content = file.read_bytes()
        first, last = (int(n) if n else len(content) - 1 for n in wanted[6:].split("-"))
        part = content[first : min(last + 1, len(content))]
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)


@contextmanager
def host(
    folder: Path, asked: list[str] | None = None, *, honest: bool = True, tls: Path | None = None
) -> Iterator[str]:
    """Serve a folder on this machine; gives its address. `tls` holds `key.pem` and `cert.pem`."""
    handler = partial(Ranges, asked=[] if asked is None else asked, honest=honest, folder=folder)
    server = Answering(("127.0.0.1", 0), handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls / "cert.pem", tls / "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    with running(server) as address:
        yield address.replace("http:", "https:") if tls else address


def certificate(folder: Path) -> Path:
    """A key and a certificate for 127.0.0.1, as `key.pem` and `cert.pem`."""
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    command += " -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1,DNS:lyd.example.org"
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([*command.split(), *files], check=True, capture_output=True)
    return folder
