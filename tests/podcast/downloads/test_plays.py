import csv
import gzip
import json
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from podcast.downloads.agents import app_of, apps
from podcast.downloads.count import Downloads, Key, Sound, least_bytes
from podcast.downloads.logs import Hit, LogReader, in_order, read_lines
from podcast.downloads.report import Report
from tests.podcast.studio import Studio, silence

PATH = "/praksis/media/audio/a b.mp3"
NOON = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
APPLE = "AppleCoreMedia/1.0.0.20G81 (iPhone; U; CPU OS 16_6 like Mac OS X; en_us)"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def hit(minutes: float = 0, sent: int = 1000, **other: Any) -> Hit:
    known = Hit("1.2.3.4", NOON + int(minutes * 60), "GET", "/praksis/media/audio/a%20b.mp3", 206,
                sent, APPLE)  # fmt: skip
    return known._replace(**other)


def counted(*hits: Hit) -> dict[tuple[str, str, str], int]:
    plays = Downloads({PATH: Sound("a", 1000), "/praksis/media/audio/c.mp3": Sound("c", 1000)})
    plays.add(hits)
    return {(k.episode, k.day.isoformat(), k.app): n for k, n in plays.counted.items()}


ONE = {("a", "2026-11-20", "Apple Podcasts"): 1}


@pytest.mark.parametrize(
    ("hits", "plays"),
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
        ([hit(sent=2), hit(sent=500), hit(1, sent=498)], 1),
        ([hit(sent=2), hit(sent=500), hit(1, sent=497)], 0),
        ([hit(), hit(1), hit(60 * 23)], 1),
        ([hit(), hit(60 * 24)], 2),
        ([hit(sent=500), hit(60 * 24, sent=500)], 0),
        ([hit(), hit(address="1.2.3.5")], 2),
        ([hit(), hit(agent=FIREFOX)], 2),
        ([hit(), hit(path="/praksis/media/audio/c.mp3")], 2),
        ([hit(agent="Googlebot/2.1 (+http://www.google.com/bot.html)")], 0),
        ([hit(agent="-")], 0),
        ([hit(agent="")], 0),
        ([hit(agent=None)], 1),
    ],
)
def test_what_a_play_is(hits: list[Hit], plays: int) -> None:
    assert sum(counted(*hits).values()) == plays


def test_a_play_belongs_to_the_day_in_copenhagen_on_which_it_began() -> None:
    late = int(datetime(2026, 11, 20, 23, 30, tzinfo=UTC).timestamp())

    assert counted(hit(moment=late, sent=500), hit(moment=late + 60, sent=500)) == {
        ("a", "2026-11-21", "Apple Podcasts"): 1
    }


@pytest.mark.parametrize(
    ("size", "tag", "seconds", "least"),
    [(10_000, 0, 600, 1000), (10_000, 4000, 600, 4600), (10_000, 4000, 30, 10_000), (5, 5, 0, 5)],
)
def test_a_minute_in_bytes(size: int, tag: int, seconds: float, least: int) -> None:
    assert least_bytes(size, tag, seconds) == least


@pytest.mark.parametrize(
    ("agent", "app"),
    [
        (APPLE, "Apple Podcasts"),
        ("AppleCoreMedia/1.0.0.19R346 (Apple Watch; U; CPU OS 8_0) watchOS/8.0", None),
        ("Podimo/2.60.1 (dk.podimo; build:1; iOS 18.1.0) Alamofire/5.9.1", "Podimo"),
        ("Podimo/1.0 (+https://podimo.com/)", None),
        ("Overcast/3.0 (+http://overcast.fm/; iOS podcast app)", "Overcast"),
        ("Overcast/1.0 Podcast Sync (123 subscribers; feed-id=1; +http://overcast.fm/)", None),
        ("AntennaPod/3.4.0", "AntennaPod"),
        ("Spotify/8.9.18 iOS/17.4 (iPhone14,5)", "Spotify"),
        (FIREFOX, "Firefox"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge"),
        ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18 Safari/605",
         "Safari"),
        ("Mozilla/5.0", None),
        ("Mozilla/5.0 (X11) AppleWebKit/537.36 HeadlessChrome/140.0", None),
        ("iTMS", None),
        ("curl/8.5.0", None),
        ("python-requests/2.32", None),
        ("Podlytics 1.0 crawler", None),
        ("En helt ny app/1.0", "Ukendt"),
        (None, "Ukendt"),
    ],
)  # fmt: skip
def test_who_asked(agent: str | None, app: str | None) -> None:
    assert app_of(agent) == app


def test_the_list_of_apps_has_three_columns() -> None:
    assert all(app.name and app.begins for app in apps())
    assert len({app.begins for app in apps()}) == len(apps())


COMMON = (
    "1.2.3.4 - - [20/Nov/2026:13:00:00 +0100] "
    '"GET /praksis/media/audio/a%20b.mp3 HTTP/1.1" 206 1000'
)
CADDY = {
    "ts": NOON + 0.25, "status": 206, "size": 1000,
    "request": {"remote_ip": "1.2.3.4", "method": "GET", "uri": "/praksis/media/audio/a%20b.mp3",
                "headers": {"User-Agent": [APPLE]}},
}  # fmt: skip
NGINX = {
    "remote_addr": "1.2.3.4", "time_iso8601": "2026-11-20T13:00:00+01:00", "status": "206",
    "request": "GET /praksis/media/audio/a%20b.mp3 HTTP/2.0", "body_bytes_sent": "1000",
    "http_user_agent": APPLE,
}  # fmt: skip
TRAEFIK = {
    "ClientHost": "1.2.3.4", "StartUTC": "2026-11-20T12:00:00Z", "DownstreamStatus": 206,
    "RequestMethod": "GET", "RequestPath": "/praksis/media/audio/a%20b.mp3",
    "DownstreamContentSize": 1000, "request_User-Agent": APPLE,
}  # fmt: skip
LOCAL = {**NGINX, "time_iso8601": "20/Nov/2026:13:00:00 +0100"}
LINES = {
    "common": (COMMON, hit(agent=None)),
    "combined": (f'{COMMON} "https://example.org/\\"x" "{APPLE}"', hit()),
    "user": (f'{COMMON.replace("- -", "- Kim Prøve")} "-" "{APPLE}"', hit()),
    "dash": (f'{COMMON.replace("206 1000", "304 -")} "-" "-"', hit(status=304, sent=0, agent="-")),
    "caddy": (json.dumps(CADDY), hit()),
    "nginx": (json.dumps(NGINX), hit()),
    "local": (json.dumps(LOCAL), hit()),
    "traefik": (json.dumps(TRAEFIK), hit()),
}


@pytest.mark.parametrize("name", LINES)
def test_every_kind_of_line_is_read(name: str) -> None:
    line, meant = LINES[name]

    assert list(LogReader().hits([line + "\n"])) == [meant]


@pytest.mark.parametrize(
    "line",
    ["", "\n", "\0\0", "{", "{}", "[]", '{"status": 1}', '{"request": 7}', "[" * 9000,
     COMMON.replace("Nov", "Now"), COMMON.replace("20/", "99/"), COMMON.replace(" 206 ", " abc "),
     '{"a":' * 9000],
)  # fmt: skip
def test_other_lines_are_counted_and_passed(line: str) -> None:
    reader = LogReader()

    assert list(reader.hits([line, COMMON])) == [hit(agent=None)]
    assert (reader.lines, reader.unreadable) == (2, 1)


def test_zones_and_minutes_are_read_right() -> None:
    texts = (
        "20/Nov/2026:13:00:59 +0100",
        "20/Nov/2026:07:31:59 -0430",
        "20/Nov/2026:12:00:59 +0000",
    )
    hits = LogReader().hits(COMMON.replace("20/Nov/2026:13:00:00 +0100", t) for t in texts)

    assert [h.moment - NOON for h in hits] == [59, 119, 59]


def test_packed_and_rotated_logs_are_read_in_the_order_of_time(tmp_path: Path) -> None:
    later, first, empty = tmp_path / "access.log", tmp_path / "access.log.1.gz", tmp_path / "e.log"
    later.write_text(COMMON.replace("20/Nov", "22/Nov"))
    first.write_bytes(gzip.compress(COMMON.encode()))
    empty.write_text("")

    assert in_order([later, first, empty]) == [empty, first, later]
    assert list(read_lines(first)) == [COMMON]


def test_a_log_is_read_in_constant_memory() -> None:
    def hits() -> Iterator[Hit]:
        for n in range(20_000):
            yield hit(n / 4, address=f"10.0.{n % 250}.{n % 7}", sent=2)

    plays = Downloads({PATH: Sound("a", 10**9)})
    tracemalloc.start()
    plays.add(hits())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 3_000_000
    assert len(plays._listeners) == 250 * 7


def test_listeners_of_yesterday_are_forgotten() -> None:
    plays = Downloads({PATH: Sound("a", 1000)})
    plays.add(hit(60 * 25 * day, address=f"10.0.0.{day}") for day in range(40))

    assert sum(plays.counted.values()) == 40
    assert len(plays._listeners) <= 2


COUNTED = {
    Key("a", date(2026, 11, 20), "Apple Podcasts"): 3,
    Key("a", date(2026, 11, 21), "=Ond app"): 1,
    Key("b", date(2026, 11, 20), "Firefox"): 1200,
}
REPORT = Report(COUNTED, {"a": "Én & <to>", "b": "Anden", "c": "Ingen har hørt"})


def test_the_table_has_a_row_for_each_episode_day_and_app() -> None:
    rows = list(csv.DictReader(REPORT.as_csv().splitlines()))

    assert [(r["episode"], r["day"], r["app"], r["plays"]) for r in rows] == [
        ("a", "2026-11-20", "Apple Podcasts", "3"),
        ("a", "2026-11-21", "'=Ond app", "1"),
        ("b", "2026-11-20", "Firefox", "1200"),
    ]
    assert rows[0]["title"] == "Én & <to>"


def test_the_sums_are_right() -> None:
    content = json.loads(REPORT.as_json())

    assert content["total"] == 1204
    assert content["by_episode"] == {"b": 1200, "a": 4, "c": 0}
    assert content["by_day"] == {"2026-11-20": 1203, "2026-11-21": 1}
    assert content["by_app"]["Firefox"] == 1200
    assert len(content["rows"]) == 3


def test_the_chart_is_an_image_that_can_be_read_aloud() -> None:
    chart = ET.fromstring(REPORT.as_svg())
    space = "{http://www.w3.org/2000/svg}"

    words = [text.text for text in chart.iter(f"{space}text")]
    assert words[1:5] == ["Anden", "1.200", "Én & <to>", "4"]
    assert chart.findtext(f"{space}desc") == "Anden: 1.200, Én & <to>: 4, Ingen har hørt: 0"
    widths = [
        int(r.get("width", "")) for r in chart.iter(f"{space}rect") if r.get("class") == "part"
    ]
    assert widths == [560, 2, 0]
    assert "http" not in REPORT.as_svg().replace("http://www.w3.org/2000/svg", "")
    assert ET.fromstring(Report({}, {}).as_svg()).findtext(f"{space}desc") == ""


def test_the_command_counts_and_writes_nothing_personal(studio: Studio, tmp_path: Path) -> None:
    studio.episode("a")
    path = "/praksis/media/audio/lyd.mp3"
    lines = [
        f'203.0.113.{n} - - [20/Nov/2026:13:00:00 +0100] "GET {path} HTTP/1.1" 200 '
        f'{len(silence(10))} "-" "{agent}"\n'
        for n, agent in enumerate([APPLE, APPLE, FIREFOX, "Googlebot/2.1"])
    ]
    (tmp_path / "access.log").write_text("".join([*lines, "vrøvl\n"]))
    outputs = [f"--{kind}={tmp_path / f'ud.{kind}'}" for kind in ("csv", "json", "svg")]

    done = studio.praksis("plays", str(tmp_path / "access.log"), *outputs, "--clock", "2026-11-22")

    assert done.output == (
        'a: plays: {count: 3, date: 2026-11-22, source: "webserverens log, talt med praksis '
        'podcast plays"}\n5\xa0linjer læst, 1 kunne ikke læses, og 1\xa0forespørgsel fra '
        "robotter er ikke talt med.\n"
    )
    written = "".join((tmp_path / f"ud.{kind}").read_text() for kind in ("csv", "json", "svg"))
    assert json.loads((tmp_path / "ud.json").read_text())["by_app"] == {
        "Apple Podcasts": 2, "Firefox": 1
    }  # fmt: skip
    assert "203.0.113" not in written + done.output
    assert "iPhone" not in written + done.output


def test_what_is_counted_may_be_written_into_the_record(studio: Studio) -> None:
    studio.episode("a", plays={"count": 3, "date": "2026-11-22", "source": "webserverens log"})

    assert studio.everything_said() == []


@pytest.mark.parametrize(
    "content", [gzip.compress(b"abc" * 999, mtime=0)[:-12], b"\x1f\x8bnot packed"]
)
def test_a_broken_log_is_told(studio: Studio, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.log.gz").write_bytes(content)

    done = studio.praksis("plays", str(tmp_path / "a.log.gz"))
    assert done.exit_code == 1
    assert "a.log.gz: filen kan ikke læses" in done.output


def test_a_log_without_agents_says_what_it_cannot_tell(studio: Studio, tmp_path: Path) -> None:
    studio.episode("a")
    line = COMMON.replace("a%20b", "lyd").replace("206 1000", "200 99999999")
    (tmp_path / "a.log").write_text(line)

    said = studio.praksis("plays", str(tmp_path / "a.log")).output
    assert "count: 1" in said
    assert "Brug formatet combined." in said
