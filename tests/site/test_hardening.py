"""Headers, robots.txt, security.txt, the statement page, the manifest and the sitemap."""

from __future__ import annotations

import json
import re

from lxml import etree

from records.clock import Clock
from tests.project_copy import ProjectCopy
from tests.publishing.hosting.grammar import headers_at, read_headers
from tests.site.html import Site

_PLAYER = "podcast/eksempel-saadan-lyder-en-episode/afspiller/"


def test_every_page_gets_all_headers_once(built: ProjectCopy, site: Site) -> None:
    rules = read_headers((built.site / "_headers").read_text(encoding="utf-8"))
    for address, page in site.whole.items():
        if address == "404.html":
            continue
        found = headers_at(rules, f"/{address}")
        (meta,) = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert found["Content-Security-Policy"] == f"{meta}; frame-ancestors 'none'", address
        assert found["X-Frame-Options"] == "DENY"
        assert found["X-Content-Type-Options"] == "nosniff"
        assert found["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_a_player_may_stand_in_a_frame(built: ProjectCopy) -> None:
    rules = read_headers((built.site / "_headers").read_text(encoding="utf-8"))
    found = headers_at(rules, f"/{_PLAYER}")
    assert "X-Frame-Options" not in found
    assert found["Content-Security-Policy"].endswith("frame-ancestors *")
    apache = (built.site / ".htaccess").read_text(encoding="utf-8")
    (pattern,) = re.findall(r'unset X-Frame-Options "expr=%\{REQUEST_URI\} =~ m#(.+)#"', apache)
    assert re.search(pattern, f"/{_PLAYER}")
    assert not re.search(pattern, "/podcast/")


def test_the_servers_say_the_same(built: ProjectCopy) -> None:
    netlify = read_headers((built.site / "_headers").read_text(encoding="utf-8"))
    apache = (built.site / ".htaccess").read_text(encoding="utf-8")
    nginx = (built.outbox / "webserver" / "nginx.conf").read_text(encoding="utf-8")
    for headers in (netlify["/*"], netlify["/"], netlify[f"/{_PLAYER}"]):
        for name, value in headers.items():
            assert f'{name} "{value}"' in apache
            assert f'"{value}"' in nginx
            assert f"add_header {name} " in nginx
    assert nginx.count("{") == nginx.count("}")


def test_robots_and_sitemap(built: ProjectCopy, site: Site) -> None:
    robots = (built.site / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: https://min-almen-praksis.example.org/sitemap.xml\n" in robots
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = etree.parse(built.site / "sitemap.xml")
    days = {
        str(url.findtext("s:loc", namespaces=space)): url.findtext("s:lastmod", namespaces=space)
        for url in tree.iterfind("s:url", space)
    }
    open_ = {
        page.url for page in site.whole.values()
        if not page.tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    }  # fmt: skip
    assert set(days) == open_
    assert days["https://min-almen-praksis.example.org/om/kontakt/"] not in (None, "2026-11-22")
    assert len(set(days.values())) > 3


def test_security_txt_and_statement_when_they_are_known(small: ProjectCopy) -> None:
    file = small.folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('security_contact: ""', "security_contact: mailto:sikker@example.org")
    statement = "https://was.digst.dk/min-almen-praksis-example-org"
    text = text.replace('accessibility_statement: ""', f"accessibility_statement: {statement}")
    file.write_text(text, encoding="utf-8")
    assert small.praksis("build").exit_code == 0
    told = (small.site / ".well-known" / "security.txt").read_text(encoding="utf-8")
    assert "Contact: mailto:sikker@example.org\n" in told
    (until,) = re.findall(r"Expires: (\S+)", told)
    days = (Clock.parse(until).now - Clock.parse("2026-11-22T09:00").now).days
    assert 300 < days < 366
    page = (small.site / "was" / "index.html").read_text(encoding="utf-8")
    assert f'<meta http-equiv="refresh" content="3; url={statement}">' in page
    assert f'<a href="{statement}">' in page


def test_nothing_is_made_up_until_then(built: ProjectCopy, site: Site) -> None:
    assert not (built.site / ".well-known").exists()
    page = site.pages["was/"]
    assert "Der er ingen tilgængelighedserklæring endnu" in page.text("//main")
    assert not page.tree.xpath("//meta[@http-equiv='refresh']")
    for other in site.whole.values():
        links = other.tree.xpath("//body/footer//a[text()='Tilgængeligheds\u00aderklæring']/@href")
        assert [link.endswith("was/") for link in links] == [True], other.address


def test_manifest_and_icons(built: ProjectCopy) -> None:
    from PIL import Image

    manifest = json.loads((built.site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == "Min Almen Praksis"
    assert manifest["lang"] == "da"
    for icon in manifest["icons"]:
        file = built.site / icon["src"]
        assert file.is_file(), icon
        if icon["type"] == "image/png":
            with Image.open(file) as picture:
                assert "x".join(map(str, picture.size)) == icon["sizes"]
