"""A branch that a host shows: a bare repository stands for the host."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from publishing.release_settings import BranchSettings, PagesHost
from releasing.errors import ReleaseError
from releasing.targets.pages import PagesTarget
from tests.releasing.targets.sites import FIRST, SECOND, site

ONE, TWO = site("2026-11-28.1", FIRST), site("2026-11-28.2", SECOND)


def _git(folder: Path, *words: str) -> str:
    names = ["-c", "user.name=Ida", "-c", "user.email=ida@example.org"]
    done = subprocess.run(
        ["git", *names, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def far(tmp_path: Path) -> Path:
    folder = tmp_path / "far.git"
    _git(tmp_path, "init", "-q", "--bare", str(folder))
    return folder


@pytest.fixture
def root(tmp_path: Path, far: Path) -> Path:
    folder = tmp_path / "project"
    _git(tmp_path, "init", "-q", str(folder))
    _git(folder, "remote", "add", "origin", str(far))
    return folder


def _target(root: Path, host: PagesHost = PagesHost.GITHUB, domain: str = "") -> PagesTarget:
    return PagesTarget(root, BranchSettings(branch="gh-pages", host=host, domain=domain))


def _files(far: Path) -> set[str]:
    return set(_git(far, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())


def test_each_release_is_one_commit_on_the_last(root: Path, far: Path) -> None:
    target = _target(root)
    assert target.live() == ""
    assert target.deploy(ONE)
    assert not target.deploy(ONE)
    assert target.deploy(TWO)
    assert target.live() == "2026-11-28.2"
    assert _git(far, "show", "gh-pages:index.html") == "Forside 2"
    assert _git(far, "rev-list", "--count", "gh-pages") == "2"
    assert _files(far) == {*FIRST, ".nojekyll"}


@pytest.mark.parametrize(
    ("host", "domain", "own"),
    [
        (PagesHost.GITHUB, "praksis.example.org", {".nojekyll", "CNAME"}),
        (PagesHost.GITLAB, "", {".gitlab-ci.yml"}),
        (PagesHost.CODEBERG, "praksis.example.org", {".domains"}),
        (PagesHost.CLOUDFLARE, "", set()),
        (PagesHost.NETLIFY, "", set()),
    ],
)
def test_each_host_finds_its_own_files(
    root: Path, far: Path, host: PagesHost, domain: str, own: set[str]
) -> None:
    _target(root, host, domain).deploy(ONE)
    assert _files(far) - FIRST.keys() == own
    if domain:
        name = next(iter(own - {".nojekyll"}))
        assert _git(far, "show", f"gh-pages:{name}") == domain


def test_a_dry_run_says_what_would_change(root: Path, far: Path) -> None:
    target = _target(root)
    assert list(target.plan(ONE.release)) == ["3\xa0filer ville blive sendt, 0 er der alt"]
    assert _git(far, "for-each-ref") == ""
    target.deploy(ONE)
    assert list(target.plan(ONE.release)) == []
    less = site("2026-11-28.2", {"index.html": "Forside 2", "om/index.html": "Om os"})
    assert list(target.plan(less.release)) == [
        "1\xa0fil ville blive sendt, 1 er der alt", "1\xa0fil ville blive fjernet",
    ]  # fmt: skip


def test_what_somebody_else_wrote_is_not_written_over(
    root: Path, far: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    _git(tmp_path, "clone", "-q", str(far), str(other))
    _git(other, "commit", "-q", "--allow-empty", "-m", "Min egen side")
    _git(other, "push", "-q", "origin", "HEAD:gh-pages")
    before = _git(far, "rev-parse", "gh-pages")
    for action in (_target(root).deploy, lambda made: list(_target(root).plan(made.release))):
        with pytest.raises(ReleaseError) as refused:
            action(ONE)
        assert str(refused.value) == (
            'Det seneste på grenen "gh-pages" på origin er ikke skrevet af programmet. Intet er '
            "skrevet over. Slet grenen på serveren, eller skriv et andet navn under release: "
            "targets i mkdocs.yml."
        )
    assert _git(far, "rev-parse", "gh-pages") == before


def test_a_branch_that_was_rewritten_is_told(root: Path, far: Path) -> None:
    target = _target(root)
    target.deploy(ONE)
    target.deploy(TWO)
    _git(far, "update-ref", "refs/heads/gh-pages", "gh-pages^")
    three = site("2026-11-28.3", FIRST)
    for action in (target.deploy, lambda made: list(target.plan(made.release))):
        with pytest.raises(ReleaseError) as refused:
            action(three)
        assert str(refused.value) == (
            'Grenen "gh-pages" på origin er skrevet om siden sidst. Intet er skrevet over. Er det '
            "meningen, så kør git update-ref -d refs/praksis/pages/gh-pages, og udgiv igen."
        )
    _git(root, "update-ref", "-d", "refs/praksis/pages/gh-pages")
    assert target.deploy(three)


@pytest.mark.parametrize("is_first", [True, False])
def test_a_dry_run_sees_that_nobody_may_write(root: Path, far: Path, *, is_first: bool) -> None:
    target = _target(root)
    _git(root, "commit", "-q", "--allow-empty", "-m", "Indhold")
    if not is_first:
        target.deploy(ONE)
    _git(root, "config", "remote.origin.receivepack", "false")
    with pytest.raises(ReleaseError, match="Siden kan ikke sendes til grenen gh-pages på origin"):
        list(target.plan(TWO.release))


def test_somebody_was_quicker(root: Path, far: Path, tmp_path: Path) -> None:
    target = _target(root)
    target.deploy(ONE)
    hook = far / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(ReleaseError, match="En anden har skrevet på grenen gh-pages på origin"):
        target.deploy(TWO)
    assert target.live() == "2026-11-28.1"


def test_a_remote_that_does_not_answer(root: Path) -> None:
    settings = BranchSettings(branch="gh-pages", remote="nowhere")
    with pytest.raises(ReleaseError, match='"nowhere" svarer ikke'):
        PagesTarget(root, settings).live()


def test_history_goes_where_it_has_to(root: Path, far: Path) -> None:
    target = _target(root)
    target.deploy(ONE)
    target.deploy(TWO)
    assert target.forget() == 1
    assert _git(far, "rev-list", "--count", "gh-pages") == "1"
    assert target.live() == "2026-11-28.2"
    assert target.forget() == 0
    assert target.deploy(site("2026-11-28.3", FIRST))
