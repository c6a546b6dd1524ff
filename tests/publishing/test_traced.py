"""Pages that are kept with what they asked: of an index of all records, one entry alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path

import pytest

from publishing.changed import CHANGES
from publishing.page import Page
from publishing.related import POINTING
from publishing.traced import kept_page, kept_pages, traces
from records.clock import Clock
from records.facts.memory import NOTHING, Memory
from records.facts.openings import AROUND, OPEN_BY_AREA, OPEN_IN
from records.facts.status import REPOSTS
from records.loading.cache import RecordCache
from records.loading.library import Library, unchecked
from records.model.base import Record
from records.model.people import Adviser
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.projects import VACANCY, changed, make_project, write
from tests.samples import NOW

LATER = Clock.parse("2026-11-22T10:00")
PATH = "content/vacancies/roenne-1.yml"
PAGE = Page("a/", {"title": "En side"}, "<p>En tekst.</p>")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def read(folder: Path, memory: Memory = NOTHING) -> Library:
    project = Project(folder, folder / "content")
    found = unchecked(project, RecordCache.open(folder), memory)
    return replace(found, moment="until noon")


class Maker:
    """Makes the page, asks the library on the way, and counts how often."""

    def __init__(self, ask: Callable[[Library], object] = lambda _: None) -> None:
        self.ask, self.times = ask, 0

    def __call__(self, library: Library) -> Page:
        self.times += 1
        self.ask(library)
        return PAGE


def pages(library: Library, make: Maker, clock: Clock = NOW, name: str = "en") -> list[Page]:
    found = [*kept_page(traces(library, clock), name, the_adviser(library), make)]
    library.kept.save()
    return found


def the_adviser(library: Library) -> Record:
    return library.all(Adviser)[0]


def asking(index: Hashable) -> Maker:
    """Asks an entry of an index that is made of all openings."""

    def ask(library: Library) -> object:
        return library.entry(index, "ingen", lambda: {v.id: v for v in library.all(Vacancy)})

    return Maker(ask)


def test_a_page_comes_back_as_it_was_made(project: Path) -> None:
    make = Maker()
    assert pages(read(project), make) == pages(read(project), make) == [PAGE]
    assert make.times == 1


@pytest.mark.parametrize(
    "index",
    [
        REPOSTS, POINTING, (CHANGES, NOW), (OPEN_BY_AREA, NOW), (AROUND, NOW), (OPEN_IN, NOW),
    ],
    ids=str,
)  # fmt: skip
def test_what_asks_an_index_hangs_on_its_entry_alone(project: Path, index: Hashable) -> None:
    make = asking(index)
    assert pages(read(project), make) == [PAGE]
    write(project / PATH, changed(VACANCY, ("count: 2", "count: 3")))
    assert pages(read(project), make) == [PAGE]
    assert make.times == 1


def test_what_asks_another_index_hangs_on_all_that_it_is_made_of(project: Path) -> None:
    make = asking("en anden")
    for _ in range(2):
        pages(read(project), make)
    assert make.times == 1
    write(project / PATH, changed(VACANCY, ("count: 2", "count: 3")))
    pages(read(project), make)
    assert make.times == 2


def test_a_name_is_of_one_maker_and_a_record_of_one_page(project: Path) -> None:
    make = Maker()
    pages(read(project), make)
    library = read(project)
    assert [*kept_pages(traces(library, NOW), "en", None, lambda told: [make(told)])] == [PAGE]
    assert make.times == 2
    pages(read(project), make, name="en anden")
    assert make.times == 3


def test_after_a_release_what_asks_for_it_may_name_the_moment(project: Path) -> None:
    make = Maker(lambda library: library.memory)
    for _ in range(2):
        pages(read(project), make)
        pages(read(project), make, LATER)
    assert make.times == 1
    out = Memory(released=NOW.now)
    for _ in range(2):
        pages(read(project, out), make)
    assert make.times == 2
    pages(read(project, out), make, LATER)
    assert make.times == 3


def test_a_library_has_one_memory_of_pages_for_each_moment(project: Path) -> None:
    library = read(project)
    assert traces(library, NOW) is traces(library, NOW)
    assert traces(library, NOW) is not traces(library, LATER)
