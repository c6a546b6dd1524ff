"""Visits by page and letter: what counts, and what is never kept."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from publishing.serverlogs.lines import Hit
from publishing.serverlogs.site_pages import issues_known, page_titles, pages_known, published_pages
from publishing.serverlogs.visit_report import VisitReport
from publishing.serverlogs.visits import ALL, Key, Letter, Visits, letters
from publishing.settings_file import read_settings
from records.facts.memory import LockedEpisode, Memory, PodcastOut, Published
from tests.conftest import Make, Praksis
from tests.project_copy import ProjectCopy
from tests.publishing.serverlogs.test_lines import NOON
from tests.samples import NOW, vacancy

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PAGES = {"": "", "muligheder/": "muligheder/", "gammel/": "muligheder/ny/",
         "muligheder/ny/": "muligheder/ny/"}  # fmt: skip
MARK = "kilde=nyhedsbrev&udgave={udgave}&til={maalgruppe}"
LETTER_OF = letters({"paa-vej": MARK, "i-praksis": "k=i-praksis"}, ["paa-vej-2026-11"],
                    ["hu-laege", "medicinstuderende"])  # fmt: skip


def see(path: str, **other: Any) -> Hit:
    return Hit("1.2.3.4", NOON, "GET", f"/praksis/{path}", 200, 5000, FIREFOX)._replace(**other)


def counted(*hits: Hit) -> Visits:
    found = Visits(PAGES, "/praksis/", LETTER_OF)
    found.add(hits)
    return found


@pytest.mark.parametrize(
    ("hits", "views", "visits"),
    [
        ([see("")], 1, 1),
        ([see("", status=304)], 1, 1),
        ([see(""), see("muligheder/")], 2, 1),
        ([see(""), see("", moment=NOON + 86_400)], 2, 2),
        ([see(""), see("", address="1.2.3.5")], 2, 2),
        ([see("", address="2001:db8::1"), see("", address="2001:db8::2")], 2, 1),
        ([see("index.html"), see("?fra=x"), see("muligheder/#top")], 3, 1),
        ([see("", method="HEAD"), see("", method="POST")], 0, 0),
        ([see("", status=301), see("", status=206), see("", status=500)], 0, 0),
        ([see("feed.xml"), see("assets/site.css"), see("media/audio/a.mp3")], 0, 0),
        ([see("", agent="Googlebot/2.1"), see("", agent="curl/8"), see("", agent="-")], 0, 0),
    ],
)
def test_what_a_visit_is(hits: list[Hit], views: int, visits: int) -> None:
    found = counted(*hits)
    assert (found.views[Key("2026-11", ALL)], found.visits[Key("2026-11", ALL)]) == (views, visits)


def test_a_page_that_moved_counts_as_one() -> None:
    found = counted(see("gammel/"), see("muligheder/ny/", address="1.1.1.1"))
    assert found.visits[Key("2026-11", "muligheder/ny/")] == 2


def test_addresses_that_were_never_pages_are_one_sum() -> None:
    hostile = ["findes-ikke/", "wp-login.php", "%00/", "..%2f..%2fetc/passwd", "\x1b[31m/", "[/"]
    found = counted(
        *(see(path, status=404) for path in hostile),
        see("andet/"),
        see("")._replace(path="/uden-for/"),
        see("")._replace(path="http://[ond/"),
    )
    assert not found.views
    assert found.elsewhere == len(hostile) + 3 - 1  # a .php is a file


def test_a_letter_is_told_by_what_its_links_carry() -> None:
    mark = "kilde=nyhedsbrev&udgave=paa-vej-2026-11&til=hu-laege"
    found = counted(
        see(f"muligheder/?{mark}"),
        see(f"?x=1&{mark}&mc=2", address="1.1.1.1"),
        see("?kilde=nyhedsbrev&udgave=opfundet&til=a"),
        see("?k=i-praksis"),
        see("?kilde=nyhedsbrev"),
    )
    told = {key.what: n for key, n in found.visits.items() if isinstance(key.what, Letter)}
    assert told == {
        Letter("paa-vej", "paa-vej-2026-11", "hu-laege"): 2,
        Letter("paa-vej"): 1,
        Letter("i-praksis"): 1,
    }


def test_nobody_is_remembered_for_more_than_two_days() -> None:
    found = counted(*(see("", moment=NOON + n * 86_400, address=f"1.1.1.{n}") for n in range(30)))
    assert len(found._today) <= 2
    assert "1.1.1" not in repr(vars(found))


def test_known_pages_are_those_that_are_out_and_those_that_were(make: Make) -> None:
    out = Published("muligheder/ny/", "Ny", "", 0, NOW.now, NOW.now, NOW.now, ("gammel/",))
    gone = replace(out, address="breve/a/", title="Brev", former=())
    episode = LockedEpisode("e", "podcast/e/", "2026-11-01", ("podcast/f/",))
    files = {"index.html": ("", NOW.now), "a/index.html": ("", NOW.now), "404.html": ("", NOW.now),
             "feed.xml": ("", NOW.now), "admin/index.html": ("", NOW.now)}  # fmt: skip
    memory = Memory(NOW.now, {"vacancy:ny": out, "issue:a": gone}, files,
                    PodcastOut("", {"g": episode}))  # fmt: skip
    known = pages_known(published_pages(memory), memory)
    assert known == {"": "", "a/": "a/", "muligheder/ny/": "muligheder/ny/",
                     "gammel/": "muligheder/ny/", "breve/a/": "breve/a/",
                     "podcast/e/": "podcast/e/", "podcast/f/": "podcast/e/"}  # fmt: skip
    library = replace(make({"vacancies/b": vacancy()}), memory=memory)
    assert page_titles(library)["muligheder/ny/"] == "Ny"
    assert page_titles(library)["muligheder/b/"] == "Vikariat i Hillerød"
    assert issues_known(library) == {"a": "Brev"}


REPORT = VisitReport(
    counted(see(""), see("muligheder/", moment=NOON + 20 * 86_400),
            see("?kilde=nyhedsbrev&udgave=paa-vej-2026-11&til=hu-laege"), see("nej/")),
    {"muligheder/": "=Muligheder"}, {"paa-vej-2026-11": "Tre nye"}, None,
)  # fmt: skip


def test_invented_editions_make_no_rows() -> None:
    """Anybody can ask for any address: a thousand of them are the letter, and no thousand rows."""
    asked = "?kilde=nyhedsbrev&udgave=paa-vej-2026-11&til="
    found = counted(*(see(f"{asked}a{n}") for n in range(1000)))
    assert [key.what for key in found.views] == [ALL, "", Letter("paa-vej", "paa-vej-2026-11")]


def test_the_report_has_months_pages_and_letters() -> None:
    rows = list(csv.DictReader(REPORT.as_csv().splitlines()))
    assert [
        (r["month"], r["kind"], r["what"], r["title"], r["views"], r["visits"]) for r in rows
    ] == [
        ("2026-11", "letter", "paa-vej-2026-11 (hu-laege)", "Tre nye", "1", "1"),
        ("2026-11", "page", "/", "", "2", "1"),
        ("2026-11", "site", "", "", "2", "1"),
        ("2026-12", "page", "/muligheder/", "'=Muligheder", "1", "1"),
        ("2026-12", "site", "", "", "1", "1"),
    ]
    assert json.loads(REPORT.as_json())["elsewhere"] == 1
    text = REPORT.as_text()
    assert "2\xa0besøg og 3\xa0sidevisninger." in text
    assert "Besøg fra breve:\npaa-vej-2026-11 (hu-laege)  1  " in text
    assert "1\xa0visning af andre adresser" in text
    assert len(ET.fromstring(REPORT.as_svg()).findall(".//*[@class='part']")) == 2


def test_the_command_writes_nothing_personal(
    small: ProjectCopy, praksis: Praksis, tmp_path: Path
) -> None:
    log = tmp_path / "access.log"
    base = urlsplit(read_settings(small.folder).site.url).path
    log.write_text(
        "".join(
            f'203.0.113.{n} - - [20/Nov/2026:13:00:00 +0100] "GET {base}muligheder/ HTTP/1.1" 200 9'
            f' "-" "{agent}"\n'
            for n, agent in enumerate([FIREFOX, FIREFOX, "Googlebot/2.1"])
        )
    )
    files = {kind: tmp_path / f"ud.{kind}" for kind in ("csv", "json", "chart")}
    done = praksis(
        small.folder, "visits", str(log), *(f"--{kind}={file}" for kind, file in files.items())
    )
    assert done.exit_code == 0, done.output
    assert "/muligheder/  2  " in done.output
    assert "1\xa0forespørgsel fra robotter" in done.output
    written = done.output + "".join(file.read_text() for file in files.values())
    assert "203.0.113" not in written
    assert "Firefox" not in written
