"""What can be applied for, in the order of lists."""

from __future__ import annotations

from pathlib import Path

from records.clock import Clock
from records.facts.councils import members_at
from records.facts.openings import count_open_in, first_open_around, open_in, open_vacancies
from records.facts.regions import belongs_to
from records.loading.library import Library
from records.model.area import Area
from records.model.health_council import HealthCouncil
from tests.conftest import DEMO
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


def test_what_is_open_in_a_place_is_open_in_all_that_it_is_part_of(real_library: Library) -> None:
    clock = Clock.parse(DEMO)
    first = open_vacancies(real_library, clock)[0]
    in_part = first.model_copy(update={"areas": ("0101/noerrebro",)})
    openings = {**real_library.records["vacancy"], first.id: in_part}
    library = real_library.with_records({**real_library.records, "vacancy": openings})
    everywhere = open_vacancies(library, clock)
    for area in library.all(Area):
        there = [vacancy for vacancy in everywhere if belongs_to(vacancy, area)]
        assert [*open_in(area.code, library, clock)] == there, area.id
        assert count_open_in(area.code, library, clock) == len(there), area.id
    assert in_part in open_in("0101", library, clock)


def test_where_nothing_is_open_the_first_of_the_council_are_told(real_library: Library) -> None:
    clock = Clock.parse(DEMO)
    everywhere = open_vacancies(real_library, clock)
    assert first_open_around("", real_library, clock) == everywhere[:2]
    for council in real_library.all(HealthCouncil):
        codes = {area.code for area in members_at(council, real_library, clock)}
        there = [v for v in everywhere if codes & {code[:4] for code in v.areas}]
        assert [*first_open_around(council.id, real_library, clock)] == there[:2]
