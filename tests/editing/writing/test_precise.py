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


def changed(text: str, changes: dict[str, Data], kind: str = "vacancy") -> str:
    return with_values(spec_of(kind), text, PurePath("a.yml"), changes)


@pytest.mark.parametrize(
    ("text", "changes", "after"),
    [
        # what stood in quotes stays in them
        ('title: "To" # t\n', {"title": "Tre"}, 'title: "Tre" # t\n'),
        ("repost_of: 'a' # r\n", {"repost_of": "0400"}, "repost_of: '0400' # r\n"),
        ("title: 'To' # t\n", {"title": "1\u00a0kr."}, 'title: "1\u00a0kr." # t\n'),
        ("title: To # t\n", {"title": "14:30"}, 'title: "14:30" # t\n'),
        # several changes of one field, of other lengths than before
        ("application:\n  method: mail # m\n  address: a@example.org # a\n",
         {"application": {"method": "telefon", "address": "bb@example.org"}},
         "application:\n  method: telefon # m\n  address: bb@example.org # a\n"),
        # a block that becomes one line
        ("application:\n  method: mail # m\n  instructions: |\n    Et\n    to\n\n# n\ntype: kbu\n",
         {"application": {"method": "mail", "instructions": "Skriv"}},
         "application:\n  method: mail # m\n  instructions: Skriv\n\n# n\ntype: kbu\n"),
        # a question in a group on one line, which only some readers of YAML take
        ("criteria:\n  - {text: Hvad nu?, weight: 60} # c\n",
         {"criteria": [{"text": "Hvad nu?", "weight": "50"}]},
         "criteria:\n  - {text: Hvad nu?, weight: 50} # c\n"),
        # within brackets
        ("benefits: [Et, To] # b\n", {"benefits": ["Et, nyt", "To"]},
         'benefits: ["Et, nyt", To] # b\n'),
        ("benefits: [Et] # b\n", {"benefits": ["Et", "To, tre", "Fire"]},
         'benefits: [Et, "To, tre", Fire] # b\n'),
        ("benefits: [Et, To, Tre,] # b\n", {"benefits": ["Et", "To", "Tre", "Fire"]},
         "benefits: [Et, To, Tre, Fire,] # b\n"),
        ("benefits: [\n  Et, # et\n  To # to\n] # b\n", {"benefits": ["Et", "To", "Tre"]},
         "benefits: [\n  Et, # et\n  To, Tre # to\n] # b\n"),
        ("benefits: [Et, To, Tre] # b\n", {"benefits": ["Et", "Tre"]}, "benefits: [Et, Tre] # b\n"),
        ("benefits: [Et, To, Tre] # b\n", {"benefits": ["Et", "To"]}, "benefits: [Et, To] # b\n"),
        ("benefits: [Et, To, Tre, 4, 5] # b\n", {"benefits": ["Tre"]}, "benefits: [Tre] # b\n"),
        ("benefits: [\n  Et, # et\n  To, # to\n  Tre\n] # b\n", {"benefits": ["To", "Tre"]},
         "benefits: [\n  To, # to\n  Tre\n] # b\n"),
        ("application: {method: mail} # a\n",
         {"application": {"method": "mail", "address": "a@example.org", "instructions": "Et, to"}},
         'application: {method: mail, address: a@example.org, instructions: "Et, to"} # a\n'),
        # on lines of their own
        ("benefits:\n- Et # et\n", {"benefits": ["Et", "To", "Tre"]},
         "benefits:\n- Et # et\n- To\n- Tre\n"),
        ("benefits:\n    - Et # et\n    - To\n    - Tre # tre\n\ntype: kbu\n",
         {"benefits": ["Et", "To", "Tre", "Fire"]},
         "benefits:\n    - Et # et\n    - To\n    - Tre # tre\n    - Fire\n\ntype: kbu\n"),
        ("application:\n    method: mail # m\ntype: kbu\n",
         {"application": {"method": "mail", "address": "a@example.org", "instructions": "Skriv"}},
         ("application:\n    method: mail # m\n    address: a@example.org\n"
          "    instructions: Skriv\ntype: kbu\n")),
        ("criteria:\n  - text: Et # et\n    weight: 40\n  # om to\n  - {text: To, weight: 60}\n",
         {"criteria": [{"text": "To", "weight": "60"}]},
         "criteria:\n  # om to\n  - {text: To, weight: 60}\n"),
        ("application:\n  method: mail # m\n  address: a@example.org # a\n\n# type\ntype: kbu\n",
         {"application": {"method": "mail", "address": "a@example.org", "instructions": "Skriv"}},
         ("application:\n  method: mail # m\n  address: a@example.org # a\n"
          "  instructions: Skriv\n\n# type\ntype: kbu\n")),
        # in a file without a last line break
        ("benefits:\n  - Et # et", {"benefits": ["Et", "To"]}, "benefits:\n  - Et # et\n  - To\n"),
        ("benefits:\n  - Et # et\n  - To", {"benefits": ["Et"]}, "benefits:\n  - Et # et\n"),
    ],
)  # fmt: skip
def test_quotes_brackets_and_indents_stay(text: str, changes: dict[str, Data], after: str) -> None:
    assert changed(text, changes) == after
    assert parse("", after).data.items() >= changes.items()


def test_a_list_in_a_list_stays_as_it_is() -> None:
    text = (
        "blocks:\n  - kind: tekst # t\n    text: Hej\n"
        '  - kind: muligheder\n    select: ["a", "b"] # de to\n'
    )
    blocks: Data = [{"kind": "muligheder", "select": ["a", "b"]}]
    assert changed(text, {"blocks": blocks}, "issue") == text.replace(
        "  - kind: tekst # t\n    text: Hej\n", ""
    )


@pytest.mark.parametrize(
    ("text", "changes", "after"),
    [
        # a field that is not there yet
        ("# note\n", {"title": "T"}, "title: T\n# note\n"),
        ("id: a # id\n", {"title": "T"}, "id: a # id\ntitle: T\n"),
        # another shape than before
        ("benefits: Et # b\n", {"benefits": ["Et", "To"]}, "benefits:\n  - Et\n  - To\n"),
        ("benefits: [] # b\n", {"benefits": ["Et"]}, "benefits:\n  - Et\n"),
        ("title: [To] # t\n", {"title": "To"}, "title: To\n"),
        ("application: mail # m\n", {"application": {"method": "mail"}},
         "application:\n  method: mail\n"),
        ("application: {} # m\n", {"application": {"method": "mail"}},
         "application:\n  method: mail\n"),
        ("criteria: {text: Et, weight: 100} # c\n",
         {"criteria": [{"text": "Et", "weight": "100"}]},
         "criteria:\n  - {text: Et, weight: 100}\n"),
        # parts that go, and groups that come
        ("application:\n  method: mail # m\n  address: a@example.org\n",
         {"application": {"method": "mail"}}, "application:\n  method: mail\n"),
        ("criteria:\n  - {text: Et, weight: 40} # et\n",
         {"criteria": [{"text": "Et", "weight": "40"}, {"text": "To", "weight": "60"}]},
         "criteria:\n  - {text: Et, weight: 40}\n  - {text: To, weight: 60}\n"),
        # an item whose comment would be left with another
        ("benefits: [\n  Et, # et\n  To # to\n]\n", {"benefits": ["Et"]}, "benefits:\n  - Et\n"),
        # items with something before them on their line, or beside the dash
        ("benefits:\n  - # et\n    Et\n  - To\n", {"benefits": ["To"]}, "benefits:\n  - To\n"),
        # other items than before
        ("benefits:\n  - Et # et\n  - To\n", {"benefits": ["Ny"]}, "benefits:\n  - Ny\n"),
        # what would read as something else: the empty lines are part of the item
        ("benefits:\n  - |+\n    Et\n\n# type\ntype: kbu\n", {"benefits": ["Et\n\n", "To"]},
         'benefits:\n  - "Et\\n\\n"\n  - To\n\n# type\ntype: kbu\n'),
        # text of several lines
        ("benefits:\n  - Et # et\n  - To\n", {"benefits": ["En\nto", "To"]},
         'benefits:\n  - "En\\nto"\n  - To\n'),
        ("benefits:\n  - Et # et\n", {"benefits": ["Et", "En\nto"]},
         'benefits:\n  - Et\n  - "En\\nto"\n'),
    ],
)  # fmt: skip
def test_what_has_another_shape_is_written_anew(
    text: str, changes: dict[str, Data], after: str
) -> None:
    assert changed(text, changes) == after
    assert parse("", after).data.items() >= changes.items()


def test_what_has_no_place_is_written_anew() -> None:
    form = spec_of("vacancy")
    for value in (["Et", "Nyt", "To"], ["Linje\nlinje", "To"], []):
        made = with_values(form, TEXT, PurePath("a.yml"), {"benefits": list(value)})
        assert parse("", made).data["benefits"] == value
        assert 'title: "To i Rønne"   # overskrift\n' in made
    assert "deadline" not in with_values(form, TEXT, PurePath("a.yml"), {"deadline": None})
