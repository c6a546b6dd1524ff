"""A municipality belongs to one health council, and one that exists: who writes it is told."""

from __future__ import annotations

from pathlib import Path

from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.projects import COUNCIL, changed, make_project


def told(folder: Path, municipalities: str) -> list[str]:
    """What is said of a second council beside the one of Hillerød."""
    text = changed(
        COUNCIL,
        ("id: nordsjaelland", "id: oeen"),
        ("name: Nordsjælland", "name: Øen"),
        ('["0219"]', municipalities),
    )
    make_project(folder, {"content/health_councils/oeen.yml": text})
    return [line_of(found) for found in load(Project(folder, folder / "content")).faults]


def test_a_council_of_a_municipality_of_its_own_is_fine(tmp_path: Path) -> None:
    assert told(tmp_path, '["0400"]') == []


def test_a_municipality_is_in_one_council(tmp_path: Path) -> None:
    (line,) = told(tmp_path, '["0400", "0219"]')
    assert line == (
        'content/health_councils/oeen.yml:4:26: feltet "municipalities" (Kommuner) har "0219", '
        "som også står i content/health_councils/nordsjaelland.yml. Lad kommunen stå ét af "
        "stederne: Den hører til ét sundhedsråd."
    )


def test_a_municipality_that_is_not_there_is_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, '["0401"]')
    assert line.startswith(
        'content/health_councils/oeen.yml:4:18: feltet "municipalities" (Kommuner)'
    )
