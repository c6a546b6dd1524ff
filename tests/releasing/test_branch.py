"""Where the branch stands: each state of a repository works, or has a sentence of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publishing.release_settings import ReleaseSettings
from records.source.git import HistoryError
from releasing.branch import fetch, find_branch, move, send
from releasing.errors import ReleaseError
from releasing.history import all_of, last_of, remembered
from releasing.past import content_commit, the_past
from releasing.retention import rechained
from tests import needs
from tests.git import git
from tests.projects import write
from tests.releasing.made import SETTINGS, at, put, release, repository

REMOTE = ReleaseSettings(remote="origin")
BRANCH = "udgivelser"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "project")


@pytest.fixture
def far(root: Path) -> Path:
    """A remote that the project was sent to."""
    git(root.parent, "init", "-q", "--bare", "far.git")
    git(root, "remote", "add", "origin", "../far.git")
    git(root, "push", "-q", "origin", "main")
    return root.parent / "far.git"


def clone(far: Path, name: str, *words: str) -> Path:
    git(far.parent, "clone", "-q", *words, f"file://{far}", name)
    return far.parent / name


def second(root: Path, settings: ReleaseSettings = SETTINGS) -> str:
    return put(root, release("2026-11-22.2", moment=at(1)), settings=settings).commit


def test_a_project_that_nothing_went_out_of(root: Path) -> None:
    known = remembered(root, SETTINGS)
    assert known.why_not == (
        "Der er ikke udgivet noget endnu, så der huskes intet af det, der er udgivet."
    )
    assert the_past(root, SETTINGS).last is None


def test_a_project_outside_git(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    write(folder / "mkdocs.yml", "site_name: Prøve\n")
    told = (
        "Projektet her ligger ikke i Git, så der er ingen tidligere udgave. Hent det med git "
        "clone, og prøv igen."
    )
    assert remembered(folder, SETTINGS).why_not == (
        f"Der huskes intet af det, der er udgivet. {told}"
    )
    past = the_past(folder, SETTINGS)
    assert past.branch is None
    assert past.why_not == f"Udgivelsen huskes ikke, og den kan ikke rulles tilbage. {told}"


def test_a_machine_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert remembered(root, SETTINGS).why_not == (
        "Der huskes intet af det, der er udgivet. Git er ikke installeret på denne maskine. Hent "
        "det på git-scm.com."
    )


def test_the_branch_is_here(root: Path) -> None:
    put(root, release())
    assert remembered(root, SETTINGS).memory == release().memory


def test_a_detached_head_is_no_matter(root: Path) -> None:
    put(root, release())
    git(root, "checkout", "-q", "--detach")
    second(root)
    assert [r.release.id for r in all_of(find_branch(root, SETTINGS))] == [
        "2026-11-22.2",
        "2026-11-22.1",
    ]
    assert content_commit(root) == git(root, "rev-parse", "HEAD").strip()


@needs.TIME
def test_a_branch_that_is_only_on_the_remote(root: Path, far: Path) -> None:
    put(root, release(), settings=REMOTE)
    other = clone(far, "other")
    assert remembered(other, SETTINGS).memory == release().memory
    second(other)
    assert [r.release.id for r in all_of(find_branch(other, SETTINGS))] == [
        "2026-11-22.2",
        "2026-11-22.1",
    ]


def test_a_branch_that_nobody_fetched(root: Path, far: Path) -> None:
    put(root, release(), settings=REMOTE)
    other = clone(far, "other", "--single-branch")
    assert remembered(other, SETTINGS).why_not == (
        "Grenen udgivelser er ikke hentet, så der huskes intet af det, der er udgivet. Hent den "
        "med git fetch origin udgivelser:udgivelser, hvis der er udgivet før."
    )
    assert the_past(other, SETTINGS).may_be_missing
    past = the_past(other, REMOTE)
    assert (past.release, past.may_be_missing) == (release(), False)


@needs.TIME
def test_a_shallow_clone(root: Path, far: Path) -> None:
    put(root, release(), settings=REMOTE)
    second(root, REMOTE)
    other = clone(far, "other", "--depth=1", "--no-single-branch")
    third = release("2026-11-22.3", moment=at(2))
    put(other, third, settings=REMOTE)
    assert [r.release.id for r in all_of(find_branch(other, REMOTE))] == [
        "2026-11-22.3",
        "2026-11-22.2",
    ]
    assert the_past(root, REMOTE).release == third


def test_a_branch_here_that_is_behind(root: Path, far: Path) -> None:
    put(root, release(), settings=REMOTE)
    other = clone(far, "other")
    second(other, REMOTE)
    past = the_past(root, REMOTE)
    assert past.release
    assert past.release.id == "2026-11-22.2"
    put(root, release("2026-11-22.3", moment=at(2)), settings=REMOTE)
    assert git(root, "rev-parse", BRANCH) == git(far, "rev-parse", BRANCH)


def test_two_histories_stop_a_publish_and_a_build_goes_on(root: Path, far: Path) -> None:
    put(root, release(), settings=REMOTE)
    other = clone(far, "other")
    second(other, REMOTE)
    put(root, release("2026-11-22.2", moment=at(2)))
    with pytest.raises(ReleaseError) as caught:
        the_past(root, REMOTE)
    said = (
        'Grenen "udgivelser" her og den på serveren har hver sin historie, så det vides ikke, hvad '
        "der sidst er udgivet. Er den på serveren den rigtige, så kør git branch -f udgivelser og "
        "navnet på serverens gren."
    )
    assert str(caught.value) == said
    assert remembered(root, SETTINGS).why_not == f"Der huskes intet af det, der er udgivet. {said}"


def test_a_branch_that_was_rewritten_on_the_remote_is_never_written_over(
    root: Path, far: Path
) -> None:
    put(root, release(), settings=REMOTE)
    branch = find_branch(root, REMOTE)
    other = clone(far, "other")
    git(other, "checkout", "-q", "--orphan", BRANCH)
    git(other, "commit", "-q", "--allow-empty", "-m", "anew")
    git(other, "push", "-q", "--force", "origin", BRANCH)
    theirs, ours = git(far, "rev-parse", BRANCH), git(root, "rev-parse", "main").strip()
    with pytest.raises(ReleaseError) as caught:
        send(branch, ours, "origin")
    assert str(caught.value) == (
        'En anden har udgivet til "origin" imens, eller grenen er skrevet om. Intet er skrevet '
        "over. Prøv igen."
    )
    assert git(far, "rev-parse", BRANCH) == theirs


def test_a_history_made_anew_is_sent_over_what_was_fetched_and_nothing_else(
    root: Path, far: Path
) -> None:
    put(root, release(), settings=REMOTE)
    second(root, REMOTE)
    branch = find_branch(root, REMOTE)
    shorter = rechained(root, [branch.head])
    other = clone(far, "other")
    put(other, release("2026-11-22.3", moment=at(2)), settings=REMOTE)
    theirs = git(far, "rev-parse", BRANCH)
    with pytest.raises(ReleaseError, match=r"^En anden har udgivet til \"origin\" imens"):
        send(branch, shorter, "origin", replacing=True)
    assert git(far, "rev-parse", BRANCH) == theirs
    the_past(root, REMOTE)
    branch = find_branch(root, REMOTE)
    shorter = rechained(root, [branch.head])
    send(branch, shorter, "origin", replacing=True)
    move(branch, shorter)
    assert git(far, "rev-list", "--count", BRANCH).strip() == "1"
    assert the_past(root, REMOTE).release == release("2026-11-22.3", moment=at(2))
    with pytest.raises(ReleaseError, match=r"har hver sin historie"):
        put(other, release("2026-11-22.4", moment=at(3)), settings=fetched(other))


def fetched(root: Path) -> ReleaseSettings:
    """The settings of a project whose remote was asked just now."""
    fetch(root, REMOTE)
    return REMOTE


def test_a_remote_that_is_gone(root: Path, far: Path) -> None:
    shutil.rmtree(far)
    with pytest.raises(ReleaseError, match=r'^"origin" svarer ikke, så det vides ikke, om andre'):
        the_past(root, REMOTE)


def test_somebody_else_moved_the_branch_meanwhile(root: Path) -> None:
    put(root, release())
    stale = find_branch(root, SETTINGS)
    commit = second(root)
    with pytest.raises(ReleaseError, match=r'^Grenen "udgivelser" har flyttet sig imens: en anden'):
        move(stale, stale.local)
    assert find_branch(root, SETTINGS).local == commit


def test_standing_on_the_branch_itself(root: Path) -> None:
    put(root, release())
    git(root, "checkout", "-q", BRANCH)
    with pytest.raises(ReleaseError) as caught:
        second(root)
    assert str(caught.value) == (
        'Du står på grenen "udgivelser", som kun programmet skriver på. Gå tilbage til indholdet '
        "med git switch, fx git switch main."
    )


def test_a_branch_of_somebody_else(root: Path) -> None:
    git(root, "branch", BRANCH)
    with pytest.raises(ReleaseError) as caught:
        last_of(find_branch(root, SETTINGS))
    commit = git(root, "rev-parse", BRANCH)[:10]
    assert str(caught.value) == (
        f"Grenen med udgivelser har ingen release.json i commit {commit}, så den er ikke skrevet "
        "af programmet. Vælg et andet navn under release: branch i mkdocs.yml."
    )


def test_content_that_is_not_in_git(root: Path, tmp_path: Path) -> None:
    write(root / "content/articles/ny.md", "x")
    with pytest.raises(ReleaseError) as caught:
        content_commit(root)
    assert str(caught.value) == (
        "Det her er ikke i Git endnu: content/articles/ny.md. Kun det, der er i Git, kan rulles "
        "tilbage til. Kør git commit, og udgiv så."
    )
    below = root / "content/below"
    write(below / "mkdocs.yml", "site_name: Prøve\n")
    with pytest.raises(ReleaseError, match=r"^Det her er ikke i Git endnu: mkdocs\.yml\. Kun"):
        content_commit(below)
    empty = tmp_path / "empty"
    empty.mkdir()
    git(empty, "init", "-q")
    with pytest.raises(ReleaseError, match=r"^Indholdet er ikke i Git endnu\."):
        content_commit(empty)


def test_the_past_of_a_repository_that_git_does_not_trust(root: Path) -> None:
    (root / ".git/HEAD").unlink()
    with pytest.raises(HistoryError):
        find_branch(root, SETTINGS)
