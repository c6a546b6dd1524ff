"""The library: records found again, and where a target leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.loading.library import load
from records.messages import line_of
from records.model.area import Area
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests import needs
from tests.projects import BASE, VACANCY, make_project

ROENNE, _ = BASE["vacancy"]


def test_places_are_found_again(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {
        "content/areas/bydele.csv": "code,name,region\n0101/valby,Valby,hovedstaden\n",
    })  # fmt: skip
    library = load(Project(folder, folder / "content"))
    valby, roenne = library.area("0101/valby"), library.find(Vacancy, "roenne-1")
    assert valby
    assert roenne
    assert str(library.locate(valby, ("name",))) == "content/areas/bydele.csv:2:2"
    bornholm = library.area("0400")
    assert bornholm
    assert str(library.locate(bornholm, ("name",))) == "content/areas/kommuner.csv:2:2"
    assert str(library.locate(roenne, ("criteria", 1, "weight"))) == f"{ROENNE}:23:30"
    assert len(library.all(Area)) == 3


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("vacancy:roenne-1", "muligheder/roenne-1/"),
        ("article:hverdag#top", "livet/hverdag/#top"),
        ("/muligheder/", "muligheder/"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("adviser:raadgiver", None),
        ("vacancy:findes-ikke", None),
        ("findes:ikke", None),
    ],
)
def test_where_a_target_leads(tmp_path: Path, target: str, address: str | None) -> None:
    folder = make_project(tmp_path)
    assert load(Project(folder, folder / "content")).address(target) == address


@needs.TIME
def test_real_content_is_in_order(root: Path) -> None:
    from site_plugins.checks import ALL_CHECKS

    assert [line_of(p) for p in load(Project(root, root / "content"), ALL_CHECKS).faults] == []


def test_a_project_reached_through_a_link(tmp_path: Path) -> None:
    make_project(tmp_path / "project")
    folder = tmp_path / "link"
    folder.symlink_to(tmp_path / "project")
    assert load(Project(folder, folder / "content")).diagnostics == ()


def test_a_file_name_that_can_be_no_id_has_to_change(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"content/vacancies/Rønne 1.yml": VACANCY, ROENNE: None})
    (found,) = load(Project(folder, folder / "content")).faults
    assert line_of(found) == (
        'content/vacancies/Rønne 1.yml:1:5: feltet "id" (Id) er "roenne-1", men filen hedder '
        '"Rønne 1.yml", og sådan kan et id ikke skrives. Omdøb filen, så den hedder som id.'
    )
