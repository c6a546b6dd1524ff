"""The page of figures: each once, under its question, drawn by what its own value says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from publishing.pages.about.figures import FigureEntry, FigureGroup, figure_groups, moment
from records.clock import Clock
from records.loading.library import Library
from records.model.figure import Figure
from tests.conftest import Make
from tests.samples import NOW, Keys

SOURCE = {"title": "Bilag 3", "publisher": "Region Hovedstaden", "date": "2026"}


def figure(text: str, value: str, **more: Any) -> Keys:
    return {
        "text": text, "example": "false", "value": value, "date": "2026-11", "state": "aktuel",
        "sources": [SOURCE],
        **more,
    }  # fmt: skip


def groups_of(
    make: Make, records: Mapping[str, Keys], clock: Clock = NOW
) -> dict[str, FigureGroup]:
    library = make({f"figures/{name}": keys for name, keys in records.items()})
    groups = figure_groups(library, clock)
    assert sorted(_ids(groups)) == sorted(_anchored(library)), "each figure once, and none lost"
    return {group.id: group for group in groups}


def _ids(groups: tuple[FigureGroup, ...]) -> list[str]:
    return [e.id for group in groups for e in (*group.cards, *group.moments, *group.rows)]


def _anchored(library: Library) -> list[str]:
    return [each.id for each in library.all(Figure)]


def card(groups: Mapping[str, FigureGroup], group: str = "andet") -> FigureEntry:
    (found,) = groups[group].cards
    return found


def test_without_figures_there_is_no_question(make: Make) -> None:
    assert figure_groups(make({}), NOW) == ()


def test_questions_come_in_their_order_and_a_figure_without_one_comes_last(make: Make) -> None:
    groups = groups_of(make, {
        "uden": figure("{value} episoder", "5", unit="episoder"),
        "laeger": figure("Mål: {value} læger", "5000", unit="læger", question="laeger"),
        "region": figure("{value} bydele", "10", unit="bydele", question="region"),
    })  # fmt: skip
    assert list(groups) == ["region", "laeger", "andet"]
    (row,) = groups["laeger"].rows
    assert (row.before, row.value, row.after) == ("Mål: ", "5.000", "\u00a0læger")
    assert (row.date, row.sources[0]["text"]) == (
        "november 2026",
        "Bilag 3, Region Hovedstaden, 2026",
    )
    assert row.small == "", "five thousand doors say nothing"
    assert groups["region"].rows[0].small.count("<path") == 10
    assert not groups["region"].folded
    assert groups["andet"].folded


def test_a_share_of_a_hundred_is_a_hundred_doors(make: Make) -> None:
    for value in ("0", "15", "100"):
        found = card(groups_of(make, {"a": figure("{value} % er over 62", value, unit="%")}))
        assert found.chart
        assert found.chart.svg.count("<path") == 100
        assert [row[1] for row in found.chart.table.rows] == [value, str(100 - int(value))]


@pytest.mark.parametrize("value", ["12.5", "101", "-1"])
def test_a_share_that_is_no_part_of_a_hundred_stays_words(make: Make, value: str) -> None:
    groups = groups_of(make, {"a": figure("{value} % er over 62", value, unit="%")})
    assert (len(groups["andet"].cards), len(groups["andet"].rows)) == (0, 1)


def test_a_span_is_full_doors_and_doors_that_may_be_there(make: Make) -> None:
    found = card(groups_of(make, {"a": figure("Der er {value} læger", "6–12", unit="læger")}))
    assert found.chart
    assert found.chart.svg.count('<path class="c-1"') == 6
    assert found.chart.svg.count('<path class="c-room"') == 6
    assert found.chart.table.rows == (("Mindst", "6"), ("Højst", "12"))


def test_a_division_is_a_strip_with_the_names_of_its_parts(make: Make) -> None:
    divided = figure("{value} er fordelingen", "40/60", shares=["Sjælland", "Hovedstaden"])
    found = card(groups_of(make, {"a": divided}))
    assert found.chart
    assert found.chart.table.rows == (("Sjælland", "40\u00a0%"), ("Hovedstaden", "60\u00a0%"))
    assert 'width="40%"' in found.chart.svg
    plain = groups_of(make, {"a": figure("{value} er fordelingen", "40/60")})
    assert plain["andet"].cards == (), "without names nobody can read it"


def test_parts_are_drawn_with_their_whole_and_keep_their_own_rows(make: Make) -> None:
    records = {
        "alle": figure("{value} kommuner i alt", "46", unit="kommuner"),
        "nord": figure("{value} kommuner i nord", "29", unit="kommuner", part_of="alle"),
        "syd": figure("{value} kommuner i syd", "10", unit="kommuner", part_of="alle"),
    }
    groups = groups_of(make, records)
    found = card(groups)
    assert found.chart
    assert found.chart.table.rows == (
        ("I nord", "29\u00a0kommuner"),
        ("I syd", "10\u00a0kommuner"),
        ("Resten", "7\u00a0kommuner"),
    )
    assert [row.id for row in groups["andet"].rows] == ["nord", "syd"]


def test_years_of_one_measure_are_one_line_and_no_other_year_joins(make: Make) -> None:
    def over(year: str, value: str, **more: Any) -> Keys:
        more = {"unit": "%", "measure": "over-62", "state": "historisk", **more}
        return {**figure("{value} % er over 62", value, **more), "date": year}

    groups = groups_of(make, {
        "b": over("2022", "15"), "a": over("2020", "17"), "c": over("2025-03", "12"),
        "anden": over("2023", "99", measure="noget-andet"),
    })  # fmt: skip
    lines = [
        each for each in groups["andet"].cards if each.chart and len(each.chart.table.rows) > 2
    ]
    (found,) = lines
    assert found.id == "c", "the newest year is what the page says"
    assert found.chart
    assert found.chart.table.rows == (
        ("2020", "17\u00a0%"), ("2022", "15\u00a0%"), ("2025", "12\u00a0%"),
    )  # fmt: skip
    assert "år, vi ikke har tal for" in found.chart.text
    assert {row.id for row in groups["andet"].rows} == {"a", "b"}


def test_moments_stand_in_the_order_of_time(make: Make) -> None:
    def at(value: str) -> Keys:
        return figure("Det skete i {value}", value, question="udvikling")

    groups = groups_of(make, {
        "d": at("1. marts 2026"), "a": at("2017"), "c": at("januar 2026"),
        "b": at("december 2025"), "e": at("2029"),
    })  # fmt: skip
    assert [each.id for each in groups["udvikling"].moments] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("value", ["1813", "4. kvartal 2026", "snart", "29"])
def test_what_is_no_moment_is_not_made_one(value: str) -> None:
    assert moment(Figure.model_construct(value=value, unit=None)) is None


def test_a_figure_that_is_history_says_its_year(make: Make) -> None:
    old = figure("{value} bydele", "10", unit="bydele", valid_through="2026-10-01")
    (row,) = groups_of(make, {"a": old})["andet"].rows
    assert (row.before, row.text) == ("2026: ", "2026: 10\u00a0bydele")


def test_drawings_that_are_counted_differently_are_told_apart(make: Make) -> None:
    def counted(measure: str, basis: str, year: str) -> Keys:
        return figure("Goodwill var {value} %", "50.5", unit="%", measure=measure, basis=basis) | {
            "date": year
        }

    records = {
        "a1": counted("a", "uden nul-handler", "2014"),
        "a2": counted("a", "uden nul-handler", "2015"),
    }
    assert groups_of(make, records)["andet"].text == ""
    other = SOURCE | {"title": "Bilag 4"}
    more = {
        "b1": counted("b", "med nul-handler", "2015") | {"place": "Fyn"},
        "b2": counted("b", "med nul-handler", "2015") | {"place": "Lolland", "sources": [other]},
    }
    group = groups_of(make, records | more)["andet"]
    assert "Sammenlign kun tal i den samme tegning" in group.text
    assert [len(each.sources) for each in group.cards] == [1, 2]
    assert [each.basis for each in group.cards] == ["uden nul-handler", "med nul-handler"]
    charts = [each.chart for each in group.cards if each.chart]
    assert [[row[0] for row in chart.table.rows] for chart in charts] == [
        ["2014", "2015"], ["Fyn", "Lolland"],
    ]  # fmt: skip
