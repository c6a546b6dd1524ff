"""Passages that come and go by themselves on a day."""

from __future__ import annotations

from datetime import date

import pytest

from publishing.verify.texts_judge import findings_in
from records.types.passages import passage_faults, passages, text_at, without_marks
from tests.conftest import Said
from tests.landscape import article

LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)
TEXT = """\
Før.

{{until:2026-12-31}}

I 2026 arbejder de to regioner.

{{end}}

{{from:2027-01-01}}
I 2026 arbejdede de to regioner.
{{end}}

Efter.
"""


def test_one_of_two_passages_is_seen_on_each_day() -> None:
    assert text_at(TEXT, LAST) == ("Før.\n\nI 2026 arbejder de to regioner.\n\n\n\nEfter.\n")
    assert text_at(TEXT, FIRST) == ("Før.\n\n\n\nI 2026 arbejdede de to regioner.\n\nEfter.\n")
    assert [(each.first, each.last) for each in passages(TEXT)] == [(None, LAST), (FIRST, None)]


def test_a_text_without_passages_stays_as_it_is() -> None:
    for text in ("Vi er {{figure:laeger}}.", "{ { }", ""):
        assert text_at(text, FIRST) == text
        assert (passages(text), passage_faults(text)) == ((), ())


def test_marks_become_spaces_so_that_places_stay() -> None:
    bare = without_marks(TEXT)
    assert len(bare) == len(TEXT)
    assert "{{" not in bare
    assert bare.index("Efter.") == TEXT.index("Efter.")


@pytest.mark.parametrize(
    ("body", "line", "sentence"),
    [
        ("A\n\n{{until:nytår}}\nB\n{{end}}", 3, "uden en dag. Skriv dagen som i"),
        ("A\n\n{{until:2026-12-31}}\nB", 3, "uden {{end}}. Skriv {{end}}"),
        ("A\n\nB\n{{end}}", 4, "har {{end}} uden en begyndelse."),
        ("A {{until:2026-12-31}}", 1, "midt i en linje. Skriv det på en linje for sig selv."),
        ("{{from:2027-01-01}}\nA\n{{until:2026-12-31}}\nB\n{{end}}", 1, "uden {{end}}."),
        ("A\n\n{{until:2026-12-31}}\n\n{{end}}", 3, "har et tomt afsnit: Der står intet mellem"),
        ("A\n\n{until:2026-12-31}\nB\n{{end}}", 3, "som mangler en krølle. Skriv to i hver ende"),
        ("A\n\n{{until:2026-12-31}\nB\n{{end}}", 3, 'har "{{until:2026-12-31}", som mangler'),
        ("A\n\n{{until:2026-12-31}}\nB\n{end}", 5, 'har "{end}", som mangler en krølle.'),
        ("A\n\n{{until 2026-12-31}}\nB\n{{end}}", 3, "uden en dag. Skriv {{until:2026-12-31}}."),
    ],
)
def test_a_mark_that_is_wrong_is_told_at_its_line(
    said: Said, body: str, line: int, sentence: str
) -> None:
    told = said({"articles/tal.md": article(body)})
    assert len(told) == 1, told
    first = len(article("X").split("X")[0].splitlines())
    assert any(
        each.startswith(f"articles/tal.md:{first + line}:") and sentence in each for each in told
    ), told


@pytest.mark.parametrize("mark", ["{{ until: 2026-12-31 }}", "{{Until:2026-12-31}}"])
def test_spaces_and_capitals_in_a_mark_do_not_matter(mark: str) -> None:
    text = f"A\n\n{mark}\nB\n{{{{ End }}}}\n"
    assert passage_faults(text) == ()
    assert "B" in text_at(text, LAST)
    assert "B" not in text_at(text, FIRST)
    assert "{{" not in without_marks(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{until:31.12.2026}}\nA\n{{end}}", "passage-without-day"),
        (f"{{{{until:{'2' * 60}}}}}\nA\n{{{{end}}}}", "passage-without-day"),
        (
            "{{until:2026-12-31}}\nA\n{{from:2027-01-01}}\nB\n{{end}}\n{{end}}",
            "passage-without-end",
        ),
    ],
)
def test_one_slip_is_told_once(text: str, code: str) -> None:
    assert [each.code for each in passage_faults(text)] == [code]
    assert passage_faults(text)[0].offset == 0


def test_a_mark_in_code_is_no_fault_of_an_article(said: Said) -> None:
    body = "A\n\n```\n{{until:2026-12-31}}\n```\n\nB"
    assert said({"articles/tal.md": article(body)}) == []


def test_a_text_may_begin_with_a_passage(said: Said) -> None:
    body = "{{until:2026-12-31}}\nDet gælder nu.\n{{end}}\n\nEfter."
    assert said({"articles/tal.md": article(body)}) == []
    assert len(without_marks(body)) == len(body)


def test_a_field_may_begin_with_a_passage() -> None:
    text = "{{until:2026-12-31}}\nDet gælder nu.\n{{end}}\n"
    assert findings_in(without_marks(text)) == ()


@pytest.mark.parametrize(
    "body",
    [
        "A\n\n```\n{{until:2026-12-31}}\n```\n\nB",
        "A\n\n~~~ text\n{{until:2026-12-31}}\nB\n{{end}}\n~~~\n\nB",
        "A\n\n```\n{until:2026-12-31}\n\n{{end}}\n```",
        "Skriv `{{until:2026-12-31}}` over afsnittet.",
    ],
)
def test_in_code_nothing_is_a_mark(body: str) -> None:
    assert (passages(body), passage_faults(body)) == ((), ())
    assert (text_at(body, FIRST), without_marks(body)) == (body, body)


def test_code_in_a_passage_comes_and_goes_with_it() -> None:
    text = "{{until:2026-12-31}}\n```\n{{end}}\n```\n{{end}}\n\nEfter."
    assert passage_faults(text) == ()
    assert text_at(text, LAST) == "```\n{{end}}\n```\n\nEfter."
    assert text_at(text, FIRST) == "\n\nEfter."
