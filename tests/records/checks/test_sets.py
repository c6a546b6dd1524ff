"""One writer for each address, and numbers without a hole at the beginning."""

from __future__ import annotations

from tests.projects import ARTICLE, EPISODE, changed
from tests.records.conftest import Told


def test_an_article_may_open_the_page_of_its_own_area(told: Told) -> None:
    path = "content/articles/bornholm.md"
    section = ("section: livet", "section: omraader")
    assert told({path: changed(ARTICLE, ("id: hverdag", "id: bornholm"), section)}) == []


def test_episodes_are_numbered_from_one(told: Told) -> None:
    path = "content/episodes/afsnit-1.md"
    lines = told({path: changed(EPISODE, ("\nnumber: 1\n", "\nnumber: 2\n"))})
    assert lines == [
        (f'{path}:9:9: feltet "number" (Episodenummer) springer nummer 1 over i sæson 1. '
        "Skriv numrene uden huller.")
    ]  # fmt: skip
