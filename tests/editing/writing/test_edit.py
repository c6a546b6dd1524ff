"""Where a new field goes, and what a change takes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.writing.edit import OneLineError, with_fields
from records.model.field_spec import spec_of
from records.source.tree import Data

FORM = spec_of("vacancy")


def changed(text: str, **changes: Data) -> str:
    return with_fields(FORM, text, Path("a.yml"), changes)


@pytest.mark.parametrize(
    ("text", "changes", "after"),
    [
        # a new field stands behind the nearest one before it in the order of the form
        ("id: a\nbenefits: [b]\n", {"title": "T"}, "id: a\ntitle: T\nbenefits: [b]\n"),
        ("benefits: [b]\n", {"id": "a"}, "id: a\nbenefits: [b]\n"),
        ("benefits: [b]\nid: a\n", {"title": "T"}, "benefits: [b]\nid: a\ntitle: T\n"),
        ("", {"id": "a"}, "id: a\n"),
        ("# kun en note\n", {"id": "a"}, "id: a\n# kun en note\n"),
        ("id: a", {"title": "T"}, "id: a\ntitle: T\n"),
        # values of every form are taken whole
        ("id: a\nareas: [a,\n  b]\ntype: x\n", {"areas": ["0400"]},
         'id: a\nareas: ["0400"]\ntype: x\n'),
        ("benefits:\n- a\n- b: c\n  d: [e]\n\n\ncaveats: [f]\n", {"benefits": ["g"]},
         "benefits:\n  - g\n\n\ncaveats: [f]\n"),
        ("summary: >\n  en\n\n  to\n# note\ntype: x\n", {"summary": "S"},
         "summary: S\n# note\ntype: x\n"),
        ("summary:\ntype: x\n", {"summary": "S"}, "summary: S\ntype: x\n"),
        ("application:\n  method:\ntype: x\n", {"application": None}, "type: x\n"),
        ("application: {}\ntype: x\n", {"application": None}, "type: x\n"),
        ('"id": a\ntitle: T', {"title": None}, '"id": a\n'),
        ("id: a  # note\ntitle: T\n", {"id": "b"}, "id: b\ntitle: T\n"),
        ("\nid: a\n", {"id": "b"}, "\nid: b\n"),
        # several changes, one after the other
        ("id: a\ntitle: T\n", {"title": None, "count": "2"}, "id: a\ncount: 2\n"),
        ("id: a\n", {"count": None}, "id: a\n"),
    ],
)  # fmt: skip
def test_a_change(text: str, changes: dict[str, Data], after: str) -> None:
    assert changed(text, **changes) == after


def test_in_markdown_only_the_front_matter_is_touched() -> None:
    text = "---\nid: a\n---\nid: b\n"
    assert with_fields(FORM, text, Path("a.md"), {"id": "c"}) == "---\nid: c\n---\nid: b\n"


def test_what_cannot_be_changed_line_by_line_is_refused() -> None:
    with pytest.raises(
        OneLineError, match=r"^a\.yml kan ikke rettes linje for linje\. Skriv hvert"
    ):
        changed("{id: a}\n", id="b")
    with pytest.raises(KeyError):
        changed("id: a\n", frist="x")
