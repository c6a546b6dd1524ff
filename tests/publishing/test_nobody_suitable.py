"""An opening that nobody got says why, in every output: nobody applied, or none was suitable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from publishing.cards import card_of
from publishing.pages.about.status_figures import figure_values
from publishing.pages.vacancies.vacancy_history import history
from publishing.search.showing import time_of
from records.clock import Clock
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.samples import Keys, vacancy, write_library

LATER = Clock.parse("2027-01-10T09:00")
NOBODY, NONE_SUITABLE = "Ingen ansøgere", "Ingen egnede ansøgere"


def unfilled(folder: Path, applicants: int | None) -> Library:
    """A posting that nobody got, and the one that came after it."""
    before: Keys = vacancy(status="ubesat", decided_on="2026-12-20", applicants=applicants)
    again: Keys = vacancy(repost_of="a", published="2027-01-05", posted="2027-01-05",
                          deadline="2027-02-15")  # fmt: skip
    return write_library(folder, {"vacancies/a": before, "vacancies/b": again})


@pytest.mark.parametrize(
    ("applicants", "said"),
    [(None, NOBODY), (0, NOBODY), (1, NONE_SUITABLE), (4, NONE_SUITABLE)],
)
def test_card_search_history_and_data_say_the_same(
    tmp_path: Path,
    files_of: Callable[..., dict[str, bytes]],
    applicants: int | None,
    said: str,
) -> None:
    library = unfilled(tmp_path, applicants)
    first, again = library.find(Vacancy, "a"), library.find(Vacancy, "b")
    assert first
    assert again
    assert said in [tag.text for tag in card_of(first, library, LATER).tags]
    assert time_of(first, LATER).text == said
    way, second = (list(history(each, library, LATER)) for each in (first, again))
    assert way[-1].text == f"{said}, 20.\u00a0december 2026"
    assert second[0].text == said
    files = {path: content.decode(errors="replace") for path, content in
             files_of(library, LATER).items()}  # fmt: skip
    data = files["data/vacancies.json"]
    assert f'"status_label": "{said}"' in data
    assert f'"status_text": "{said}"' in data
    if applicants:
        assert [path for path, text in files.items() if NOBODY in text] == []


def test_what_is_counted_together_is_called_by_what_holds_for_all(tmp_path: Path) -> None:
    both = {
        "vacancies/a": vacancy(status="ubesat", decided_on="2026-12-20", applicants=0),
        "vacancies/b": vacancy(status="ubesat", decided_on="2026-12-20", applicants=3),
    }
    values = figure_values(write_library(tmp_path, both), LATER)
    rows = [row for group in values["groups"] for row in group.rows if row.postings]
    assert [row.label for row in rows] == [NONE_SUITABLE]
    texts = sorted(asdict(posting)["text"] for posting in rows[0].postings)
    assert [text.rpartition(". ")[2] for text in texts] == [NOBODY, NONE_SUITABLE]
