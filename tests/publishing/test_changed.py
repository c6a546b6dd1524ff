"""After a release, only what is other than it went out names the moment of the build."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from publishing.opendata.vacancies import entries
from publishing.pages.vacancies.vacancies import vacancy_pages
from publishing.traced import traces
from records.clock import Clock
from records.facts.memory import NOTHING, Memory
from records.facts.remembering import next_memory
from records.loading.cache import RecordCache
from records.loading.library import Library, unchecked
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.projects import VACANCY, changed, make_project, write
from tests.samples import SITE

RELEASED = Clock.parse("2026-11-20T09:00")
MORNING, LATER = (Clock(Clock.parse(f"2026-11-22T{hour}:00").now) for hour in ("09", "10"))
PATH = "content/vacancies/roenne-1.yml"


def read(folder: Path, memory: Memory) -> Library:
    project = Project(folder, folder / "content")
    found = unchecked(project, RecordCache.open(folder), memory)
    return replace(found, moment="until noon")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def made(library: Library, clock: Clock) -> list[object]:
    """What was made of the openings now, not taken over."""
    seen: list[object] = []
    traced = traces(library, clock)
    noted = traced._noted
    before = dict(noted.made)
    found = [*vacancy_pages(library, clock), *entries(library, SITE, clock)]
    library.kept.save()
    seen += [key for key in noted.made if key not in before]
    plain = replace(library, moment="", _made={})
    assert found == [*vacancy_pages(plain, clock), *entries(plain, SITE, clock)]
    return seen


def test_what_is_as_it_went_out_is_taken_over_at_another_moment(project: Path) -> None:
    memory = next_memory(NOTHING, read(project, NOTHING), RELEASED, {})
    assert memory.released is not None
    again = partial(read, project, memory)
    assert made(again(), MORNING) != []
    assert made(again(), LATER) == []


def test_what_is_other_than_it_went_out_is_made_at_each_moment(project: Path) -> None:
    memory = next_memory(NOTHING, read(project, NOTHING), RELEASED, {})
    write(project / PATH, changed(VACANCY, ("count: 2", "count: 3"), ("2026-12-15", "2026-12-16")))
    again = partial(read, project, memory)
    assert again().find(Vacancy, "roenne-1") is not None
    assert made(again(), MORNING) != []
    assert made(again(), LATER) != []
