"""Real web servers of Debian on this machine, with the rules that a build has written for them."""

from __future__ import annotations

import http.client
import socket
import ssl
import stat
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import IO

from tests import needs
from tests.podcast.hosts import certificate

HOST = "min-almen-praksis.example.org"
_MODULES = (
    "mpm_event", "authz_core", "mime", "dir", "alias", "headers", "rewrite", "ssl", "filter",
    "deflate", "brotli",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What a visitor gets."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port for http, and the one for https."""

    plain: int
    secure: int

    def get(
        self, path: str, headers: Mapping[str, str] | None = None, *, secure: bool = True
    ) -> Answer:
        """Ask as a browser does that wants the site itself."""
        sock = socket.create_connection(("127.0.0.1", self.secure if secure else self.plain), 10)
        if secure:
            context = ssl._create_unverified_context()
            sock = context.wrap_socket(sock, server_hostname=HOST)
        connection = http.client.HTTPConnection(HOST)
        connection.sock = sock
        try:
            connection.request("GET", path, headers={"Host": HOST, **(headers or {})})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


@contextmanager
def running(name: str, rules: Path, site: Path, folder: Path) -> Iterator[Server]:
    """Start `nginx`, `apache` or `caddy`; `rules` is what the build wrote for it."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    certificate(folder)
    server = Server(free_port(), free_port())
    command = {"nginx": _nginx, "apache": _apache, "caddy": _caddy}[name](
        rules, site, folder, server
    )
    with (folder / "log").open("w+") as log, _started(command, folder, log, server):
        yield server


@contextmanager
def _started(command: list[str], folder: Path, log: IO[str], server: Server) -> Iterator[None]:
    environment = {"HOME": str(folder), "PATH": "/usr/sbin:/usr/bin:/bin"}
    process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    try:
        for port in (server.plain, server.secure):
            wait_for(port, process, folder / "log")
        yield
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder for a server that runs as a user of its own; it is gone at the end.

    It lies outside pytest's folders: each run of pytest that begins closes those to other users,
    also while another run is still serving from them.
    """
    above = next(filter(_lets_pass, (Path(gettempdir()), Path("/tmp"), Path("/var/tmp"))), None)
    if above is None:
        needs.leave_out("a temporary folder that other users may pass through")
    with TemporaryDirectory(prefix="praksis-server-", dir=above) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def let_read(folder: Path) -> None:
    """Let any user read what lies in a folder, whatever this machine gives new files (umask)."""
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755 if each.is_dir() else 0o644)


def _lets_pass(folder: Path) -> bool:
    """Whether any user may go down through a folder and all that lie above it."""
    way = (folder.resolve(), *folder.resolve().parents)
    return folder.is_dir() and all(each.stat().st_mode & stat.S_IXOTH for each in way)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until somebody answers there."""
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, log.read_text(encoding="utf-8")
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


def _nginx(rules: Path, site: Path, folder: Path, server: Server) -> list[str]:
    text = rules.read_text(encoding="utf-8").replace("/srv/www/praksis/current", str(site))
    lines = [line for line in text.splitlines() if "listen [::]" not in line]
    text = "\n".join(lines).replace("listen 80", f"listen 127.0.0.1:{server.plain}")
    text = text.replace("listen 443", f"listen 127.0.0.1:{server.secure}")
    certificates = f"/etc/letsencrypt/live/{HOST}"
    text = text.replace(f"{certificates}/fullchain.pem", f"{folder}/cert.pem")
    text = text.replace(f"{certificates}/privkey.pem", f"{folder}/key.pem")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    conf = folder / "nginx.conf"
    conf.write_text(
        f"pid {folder}/pid;\ndaemon off;\nerror_log {folder}/error;\nuser root;\n"
        "events { worker_connections 256; }\n"
        f"http {{ access_log off; {temporary}\n{text}}}\n",
        encoding="utf-8",
    )
    return [needs.program("nginx-light", "nginx"), "-c", str(conf), "-e", f"{folder}/error"]


def _apache(rules: Path, site: Path, folder: Path, server: Server) -> list[str]:
    del rules  # it reads .htaccess out of the site
    program = needs.program("apache2")
    modules = [f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so" for m in _MODULES]
    conf = folder / "apache.conf"
    conf.write_text("\n".join((
        *modules, f"ServerRoot {folder}", f"PidFile {folder}/pid", f"ErrorLog {folder}/error",
        "DefaultRuntimeDir .", "TypesConfig /etc/mime.types",
        f"ServerName {HOST}", f"DocumentRoot {site}",
        f"Listen 127.0.0.1:{server.plain}", f"Listen 127.0.0.1:{server.secure}",
        "DirectoryIndex index.html", "User www-data", "Group www-data",
        f"<Directory {site}>", "AllowOverride FileInfo", "Require all granted", "</Directory>",
        f"<VirtualHost *:{server.secure}>", "SSLEngine on",
        f"SSLCertificateFile {folder}/cert.pem", f"SSLCertificateKeyFile {folder}/key.pem",
        "</VirtualHost>", "",
    )), encoding="utf-8")  # fmt: skip
    return [program, "-D", "FOREGROUND", "-f", str(conf)]


def _caddy(rules: Path, site: Path, folder: Path, server: Server) -> list[str]:
    text = rules.read_text(encoding="utf-8").replace("/srv/www/praksis/current", str(site))
    first, rest = text.split("\n", 1)
    options = f"{{\nadmin off\nhttp_port {server.plain}\nhttps_port {server.secure}\n}}\n"
    conf = folder / "Caddyfile"
    tls = f"  tls {folder}/cert.pem {folder}/key.pem"
    conf.write_text(f"{options}{first}\n{tls}\n{rest}", encoding="utf-8")
    return [needs.program("caddy"), "run", "--adapter", "caddyfile", "--config", str(conf)]
