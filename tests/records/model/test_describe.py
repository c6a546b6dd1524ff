"""What models say of their fields, for whoever asks of any record."""

from __future__ import annotations

from pathlib import Path

from records.facts.placeholders import has_placeholders
from records.facts.regions import places_of
from records.model.article import Article
from records.model.describe import has_text
from records.model.vacancy import Vacancy
from tests.samples import article, vacancy, write_library


def test_a_text_is_found_at_any_depth(tmp_path: Path) -> None:
    library = write_library(
        tmp_path,
        {
            "vacancies/plain": vacancy(),
            "vacancies/listed": vacancy(benefits=["Et godt hold", "I {{region}}"]),
            "articles/told": article(summary="Om {{region}} og det, der er værd at vide."),
        },
    )
    found = {each.id: has_placeholders(each) for each in library.all(Vacancy)}
    assert found == {"plain": False, "listed": True}
    assert all(map(has_placeholders, library.all(Article)))
    assert not has_text(library.all(Vacancy)[0], lambda text: "findes ikke" in text)


def test_a_district_lies_in_its_municipality() -> None:
    assert places_of(("0101/noerrebro", "0400")) == {"0101", "0101/noerrebro", "0400"}
    assert places_of(()) == frozenset()
