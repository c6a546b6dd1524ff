"""Every audience finds an adviser for every subject in every area; one line tells what lacks."""

from __future__ import annotations

import pytest

from tests.projects import ADVISER, AUDIENCE, changed
from tests.records.conftest import Told

FILE = "content/advisers/raadgiver.yml"
CURE = "Skriv målgruppen, temaet og området på en rådgiver."
FIRST = "ingen rådgiver svarer på {} for Nynedsatte læger (nynedsat) i {}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            " reform]",
            "]",
            FIRST.format("Sundhedsreformen (reform)", "Bornholm (0400)")
            + ", og det samme gælder 1\u00a0kombination mere. "
            + CURE,
        ),
        (
            "travlhed, administration, hverdag, etablering",
            "administration, hverdag, etablering",
            FIRST.format("Travlhed (travlhed)", "Bornholm (0400)")
            + ", og det samme gælder 1\u00a0kombination mere. "
            + CURE,
        ),
        (
            "areas: [region]",
            'areas: ["0400"]',
            FIRST.format("Travlhed (travlhed)", "Hillerød (0219)")
            + ", og det samme gælder 14\u00a0kombinationer mere. "
            + CURE,
        ),
        (
            "audiences: [ny-speciallaege, nynedsat]",
            "audiences: [ny-speciallaege]",
            FIRST.format("Travlhed (travlhed)", "Bornholm (0400)")
            + ", og det samme gælder 29\u00a0kombinationer mere. "
            + CURE,
        ),
    ],
)
def test_the_first_that_lacks_is_named_and_the_rest_counted(
    told: Told, old: str, new: str, said: str
) -> None:
    assert told({FILE: changed(ADVISER, (old, new))}) == [f"content/advisers:1:1: {said}"]


def test_one_that_lacks_stands_alone(told: Told) -> None:
    rest = changed(
        ADVISER, ("id: raadgiver", "id: en-til"), ("[region]", '["0400"]'), (" reform]", "]")
    )
    lines = told({
        FILE: changed(ADVISER, ("areas: [region]", 'areas: ["0219"]')),
        "content/advisers/en-til.yml": rest,
    })  # fmt: skip
    said = FIRST.format("Sundhedsreformen (reform)", "Bornholm (0400)")
    assert lines == [f"content/advisers:1:1: {said}. {CURE}"]


def test_a_district_is_served_by_whoever_serves_its_municipality(told: Told) -> None:
    areas = "code,name,region\n0101,København,hovedstaden\n0101/valby,Valby,hovedstaden\n"
    lines = told({
        "content/areas/kbh.csv": areas,
        FILE: changed(ADVISER, ("areas: [region]", 'areas: ["0101", "0400", "0219"]')),
    })  # fmt: skip
    assert lines == []


def test_nothing_is_said_while_there_is_no_adviser_or_one_cannot_be_read(told: Told) -> None:
    lines = told({FILE: None})
    assert lines
    assert not [line for line in lines if "ingen rådgiver" in line]
    other = changed(ADVISER, ("id: raadgiver", "id: en-til"), ("[region]", '["0400"]'))
    (line,) = told({FILE: "\t", "content/advisers/en-til.yml": other})
    assert line.startswith(f"{FILE}:1:1: ")


def test_nothing_lacks_where_there_are_no_advisers_or_no_audiences(told: Told) -> None:
    assert told({"content/audiences/nynedsat.yml": None}) == []
    two = changed(AUDIENCE, ("id: nynedsat", "id: saelger"), ("code: nynedsat", "code: saelger"))
    (line,) = told({"content/audiences/saelger.yml": two})
    assert "(saelger) i Bornholm (0400), og det samme gælder 29" in line
