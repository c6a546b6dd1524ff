"""The rules of the site on the real servers of Debian, as a visitor meets them."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator

import pytest

from publishing.hosting.policy import EVERYWHERE, page_headers
from tests.project_copy import ProjectCopy
from tests.publishing.hosting.servers import HOST, Server, let_read, open_folder, running

PLAYER = "/podcast/eksempel-saadan-lyder-en-episode/afspiller/"


@pytest.fixture(scope="module", params=["nginx", "apache", "caddy"])
def server(request: pytest.FixtureRequest, built: ProjectCopy) -> Iterator[Server]:
    name = str(request.param)
    files = {"nginx": "nginx.conf", "caddy": "Caddyfile", "apache": "nginx.conf"}
    rules = built.outbox / "webserver" / files[name]
    with open_folder() as folder:
        site = folder / "site"
        shutil.copytree(built.site, site)
        draft = site / "udkast" / "ny-side"
        draft.mkdir(parents=True)
        (draft / "index.html").write_text("<h1>Udkast</h1>", encoding="utf-8")
        let_read(site)
        with running(name, rules, site, folder / "run") as started:
            yield started


@pytest.fixture(scope="module")
def asset(built: ProjectCopy) -> str:
    (file,) = (built.site / "assets").glob("site-*.css")
    return f"/assets/{file.name}"


def test_a_page_has_every_header_once(server: Server) -> None:
    answer = server.get("/om/kontakt/")
    assert answer.status == 200
    wanted = EVERYWHERE | page_headers(embeddable=False) | {"Cache-Control": "no-cache"}
    for name, value in wanted.items():
        assert answer.headers.get_all(name) == [value], name
    assert answer.headers["Content-Type"].replace(" ", "").lower() == "text/html;charset=utf-8"
    assert answer.headers["X-Robots-Tag"] is None
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_only_a_player_may_stand_in_a_frame(server: Server) -> None:
    answer = server.get(PLAYER)
    assert answer.status == 200
    assert "X-Frame-Options" not in answer.headers
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors *")


@pytest.mark.parametrize(
    ("path", "kind", "caching", "is_open"),
    [
        ("/feed.xml", "application/xml; charset=utf-8", "public, max-age=300", True),
        ("/feed.atom", "application/atom+xml; charset=utf-8", "public, max-age=300", True),
        ("/podcast.xsl", "text/xsl; charset=utf-8", "no-cache", False),
        ("/feed.json", "application/json; charset=utf-8", "public, max-age=300", True),
        ("/frister.ics", "text/calendar; charset=utf-8", "public, max-age=300", True),
        ("/data/vacancies.csv", "text/csv; charset=utf-8", "public, max-age=300", True),
        ("/search/index.json", "application/json; charset=utf-8", "no-cache", True),
        ("/robots.txt", "text/plain; charset=utf-8", "no-cache", False),
        ("/manifest.webmanifest", "application/manifest+json; charset=utf-8", "no-cache", False),
        ("/assets/icons/favicon.svg", "image/svg+xml; charset=utf-8", "public, max-age=86400",
         False),
    ],
)  # fmt: skip
def test_each_kind_of_file(
    server: Server, path: str, kind: str, caching: str, *, is_open: bool
) -> None:
    answer = server.get(path)
    assert answer.status == 200
    said = answer.headers["Content-Type"].lower().replace("; ", ";")
    assert said == kind.replace("; ", ";")
    assert answer.headers.get_all("Cache-Control") == [caching]
    assert answer.headers["Access-Control-Allow-Origin"] == ("*" if is_open else None)


def test_what_never_changes_is_kept_for_good(server: Server, asset: str) -> None:
    answer = server.get(asset)
    assert answer.status == 200
    assert answer.headers.get_all("Cache-Control") == ["public, max-age=31536000, immutable"]
    missing = server.get(re.sub("-[0-9a-f]+", "-0123456789", asset))
    assert missing.status == 404
    assert missing.headers["Cache-Control"] == "no-cache"


def test_text_is_sent_compressed_and_asked_for_again_without_sending_it(
    server: Server, asset: str
) -> None:
    whole = server.get(asset)
    packed = server.get(asset, {"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["Vary"].lower()
    assert gzip.decompress(packed.body) == whole.body
    assert len(packed.body) < len(whole.body) / 2
    again = server.get(asset, {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]})
    assert again.status == 304


def test_sound_comes_in_parts(server: Server, built: ProjectCopy) -> None:
    file = next((built.site / "media").rglob("*.mp3"))
    path = f"/{file.relative_to(built.site).as_posix()}"
    answer = server.get(path, {"Range": "bytes=10-19", "Accept-Encoding": "gzip"})
    assert answer.status == 206
    assert answer.body == file.read_bytes()[10:20]
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/_headers", "/.htaccess", "/er-her-ikke/"])
def test_rules_are_not_served_and_a_missing_page_is_ours(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status in ((403, 404) if path == "/.htaccess" else (404,))
    if answer.status == 404:
        assert "Min Almen Praksis" in answer.body.decode()
        assert answer.headers["Content-Type"].replace(" ", "").lower() == "text/html;charset=utf-8"
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_plain_http_leads_to_https(server: Server) -> None:
    answer = server.get("/om/kontakt/", secure=False)
    assert answer.status in {301, 308}
    assert answer.headers["Location"] == f"https://{HOST}/om/kontakt/"


def test_a_preview_is_not_for_search_engines(server: Server) -> None:
    assert server.get("/udkast/ny-side/").headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X-Forwarded-Proto": "https"}, 200),  # TLS ended before Apache: no round trip
        ({"X-Forwarded-Proto": "http"}, 301),
        ({"Via": "1.1 something"}, 200),
    ],
)
def test_apache_behind_another_server(
    server: Server, request: pytest.FixtureRequest, headers: dict[str, str], status: int
) -> None:
    if request.node.callspec.params["server"] == "apache":
        assert server.get("/", headers, secure=False).status == status
