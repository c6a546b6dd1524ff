"""What a slip is taken for: by key, by label, by a word of a label."""

from __future__ import annotations

import pytest

from records.danish.nearest import nearest, nearest_key

LABELS = {
    "deadline": "Ansøgningsfrist",
    "deadline_time": "Klokkeslæt for frist",
    "summary": "Resumé",
    "areas": "Områder",
    "audiences": "Målgrupper",
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("deadlin", "deadline"),
        ("Deadline", "deadline"),
        ("resume", "summary"),
        ("Områder", "areas"),
        ("frist", "deadline"),
        ("klokkeslæt", "deadline_time"),
        ("målgruppe", "audiences"),
        ("arealer", "areas"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_a_key_is_known_by_itself_its_label_or_a_word_of_it(written: str, meant: str) -> None:
    assert nearest_key(written, LABELS) == meant


def test_three_letters_are_no_word_of_a_label() -> None:
    assert nearest_key("fri", LABELS) == ""


@pytest.mark.parametrize(("written", "meant"), [("bornhlom", "bornholm"), ("aarhus", ""), ("", "")])
def test_the_known_word_most_like_it(written: str, meant: str) -> None:
    assert nearest(written, ["bornholm", "bornholms", "roenne"]) == meant


def test_what_is_known_may_be_read_only_once() -> None:
    assert nearest("roene", iter(["bornholm", "roenne"])) == "roenne"
