"""Links to other sites: asked politely, and remembered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from records.clock import Clock
from releasing.doctor.links import LinkCache, LinkChecker, outward
from releasing.doctor.visitor import Visitor
from tests.releasing.doctor.hostile import answer, server

NOW = Clock.parse("2026-11-28T09:00").now
ROBOTS = b"User-agent: *\nDisallow: /lukket\n"


class Host:
    """Remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def say(self, path: str) -> bytes:
        self.asked.append(path)
        if path == "/robots.txt":
            return answer(ROBOTS)
        status = {"/væk": "404 No", "/vaek": "404 No", "/syg": "503 No"}.get(path, "200 OK")
        return answer(status=status)


def test_dead_links_are_named_with_their_page_and_closed_ones_not_asked(tmp_path: Path) -> None:
    host, pauses = Host(), list[float]()
    with server(host.say) as url:
        cache = LinkCache.open(tmp_path / "cache" / "links.json", NOW)
        checker = LinkChecker(Visitor(), cache, pauses.append)
        page = "https://praksis.example.org/om/"
        links = {f"{url}{name}": page for name in ("god", "vaek", "syg", "lukket/a")}
        found = [(each.level.value, each.text) for each in checker.check(links)]
        cache.save()
        assert found == [
            ("fault", f"{url}vaek findes ikke længere. Ret linket på {page}."),
            ("warning", f"{url}syg svarer 503. Prøv selv; linket står på {page}."),
            ("fine", "2\xa0links til andre sider virker."),
        ]
        assert "/lukket/a" not in host.asked
        assert host.asked.count("/robots.txt") == 1
        assert len(pauses) == len(host.asked) - 1
        host.asked.clear()
        again = LinkChecker(Visitor(), LinkCache.open(cache.file, NOW), pauses.append)
        list(again.check(links))
        assert [path for path in host.asked if path != "/robots.txt"] == []
        later = LinkCache.open(cache.file, NOW + timedelta(days=2))
        list(LinkChecker(Visitor(), later, pauses.append).check(links))
        assert {"/vaek", "/syg"} <= set(host.asked)
        assert "/god" not in host.asked


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"a": 1}', '{"a": ["x", 1]}', '{"a": ["2026-11-28", 200]}', "\0"]
)
def test_a_cache_that_cannot_be_read_is_forgotten(text: str, tmp_path: Path) -> None:
    file = tmp_path / "links.json"
    file.write_text(text, encoding="utf-8")
    assert LinkCache.open(file, NOW).known == {}


def test_only_links_to_other_hosts_are_asked() -> None:
    pages = [("p1", ("https://a.dk/x", "https://own.dk/y")), ("p2", ("https://a.dk/x",))]
    assert outward(pages, "own.dk") == {"https://a.dk/x": "p1"}
