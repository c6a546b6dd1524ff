"""What each word says of each page, and that earlier builds change nothing of it."""

from __future__ import annotations

from dataclasses import replace

from publishing.search.documents import Document
from publishing.search.weights import levels
from records.source.kept_values import KeptValues

_WORDS = ("lægehus", "skole", "venteliste", "speciallæge", "uddannelse", "praksis", "vagt", "2026")


def _document(number: int, more: str = "") -> Document:
    words = [_WORDS[(number + step) % len(_WORDS)] for step in range(number % 5 + 2)]
    text = f"{' '.join(words)} {more}"
    return Document(f"side-{number}/", f"Side {number}", "article", "Artikel", words[0], text)


BEFORE = tuple(_document(number) for number in range(12))
CHANGES = {
    "a word that is there already": _document(3, "venteliste"),
    "a new word": _document(3, "færge"),
    "words that take another apart": _document(3, "læge hus"),
    "a much longer text": _document(3, "praksis vagt " * 200),
    "over": replace(_document(3), is_past=True),
    "another kind": replace(_document(3), kind="vacancy"),
}


def test_after_any_change_words_say_what_they_say_in_a_first_build() -> None:
    kept = KeptValues()
    levels(BEFORE, kept)
    for name, changed in CHANGES.items():
        after = (*BEFORE[:3], changed, *BEFORE[4:])
        assert levels(after, kept) == levels(after, KeptValues()), name
    assert levels(BEFORE[1:], kept) == levels(BEFORE[1:], KeptValues())
    assert levels((), kept) == {}


def test_a_word_that_comes_later_is_found_in_longer_ones() -> None:
    kept = KeptValues()
    assert 0 not in levels(BEFORE, kept).get("hus", {})
    after = (*BEFORE[:3], CHANGES["words that take another apart"], *BEFORE[4:])
    with_it = {number for number, each in enumerate(after) if "hus" in each.text}
    assert set(levels(after, kept)["hus"]) == with_it > {3}
