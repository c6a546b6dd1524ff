"""The table of headers, and `_headers` as hosts read it."""

from __future__ import annotations

import re

from publishing.hosting.rules import Addresses, Header, header_rules
from tests.project_copy import ProjectCopy
from tests.publishing.hosting.grammar import MOST, headers_at, read_headers

IN_A_FOLDER = Addresses("/praksis/", ("/praksis/om/",), ("/praksis/podcast/a.b/afspiller/",))


def _at(addresses: Addresses, path: str) -> dict[str, str]:
    return {rule.name: rule.at(path) for rule in header_rules(addresses) if rule.at(path)}


def test_the_last_case_that_matches_holds() -> None:
    header = Header("X", "a", (("^/b", "b"), ("^/bc", "")))
    assert [header.at(path) for path in ("/", "/b", "/bc")] == ["a", "b", ""]


def test_a_site_in_a_folder_has_its_rules_there_alone() -> None:
    style = "assets/site-0123456789.css"
    assert "immutable" in _at(IN_A_FOLDER, f"/praksis/{style}")["Cache-Control"]
    assert _at(IN_A_FOLDER, f"/{style}")["Cache-Control"] == "no-cache"
    assert "X-Frame-Options" not in _at(IN_A_FOLDER, "/praksis/podcast/a.b/afspiller/index.html")
    assert "X-Frame-Options" in _at(IN_A_FOLDER, "/praksis/podcast/axb/afspiller/")
    assert _at(IN_A_FOLDER, "/praksis/udkast/ny/")["X-Robots-Tag"] == "noindex"


def test_what_servers_read_is_hidden() -> None:
    hidden = ("_headers", "_redirects", ".htaccess", "om/.htpasswd")
    assert all(re.search(IN_A_FOLDER.hidden, f"/praksis/{path}") for path in hidden)
    assert not re.search(IN_A_FOLDER.hidden, "/praksis/.well-known/security.txt")


def test_the_form_says_its_own_in_place_of_a_page() -> None:
    form = {"X-Robots-Tag": "noindex, nofollow", "Content-Security-Policy": "wide"}
    addresses = Addresses("/", ("/",), (), form)
    assert _at(addresses, "/admin/start.js")["Content-Security-Policy"] == "wide"
    assert _at(addresses, "/")["Content-Security-Policy"] != "wide"
    assert "X-Robots-Tag" not in _at(addresses, "/")


def test_hosts_read_the_same_caching_out_of_the_site(built: ProjectCopy) -> None:
    rules = read_headers((built.site / "_headers").read_text(encoding="utf-8"))
    assert len(rules) <= MOST
    files = [f"/{f.relative_to(built.site)}" for f in built.site.rglob("*") if f.is_file()]
    said = {rule.name: rule for rule in header_rules(Addresses("/", (), ()))}
    for path in files:
        found = headers_at(rules, path)
        for name in ("Cache-Control", "Access-Control-Allow-Origin"):
            wanted = said[name].at(path)
            of_search = path.startswith("/search/")
            is_left_to_the_host = (
                wanted == said[name].default or of_search or path == "/sitemap.xml"
            )
            loose = (path.count("/") > 1 and path.endswith(".ics") and "/feeds/" not in path) or (
                name == "Access-Control-Allow-Origin" and path.startswith("/media/")
            )
            if not is_left_to_the_host and not loose:
                assert found.get(name) == wanted, path
