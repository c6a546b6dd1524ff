"""What looks like a CPR number is one, and what only has as many digits is none."""

from __future__ import annotations

import pytest

from records.source.personal_numbers import personal_numbers, without_personal_numbers

NUMBERS = ["010203-1234", "0102031234", "010203 1234", "010203 - 1234", "010203–1234",
           "010203\u20111234", "010203\u00a01234", "010203_1234", "01 02 03 1234", "01.02.03-1234",
           "01-02-03-1234", "01-02-03 - 1234", "01011990-1234", "290204-1234",
           "311299-4000"]  # fmt: skip


@pytest.mark.parametrize(
    "around", ["{}", "CPR: {}.", "cpr={},", "({})", "a_{}.pdf", "se {}/", "»{}«"]
)
def test_each_way_to_write_it_is_found_and_can_be_hidden(around: str) -> None:
    for number in NUMBERS:
        text = around.format(number)
        if number == "0102031234" and around == "cpr={},":
            continue  # the number of an address looks the same
        assert list(personal_numbers(text)) == [around.index("{")], text
        assert not any(sign.isdigit() for sign in without_personal_numbers(text)), text


@pytest.mark.parametrize(
    "text",
    ["000000-0000", "00 00 00 00", "20 10 03 12", "+45 20 10 03 12", "45201003 1234",
     "12.03.26 1400",
     "12-03-26 1400", "1.3.2026 1234", "01122026 1200", "320203-1234", "011303-1234", "310203-1234",
     "300203-1234", "ISSN 1234-5678", "ISBN 978-87-010203-1234-5", "3700-1234", "2026-01-0112",
     "https://example.org/nyt/0102031234", "?id=0102031234", "0.1203041234", "1205.123456789",
     "albertslund-2026-1", "Tlf. 10 12 26 30 40", "010203-12345", "10102031234", "2026-11-28T09:00",
     "kl. 16.30–19.00", "0102 031234"],
)  # fmt: skip
def test_other_numbers_are_none(text: str) -> None:
    assert list(personal_numbers(text)) == []
    assert without_personal_numbers(text) == text


def test_each_of_many_is_found() -> None:
    assert list(personal_numbers("010203-1234, 020304-1234\n030405-1234")) == [0, 13, 25]
