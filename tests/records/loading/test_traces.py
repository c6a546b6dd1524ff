"""A value that an earlier run made is used again only where all that it looked up is the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from records.facts.memory import Memory
from records.loading.cache import RecordCache
from records.loading.library import Library, unchecked
from records.loading.noted import Indices
from records.loading.traces import Traces
from records.model.article import Article
from records.model.people import Adviser
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.projects import ARTICLE, VACANCY, changed, make_project, write

ID = "roenne-1"
OTHER = "content/vacancies/anden-1.yml"
Make = Callable[[Library], Any]


def read(folder: Path, moment: str = "until noon") -> Library:
    project = Project(folder, folder / "content")
    return replace(unchecked(project, RecordCache.open(folder)), moment=moment)


def asked(library: Library, make: Make) -> tuple[object, bool]:
    """The value, and whether it was made now; what is kept is written, as a build does."""
    calls = []

    def noted(told: Library) -> object:
        calls.append(told)
        return make(told)

    record = library.find(Vacancy, ID)
    assert record is not None
    indices: Indices = {"titles": lambda: titles(library)}
    found = Traces(library, indices).get("test", record, noted)
    library.kept.save()
    return found, bool(calls)


def titles(library: Library) -> dict[str, str]:
    return {each.id: each.title for each in library.all(Vacancy)}


def contact(library: Library) -> object:
    found = library.find(Adviser, "raadgiver")
    return found and found.role


def by_once(library: Library) -> object:
    return library.once("roles", lambda: [each.role for each in library.all(Adviser)])


def by_once_for(library: Library) -> object:
    adviser = library.resolve("adviser:raadgiver")
    return library.once_for(adviser, "role", lambda: contact(library))


def place(library: Library) -> object:
    area = library.area("0400")
    return area and area.name


def title_of_other(library: Library) -> object:
    return library.entry("titles", "anden-1", lambda: titles(library))


def unknown_index(library: Library) -> object:
    return library.entry("unknown", "anden-1", lambda: titles(library))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {OTHER: other("En anden klinik")})


def other(title: str) -> str:
    return changed(VACANCY, ("id: roenne-1", "id: anden-1"), ("To 0-kapaciteter i Rønne", title))


def change_adviser(project: Path) -> None:
    file = next((project / "content/advisers").iterdir())
    text = file.read_text(encoding="utf-8")
    write(file, text.replace("role: ", "role: Ny "))


def change_areas(project: Path) -> None:
    file = next((project / "content/areas").glob("*.csv"))
    write(file, file.read_text(encoding="utf-8").replace("Bornholm", "Øen"))


def change_other(project: Path) -> None:
    write(project / OTHER, other("Et andet navn"))


def change_itself(project: Path) -> None:
    write(project / f"content/vacancies/{ID}.yml", changed(VACANCY, ("count: 2", "count: 3")))


def change_nothing(_project: Path) -> None:
    """Leave all as it is."""


@pytest.mark.parametrize(
    ("make", "change", "is_anew"),
    [
        (contact, change_nothing, False),
        (contact, change_other, False),
        (contact, change_areas, False),
        (contact, change_adviser, True),
        (contact, change_itself, True),
        (by_once, change_other, False),
        (by_once, change_adviser, True),
        (by_once_for, change_other, False),
        (by_once_for, change_adviser, True),
        (place, change_adviser, False),
        (place, change_areas, True),
        (titles, change_adviser, False),
        (titles, change_other, True),
        (title_of_other, change_adviser, False),
        (title_of_other, change_itself, True),
        (title_of_other, change_other, True),
        (unknown_index, change_adviser, False),
        (unknown_index, change_other, True),
        (lambda library: str(library.origins)[:1], change_nothing, True),
        (lambda library: len(list(library.written())), change_nothing, True),
        (lambda library: bool(library.locate(library.find(Vacancy, ID), ())), change_nothing, True),
        (lambda library: library.read_once("a file", lambda: "text"), change_nothing, True),
        (lambda library: library.region, change_nothing, False),
        (lambda library: library.memory.released, change_nothing, False),
        (lambda library: library.find(Article, None), change_nothing, False),
        (lambda _library: object, change_nothing, True),
    ],
)
def test_what_was_asked_decides(
    project: Path, make: Make, change: Callable[[Path], None], *, is_anew: bool
) -> None:
    first, is_made = asked(read(project), make)
    assert is_made
    change(project)
    again = read(project)
    found, is_made = asked(again, make)
    assert is_made is is_anew
    assert found == make(again)
    assert is_anew or found == first


def test_an_entry_of_which_others_are_asked_stays_when_they_change(project: Path) -> None:
    def own_title(library: Library) -> object:
        return library.entry("titles", ID, lambda: titles(library))

    asked(read(project), own_title)
    change_other(project)
    assert asked(read(project), own_title) == ("To 0-kapaciteter i Rønne", False)


def test_a_record_that_comes_is_an_answer_too(project: Path) -> None:
    def name_of_new(library: Library) -> object:
        found = library.find(Article, "ny")
        return found and found.title

    assert asked(read(project), name_of_new) == (None, True)
    text = changed(ARTICLE, ("id: hverdag", "id: ny"))
    write(project / "content/articles/ny.md", text)
    found, is_made = asked(read(project), name_of_new)
    assert is_made
    assert found


def test_another_moment_region_or_memory_makes_it_anew(project: Path) -> None:
    def told(library: Library) -> object:
        return library.region, library.memory.released

    asked(read(project), told)
    assert asked(read(project, "until midnight"), told)[1]
    asked(read(project), told)
    assert asked(replace(read(project), region="Øst"), told) == (("Øst", None), True)
    other_memory = replace(read(project), memory=Memory(files={"a": ("b", None)}))  # type: ignore[dict-item]
    assert asked(other_memory, told)[1]


def test_without_a_moment_or_a_cache_everything_is_made(project: Path) -> None:
    for _ in range(2):
        assert asked(read(project, ""), contact)[1]
        uncached = replace(unchecked(Project(project, project / "content")), moment="until noon")
        assert asked(uncached, contact)[1]


def test_what_a_part_hangs_on_is_what_the_next_one_hangs_on_that_asks_for_it(
    project: Path,
) -> None:
    library = read(project)
    traces = Traces(library, {})
    vacancies = library.all(Vacancy)
    for vacancy in vacancies:
        traces.get("test", vacancy, by_once)
    library.kept.save()
    change_adviser(project)
    again = read(project)
    later = Traces(again, {})
    for vacancy in again.all(Vacancy):
        assert later.get("test", vacancy, by_once) == by_once(again)


def test_a_damaged_value_is_made_anew(project: Path) -> None:
    asked(read(project), contact)
    file = project / ".praksis/cache/values"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(bytes(content))
    assert asked(read(project), contact)[1]


def test_a_library_made_of_the_noted_one_answers_as_the_base(project: Path) -> None:
    def of_another(library: Library) -> object:
        named = replace(library, region="Øst")
        return type(named) is Library, named.region, library.with_records(library.records).region

    library = read(project)
    found, _ = asked(library, of_another)
    assert found == (True, "Øst", library.region)
    assert asked(read(project), of_another)[1]
