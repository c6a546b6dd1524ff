"""`praksis publish --preview`: a branch as a colleague sees it, beside what is live."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from publishing.release_settings import BranchSettings
from releasing.errors import ReleaseError
from releasing.targets.folder import FolderTarget
from releasing.targets.pages import PagesTarget
from tests.project_copy import ProjectCopy
from tests.releasing.targets.sites import FIRST, SECOND, site
from tests.small import small_project

ONE, TWO = site("2026-11-28.1", FIRST), site("2026-11-28.2", SECOND)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    folder = tmp_path / "draft"
    (folder / "om").mkdir(parents=True)
    (folder / "index.html").write_text("Udkast", encoding="utf-8")
    (folder / "om" / "index.html").write_text("Om", encoding="utf-8")
    return folder


@pytest.fixture
def small(root: Path, tmp_path: Path, built_small: ProjectCopy) -> ProjectCopy:
    project = small_project(root, tmp_path / "small", after=built_small)
    config = project.folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    target = f'  - publisher:\n      release: {{targets: [{{folder: "{tmp_path}/web"}}]}}\n'
    config.write_text(text.replace("  - publisher:\n", target), "utf-8")
    return project


def test_a_folder_shows_it_and_keeps_it(tmp_path: Path, draft: Path) -> None:
    target = FolderTarget.at(tmp_path / "web")
    target.deploy(ONE)
    target.preview(draft, "ny")
    shown = tmp_path / "web/current/udkast/ny/index.html"
    assert shown.read_text("utf-8") == "Udkast"
    assert not target.deploy(ONE)
    (draft / "index.html").write_text("Udkast 2", encoding="utf-8")
    (draft / "om" / "index.html").unlink()
    target.preview(draft, "ny")
    assert target.deploy(TWO)
    assert shown.read_text("utf-8") == "Udkast 2"
    assert not (shown.parent / "om" / "index.html").exists()
    assert not target.deploy(TWO)
    assert [p.name for p in (tmp_path / "web/releases/.udkast").iterdir()] == ["ny"]


def test_a_branch_shows_it_and_keeps_it(tmp_path: Path, draft: Path) -> None:
    far, root = tmp_path / "far.git", tmp_path / "project"
    subprocess.run(["git", "init", "-q", "--bare", far], check=True)
    subprocess.run(["git", "init", "-q", root], check=True)
    target = PagesTarget(root, BranchSettings(branch="gh-pages", remote=str(far)))
    with pytest.raises(ReleaseError, match="Kør praksis publish først"):
        target.preview(draft, "ny")
    target.deploy(ONE)
    target.preview(draft, "ny")
    assert target.live() == "2026-11-28.1"
    assert target.deploy(TWO)
    assert list(target.plan(TWO.release)) == []
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"],
        cwd=far, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert {"udkast/ny/index.html", "udkast/ny/om/index.html", "index.html"} <= set(listed)


def test_the_command_says_where_it_is(small: ProjectCopy, tmp_path: Path) -> None:
    done = small.praksis("publish", "--preview", "Ny side på vej")
    assert done.exit_code == 0, done.output
    url = "https://min-almen-praksis.example.org/udkast/ny-side-paa-vej/"
    assert f"Forhåndsvisningen er på {url}\n" in done.output
    assert "[3/3] Lægger forhåndsvisningen ud …" in done.stderr
    folder = tmp_path / "web/releases/.udkast/ny-side-paa-vej"
    pages = list(folder.rglob("index.html"))
    assert len(pages) > 5
    for page in pages:
        text = page.read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in text, page
    front = (folder / "index.html").read_text("utf-8")
    assert "<strong>Forhåndsvisning af ny-side-paa-vej</strong>" in front
    assert f'<link rel="canonical" href="{url}">' in front
    assert "vscode://" not in front
    assert 'method="post"' not in front
    assert str(small.folder) not in front
    assert "Content-Security-Policy" in front
    assert not (tmp_path / "web/current").exists()


def test_what_it_needs_is_told(small: ProjectCopy) -> None:
    done = small.praksis("publish", "--preview")
    assert done.exit_code == 1
    assert "Du står ikke på en gren. Skriv et navn: praksis publish --preview navn" in done.output
    config = small.folder / "mkdocs.yml"
    lines = [line for line in config.read_text("utf-8").splitlines() if "targets" not in line]
    config.write_text("\n".join(lines), "utf-8")
    done = small.praksis("publish", "--preview", "ny")
    assert done.exit_code == 1
    assert "så der er ingen steder at lægge en forhåndsvisning." in done.output
