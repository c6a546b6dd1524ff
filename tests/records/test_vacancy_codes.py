"""Every type and group of openings knows all its facts, and a new type is one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from records.codes.vacancy import VacancyGroup, VacancyType
from tests import needs
from tests.projects import BASE, VACANCY, changed, make_project

PATH, _ = BASE["vacancy"]
LAST = '    SOMMERPRAKTIK = "sommerpraktik", "Sommerpraktik", _G.UDDANNELSE, "INTERN"\n'
NEW = '    FELLOW = "fellow", "Fellowstilling", _G.ANSAETTELSE\n'
OTHER = '    FELLOW = "fellow", "Fysioterapi til salg", _G.KOEB\n'
"""A practice of other providers than doctors."""
PROGRAM = """
import sys, types
from pathlib import Path

import records.codes

code, project = sys.argv[1:]
made = types.ModuleType("records.codes.vacancy")
sys.modules["records.codes.vacancy"] = made
exec(code, made.__dict__)

from editing.schema.kinds import schema_of
from publishing.cards import card_of
from publishing.files import files_beside_pages
from publishing.pages.vacancies.vacancies import vacancy_pages
from publishing.site import Site
from publishing.structured_data.pages import with_structured_data
from records.clock import Clock
from records.loading.library import load
from records.model.registry import BY_KEY
from records.model.vacancy import Vacancy
from records.source.files import Project

library, clock = load(Project(Path(project), Path(project, "content"))), Clock.parse("2026-11-22")
assert library.diagnostics == (), library.diagnostics
site = Site(name="Os", url="https://example.org/", description="Os", region="Regionen")
(vacancy,) = library.all(Vacancy)
pages = {page.address: page for page in vacancy_pages(library, clock)}
page = with_structured_data(pages["muligheder/roenne-1/"], library, site, clock)
assert len(list(files_beside_pages(library, site, clock)))
assert "fellow" in schema_of(BY_KEY["vacancy"])["properties"]["type"]["enum"]
assert "muligheder/gruppe/ansaettelse/" in pages
print([tag.text for tag in card_of(vacancy, library, clock).tags])
print({fact["label"]: fact["value"] for fact in page.meta["facts"]}["Antal"])
print([data["@type"] for data in page.meta["jsonld"]])
"""


def with_line(root: Path, line: str) -> str:
    """The module of the codes, with a type more."""
    return changed(
        (root / "records/codes/vacancy.py").read_text(encoding="utf-8"), (LAST, LAST + line)
    )


@pytest.mark.parametrize("group", VacancyGroup)
def test_every_group_has_all_facts(group: VacancyGroup) -> None:
    assert group.label
    assert all(group.counted)
    assert group.intro.endswith(".")
    assert any(one.group is group for one in VacancyType)


@pytest.mark.parametrize("one", VacancyType)
def test_every_type_has_all_facts(one: VacancyType) -> None:
    assert one.label
    assert one.group in VacancyGroup
    assert one.employment is None or one.group.is_job


@needs.TIME
def test_a_new_type_is_one_line(root: Path, tmp_path: Path) -> None:
    job = changed(
        VACANCY,
        ("type: nul-kapacitet", "type: fellow\nhours_per_week: 30"),
        ("example: true", "example: false"),
    )
    make_project(tmp_path, {PATH: job})
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, with_line(root, NEW), str(tmp_path)],
        capture_output=True, text=True, check=False, cwd=root,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "['Fellowstilling', 'Åben']",
        "2\u00a0stillinger",
        "['BreadcrumbList', 'JobPosting']",
    ]


@needs.TIME
def test_a_type_for_other_providers_than_doctors_is_one_line(root: Path, tmp_path: Path) -> None:
    sale = changed(
        VACANCY,
        ("type: nul-kapacitet", "type: fellow"),
        ("example: true", "example: false"),
    )
    make_project(tmp_path, {PATH: sale})
    program = PROGRAM.replace("gruppe/ansaettelse", "gruppe/koeb")
    done = subprocess.run(
        [sys.executable, "-c", program, with_line(root, OTHER), str(tmp_path)],
        capture_output=True, text=True, check=False, cwd=root,
    )  # fmt: skip
    assert done.stderr == ""
    tags, number, kinds = done.stdout.splitlines()
    assert tags == "['Fysioterapi til salg', 'Åben']"
    assert (number, kinds) == ("2\u00a0praksis", "['BreadcrumbList']")


def test_a_type_without_a_group_is_refused_at_once(root: Path) -> None:
    with pytest.raises(TypeError, match="group"):
        exec(with_line(root, '    FELLOW = "fellow", "Fellowstilling"\n'), {"__name__": "codes"})
