"""The lix of a text: what counts as a word, a long word and a sentence."""

from __future__ import annotations

from records.danish.lix import reading_ease


def test_words_and_sentences() -> None:
    ease = reading_ease(["Du søger en klinik. Kommunen hjælper dig.", "Et punkt"])
    assert (ease.words, ease.sentences, ease.long) == (9, 3, 2)
    assert round(ease.lix, 1) == round(9 / 3 + 100 * 2 / 9, 1)


def test_an_abbreviation_and_a_number_end_no_sentence() -> None:
    assert reading_ease(["Det koster ca. 1.600 kr. om året, fx i Rønne."]).sentences == 1


def test_too_few_words_have_no_verdict() -> None:
    assert reading_ease(["Kort."]).verdict == ""
    assert reading_ease([]).lix == 0
    assert reading_ease(["Du kan få en god dag her hos os. " * 4]).verdict == "let at læse"
    heavy = "Kommunalbestyrelsens sundhedsmyndighed foretager planlægningsområdevurderinger. " * 6
    assert reading_ease([heavy]).verdict == "tung"
