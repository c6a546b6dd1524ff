"""The table of redirects on real web servers, and by a reader of the grammar of `_redirects`."""

from __future__ import annotations

import http.client
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from publishing.hosting.redirect_rules import (
    apache_rules,
    caddy_rules,
    nginx_rules,
    plain_table,
    redirects_file,
)
from publishing.hosting.redirects import Gone, Redirects
from tests import needs
from tests.publishing.hosting.servers import free_port, let_read, open_folder, wait_for

MOVED = {"a/gammel/": "a/ny/", "a/gammel/frist.ics": "a/ny/frist.ics"}
TABLE = Redirects(MOVED, {"b/vaek/": Gone("b/vaek/"), "b/vaek/og.mere/": Gone("b/vaek/og.mere/")})


@pytest.fixture(name="web")
def web_root() -> Iterator[Path]:
    """The folder of the site, with the pages that also stand at the addresses."""
    with open_folder() as folder:
        yield _filled(folder / "www")


def _filled(root: Path) -> Path:
    for address in ("a/ny/", "a/gammel/", "b/vaek/", "b/vaek/og.mere/", "b/"):
        (root / address).mkdir(parents=True, exist_ok=True)
        (root / address / "index.html").write_text(f"<h1>{address}</h1>")
    (root / "a/ny/frist.ics").write_text("BEGIN")
    (root / "a/gammel/frist.ics").write_text("BEGIN")
    let_read(root)
    return root


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    with (folder / "said").open("w+") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            wait_for(port, server, folder / "said")
            yield
        finally:
            server.terminate()
            server.wait(10)


def nginx(web: Path, folder: Path, port: int) -> list[str]:
    rules = "\n".join(nginx_rules(TABLE, "/"))
    conf = folder / "nginx.conf"
    conf.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\nhttp {{\n"
        f"access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;\n"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"server {{ listen 127.0.0.1:{port}; root {web};\n{rules}\n}} }}\n"
    )
    return [needs.program("nginx-light", "nginx"), "-c", str(conf), "-e", f"{folder}/log"]


def apache(web: Path, folder: Path, port: int) -> list[str]:
    program = needs.program("apache2", "apache2", "httpd")
    modules = Path("/usr/lib/apache2/modules")
    names = ("mpm_event", "authz_core", "alias", "dir", "mime", "unixd")
    loaded = "\n".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so"
        for name in names
        if (modules / f"mod_{name}.so").exists()
    )
    (web / ".htaccess").write_text("\n".join(apache_rules(TABLE, "/")) + "\n")
    let_read(web)
    conf = folder / "apache.conf"
    conf.write_text(
        f"{loaded}\nListen 127.0.0.1:{port}\nServerName localhost\nPidFile {folder}/pid\n"
        f"DefaultRuntimeDir {folder}\nErrorLog {folder}/log\nTypesConfig /etc/mime.types\n"
        f"User nobody\nGroup nogroup\nDirectoryIndex index.html\nDocumentRoot {web}\n"
        f"<Directory {web}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
    )
    return [program, "-X", "-f", str(conf)]


def caddy(web: Path, folder: Path, port: int) -> list[str]:
    rules = "\n".join(caddy_rules(TABLE, "/"))
    conf = folder / "Caddyfile"
    conf.write_text(
        "{\nadmin off\nauto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\nroot * {web}\n{rules}\nfile_server\n}}\n"
    )
    program = needs.program("caddy")
    return [program, "run", "--config", str(conf), "--adapter", "caddyfile"]


def answer(port: int, path: str) -> tuple[int, str, str]:
    """Status, where it leads (as a path), and what is shown."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    found = connection.getresponse()
    leads = (found.headers["Location"] or "").partition(f":{port}")
    text = found.read().decode()
    connection.close()
    return found.status, leads[2] or leads[0], text if found.status in (200, 410) else ""


@pytest.mark.parametrize("server", [nginx, apache, caddy])
def test_a_server_leads_on_and_says_what_is_gone(
    server: Callable[[Path, Path, int], list[str]], web: Path, tmp_path: Path
) -> None:
    port = free_port()
    with running(server(web, tmp_path, port), port, tmp_path):
        assert answer(port, "/a/gammel/") == (301, "/a/ny/", "")
        assert answer(port, "/a/gammel/frist.ics") == (301, "/a/ny/frist.ics", "")
        assert answer(port, "/a/ny/") == (200, "", "<h1>a/ny/</h1>")
        assert answer(port, "/b/vaek/") == (410, "", "<h1>b/vaek/</h1>")
        assert answer(port, "/b/vaek/og.mere/") == (410, "", "<h1>b/vaek/og.mere/</h1>")
        assert answer(port, "/b/") == (200, "", "<h1>b/</h1>")


def rules_of(text: str) -> list[tuple[str, str, int, bool]]:
    """The lines of `_redirects` by its grammar: from, to, status, whether it is forced."""
    found = []
    for line in text.splitlines():
        old, new, status = line.split()
        found.append((old, new, int(status.rstrip("!")), status.endswith("!")))
    return found


def test_a_host_reads_the_same_of_redirects() -> None:
    rules = rules_of(redirects_file(TABLE, "/praksis/").content.decode())
    forced = {old: (new, status) for old, new, status, is_forced in rules if is_forced}
    plain = {old: (new, status) for old, new, status, is_forced in rules if not is_forced}
    led = {f"/praksis/{old}": (f"/praksis/{new}", 301) for old, new in MOVED.items()}
    gone = {f"/praksis/{old}": (f"/praksis/{old}index.html", 410) for old in TABLE.gone}
    assert forced == led | gone
    assert plain == led


def test_nobody_writes_rules_by_an_address() -> None:
    hostile = 'x/" { return 200; }\n'
    table = Redirects({hostile: "a/", "b/": hostile, "c/": "d/"}, {hostile: Gone(hostile)})
    assert plain_table(table) == Redirects({"c/": "d/"}, {})
