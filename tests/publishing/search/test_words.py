"""Words are folded and stemmed as the golden table says; tests/browser asks the script the same."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from publishing.search.compounds import parts
from publishing.search.words import STOP_WORDS, fold, stem, words

TABLE = Path(__file__).with_name("words.csv")


def _rows() -> list[tuple[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["stems"]) for row in csv.DictReader(file, delimiter=";")]


def test_the_golden_table() -> None:
    for text, stems in _rows():
        assert " ".join(stem(word) for word in words(text)) == stems, text


@pytest.mark.parametrize(
    "forms",
    [
        ("kapacitet", "kapaciteter", "kapaciteternes"),
        ("ydernummer", "ydernumre", "ydernummeret", "ydernumrene"),
        ("rådgiver", "rådgivning", "rådgivere"),
        ("køb", "købe", "køber"),
        ("Læge", "laegerne", "lægens"),
    ],
)
def test_inflections_are_one_word(forms: tuple[str, ...]) -> None:
    assert len({stem(fold(form)) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("ledig", "ledelse"), ("særlig", "særegen")])
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


KNOWN = {stem(fold(word)) for word in ("læge", "hus", "speciallæge", "uddannelse", "nummer",
                                       "medicin", "studere", "ende", "praksis")}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("lægehus", {("læge", "hus")}),
        ("lægehuset", {("læge", "hus")}),
        ("speciallægeuddannelsen", {("speciallæge", "uddannelse")}),
        ("lægepraksis", {("læge", "praksis")}),
        ("praksislæge", {("praksis", "læge")}),
        ("uddannelseslæge", {("uddannelse", "læge")}),
    ],
)
def test_compounds_come_apart(word: str, found: set[tuple[str, str]]) -> None:
    wanted = {(stem(fold(one)), stem(fold(other))) for one, other in found}
    assert set(parts(fold(word), KNOWN)) == wanted


@pytest.mark.parametrize("word", ["studerende", "praksis", "hus", "19991231", "ukendtord"])
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert list(parts(word, KNOWN)) == []


def test_stop_words_are_folded_and_hold_no_subject() -> None:
    assert {"hvad", "hvornaar", "paa"} <= STOP_WORDS
    assert all(fold(word) == word for word in STOP_WORDS)
    assert not {"laege", "praksis", "frist", "ydernummer"} & STOP_WORDS
