"""A municipality belongs to one health council, and one that exists: who writes it is told."""

from __future__ import annotations

from pathlib import Path

from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.projects import AREAS, COUNCIL, Files, changed, make_project


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


def test_two_councils_of_one_name(tmp_path: Path) -> None:
    text = changed(
        COUNCIL,
        ("id: nordsjaelland", "id: nord"),
        ("name: Nordsjælland", "name: NORDSJÆLLAND"),
        ('["0219"]', '["0400"]'),
    )
    make_project(tmp_path, {"content/health_councils/nord.yml": text})
    (line,) = [line_of(found) for found in load(Project(tmp_path, tmp_path / "content")).faults]
    assert line == (
        'content/health_councils/nordsjaelland.yml:2:7: feltet "name" (Navn) er "Nordsjælland", '
        "som også står i content/health_councils/nord.yml. Giv hvert sundhedsråd sit eget navn, "
        "eller slet den ene fil."
    )


def test_a_municipality_that_was_left_out_is_told_where_most_are_in_a_council(
    tmp_path: Path,
) -> None:
    rows = AREAS + "0147,Frederiksberg,hovedstaden,3,4,55.68,12.53\n"
    files: Files = {
        "content/areas/kommuner.csv": rows,
        "content/health_councils/nordsjaelland.yml": changed(
            COUNCIL, ('["0219"]', '["0219", "0400"]')
        ),
    }
    make_project(tmp_path, files)
    told = [line_of(found) for found in load(Project(tmp_path, tmp_path / "content")).diagnostics]
    (line,) = [each for each in told if "sundhedsråd" in each]
    assert line == (
        "content/areas/kommuner.csv:4:1: advarsel: Frederiksberg (0147) står ikke i noget "
        "sundhedsråd. Skriv kommunens kode i municipalities hos rådet i content/health_councils/."
    )


def test_nothing_is_said_where_few_are_in_a_council(tmp_path: Path) -> None:
    make_project(tmp_path, {})
    assert load(Project(tmp_path, tmp_path / "content")).diagnostics == ()
