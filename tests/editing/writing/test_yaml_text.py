"""Values as YAML, letter by letter: what is quoted, and what stands on one line."""

from __future__ import annotations

import pytest

from editing.writing.yaml_text import ONE_LINE, field_lines
from records.model.field_spec import spec_of
from records.source.tree import Data

FIELD = spec_of("vacancy").field
TEXT = {
    "Almindelig": "Almindelig",
    "æøå 🎄 – »ja«": "æøå 🎄 – »ja«",
    "": '""',
    "0400": '"0400"',
    "1.600": '"1.600"',
    "+45 00": '"+45 00"',
    "2026/12": '"2026/12"',
    "1_000": '"1_000"',
    "14:30": '"14:30"',
    "1e3": '"1e3"',
    "1.5E-3": '"1.5E-3"',
    "0o17": '"0o17"',
    "0x1F": '"0x1F"',
    "2026-12-15": '"2026-12-15"',
    "no": '"no"',
    "null": '"null"',
    "true": '"true"',
    "~": '"~"',
    "En: kolon": '"En: kolon"',
    "a # b": '"a # b"',
    "- a": '"- a"',
    "'a'": "\"'a'\"",
    'Sig "hej" nu': 'Sig "hej" nu',
    '"a"': '"\\"a\\""',
    "én\\n": "én\\n",
    "a\nb": '"a\\nb"',
    "tal 14:30": "tal 14:30",
    "1 af 2": "1 af 2",
    "x" * 200: "x" * 200,
}


@pytest.mark.parametrize("text", TEXT)
def test_text_is_quoted_where_a_program_would_take_it_for_something_else(text: str) -> None:
    assert field_lines(FIELD("title"), text) == f"title: {TEXT[text]}\n"


@pytest.mark.parametrize(
    ("key", "value", "lines"),
    [
        ("count", "3", "count: 3\n"),
        ("example", "true", "example: true\n"),
        ("type", "nul-kapacitet", "type: nul-kapacitet\n"),
        ("deadline", "2026-12-15", "deadline: 2026-12-15\n"),
        ("deadline_time", "12:00", 'deadline_time: "12:00"\n'),
        ("takeover", "efter-aftale", "takeover: efter-aftale\n"),
        ("takeover", "2026-12-15", "takeover: 2026-12-15\n"),
        ("repost_of", "roenne-1", "repost_of: roenne-1\n"),
        ("repost_of", "0400", 'repost_of: "0400"\n'),
        ("title", None, 'title: ""\n'),
        # codes and ids stand on one line, sentences on a line each
        ("areas", ["0400", "0101/valby"], 'areas: ["0400", 0101/valby]\n'),
        ("audiences", ["kbu-laege", "hu-laege"], "audiences: [kbu-laege, hu-laege]\n"),
        ("related", ["article:a"], 'related: ["article:a"]\n'),
        ("benefits", ["a", "to: tre"], 'benefits:\n  - a\n  - "to: tre"\n'),
        ("benefits", [], "benefits: []\n"),
        # text of many lines keeps them, where the field may hold such
        ("body", "En\n\nto\n", "body: |\n  En\n\n  to\n"),
        ("body", "En\nto", "body: |-\n  En\n  to\n"),
        ("body", "En", "body: En\n"),
        (
            "application",
            {"method": "mail", "address": "a@example.org", "instructions": "Skriv\ndet"},
            (
                "application:\n  method: mail\n  address: a@example.org\n"
                "  instructions: |-\n    Skriv\n    det\n"
            ),
        ),
        ("application", {}, "application: {}\n"),
    ],
)
def test_each_kind_of_value(key: str, value: Data, lines: str) -> None:
    assert field_lines(FIELD(key), value) == lines


@pytest.mark.parametrize(("length", "short"), [(72, True), (73, False)])
def test_a_group_stands_on_one_line_as_long_as_it_fits(length: int, *, short: bool) -> None:
    """92 characters and the line break: `{text: `, the text, `, weight: 60}`."""
    text = "x" * (length - 1)
    one = f"{{text: {text}, weight: 60}}"
    assert (len(one) + 1 <= ONE_LINE) is short
    expected = f"  - {one}\n" if short else f"  - text: {text}\n    weight: 60\n"
    value: Data = [{"text": text, "weight": "60"}]
    assert field_lines(FIELD("criteria"), value) == f"criteria:\n{expected}"
