"""What networks keep for weeks stays true: pictures and captions know dates, and no days left."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from publishing.images.cache import PictureCache
from publishing.pages.all_pages import text_pages
from publishing.pages.learning.events import event_pages
from publishing.pages.vacancies.vacancies import vacancy_pages
from publishing.scenes.compose import Look
from publishing.sharing import Desk, Post, picture_files, posts
from publishing.site import Site
from records.clock import Clock
from records.facts.status import State, dated_text, state_of
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.samples import everything, write_library

SITE = Site("Kontoret", "https://example.org/", "En side", "Regionen")
MOMENTS = ("2026-11-22T00:00", "2026-11-22T11:59", "2026-11-23T09:00", "2026-11-30T23:59",
           "2026-12-08T09:00", "2026-12-14T12:01", "2026-12-15T12:00")  # fmt: skip
RELATIVE = re.compile(r"i dag|i morgen|i går|om \d+ dag|\d+ dage? (til|siden)", re.IGNORECASE)
SNART = "muligheder/snart/"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_library(tmp_path_factory.mktemp("shared"), everything())


def _posts(library: Library, moment: str) -> dict[str, Post]:
    clock = Clock.parse(moment)
    pages = chain(
        vacancy_pages(library, clock),
        event_pages(library, clock),
        text_pages(library, clock, SITE.brand),
    )
    return {post.address: post for post in posts(pages, SITE, library)}


def test_only_the_turn_of_a_status_changes_what_is_shared(library: Library) -> None:
    states = {v.id: v for v in library.all(Vacancy)}
    before: dict[str, tuple[Post, State | None]] = {}
    seen = 0
    for moment in MOMENTS:
        for address, post in _posts(library, moment).items():
            vacancy = states.get(address.removeprefix("muligheder/").rstrip("/"))
            state = state_of(vacancy, Clock.parse(moment)) if vacancy else None
            last, was = before.get(address, (post, state))
            if was == state:
                assert post == last, moment
                seen += 1
            before[address] = post, state
    assert seen > 40


def test_no_word_counts_from_the_day_it_was_drawn(library: Library) -> None:
    for moment in MOMENTS:
        for post in _posts(library, moment).values():
            assert not RELATIVE.search(post.words.line), post
            assert not RELATIVE.search(post.caption.replace(post.words.title, "")), post


def test_the_bytes_of_a_picture_stay_until_the_deadline(library: Library) -> None:
    drawn = [
        file.content
        for moment in ("2026-11-22T09:00", "2026-11-23T11:59", "2026-11-24T09:00")
        for file in picture_files(_posts(library, moment)[SNART], Desk(Look(), PictureCache(None)))
    ]
    assert drawn[0] == drawn[1] != drawn[2]


@pytest.mark.parametrize(
    ("moment", "name", "told"),
    [
        ("2026-11-22T09:00", "snart", "Frist 23. november 2026 kl. 12.00"),
        ("2026-11-23T12:01", "snart", "Fristen er udløbet"),
        ("2026-11-22T09:00", "loebende", "Løbende frist"),
        ("2026-11-22T09:00", "paa-vej", "Slås op 4. januar 2027"),
    ],
)
def test_what_is_told_of_an_opening(library: Library, moment: str, name: str, told: str) -> None:
    vacancy = library.find(Vacancy, name)
    assert vacancy
    assert dated_text(vacancy, Clock.parse(moment)).replace("\u00a0", " ") == told


def test_a_coming_one_without_a_day(tmp_path: Path) -> None:
    planned = everything()["vacancies/paa-vej"] | {"posted": None, "deadline": None}
    found = write_library(tmp_path, {**everything(), "vacancies/paa-vej": planned})
    vacancy = found.find(Vacancy, "paa-vej")
    assert vacancy
    assert dated_text(vacancy, Clock.parse("2026-11-22")) == "På vej"
