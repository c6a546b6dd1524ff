"""What a form says of a text, and where a record or a picture is used."""

from __future__ import annotations

from editing.form.uses import uses_of, uses_of_file
from editing.form.words_in_text import better_words, house_words
from records.loading.library import Library


def test_a_word_of_the_list_is_told_once_with_a_better_one() -> None:
    found = list(better_words(["Såfremt du vil, og såfremt du kan.", "Klik her."]))
    assert found == [("Såfremt", "hvis"), ("Klik her", "det, linket fører til")]
    assert list(better_words(["Vi bruger plads og hvis."])) == []
    assert all(word == word.lower() for word in house_words())


def test_an_adviser_is_used_by_all_that_names_it(real_library: Library) -> None:
    found = uses_of(real_library, "adviser", "raadgiver-etablering")
    told = list(map(str, found))
    assert told
    assert all("(Kontakt)" in each for each in told)
    assert len(told) == len(set(told))


def test_a_record_in_a_text_and_in_a_list(real_library: Library) -> None:
    fields = {use.field for use in uses_of(real_library, "article", "ledige-kapaciteter")}
    assert {"Se også", "Brødtekst"} <= fields
    assert uses_of(real_library, "article", "ledige") == ()


def test_an_area_by_its_code(real_library: Library) -> None:
    assert any(use.kind == "vacancy" for use in uses_of(real_library, "area", "0400"))


def test_a_picture_by_its_path(real_library: Library) -> None:
    with_image = next(record for record in real_library.written() if getattr(record, "image", None))
    file = with_image.image.file  # type: ignore[attr-defined]
    assert with_image in [use.record for use in uses_of_file(real_library, file)]
    assert uses_of_file(real_library, "media/images/findes-ikke.jpg") == ()
