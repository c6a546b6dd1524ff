"""What keeps a place in a text is told; what only looks like it is not."""

from __future__ import annotations

import time

import pytest

from publishing.golive.placeholders import Sort, placeholders_in
from tests.steps import some

TOLD = {
    # reserved names (RFC 2606, 6761), in links, mails and running text
    "Se https://example.org/tilmeld nu": (Sort.HOST, "https://example.org"),
    "skriv til navn.navnesen@example.com.": (Sort.HOST, "navn.navnesen@example.com"),
    "mailto:a@EXAMPLE.net": (Sort.HOST, "mailto:a@EXAMPLE.net"),
    "på www.example.dk": (Sort.HOST, "www.example.dk"),
    "https://a.b.example.org:8080/x": (Sort.HOST, "https://a.b.example.org"),
    "https://kontoret.example/": (Sort.HOST, "https://kontoret.example"),
    "https://kontoret.test": (Sort.HOST, "https://kontoret.test"),
    "a@kontoret.invalid": (Sort.HOST, "a@kontoret.invalid"),
    "https://praksis.localhost/x": (Sort.HOST, "https://praksis.localhost"),
    "https://printer.local/": (Sort.HOST, "https://printer.local"),
    "https://wiki.internal/": (Sort.HOST, "https://wiki.internal"),
    "https://eksempel.dk": (Sort.HOST, "https://eksempel.dk"),
    "a@ditdomæne.dk": (Sort.HOST, "a@ditdomæne.dk"),
    # this machine, numbers, names of one house
    "http://localhost:8000/": (Sort.HOST, "http://localhost"),
    "http://127.0.0.1/x": (Sort.HOST, "http://127.0.0.1"),
    "http://10.0.0.7:80": (Sort.HOST, "http://10.0.0.7"),
    "http://[::1]/": (Sort.HOST, "http://[::1]"),
    "http://2130706433/": (Sort.HOST, "http://2130706433"),
    "https://intranet/sag": (Sort.HOST, "https://intranet"),
    # telephone numbers
    "00 00 00 00": (Sort.PHONE, "00 00 00 00"),
    "tlf. +45 00000000": (Sort.PHONE, "+45 00000000"),
    "12 34 56 78": (Sort.PHONE, "12 34 56 78"),
    "87654321": (Sort.PHONE, "87654321"),
    "tel:11111111": (Sort.PHONE, "11111111"),
    "9999 9999": (Sort.PHONE, "9999 9999"),
    "12 12 12 12": (Sort.PHONE, "12 12 12 12"),
    "01 45 67 23": (Sort.PHONE, "01 45 67 23"),
    "ring xx xx xx xx": (Sort.PHONE, "xx xx xx xx"),
    # where nobody lives, and words that wait for others
    "Eksempelvej 12, 3. sal": (Sort.POSTAL, "Eksempelvej 12"),
    "0000 Eksempelby": (Sort.POSTAL, "0000 Eksempelby"),
    "Testvej 1": (Sort.POSTAL, "Testvej 1"),
    "Lorem ipsum dolor": (Sort.WORDS, "Lorem ipsum"),
    "TODO: spørg": (Sort.WORDS, "TODO"),
    "prisen er xxx kr.": (Sort.WORDS, "xxx"),
}


@pytest.mark.parametrize("text", TOLD)
def test_what_keeps_a_place(text: str) -> None:
    sort, said = TOLD[text]
    (found,) = placeholders_in(text)
    assert (found.sort, found.text) == (sort, said)
    assert text[found.offset :].startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.regionh.dk/presse",
        "praksis@regionh.dk",
        "https://eksempelvis.dk/",
        "https://example.org.dk/",
        "myexample.org",
        "fx. test.",
        "version 1.2.3.4",
        "38 66 50 00",
        "+45 38 66 50 00",
        "20261128",
        "2026-11-28",
        "01.02.2026",
        "1.000.000 kr.",
        "kl. 10.10 til 12.12",
        "00000000-0000-4000-8000-000000000000",
        "#00000000",
        "DTSTART:19700101T000000",
        "4100 Ringsted",
        "10.000 Læger",
        "en eksempelvis bygning",
        "Det er et eksempel",
        "Kapitel XXX",
        "// en bemærkning",
        "-//W3C//DTD XHTML 1.0//EN",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert list(placeholders_in(text)) == []


def test_each_is_told_once_in_its_order() -> None:
    text = "Skriv til a@example.org, ring 00 00 00 00, eller se https://example.org/a@example.org"
    said = [found.text for found in placeholders_in(text)]
    assert said == ["a@example.org", "00 00 00 00", "https://example.org", "a@example.org"]


@pytest.mark.parametrize(
    "unit",
    some(
        [
            "a.",
            "a.b ",
            "a@b.c ",
            "a-",
            "00 ",
            "//",
            "a@",
            "http://",
            "x",
            "0",
            "Eksempelvej ",
            "[:",
            "xx ",
            "1.",
        ],
        4,
    ),
)
def test_no_text_takes_long(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    began = time.process_time()
    sum(1 for _ in placeholders_in(text))
    assert time.process_time() - began < 3
