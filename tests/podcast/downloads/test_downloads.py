"""Downloads and listeners as IAB 2.2 has them, what is told of them, and the command."""

from __future__ import annotations

import csv
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from podcast.downloads.count import Downloads, Key, Sound, least_bytes
from podcast.downloads.parts import union
from podcast.downloads.report import Report
from podcast.downloads.sounds import sounds_of
from praksis.commands.podcast.context import naming
from publishing.serverlogs.lines import Hit
from records.clock import Clock
from records.facts.memory import NOTHING
from records.facts.remembering import next_memory
from records.model.episode import Episode
from tests import needs
from tests.podcast.studio import CLOCK, SITE, Studio, silence

PATH = "/praksis/media/audio/a b.mp3"
NOON = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
APPLE = "AppleCoreMedia/1.0.0.20G81 (iPhone; U; CPU OS 16_6 like Mac OS X; en_us)"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def hit(minutes: float = 0, sent: int = 1000, **other: Any) -> Hit:
    known = Hit("1.2.3.4", NOON + int(minutes * 60), "GET", "/praksis/media/audio/a%20b.mp3", 206,
                sent, APPLE)  # fmt: skip
    return known._replace(**other)


def counted(*hits: Hit) -> dict[tuple[str, str, str], int]:
    sounds = {PATH: Sound("a", 1000), "/praksis/media/audio/c.mp3": Sound("c", 1000)}
    downloads = Downloads(sounds)
    downloads.add(hits)
    return {(k.episode, k.day.isoformat(), k.app): n for k, n in downloads.counted.items()}


@pytest.mark.parametrize(
    ("hits", "downloads"),
    [
        ([hit()], 1),
        ([hit(status=200)], 1),
        ([hit(sent=999)], 0),
        ([hit(method="HEAD")], 0),
        ([hit(status=304)], 0),
        ([hit(status=404)], 0),
        ([hit(path="/praksis/media/audio/andet.mp3")], 0),
        ([hit(path="/praksis/media/audio/a%20b.mp3?_from=app")], 1),
        ([hit(path="/praksis/media/audio/a b.mp3")], 1),
        ([hit(sent=2)], 0),
        ([hit(sent=2), hit(sent=501), hit(1, sent=499)], 1),
        ([hit(sent=2), hit(sent=500), hit(1, sent=499)], 0),
        ([hit(sent=2)] * 500, 0),
        ([hit(n, sent=400) for n in range(8)], 0),
        ([hit(n, sent=400, part="bytes=0-399") for n in range(8)], 0),
        ([hit(n, sent=400, part=f"bytes={400 * n}-{400 * n + 399}") for n in range(3)], 1),
        ([hit(n, sent=400, part=f"bytes={200 * n}-{200 * n + 399}") for n in range(3)], 0),
        ([hit(n, sent=400, part=f"bytes={200 * n}-{200 * n + 399}") for n in range(4)], 1),
        ([hit(sent=1000, part="bytes=0-")], 1),
        ([hit(sent=999, part="bytes=0-")], 0),
        ([hit(sent=5000, part="bytes=0-99")], 0),
        ([hit(sent=5000, part="bytes=0-499,500-999")], 1),
        ([hit(sent=5000, part="bytes=-,x")], 0),
        ([hit(sent=1000, part="bytes 500-1499/9000")], 1),
        ([hit(status=200, sent=600), hit(sent=600, part="bytes=600-")], 1),
        ([hit(status=200, sent=600), hit(sent=600, part="bytes=0-")], 0),
        ([hit(), hit(1), hit(60 * 23)], 1),
        ([hit(), hit(60 * 24 - 0.1)], 1),
        ([hit(), hit(60 * 24)], 2),
        ([hit(60), hit()], 1),
        ([hit(sent=500), hit(60 * 24, sent=500)], 0),
        ([hit(), hit(address="1.2.3.5")], 2),
        ([hit(address="2001:db8::1"), hit(address="2001:db8::2")], 1),
        ([hit(address="2001:db8::1"), hit(address="2001:db8:0:1::1")], 2),
        ([hit(), hit(agent=FIREFOX)], 2),
        ([hit(), hit(path="/praksis/media/audio/c.mp3")], 2),
        ([hit(agent="Googlebot/2.1 (+http://www.google.com/bot.html)")], 0),
        ([hit(agent="-")], 0),
        ([hit(agent="")], 0),
        ([hit(agent=None)], 1),
    ],
)
def test_what_a_download_is(hits: list[Hit], downloads: int) -> None:
    assert sum(counted(*hits).values()) == downloads


def test_a_download_belongs_to_the_day_in_copenhagen_on_which_it_began() -> None:
    late = int(datetime(2026, 11, 20, 23, 30, tzinfo=UTC).timestamp())

    assert counted(hit(moment=late, sent=501), hit(moment=late + 60, sent=499)) == {
        ("a", "2026-11-21", "Apple-enhed, app ikke oplyst"): 1
    }


@pytest.mark.parametrize(
    ("size", "tag", "seconds", "least"),
    [(10_000, 0, 600, 1000), (10_000, 4000, 600, 600), (10_000, 4000, 30, 6000), (5, 5, 0, 0)],
)
def test_a_minute_in_bytes(size: int, tag: int, seconds: float, least: int) -> None:
    assert least_bytes(size, tag, seconds) == least


def test_tags_are_no_sound() -> None:
    """A picture in the tags may be larger than a minute of sound."""
    sound = {PATH: Sound("a", 1000, tag=5000, size=9000)}
    for hits, downloads in (
        ([hit(sent=5999)], 0),
        ([hit(sent=6000)], 1),
        ([hit(sent=1000, part="bytes=4500-5499")], 0),
        ([hit(sent=1000, part="bytes=5000-5999")], 1),
        ([hit(sent=1000, part="bytes=-1000")], 1),
        ([hit(sent=9000, part="bytes=8500-")], 0),
    ):
        found = Downloads(sound)
        found.add(hits)
        assert sum(found.counted.values()) == downloads, hits


def test_spans_are_joined_where_they_touch() -> None:
    spans: list[tuple[int, int]] = []
    for new in [(10, 20), (30, 40), (20, 25), (0, 5), (4, 31)]:
        spans = union(spans, new)
    assert spans == [(0, 40)]


def test_listeners_count_once_in_a_month_and_addresses_are_not_kept() -> None:
    path = "/praksis/media/audio/c.mp3"
    found = Downloads({PATH: Sound("a", 1000), path: Sound("c", 1000)})
    found.add(
        [hit(), hit(path=path), hit(60 * 24), hit(60 * 48, agent=FIREFOX), hit(60 * 24 * 12),
         hit(60 * 24 * 13, address="1.1.1.1"), hit(60 * 24 * 14, sent=5, address="9.9.9.9")]
    )  # fmt: skip
    assert found.listeners == {"2026-11": 2, "2026-12": 2}
    assert sum(found.counted.values()) == 6
    assert found.most_of_one == 5
    assert "1.2.3.4" not in repr(vars(found))
    assert "Firefox/" not in repr(vars(found))


@needs.TIME
def test_a_log_is_read_in_constant_memory() -> None:
    def hits() -> Iterator[Hit]:
        for n in range(20_000):
            yield hit(n / 4, address=f"10.0.{n % 250}.{n % 7}", sent=n)

    downloads = Downloads({PATH: Sound("a", 10**9)})
    tracemalloc.start()
    downloads.add(hits())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 3_000_000
    assert len(downloads._listeners) == 250 * 7


def test_listeners_of_yesterday_are_forgotten() -> None:
    downloads = Downloads({PATH: Sound("a", 1000)})
    downloads.add(hit(60 * 25 * day, address=f"10.0.0.{day}") for day in range(40))

    assert sum(downloads.counted.values()) == 40
    assert len(downloads._listeners) <= 2


COUNTED = {
    Key("a", date(2026, 11, 20), "Apple Podcasts"): 3,
    Key("a", date(2026, 11, 21), "=Ond app"): 1,
    Key("b", date(2026, 11, 20), "Firefox"): 1200,
}
DAYS = (date(2026, 11, 1), date(2026, 11, 28))
TITLES = {"a": "Én & <to>", "b": "Anden", "c": "Ingen har hørt"}
REPORT = Report(COUNTED, TITLES, {"2026-11": 900}, DAYS)


def test_the_table_has_a_row_for_each_episode_day_and_app() -> None:
    rows = list(csv.DictReader(REPORT.as_csv().splitlines()))

    assert [(r["episode"], r["day"], r["app"], r["downloads"]) for r in rows] == [
        ("a", "2026-11-20", "Apple Podcasts", "3"),
        ("a", "2026-11-21", "'=Ond app", "1"),
        ("b", "2026-11-20", "Firefox", "1200"),
    ]
    assert rows[0]["title"] == "Én & <to>"


def test_the_sums_are_right() -> None:
    content = json.loads(REPORT.as_json())

    assert content["total"] == 1204
    assert content["rule"] == "IAB Podcast Measurement 2.2"
    assert (content["from"], content["to"]) == ("2026-11-01", "2026-11-28")
    assert content["by_month"] == {"2026-11": {"downloads": 1204, "listeners": 900}}
    assert content["by_episode"] == {"b": 1200, "a": 4, "c": 0}
    assert content["by_day"] == {"2026-11-20": 1203, "2026-11-21": 1}
    assert content["by_app"]["Firefox"] == 1200
    assert len(content["rows"]) == 3


def test_the_chart_is_an_image_that_can_be_read_aloud() -> None:
    chart = ET.fromstring(REPORT.as_svg())
    space = "{http://www.w3.org/2000/svg}"

    words = [text.text for text in chart.iter(f"{space}text")]
    assert " ".join(map(str, words[1:3])) == REPORT.rule
    assert words[3:7] == ["Anden", "1.200", "Én & <to>", "4"]
    said = "Anden: 1.200, Én & <to>: 4, Ingen har hørt: 0"
    assert chart.findtext(f"{space}desc") == f"{REPORT.rule} {said}"
    widths = [
        int(r.get("width", "")) for r in chart.iter(f"{space}rect") if r.get("class") == "part"
    ]
    assert widths == [560, 2, 0]
    assert "http" not in REPORT.as_svg().replace("http://www.w3.org/2000/svg", "")
    assert ET.fromstring(Report({}, {}).as_svg()).findtext(f"{space}desc") == Report({}, {}).rule


def test_the_text_says_rule_time_bars_and_months() -> None:
    assert REPORT.as_text() == (
        "Downloads efter IAB's regler (IAB Podcast Measurement 2.2), talt fra 1.\xa0november 2026 "
        "til 28.\xa0november 2026.\n\n"
        f"Anden           1.200  {'█' * 24}\nÉn & <to>           4  █\nIngen har hørt      0\n\n"
        f"Firefox         1.200  {'█' * 24}\nApple Podcasts      3  █\n=Ond app            1  █\n\n"
        "2026-11: 1.204\xa0downloads, 900\xa0lyttere\n"
    )


def test_the_command_counts_and_writes_nothing_personal(studio: Studio, tmp_path: Path) -> None:
    studio.episode("a")
    path = "/praksis/media/audio/lyd.mp3"
    lines = [
        f'203.0.113.{n} - - [20/Nov/2026:13:00:00 +0100] "GET {path} HTTP/1.1" 200 '
        f'{len(silence(10))} "-" "{agent}"\n'
        for n, agent in enumerate([APPLE, APPLE, FIREFOX, "Googlebot/2.1"])
    ]
    (tmp_path / "access.log").write_text("".join([*lines, "vrøvl\n"]))
    outputs = [f"--{kind}={tmp_path / f'ud.{kind}'}" for kind in ("csv", "json", "chart")]

    done = studio.praksis("downloads", str(tmp_path / "access.log"), *outputs)

    assert done.output.startswith(
        "Downloads efter IAB's regler (IAB Podcast Measurement 2.2), talt fra 20.\xa0november 2026 "
    )
    assert done.output.endswith(
        "a: plays: {count: 3, since: 2026-11-20, date: 2026-11-20, standard: iab, "
        'source: "webserverens log"}\n\n5\xa0linjer læst, 1 kunne ikke læses, og '
        "1\xa0forespørgsel fra robotter er ikke talt med.\n"
    )
    written = "".join((tmp_path / f"ud.{kind}").read_text() for kind in ("csv", "json", "chart"))
    assert json.loads((tmp_path / "ud.json").read_text())["by_app"] == {
        "Apple-enhed, app ikke oplyst": 2, "Firefox": 1
    }  # fmt: skip
    assert "203.0.113" not in written + done.output
    assert "iPhone" not in written + done.output


def test_the_old_name_says_the_new_one_and_works(studio: Studio, tmp_path: Path) -> None:
    studio.episode("a")
    (tmp_path / "a.log").write_text(COMMON)
    done = studio.praksis("plays", str(tmp_path / "a.log"), f"--svg={tmp_path / 'ud.svg'}")
    assert "podcast plays hedder nu praksis podcast downloads.\n" in done.stderr
    assert "a: plays: {count: 1, " in done.stdout
    assert (tmp_path / "ud.svg").read_text().startswith("<svg")
    assert "plays" not in studio.praksis("--help").output


def test_what_is_counted_may_be_written_into_the_record(studio: Studio) -> None:
    told = {"count": 3, "since": "2026-11-01", "date": "2026-11-22", "standard": "iab",
            "source": "webserverens log"}  # fmt: skip
    studio.episode("a", plays=told)
    assert studio.everything_said() == []

    studio.episode("a", plays={**told, "since": "2026-11-23"})
    (said,) = studio.everything_said()
    assert '"plays.date" (Dato) er 2026-11-22' in said

    del told["since"]
    studio.episode("a", plays=told)
    (said,) = studio.everything_said()
    assert '"plays.since" (Talt fra) mangler' in said


COMMON = (
    "1.2.3.4 - - [20/Nov/2026:13:00:00 +0100] "
    '"GET /praksis/media/audio/lyd.mp3 HTTP/1.1" 200 99999999'
)


def test_what_the_logs_do_not_tell_is_said(studio: Studio, tmp_path: Path) -> None:
    studio.episode("a")
    (tmp_path / "a.log").write_text(COMMON)
    said = studio.praksis("downloads", str(tmp_path / "a.log")).output
    assert "count: 1" in said
    assert "Brug formatet combined." in said

    (tmp_path / "a.log").write_text(f'{COMMON.replace(" 200 ", " 206 ")} "-" "{APPLE}"')
    said = studio.praksis("downloads", str(tmp_path / "a.log")).output
    assert "Loggen siger ikke, hvilke dele af filerne der er hentet" in said

    many = [COMMON.replace("20/Nov", f"{day:02}/Nov") for day in range(1, 25)]
    (tmp_path / "a.log").write_text("\n".join(many))
    said = studio.praksis("downloads", str(tmp_path / "a.log")).output
    assert "Én adresse står for 24 af 24 downloads." in said
    assert "1.2.3.4" not in said


def test_a_sound_that_got_another_name_keeps_its_history(studio: Studio) -> None:
    studio.episode("a")
    first = next_memory(NOTHING, studio.library(), CLOCK, {})
    assert first.records["episode:a"].sounds == ("media/audio/lyd.mp3",)

    sound = (studio.content / "media/audio/lyd.mp3").read_bytes()
    studio.write("media/audio/nyt.mp3", sound)
    studio.episode("a", audio={"file": "media/audio/nyt.mp3"})
    later = Clock.parse("2026-11-23T09:00")
    second = next_memory(first, studio.library(), later, {})
    assert second.records["episode:a"].sounds == ("media/audio/lyd.mp3", "media/audio/nyt.mp3")

    for memory in (first, second):  # before it goes out under the new name, and after
        found = sounds_of(replace(studio.library(), memory=memory), SITE, naming)
        assert set(found) == {"/praksis/media/audio/lyd.mp3", "/praksis/media/audio/nyt.mp3"}
        assert {each.episode for each in found.values()} == {"a"}


def test_a_name_that_another_sound_took_over_is_the_new_ones(studio: Studio) -> None:
    studio.episode("a")
    memory = next_memory(NOTHING, studio.library(), CLOCK, {})
    studio.write("media/audio/a.mp3", (studio.content / "media/audio/lyd.mp3").read_bytes())
    studio.episode("a", audio={"file": "media/audio/a.mp3"})
    studio.episode("b", audio={"file": "media/audio/lyd.mp3"})
    found = sounds_of(replace(studio.library(), memory=memory), SITE, naming)
    assert {path.rpartition("/")[2]: each.episode for path, each in found.items()} == {
        "a.mp3": "a", "lyd.mp3": "b",
    }  # fmt: skip


def test_a_planned_episode_has_no_sound_out(studio: Studio) -> None:
    studio.episode("a", status="planlagt", released=None)
    library = studio.library()
    assert library.all(Episode)
    assert next_memory(NOTHING, library, CLOCK, {}).records["episode:a"].sounds == ()


def test_no_log_is_written_over(studio: Studio, tmp_path: Path) -> None:
    """`--csv access.log*` is a slip that the shell makes into this one, and logs come only once."""
    studio.episode("a")
    log, other = tmp_path / "access.log", tmp_path / "ud.csv"
    log.write_text("x\n")
    (tmp_path / "andet-navn.log").symlink_to(log)
    for words in (
        (f"--csv={log}",), (f"--json={tmp_path}/../{tmp_path.name}/access.log",),
        (f"--chart={tmp_path / 'andet-navn.log'}",), (f"--csv={other}", f"--json={other}"),
        (f"--exclude={log}", f"--csv={log}"),
    ):  # fmt: skip
        done = studio.praksis("downloads", str(log), *words)
        assert done.exit_code == 1, words
        assert "Vælg et andet filnavn. Intet er skrevet." in done.output
    assert (log.read_text(), other.exists()) == ("x\n", False)
