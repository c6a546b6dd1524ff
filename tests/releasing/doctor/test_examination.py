"""What the doctor says of a good site on a real server, and of each thing that can be wrong."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner

from praksis.cli import main
from publishing.hosting.policy import EVERYWHERE, page_headers, page_policy
from records.clock import Clock
from releasing.doctor.connection import check_missing
from releasing.doctor.examination import Asked, examine
from releasing.doctor.finding import Finding, Level
from releasing.doctor.headers import check_file, check_ranges, check_safety
from releasing.doctor.reading import check_readable, offered
from releasing.doctor.release import check_overdue, check_release
from releasing.doctor.visitor import Answer, Visitor
from tests import needs
from tests.project_copy import ProjectCopy
from tests.publishing.hosting.servers import Server, running
from tests.releasing.doctor.hostile import answer, server
from tests.releasing.targets.sites import FIRST, site

NOW = Clock.parse("2026-11-28T09:00").now
_CSP = "Content-Security-Policy"
_POLICY = _CSP.lower()
SAFE = EVERYWHERE | page_headers(embeddable=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nginx") / "run"


@pytest.fixture(scope="module")
def live(built: ProjectCopy, folder: Path) -> Iterator[Server]:
    rules = built.outbox / "webserver" / "nginx.conf"
    with running("nginx", rules, built.site, folder) as started:
        yield started


def _said(found: Iterator[Finding]) -> list[tuple[str, str]]:
    return [(each.level.value, each.text) for each in found if each.level is not Level.FINE]


def test_a_certificate_that_ends_soon_is_told(
    live: Server, folder: Path, built: ProjectCopy
) -> None:
    url = f"https://127.0.0.1:{live.secure}/"
    asked = Asked(
        url, Clock.at_start({}, time.time()).now, site("2026-11-28.1", {}).release
    )  # it is of today
    found = examine(asked, Visitor(certificates=str(folder / "cert.pem")))
    # It is made for two days, and a clock counts whole minutes: it may seem not to have begun.
    told = {("fault", f"Certifikatet gælder {left} endnu. Forny det nu.")
            for left in ("1\xa0dag", "2\xa0dage")}  # fmt: skip
    assert told & set(_said(found))


@needs.TIME
def test_a_good_site_has_nothing_but_what_a_trial_has(
    live: Server, folder: Path, built: ProjectCopy
) -> None:
    url = f"https://127.0.0.1:{live.secure}/"
    files = {
        path.relative_to(built.site).as_posix(): path.read_bytes()
        for path in built.site.rglob("*")
        if path.is_file()
    }
    asked = Asked(url, NOW, site("2026-11-28.1", files).release, whole=True)
    found = list(examine(asked, Visitor(certificates=str(folder / "cert.pem"))))
    said = [each for each in _said(iter(found)) if not each[1].startswith("Certifikatet gælder")]
    assert said == [
        ("warning", "Siden siger selv, at den ligger på https://min-almen-praksis.example.org/."),
    ]
    assert any("Siden er udgivelsen 2026-11-28.1 fra den 28." in each.text for each in found)
    assert any(each.check == "ranges" and each.level is Level.FINE for each in found)


def test_another_release_is_told() -> None:
    release = site("2026-11-28.1", FIRST).release
    with server(lambda _: answer(b"Forside 1")) as url:
        said = _said(check_release(Visitor(), url, release))
    assert said == [
        ("fault", ("Siden er ikke udgivelsen 2026-11-28.1: /assets/site-0123456789.css, "
         "/om/index.html er anderledes. Kør praksis publish, så bliver den lagt ud igen.")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (('{"vacancies": [{"open": true, "title": "Klinik", "deadline": '
         '"2026-11-26T12:00:00+01:00"}, {"open": false}]}'),
         ('"Klinik" står som åben, men fristen er gået for mere end et døgn siden. Natten har ikke '
         "udgivet. Kør praksis publish, og se natkørslens log.")),
        ("{}", "/data/vacancies.json kan ikke læses: den er i stykker."),
        ("[" * 100_000, "/data/vacancies.json kan ikke læses: den er i stykker."),
        ('{"vacancies": [{"open": true, "deadline": "i morgen"}]}',
         "/data/vacancies.json kan ikke læses: den er i stykker."),
        ('{"vacancies": [1]}', "/data/vacancies.json kan ikke læses: den er i stykker."),
    ],
)  # fmt: skip
def test_a_night_that_did_not_publish_is_told(body: str, said: str) -> None:
    with server(lambda _: answer(body.encode())) as url:
        assert _said(check_overdue(Visitor(), url, None, NOW)) == [("fault", said)]


def test_a_deadline_of_today_is_the_night_s_to_bring_out() -> None:
    body = b'{"vacancies": [{"open": true, "title": "K", "deadline": "2026-11-28T08:00:00+01:00"}]}'
    with server(lambda _: answer(body)) as url:
        assert _said(check_overdue(Visitor(), url, None, NOW)) == []


def test_missing_headers_are_named() -> None:
    front = Answer("http://127.0.0.1/", 200, {k.lower(): v for k, v in SAFE.items()})
    assert _said(check_safety(front)) == []
    sounds = ("https://lyd.example.org",)
    opened = page_headers(embeddable=False, sounds=sounds)
    meta = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(page_policy("", sounds))}">'
    )
    front = replace(front, body=meta.encode(), headers={**front.headers, _POLICY: opened[_CSP]})
    assert _said(check_safety(front)) == []
    front = replace(front, headers={**front.headers, _POLICY: SAFE[_CSP]})
    assert [level for level, _ in _said(check_safety(front))] == ["warning"]
    less = {k.lower(): v for k, v in SAFE.items() if k != "X-Frame-Options"}
    less["referrer-policy"] = "unsafe-url"
    assert _said(check_safety(Answer("http://127.0.0.1/", 200, less))) == [
        ("fault", "Svaret mangler X-Frame-Options. Brug reglerne for webserveren i docs/drift/."),
        ("warning", ("Svaret har en anden Referrer-Policy end reglerne. Brug reglerne for "
         "webserveren i docs/drift/.")),
    ]  # fmt: skip


CURE = "Brug reglerne for webserveren i docs/drift/."


@pytest.mark.parametrize(
    ("path", "sent", "said"),
    [
        ("frister.ics", answer(Content_Type="text/plain"),
         f"/frister.ics siger, at den er text/plain, og ikke text/calendar. {CURE}"),
        ("a.csv", answer(Content_Type="text/csv; charset=iso-8859-1"),
         f"/a.csv siger et andet tegnsæt end UTF-8. {CURE}"),
        ("a.csv", answer(Content_Type="text/csv"), f"/a.csv siger ikke, at den er UTF-8. {CURE}"),
        ("", answer(Cache_Control="max-age=86400"),
         f"/ må gemmes i 86400 sekunder, så læsere ser gamle oplysninger. {CURE}"),
        ("assets/site-0123456789.css", answer(Content_Type="text/css"),
         f"/assets/site-0123456789.css bliver hentet igen ved hvert besøg. {CURE}"),
        ("om/", answer(b"x" * 3000), f"/om/ bliver sendt uden at være pakket. {CURE}"),
        ("om/", answer(status="503 No"), "/om/ bliver besvaret med 503."),
        ("om/", b"", "/om/ kan ikke hentes: svaret er ikke til at forstå."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told(path: str, sent: bytes, said: str) -> None:
    with server(lambda _: sent) as url:
        assert [text for _, text in _said(check_file(Visitor(), url, path))] == [said]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (answer(b"x" * 500), "kan kun hentes hel, så man ikke kan spole på en iPhone."),
        (answer(status="404 No"), "bliver besvaret med 404."),
        (answer(b"x", status="206 Part", Content_Range="bytes 0-0/1"), "bliver besvaret med 206."),
    ],
)
def test_sound_that_comes_only_whole_is_told(sent: bytes, said: str) -> None:
    with server(lambda _: sent) as url:
        assert _said(check_ranges(Visitor(), f"{url}a.mp3")) == [("fault", f"{url}a.mp3 {said}")]


_TWICE = (
    b"<rss><channel><title>T</title>" + b"<item><guid>1</guid></item>" * 2 + b"</channel></rss>"
)
_LAUGHS = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><rss>&c;</rss>'


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("feed.xml", b"<rss>", "den er i stykker"),
        ("feed.xml", b"<html/>", "den er ikke et feed"),
        ("feed.xml", _TWICE, "dens punkter kan ikke kendes fra hinanden"),
        ("feed.xml", _LAUGHS, "den har ingen titel"),
        ("feed.xml", b"", "den er i stykker"),
        ("frister.ics", b"BEGIN:VCALENDAR", "den er i stykker"),
        ("frister.ics", b"\xff", "den er i stykker"),
        ("frister.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
         "en begivenhed mangler sit UID"),
        ("feed.json", b"{", "den er i stykker"),
        ("feed.json", b"[" * 100_000, "den er i stykker"),
        ("feed.json", b"1", "den er tom"),
    ],
)  # fmt: skip
def test_what_programs_cannot_read_is_told(path: str, body: bytes, said: str) -> None:
    with server(lambda _: answer(body)) as url:
        assert _said(check_readable(Visitor(), url + path)) == [
            ("fault", f"/{path} kan ikke læses af programmer: {said}.")
        ]


def test_a_missing_page_that_is_answered_with_200_is_told() -> None:
    with server(lambda _: answer(b"Velkommen")) as url:
        said = _said(check_missing(Visitor(), url))
    assert said[0] == (
        "fault", "En adresse, der ikke er her, bliver besvaret med 200 og ikke 404.",
    )  # fmt: skip
    assert ("warning", "_headers kan læses af alle. Brug reglerne i docs/drift/.") in said


@pytest.mark.parametrize("body", [b"", b"\0\xff", b"<a href='http://[::1'>", b"<" * 10_000])
def test_any_page_can_be_read(body: bytes) -> None:
    assert offered(Answer("http://127.0.0.1/", 200, {}, body)).links == ()


@pytest.mark.parametrize(
    "sent",
    [
        answer(), answer(b"\xff\0" * 100),
        answer(b"<a href='//['>x</a><link rel='alternate' href='feed.xml'>"),
        answer(status="500 No"), answer(status="302 Found", Location="/"), b"",
        answer(b"<rss/>", Content_Type="\xe6", Cache_Control="max-age=\xb2\xb3"),
    ],
)  # fmt: skip
def test_the_command_ends_with_a_verdict_whatever_the_server_says(
    sent: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with server(lambda _: sent) as url:
        done = CliRunner().invoke(main, ["doctor", url, "--json"])
        told = json.loads(done.stdout)
        assert (done.exit_code, told["ok"], told["url"]) == (1, False, url)
        done = CliRunner().invoke(main, ["doctor", url])
        assert done.exit_code == 1
        assert "FEJL" in done.stdout
        assert "Traceback" not in done.output


@pytest.mark.parametrize("url", ["ftp://a", "http://[", "praksis", "https://a b", "https://a/?x"])
def test_what_is_no_address_is_told(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["doctor", url])
    assert done.exit_code == 1
    assert f'"{url}" er ikke en webadresse. Skriv fx https://praksis.example.org' in done.output
