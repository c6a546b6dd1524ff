"""Dates, numbers, sorting and slugs as domain guide 11.9 and 5 write them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time

import pytest
from hypothesis import given

from records.danish import dates, numbers
from records.danish.slugs import slug
from records.danish.sorting import danish_key
from tests.any_text import any_text

MARCH = date(2026, 3, 1)


def plain(text: str) -> str:
    """With ordinary spaces, so that the expected text can be read."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (dates.long_date(MARCH), "1. marts 2026"),
        (dates.short_date(MARCH), "1.3.2026"),
        (dates.month_and_year(date(2025, 12, 31)), "december 2025"),
        (dates.day_and_date(date(2026, 3, 2)), "mandag den 2. marts 2026"),
        (dates.clock_time(time(9)), "kl. 9.00"),
        (dates.clock_time(time(0, 5)), "kl. 0.05"),
        (dates.time_span(time(16, 30), time(19)), "kl. 16.30–19.00"),
        (dates.time_span(time(16, 30), None), "kl. 16.30"),
        (dates.format_datetime(datetime(2026, 5, 4, 12)), "4. maj 2026 kl. 12.00"),  # noqa: DTZ001 - only its digits are shown
        (dates.date_span(date(2026, 4, 14), date(2026, 4, 15)), "14.–15. april 2026"),
        (dates.date_span(date(2026, 4, 30), date(2026, 5, 1)), "30. april–1. maj 2026"),
        (
            dates.date_span(date(2026, 12, 31), date(2027, 1, 1)),
            "31. december 2026 – 1. januar 2027",
        ),
        (dates.date_span(MARCH, MARCH), "1. marts 2026"),
        (dates.date_span(MARCH, None), "1. marts 2026"),
        (dates.duration(65), "1 min. 5 sek."),
        (dates.duration(60), "1 min."),
        (dates.duration(59.4), "59 sek."),
        (dates.duration(4320), "1 t. 12 min."),
        (numbers.number(1600), "1.600"),
        (numbers.number(2.5), "2,5"),
        (numbers.number(1234567), "1.234.567"),
        (numbers.kroner(40_000), "40.000 kr."),
        (numbers.percent(15), "15 %"),
        (numbers.count(1, "mulighed", "muligheder"), "1 mulighed"),
        (numbers.count(1600, "mulighed", "muligheder"), "1.600 muligheder"),
        (numbers.count(0, "mulighed", "muligheder"), "0 muligheder"),
        (numbers.count(0, "mulighed", "muligheder", "ingen"), "ingen"),
        (numbers.word(3), "tre"),
        (numbers.word(13), "13"),
        (numbers.ordinal(2), "2."),
        (numbers.size(640_400), "640 kB"),
        (numbers.size(1), "1 kB"),
        (numbers.size(1_249_000), "1,2 MB"),
        (numbers.joined(["Rønne", "Valby", "Hillerød"]), "Rønne, Valby og Hillerød"),
        (numbers.joined(["Rønne", "Valby"], "eller"), "Rønne eller Valby"),
        (numbers.joined(["Rønne"]), "Rønne"),
        (numbers.joined([]), ""),
    ],
)
def test_public_text(made: str, text: str) -> None:
    assert plain(made) == text


@pytest.mark.parametrize("made", [dates.long_date(MARCH), dates.clock_time(time(9)),
                                  numbers.kroner(5), numbers.percent(5),
                                  numbers.count(5, "dag", "dage")])  # fmt: skip
def test_number_and_unit_stay_together(made: str) -> None:
    assert "\u00a0" in made


def test_months_and_days_are_the_danish_ones() -> None:
    months = "januar februar marts april maj juni juli august september oktober november december"
    short = "jan. feb. mar. apr. maj juni juli aug. sep. okt. nov. dec."
    days = "mandag tirsdag onsdag torsdag fredag lørdag søndag"
    assert [dates.month_name(number) for number in range(1, 13)] == months.split()
    assert [dates.short_month(number) for number in range(1, 13)] == short.split()
    assert [dates.weekday(date(2026, 3, day)) for day in range(2, 9)] == days.split()


def test_sorting_ends_with_ae_oe_aa() -> None:
    names = ["Ågerup", "Ørum", "Ærø", "Zealand", "Aabenraa", "ærlig", "Østerbro", "Albertslund"]
    assert sorted(names, key=danish_key) == [
        "Albertslund", "Zealand", "ærlig", "Ærø", "Ørum", "Østerbro", "Aabenraa", "Ågerup",
    ]  # fmt: skip


def test_aa_in_a_name_sorts_as_aa() -> None:
    names = ["Høje-Taastrup", "Høje-Tzar", "Høje-Tølløse"]
    assert sorted(names, key=danish_key) == ["Høje-Tzar", "Høje-Tølløse", "Høje-Taastrup"]


def test_sorting_does_not_ask_how_a_letter_is_stored() -> None:
    stored_apart = unicodedata.normalize("NFD", "Århus")
    assert danish_key(stored_apart)[0] == danish_key("Århus")[0]
    assert min(["Århus", "Zoo", stored_apart], key=danish_key) == "Zoo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Læge søges på Østerbro", "laege-soeges-paa-oesterbro"),
        ("Rønne", "roenne"),
        ("Café Élan", "cafe-elan"),
        ("Ærø/Åbenrå – 2026!", "aeroe-aabenraa-2026"),
        (unicodedata.normalize("NFD", "Ærø på Åen"), "aeroe-paa-aaen"),
        ("Größe", "groesse"),
        ("日本", ""),
        ("--", ""),
    ],
)
def test_slug_writes_danish_letters_out(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(any_text())
def test_slug_is_ascii_and_stays_what_it_is(text: str) -> None:
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made
    assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))
