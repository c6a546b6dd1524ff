"""Logs as nginx, Apache, Caddy and Traefik write them, and lines that were made to hurt."""

from __future__ import annotations

import gzip
import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.serverlogs.files import LogError, Merged, read_lines
from publishing.serverlogs.lines import Hit, LogReader
from publishing.serverlogs.visitors import Excluded, Period, day_of, excluded, network_of
from tests.any_text import any_text

NOON = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
APPLE = "AppleCoreMedia/1.0.0.20G81 (iPhone; U; CPU OS 16_6 like Mac OS X; en_us)"
PATH = "/praksis/media/audio/a%20b.mp3"


def hit(**other: Any) -> Hit:
    return Hit("1.2.3.4", NOON, "GET", PATH, 206, 1000, APPLE)._replace(**other)


COMMON = f'1.2.3.4 - - [20/Nov/2026:13:00:00 +0100] "GET {PATH} HTTP/1.1" 206 1000'
COMBINED = f'{COMMON} "-" "{APPLE}"'
CADDY: dict[str, Any] = {
    "ts": NOON + 0.25, "status": 206, "size": 1000,
    "request": {"remote_ip": "1.2.3.4", "method": "GET", "uri": PATH,
                "headers": {"User-Agent": [APPLE]}},
}  # fmt: skip
HEADERS = {"User-Agent": [APPLE], "Range": ["bytes=0-999"]}
RANGED = {**CADDY, "request": {**CADDY["request"], "headers": HEADERS}}
NGINX = {
    "remote_addr": "1.2.3.4", "time_iso8601": "2026-11-20T13:00:00+01:00", "status": "206",
    "request": f"GET {PATH} HTTP/2.0", "body_bytes_sent": "1000", "http_user_agent": APPLE,
}  # fmt: skip
TRAEFIK = {
    "ClientHost": "1.2.3.4", "StartUTC": "2026-11-20T12:00:00Z", "DownstreamStatus": 206,
    "RequestMethod": "GET", "RequestPath": PATH, "DownstreamContentSize": 1000,
    "request_User-Agent": APPLE,
}  # fmt: skip
LINES = {
    "common": (COMMON, hit(agent=None)),
    "combined": (COMBINED, hit()),
    "crlf": (COMBINED + "\r", hit()),
    "virtual host": (f"example.org:443 {COMBINED}", hit()),
    "a name with a space": (COMBINED.replace("- -", "- Anne B"), hit()),
    "range": (f'{COMBINED} "bytes=0-999"', hit(part="bytes=0-999")),
    "range after another field": (f'{COMBINED} "-" "bytes=0-999"', hit(part="bytes=0-999")),
    "virtual host without a port": (f"example.org {COMBINED}", hit()),
    "a short virtual host": (f"localhost:80 {COMBINED}", hit()),
    "virtual host of IPv6": (f"[::1]:443 {COMBINED}", hit()),
    "syslog": (f"Nov 20 13:00:00 web1 nginx: {COMBINED}", hit()),
    "syslog with a number": (f"<190>Nov  20 13:00:00 web1 nginx[7]: {COMBINED}", hit()),
    "forwarded twice": (COMBINED.replace("1.2.3.4", "1.2.3.4, 10.0.0.1"), hit()),
    "the name of a visitor's machine": (COMBINED.replace("1.2.3.4", "a.example.net"),
                                        hit(address="a.example.net")),
    "Docker": (json.dumps({"log": f"{COMBINED}\n", "stream": "stdout"}), hit()),
    "Docker with Caddy": (json.dumps({"log": json.dumps(CADDY), "stream": "stderr"}), hit()),
    "journal of the system": (f"Nov 20 13:00:00 web caddy[7]: {json.dumps(CADDY)}", hit()),
    "no headers": (json.dumps({**CADDY, "request": {**CADDY["request"], "headers": None}}),
                   hit(agent="")),
    "no range, forwarded": (f'{COMBINED} "10.0.0.1"', hit()),
    "range of a whole answer": (f'{COMBINED.replace(" 206 ", " 200 ")} "bytes=0-"',
                                hit(status=200)),
    "quoted": (COMBINED.replace(APPLE, r"En \"app\"/1"), hit(agent=r"En \"app\"/1")),
    "IPv6": (COMBINED.replace("1.2.3.4", "2001:db8::1"), hit(address="2001:db8::1")),
    "no bytes": (COMBINED.replace("206 1000", "304 -"), hit(status=304, bytes=0)),
    "Caddy": (json.dumps(CADDY), hit()),
    "Caddy with range": (json.dumps(RANGED), hit(part="bytes=0-999")),
    "Caddy in milliseconds": (json.dumps({**CADDY, "ts": NOON * 1000 + 250}), hit()),
    "nginx": (json.dumps(NGINX), hit()),
    "nginx with range": (json.dumps({**NGINX, "http_range": "bytes=0-999"}),
                         hit(part="bytes=0-999")),
    "nginx, local": (json.dumps({**NGINX, "time_iso8601": "20/Nov/2026:13:00:00 +0100"}), hit()),
    "no zone": (json.dumps({**NGINX, "time_iso8601": "2026-11-20T12:00:00"}), hit()),
    "Traefik": (json.dumps(TRAEFIK), hit()),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_every_kind_of_line_is_read(name: str) -> None:
    line, meant = LINES[name]
    assert list(LogReader().hits([line])) == [meant]


HOSTILE = [
    "", "\0\0", "{", "{}", "[]", '{"status": 1}', '{"request": 7}', "[" * 9000, '{"a":' * 9000,
    COMMON.replace("Nov", "Now"), COMMON.replace("20/", "99/"), COMMON.replace(" 206 ", " abc "),
    COMMON.replace(" +0100", ""), COMMON.replace(" +0100", " +"), COMMON.replace("13:00:00", "::"),
    COMMON.replace("20/Nov/2026:13:00:00 +0100", "[" * 30), COMMON.replace("2026", "9999"),
    json.dumps({**CADDY, "ts": 1e300}), json.dumps({**CADDY, "ts": float("nan")}),
    json.dumps({**CADDY, "ts": float("inf")}), json.dumps({**CADDY, "ts": -5}),
    json.dumps({**CADDY, "ts": "9999-12-31T23:59:59-12:00"}),
    json.dumps({**CADDY, "status": [1]}), json.dumps({**CADDY, "size": 10**400}).replace("0]", "x"),
    json.dumps({**CADDY, "request": {"method": "GET", "uri": "/", "headers": []}}),
    json.dumps({**CADDY, "request": {"method": "GET", "uri": "/", "headers": {"User-Agent": {}}}}),
    json.dumps({**NGINX, "request": "GET"}), json.dumps({**NGINX, "request": ""}),
    "\x1b]0;ond\x07\x1b[31m", "\u202e" * 50,
]  # fmt: skip


def test_other_lines_are_counted_and_passed() -> None:
    for line in HOSTILE:
        reader = LogReader()
        found = list(reader.hits([line, COMMON]))
        assert found[-1] == hit(agent=None), line[:60]
        assert (reader.lines, len(found) + reader.unreadable) == (2, 2)


@given(any_text() | st.sampled_from([COMBINED, json.dumps(CADDY)]), any_text(), st.integers(0, 200))
def test_no_line_stops_the_count(line: str, inside: str, at: int) -> None:
    list(LogReader().hits([line[:at] + inside + line[at:]]))


def test_a_line_made_to_hurt_costs_little() -> None:
    started = time.process_time()
    for line in ("a b " + "[ " * 32_000, 'a b c ["' * 8000, f"{COMMON} " + '"\\' * 30_000):
        list(LogReader().hits([line]))
    assert time.process_time() - started < 3


def test_zones_and_minutes_are_read_right() -> None:
    texts = (
        "20/Nov/2026:13:00:59 +0100",
        "20/Nov/2026:07:31:59 -0430",
        "20/Nov/2026:12:00:59 +0000",
    )
    hits = LogReader().hits(COMMON.replace("20/Nov/2026:13:00:00 +0100", t) for t in texts)
    assert [h.moment - NOON for h in hits] == [59, 119, 59]


# --- files ------------------------------------------------------------------------------------


def at(day: int, second: int = 0) -> str:
    return COMBINED.replace("20/Nov/2026:13:00:00", f"{day:02}/Nov/2026:13:00:{second:02}")


def write(file: Path, *lines: str) -> Path:
    text = "".join(f"{line}\n" for line in lines).encode()
    file.write_bytes(gzip.compress(text) if file.suffix == ".gz" else text)
    return file


def days(merged: Merged) -> list[int]:
    return [day_of(found.moment).day for found in merged]


def test_packed_and_rotated_logs_are_read_in_the_order_of_time(tmp_path: Path) -> None:
    later = write(tmp_path / "access.log", at(22), at(23))
    first = write(tmp_path / "access.log.10.gz", at(19), at(20))
    middle = write(tmp_path / "access.log.2", at(21))
    empty = write(tmp_path / "e.log")
    merged = Merged([later, first, middle, empty])
    assert days(merged) == [19, 20, 21, 22, 23]
    assert (merged.reader.lines, merged.doubles) == (5, 0)


def test_logs_of_two_servers_run_side_by_side(tmp_path: Path) -> None:
    one = write(tmp_path / "a.log", at(1), at(3), at(5))
    two = write(tmp_path / "b.log", at(2), at(4), at(6))
    assert days(Merged([one, two])) == [1, 2, 3, 4, 5, 6]


def test_a_file_that_is_given_twice_is_one(tmp_path: Path) -> None:
    lines = [at(1), at(1), at(2, 5), at(2, 1), at(3)]  # two alike, and two that stand the other way
    whole = write(tmp_path / "access.log", *lines, at(4))
    packed = write(tmp_path / "access.log.gz", *lines)
    part = write(tmp_path / "part.log", at(3), at(4))
    for files in ([whole, whole], [whole, packed], [packed, whole, part]):
        merged = Merged(files)
        assert days(merged) == [1, 1, 2, 2, 3, 4]
        assert merged.doubles == merged.reader.lines - 6


def test_a_line_without_end_is_never_held(tmp_path: Path) -> None:
    file = tmp_path / "a.log"
    file.write_text(f"{COMMON}\n{'x' * 3_000_000}\n{'y' * 70_000}\n{COMMON}")
    assert [len(line) for line in read_lines(file)] == [len(COMMON), 0, 0, len(COMMON)]


@pytest.mark.parametrize(
    "content", [gzip.compress(b"abc" * 999, mtime=0)[:-12], b"\x1f\x8bnot packed"]
)
def test_a_broken_log_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.log.gz"
    file.write_bytes(content)
    with pytest.raises(LogError, match=r"a\.log\.gz: filen kan ikke læses"):
        list(read_lines(file))


# --- who and when -----------------------------------------------------------------------------


def test_of_an_ipv6_address_the_network_counts() -> None:
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2:ffff::1")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("::ffff:1.2.3.4") == network_of("1.2.3.4") == "1.2.3.4"
    assert network_of("[fe80::1%eth0]") == network_of("fe80::2")
    assert network_of("a:b:ond") == "a:b:ond"


def test_networks_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "net.txt"
    file.write_text("# kontoret\n192.0.2.0/24\n\n2001:db8::/32  # datacenter\n")
    out = excluded(file)
    hits = [
        hit(address=a) for a in ("192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1", "-", "1.1.1.1")
    ]
    assert [found.address for found in out.without(hits)] == ["-", "1.1.1.1"]
    assert list(Excluded().without(hits)) == hits
    file.write_text("192.0.2.0/24\nkontoret\n")
    with pytest.raises(LogError, match=r'net\.txt:2: "kontoret" er ikke et net'):
        excluded(file)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(LogError, match="kan ikke læses"):
        excluded(file)


def test_a_year_begins_and_ends_in_copenhagen() -> None:
    new_year = int(datetime(2025, 12, 31, 23, tzinfo=UTC).timestamp())
    hits = [hit(moment=new_year + n) for n in (-1, 0, 365 * 86_400 - 1, 365 * 86_400)]
    period = Period(2026)
    assert list(period.of(hits)) == hits[1:3]
    assert period.days
    assert [str(day) for day in period.days] == ["2026-01-01", "2026-12-31"]
    assert Period().days is None


def test_a_mark_of_windows_before_a_file_is_no_part_of_it(tmp_path: Path) -> None:
    """Notepad writes one, and the first line was lost."""
    log, out = tmp_path / "access.log", tmp_path / "net.txt"
    log.write_text(f"{COMBINED}\n", encoding="utf-8-sig")
    out.write_text("192.0.2.0/24\n", encoding="utf-8-sig")
    assert list(LogReader().hits(read_lines(log))) == [hit()]
    assert excluded(out).holds("192.0.2.7")
