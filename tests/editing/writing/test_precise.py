"""The smallest change of a file: what is not changed stays to the letter."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from editing.writing.precise import with_values
from records.model.field_spec import spec_of
from records.source.tree import Data, parse

TEXT = """\
id: a   # navn
title: "To i Rønne"   # overskrift
deadline: 2026-12-01 # frist
benefits: # godt
  - Et  # et
  # om to
  - To
areas: ["0400", "0101"] # her
application:
  method: mail  # m
  address: a@example.org
criteria:
  - {text: Erfaring, weight: 60} # x
  - text: Andet
    weight: 40 # y
caveats: ['Det er "sagt"']
"""
CHANGES: tuple[tuple[str, Data, str, str], ...] = (
    ("title", "Tre: i Rønne", 'title: "To i Rønne"   #', 'title: "Tre: i Rønne"   #'),
    ("deadline", "2026-12-08", "2026-12-01 # frist", "2026-12-08 # frist"),
    ("benefits", ["Et", "To", "Tre: 3"], "  - To\n", '  - To\n  - "Tre: 3"\n'),
    ("benefits", ["To"], "  - Et  # et\n", ""),
    ("areas", ["0400", "0101", "0230"], '"0101"]', '"0101", "0230"]'),
    ("areas", ["0101"], '["0400", "0101"]', '["0101"]'),
    ("areas", ["0400"], '["0400", "0101"]', '["0400"]'),
    ("caveats", ["Det er 'sagt'"], """'Det er "sagt"'""", "'Det er ''sagt'''"),
    (
        "application",
        {"method": "mail", "address": "b@example.org", "instructions": "Skriv"},
        "  address: a@example.org\n",
        "  address: b@example.org\n  instructions: Skriv\n",
    ),
    (
        "criteria",
        [{"text": "Erfaring, lang", "weight": "60"}, {"text": "Andet", "weight": "40"}],
        "{text: Erfaring, ",
        '{text: "Erfaring, lang", ',
    ),
)


@pytest.mark.parametrize(("key", "value", "old", "new"), CHANGES)
def test_only_what_changes_is_written(key: str, value: Data, old: str, new: str) -> None:
    form = spec_of("vacancy")
    made = with_values(form, TEXT, PurePath("a.yml"), {key: value})
    assert made == TEXT.replace(old, new, 1)
    assert parse("", made).data[key] == value
    assert with_values(form, f"---\n{TEXT}---\n\nTekst\n", PurePath("a.md"), {key: value}) == (
        f"---\n{made}---\n\nTekst\n"
    )


def test_what_has_no_place_is_written_anew() -> None:
    form = spec_of("vacancy")
    for value in (["Et", "Nyt", "To"], ["Linje\nlinje", "To"], []):
        made = with_values(form, TEXT, PurePath("a.yml"), {"benefits": list(value)})
        assert parse("", made).data["benefits"] == value
        assert 'title: "To i Rønne"   # overskrift\n' in made
    assert "deadline" not in with_values(form, TEXT, PurePath("a.yml"), {"deadline": None})
