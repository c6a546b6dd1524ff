"""A deadline reads the same wherever it stands."""

from __future__ import annotations

import csv
import io
import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree

from publishing.calendars.schedule import questions_until
from records.clock import Clock
from records.facts.openings import open_vacancies
from records.facts.status import deadline_text
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.conftest import DEMO

CLOCK = Clock.parse(DEMO)


@pytest.fixture
def dated(real_library: Library) -> tuple[Vacancy, ...]:
    """The vacancies that are open and have a deadline."""
    found = tuple(v for v in open_vacancies(real_library, CLOCK) if v.closes)
    assert len(found) >= 4
    return found


def read(built_site: Path, path: str) -> str:
    return unescape((built_site / path).read_text(encoding="utf-8"))


def test_on_pages(built_site: Path, dated: tuple[Vacancy, ...]) -> None:
    lists = ("muligheder/index.html", "muligheder/gruppe/{group}/index.html")
    for vacancy in dated:
        text = deadline_text(vacancy)
        assert f">{text}</time>" in read(built_site, f"muligheder/{vacancy.id}/index.html")
        for page in lists:
            assert text in read(built_site, page.format(group=vacancy.group.value))
    nearest = deadline_text(dated[0])
    assert nearest in read(built_site, "index.html")


def test_in_feeds(built_site: Path, dated: tuple[Vacancy, ...]) -> None:
    rss = etree.fromstring((built_site / "muligheder.xml").read_bytes())
    items = {item.findtext("guid"): etree.tostring(item, encoding="unicode")
             for item in rss.iter("item")}  # fmt: skip
    feed = json.loads((built_site / "muligheder.json").read_bytes())
    entries = {item["id"]: item for item in feed["items"]}
    for vacancy in dated:
        guid, text = f"urn:min-almen-praksis:vacancy:{vacancy.id}", deadline_text(vacancy)
        assert text in items[guid]
        assert text in entries[guid]["content_html"]
        assert vacancy.closes
        assert entries[guid]["_praksis"]["deadline"] == vacancy.closes.isoformat()


def test_in_calendars(built_site: Path, dated: tuple[Vacancy, ...]) -> None:
    def entries(path: str) -> dict[str, tuple[str, object]]:
        calendar: Any = Calendar.from_ical((built_site / path).read_bytes())
        return {str(e["uid"]): (str(e["description"]), e.start) for e in calendar.events}

    whole = entries("frister.ics")
    for vacancy in dated:
        uid = f"vacancy-{vacancy.id}@min-almen-praksis"
        own = entries(f"muligheder/{vacancy.id}/frist.ics")
        questions = uid.replace("@", "-spoergsmaal@")
        wanted = (uid, questions) if questions_until(vacancy) else (uid,)
        assert own == {each: whole[each] for each in wanted}
        assert f"Ansøgningsfrist: {deadline_text(vacancy)}" in own[uid][0]
        assert own[uid][1] == vacancy.closes


def test_in_data_files(built_site: Path, dated: tuple[Vacancy, ...]) -> None:
    data = json.loads((built_site / "data/vacancies.json").read_bytes())["vacancies"]
    entries = {entry["id"]: entry for entry in data}
    text = (built_site / "data/vacancies.csv").read_bytes().decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    for vacancy in dated:
        for found in (entries[vacancy.id], rows[vacancy.id]):
            assert found["deadline_text"] == deadline_text(vacancy)
            assert vacancy.closes
            assert found["deadline"] == vacancy.closes.isoformat()


def test_in_mails(built_site: Path, dated: tuple[Vacancy, ...]) -> None:
    texts = [
        _folded(f.read_text(encoding="utf-8")) for f in built_site.parent.glob("outbox/*/*.txt")
    ]
    told = [(v, text) for v in dated for text in texts if _folded(v.title) in text]
    assert len({vacancy.id for vacancy, _ in told}) >= 3
    for vacancy, text in told:
        assert _folded(deadline_text(vacancy)) in text


def _folded(text: str) -> str:
    """Without line breaks: the text part of a mail is wrapped."""
    return " ".join(text.split())
