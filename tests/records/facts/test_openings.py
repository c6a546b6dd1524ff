"""What can be applied for, in the order of lists."""

from __future__ import annotations

from pathlib import Path

from records.clock import Clock
from records.facts.openings import open_vacancies
from tests.samples import event, vacancy, write_library


def test_open_ones_come_by_deadline_then_title_and_those_without_one_last(tmp_path: Path) -> None:
    without = {"deadline": None, "deadline_time": None}
    found = write_library(
        tmp_path,
        {
            "events/moede": event(),
            "vacancies/a": vacancy("Uden frist i Hillerød", **without),
            "vacancies/b": vacancy("Årlig vikar i Hillerød", deadline="2026-12-15"),
            "vacancies/c": vacancy("Zone med plads til flere", deadline="2026-12-15"),
            "vacancies/d": vacancy("Vikar til december", deadline="2026-12-01"),
            "vacancies/e": vacancy("Endnu en uden frist", **without),
            "vacancies/f": vacancy("Kommer senere på året", published="2026-12-02"),
            "vacancies/g": vacancy("Fristen er ovre her", deadline="2026-11-21"),
        },
    )
    ids = {"2026-11-22": "dcbea", "2026-12-01T12:00": "dcbea", "2026-12-02": "fcbea"}
    for _ in range(2):  # the second time they are remembered
        for moment, names in ids.items():
            clock = Clock.parse(moment)
            assert "".join(each.id for each in open_vacancies(found, clock)) == names, moment
