"""Drafts and future records are in no output; expired ones keep their page and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project_copy import OUTPUTS, ProjectCopy
from tests.small import article, small_project, vacancy

EXPIRED = "udloebet-kapacitet"
HIDDEN = {
    "kladde-kapacitet": ("draft: true",),
    "kommende-kapacitet": (),
}


@pytest.fixture(scope="module")
def project(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> ProjectCopy:
    """The small project with a draft, a future and an expired record of several kinds."""
    project = small_project(
        root, tmp_path_factory.mktemp("visibility") / "project", after=built_small
    )
    for name, more in HIDDEN.items():
        published = "2026-11-23" if name.startswith("kommende") else "2026-11-02"
        project.write(
            f"content/vacancies/{name}.yml",
            vacancy(name, *more, title=f"Titel til {name}", published=published),
        )
        text = article(f"{name}-artikel").replace("2026-11-01", published)
        if more:
            text = text.replace("\n---\n\n", "\ndraft: true\n---\n\n")
        project.write(f"content/articles/{name}-artikel.md", text)
    expired = vacancy(EXPIRED, "expires: 2026-11-21", title="En udløbet kapacitet")
    project.write(f"content/vacancies/{EXPIRED}.yml", expired)
    seen = vacancy(
        "ses", "expires: 2026-11-22", "related: [vacancy:kladde-kapacitet]", title="Endnu vist"
    )
    project.write("content/vacancies/ses.yml", seen)
    done = project.praksis("build")
    assert done.exit_code == 0, done.output
    return project


def _with(project: ProjectCopy, text: str) -> Iterator[str]:
    """The files of the output whose name or content has the text."""
    for name in OUTPUTS:
        for file in sorted((project.folder / name).rglob("*")):
            path = file.relative_to(project.folder).as_posix()
            if text in path or (file.is_file() and text.encode() in file.read_bytes()):
                yield path


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_is_nowhere(project: ProjectCopy, name: str) -> None:
    assert list(_with(project, name)) == []


def test_the_search_for_hidden_ones_finds_shown_ones(project: ProjectCopy) -> None:
    found = set(_with(project, "roenne-1"))
    assert {"site/muligheder/index.html", "site/muligheder.xml", "site/frister.ics",
            "site/feed.json", "site/search/index.json",
            "outbox/brev-2026-11/ny-speciallaege.eml"} <= found  # fmt: skip


def test_expired_keeps_its_page_and_leaves_lists(project: ProjectCopy) -> None:
    folder = f"site/muligheder/{EXPIRED}"
    found = {path for path in _with(project, EXPIRED) if "assets/deling/" not in path}
    assert f"{folder}/index.html" in found
    assert found <= {folder, f"{folder}/index.html", "site/sitemap.xml", "site/search/index.json"}


def test_last_day_still_counts(project: ProjectCopy) -> None:
    assert "site/muligheder.xml" in set(_with(project, "muligheder/ses/"))


def test_the_next_day_moves_them_on(project: ProjectCopy, tmp_path: Path) -> None:
    later = project.copy(tmp_path / "later")
    assert later.praksis("build", "--clock", "2026-11-23").exit_code == 0
    assert "site/muligheder.xml" in set(_with(later, "kommende-kapacitet"))
    assert "site/muligheder.xml" not in set(_with(later, "muligheder/ses/"))
    assert list(_with(later, "kladde-kapacitet")) == []
