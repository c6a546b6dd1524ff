"""Values become a drawing and a table that say the same, and nothing is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from publishing.charts.bars import bar
from publishing.charts.chart import Chart, Key
from publishing.charts.doors import Counted, doors, row_of_doors
from publishing.charts.line import Point, line
from publishing.charts.ranks import Rank, ranks
from publishing.charts.strip import Part, strip
from publishing.charts.week import Block, week

HEAD = ("Del", "Antal")


def words(svg: str) -> list[str]:
    """The lines of text in a drawing, its title and description left out."""
    return [found.text or "" for found in ET.fromstring(svg).iter("text")]


def doors_of(svg: str, colour: str) -> int:
    return svg.count(f'<path class="{colour}"')


def strip_of(*values: float) -> Chart:
    parts = tuple(Part(f"Del {n}", v, f"{v:g}\u00a0dage", "c-1") for n, v in enumerate(values))
    return strip("vej", "Vejen", "Så lang tid.", parts, HEAD)


def line_of(*known: tuple[int, float]) -> Chart:
    points = tuple(Point(year, value, f"{value:g}") for year, value in known)
    return line("aar", "Årene", "Fra og til.", points, "Læger")


CHARTS: dict[str, Callable[[], Chart]] = {
    "doors": lambda: doors("a", "<A> & b", "T", (Counted("Ja", 15), Counted("Nej", 85)), "Af 100"),
    "no doors": lambda: doors("a", "A", "T", (Counted("Ja", 0),), "Af 100"),
    "strip": lambda: strip_of(42, 56, 168),
    "empty strip": lambda: strip_of(0, 0),
    "line": lambda: line_of((2022, 5), (2023, 7)),
    "empty line": line_of,
    "ranks": lambda: ranks("r", "R", "T", (Rank("Fyn", 61, "61 %"), Rank("<Ø>", 0, "0")), "%"),
    "no ranks": lambda: ranks("r", "R", "T", (), "%"),
}


@pytest.mark.parametrize("made", CHARTS.values(), ids=CHARTS)
def test_each_drawing_is_sound_and_says_what_it_is(made: Callable[[], Chart]) -> None:
    chart = made()
    root = ET.fromstring(chart.svg)
    assert root.get("role") == "img"
    named = {each.get("id"): each.text for each in (*root.iter("title"), *root.iter("desc"))}
    assert [named[name] for name in (root.get("aria-labelledby") or "").split()] == [
        chart.title,
        chart.text,
    ]
    assert "style=" not in chart.svg
    assert "#" not in chart.svg, "a colour of its own, which no brand can change"


def test_doors_are_counted_one_by_one() -> None:
    counted = (Counted("Ja", 15), Counted("Nej", 85, "c-rest"))
    chart = doors("a", "A", "T", counted, "Af 100")
    assert (doors_of(chart.svg, "c-1"), doors_of(chart.svg, "c-rest")) == (15, 85)
    assert chart.table.rows == (("Ja", "15"), ("Nej", "85"))
    assert [(key.label, key.value) for key in chart.legend] == [("Ja", "15"), ("Nej", "85")]
    assert row_of_doors(5).count("<path") == 5
    assert doors("a", "A", "T", (Counted("Ja", 1),), "x").legend == ()


def test_what_a_row_says_may_differ_from_the_doors_it_adds() -> None:
    counted = (Counted("Mindst", 6), Counted("Højst", 6, "c-room", "12"))
    chart = doors("a", "A", "T", counted, "Læger")
    assert chart.svg.count("<path") == 12
    assert chart.table.rows == (("Mindst", "6"), ("Højst", "12"))


def test_a_strip_shares_its_width_by_the_values() -> None:
    chart = strip_of(42, 56, 168, 0)
    rects = list(ET.fromstring(chart.svg).iter("rect"))
    widths = [float((rect.get("width") or "").rstrip("%")) for rect in rects]
    assert widths == [pytest.approx(100 * days / 266, abs=0.01) for days in (42, 56, 168)]
    assert words(chart.svg) == ["42", "56", "168"]
    assert [row[1] for row in chart.table.rows] == [
        f"{days}\u00a0dage" for days in (42, 56, 168, 0)
    ], "a part without width keeps its row"


def test_a_small_part_has_its_number_beside_the_strip_only() -> None:
    chart = strip_of(1, 99)
    assert words(chart.svg) == ["99"]
    assert [key.value for key in chart.legend] == ["1\u00a0dage", "99\u00a0dage"]


def test_a_strip_of_one_fills_it() -> None:
    chart = strip_of(7)
    assert 'width="100%" height="40" rx="8"' in chart.svg


def test_a_line_has_a_door_a_value_and_a_label_for_each_year() -> None:
    chart = line_of((2023, 7), (2022, 5), (2024, 6))
    assert words(chart.svg) == ["5", "2022", "7", "2023", "6", "2024"]
    assert chart.table.rows == (("2022", "5"), ("2023", "7"), ("2024", "6"))
    assert chart.svg.count("chart__line") == 2
    assert "chart__gap" not in chart.svg


def test_a_missing_year_is_dashed_and_no_value_is_made_up() -> None:
    chart = line_of((2020, 5), (2021, 6), (2024, 9))
    assert (chart.svg.count("chart__line"), chart.svg.count("chart__gap")) == (1, 1)
    assert [row[0] for row in chart.table.rows] == ["2020", "2021", "2024"]
    places = [each.get("x") for each in ET.fromstring(chart.svg).iter("svg") if each.get("x")]
    assert places == ["8%", "29%", "92%"], "years stand where they are in time"


def test_one_year_is_a_door_without_a_line() -> None:
    chart = line_of((2024, 3))
    assert words(chart.svg) == ["3", "2024"]
    assert "chart__line" not in chart.svg


def test_equal_zero_and_negative_values_stay_inside() -> None:
    for known in (((2020, 0), (2021, 0)), ((2020, -3), (2021, 4)), ((2020, 5), (2021, 5))):
        svg = line_of(*known).svg
        heights = [float(y) for y in re.findall(r' y[12]?="([-\d.]+)"', svg)]
        assert all(0 <= y <= 180 for y in heights)


def test_many_years_have_few_labels_and_all_rows() -> None:
    chart = line_of(*((2000 + n, n) for n in range(25)))
    assert words(chart.svg)[1::2] == ["2000", "2005", "2010", "2014", "2019", "2024"]
    assert len(chart.table.rows) == 25
    assert (chart.svg.count("<line"), chart.svg.count("<path")) == (1 + 24, 6)


def test_a_bar_is_on_the_scale_of_its_table() -> None:
    assert re.findall(r'x="([\d.]+)%" width="([\d.]+)%"', bar((("c-1", 1), ("c-2", 2)), 4)) == [
        ("0", "25"),
        ("25", "50"),
    ]
    assert "<rect" not in bar((("c-1", 0), ("c-2", 0)), 0)


def test_a_week_lies_under_one_scale() -> None:
    days = (
        ("Mandag", (Block(480, 540, "Telefon", "c-2"), Block(540, 720, "Samtaler", "c-1"))),
        ("Torsdag", (Block(720, 765, "Frokost", "c-glow", is_break=True),
                     Block(1110, 1230, "Gruppe", "c-3"))),
    )  # fmt: skip
    drawn = week(days, (Key("c-1", "Samtaler"),))
    assert words(drawn.hours) == [str(hour) for hour in range(8, 21)]
    assert [day.name for day in drawn.days] == ["Mandag", "Torsdag"]
    first = ET.fromstring(drawn.days[0].svg).findall("rect")
    assert [rect.get("x") for rect in first] == ["0%", "7.69%"]
    assert drawn.days[1].svg.count("<path") == 1, "a break is a door"
    assert 'chart__word--s on-c-1"' in drawn.days[0].svg
    assert words(drawn.days[0].svg) == ["Samtaler"], "no word where it has no room"


def test_an_empty_week_is_still_a_scale() -> None:
    drawn = week((("Mandag", ()),), ())
    assert words(drawn.hours)[0] == "8"
    assert "<rect" not in drawn.days[0].svg


def test_a_rank_is_as_long_as_its_value_is_to_the_highest() -> None:
    rows = (Rank("Fyn", 60, "60 %"), Rank("Møn", 30, "30 %"), Rank("Als", 0, "0 %"))
    chart = ranks("r", "R", "T", rows, "%")
    assert words(chart.svg) == ["Fyn", "60 %", "Møn", "30 %", "Als", "0 %"]
    assert re.findall(r'<rect[^>]* width="([^"]+)"', chart.svg) == ["78%", "39%"]
    assert chart.table.rows == (("Fyn", "60 %"), ("Møn", "30 %"), ("Als", "0 %"))


def test_years_too_near_each_other_have_a_dot_and_no_words() -> None:
    chart = line_of((2007, 82), (2013, 61), (2015, 61), (2019, 48), (2021, 50), (2022, 54))
    assert words(chart.svg)[1::2] == ["2007", "2013", "2019", "2022"]
    assert chart.svg.count("<circle") == 2
    assert len(chart.table.rows) == 6
