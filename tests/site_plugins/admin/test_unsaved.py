"""A record that is not saved: its real page, what is wrong with it, and who may ask for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from praksis.project import settings_of
from publishing.settings import Settings
from records.clock import Clock
from records.loading.library import Library
from records.model.show import Show
from site_plugins.admin.serving import LONGEST, Served, form_server
from site_plugins.admin.unsaved import Unsaved
from site_plugins.building import site_config
from tests import needs
from tests.running import running
from tests.site_plugins.admin.test_this_machine import ask

VACANCY = "content/vacancies/albertslund-2026-1.yml"
_SOURCE = re.compile(r'(?:<(?:img|script)[^>]* src|<link rel="(?:icon|stylesheet)" href)="([^"]+)')


@pytest.fixture(scope="module")
def unsaved(root: Path, real_library: Library) -> Unsaved:
    settings: Settings = settings_of(real_library.project)
    config = site_config(real_library.project, "", root / "site")
    return Unsaved(real_library, settings, Clock.parse("2026-11-22T09:00"), config)


def test_the_real_page_of_what_is_not_saved(root: Path, unsaved: Unsaved) -> None:
    text = (root / VACANCY).read_text("utf-8").replace("title: Kap", "title: Prøve på kap")
    shown = unsaved.show("vacancy", ".yml", text)
    assert shown.address == "muligheder/albertslund-2026-1/"
    page = unsaved.pages["muligheder/albertslund-2026-1/index.html"].decode()
    assert "Prøve på kapacitet med patienter" in page.replace("\u00ad", "")
    assert [path for path in unsaved.pages if path.endswith(".css") and path in page]
    assert shown.changes[0].startswith("Titel: fra Kapacitet")
    assert shown.reading.startswith("Lix")


@needs.TIME
def test_a_page_of_a_new_record_and_of_a_draft(unsaved: Unsaved) -> None:
    text = (
        "---\nid: helt-ny\nexample: true\ntitle: En helt ny side\n"
        "summary: En side, der er skrevet for at prøve formularen og ikke for at læses.\n"
        "audiences: [nynedsat]\npublished: 2027-01-01\nsection: livet\ndraft: true\n---\n\nHej.\n"
    )
    shown = unsaved.show("article", ".md", text)
    assert shown.address == "livet/helt-ny/"
    assert shown.changes == ("Er et udkast og vises ikke.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: [", ""),
        ("id: a-1\n", "Vælg i »Eksempel«."),
        ("", ""),
    ],
)
def test_what_is_wrong_is_told_and_no_page_made(unsaved: Unsaved, text: str, said: str) -> None:
    shown = unsaved.show("vacancy", ".yml", text)
    assert shown.address is None
    assert shown.faults
    assert said in " ".join(shown.faults)


@needs.TIME
def test_a_record_without_a_page_and_a_row_of_a_table(root: Path, unsaved: Unsaved) -> None:
    adviser = next((root / "content/advisers").glob("*.yml")).read_text("utf-8")
    shown = unsaved.show("adviser", ".yml", adviser)
    assert (shown.address, shown.faults) == (None, ())
    assert any("(Kontakt)" in use for use in shown.uses)
    area = next((root / "content/areas").glob("*.yml"))
    assert unsaved.show("area", ".yml", area.read_text("utf-8")).faults == ()


def test_only_media_is_read_from_the_disk(unsaved: Unsaved) -> None:
    assert unsaved.media("media/../vacancies/albertslund-2026-1.yml") is None
    assert unsaved.media("media/%2e%2e/vacancies/albertslund-2026-1.yml") is None
    assert unsaved.media("vacancies/albertslund-2026-1.yml") is None


@pytest.fixture(scope="module")
def port(unsaved: Unsaved) -> Iterator[int]:
    served = Served({"admin/index.html": b"FORM"}, lambda: b"{}", lambda: unsaved)
    server = form_server(served, 0)
    with running(server):
        yield server.server_port


def _post(port: int, origin: str, body: str, **changes: str) -> str:
    said = {
        "Host": f"localhost:{port}",
        "Origin": origin,
        "Content-Length": str(len(body.encode())),
    } | changes
    head = "\n".join(f"{key}: {value}" for key, value in said.items() if value)
    # The body follows the empty line; `ask` ends the head.
    return ask(port, f"POST /admin/unsaved HTTP/1.1\n{head}\n\n{body}")


def test_the_form_itself_is_answered(port: int) -> None:
    body = json.dumps({"kind": "vacancy", "suffix": ".yml", "text": "id: a-1"})
    assert "Vælg i »Eksempel«." in _post(port, f"http://localhost:{port}", body)


@pytest.mark.parametrize("origin", ["https://example.org", "null", "", "http://localhost:1"])
def test_nobody_else_has_a_record_rendered(port: int, origin: str) -> None:
    body = json.dumps({"kind": "vacancy", "suffix": ".yml", "text": "id: a-1"})
    said = _post(port, origin, body)
    assert said.startswith("HTTP/1.0 403")
    assert "Eksempel" not in said


@pytest.mark.parametrize(
    ("body", "length"),
    [("{", ""), ("[]", ""), ('{"kind": "nej", "suffix": ".yml", "text": ""}', ""),
     ("{}", "-1"), ("{}", str(LONGEST + 1))],
)  # fmt: skip
def test_what_no_form_sends_is_refused(port: int, body: str, length: str) -> None:
    more = {"Content-Length": length} if length else {}
    assert _post(port, f"http://localhost:{port}", body, **more).startswith("HTTP/1.0 400")


def test_the_guide_lies_beside_the_form(unsaved: Unsaved) -> None:
    served = Served({}, lambda: b"", lambda: unsaved)
    front = (served.get("/redaktoer/") or b"").decode()
    assert "opgave-flyt-frist/" in front
    assert served.get("/redaktoer/soegning.json")
    assert served.get("/redaktoer/billeder/formular-ny.png")
    assert served.get("/redaktoer/../mkdocs.yml") is None


@needs.TIME
def test_where_else_a_picture_is_shown(real_library: Library, unsaved: Unsaved) -> None:
    shows = next(iter(real_library.all(Show)))
    picture = f"image: {{file: {shows.image.file}, alt: Et omslag, credit: Kontoret}}\n"
    text = (real_library.project.root / VACANCY).read_text("utf-8") + picture
    told = unsaved.show("vacancy", ".yml", text)
    assert told.pictures == (f"{shows.image.file} – Podcast: {shows.label} (Billede)",)
    assert told.as_json()["pictures"] == list(told.pictures)


@needs.TIME
def test_a_page_finds_all_that_it_is_drawn_with(root: Path, unsaved: Unsaved) -> None:
    served = Served({}, lambda: b"", lambda: unsaved)
    shown = unsaved.show("vacancy", ".yml", (root / VACANCY).read_text("utf-8"))
    page = (served.get(f"/{shown.address}") or b"").decode()
    asked = {urljoin(f"/{shown.address}", unescape(each)) for each in _SOURCE.findall(page)}
    folders = {path.split("/")[2] for path in asked}
    assert {"scener", "icons"} <= folders
    assert [path for path in sorted(asked) if not served.get(path)] == []
    assert "scene--head" in page
