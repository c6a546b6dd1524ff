"""A placeholder is one however it is written."""

from __future__ import annotations

import time

import pytest

from publishing.golive.placeholders import Placeholder, Sort, placeholders_in
from tests.steps import some

HOSTS = ["ex\u0430mple.org", "example[dot]org", "example [dot] org", "example (punktum) org",
         "ex&#97;mple.org", "https://example&#46;org", "https://example&period;org",
         "example%2Eorg", "exam\u00adple.org", "example\u200b.org", "example\u3002org",
         "\uff45xample.org", "navn [at] example [dot] org", "navn&#64;example.org",
         "https://example.co.uk", "https://www.example.se"]  # fmt: skip
PHONES = ["00\u200900\u200900\u200900", "00&nbsp;00&nbsp;00&nbsp;00", "+45-00-00-00-00",
          "+45.00.00.00.00", "\u0660\u0660 \u0660\u0660 \u0660\u0660 \u0660\u0660",
          "00\u201100\u201100\u201100", "0&#48; 00 00 00"]  # fmt: skip


@pytest.mark.parametrize(("sort", "text"), [
    *((Sort.HOST, text) for text in HOSTS), *((Sort.PHONE, text) for text in PHONES)
])  # fmt: skip
def test_it_is_found_whole_at_its_place(sort: Sort, text: str) -> None:
    first, *others = placeholders_in(f"Æ: {text} osv.")
    assert others == []
    assert (first.sort, first.offset) == (sort, 3)
    assert text.startswith(first.text)


@pytest.mark.parametrize("text", [
    "Se også [at] og (dot).", "R&D: 20&nbsp;30&nbsp;40", "naïve.dk – é.dk", "https://hjørring.dk",
    "Ordet example.co. står alene", "Москва",
])  # fmt: skip
def test_what_only_looks_odd_is_none(text: str) -> None:
    assert list(placeholders_in(text)) == []


def test_places_are_those_of_the_text_as_given() -> None:
    text = "&amp;&amp;\u200b\u200b – example.org"
    assert list(placeholders_in(text)) == [Placeholder(Sort.HOST, 15, "example.org")]


@pytest.mark.parametrize(
    "sign", some(["&", "&#", "[dot", "\u200b", "%2e", "\u0430", "[at] ", "&#46;"], 3)
)
def test_any_text_is_read_in_time(sign: str) -> None:
    begun = time.process_time()
    list(placeholders_in(sign * 100_000))
    assert time.process_time() - begun < 3
