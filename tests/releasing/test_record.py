"""Writing a release: only objects and one ref, whatever the machine's settings are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publishing.release_settings import Keep, ReleaseSettings
from releasing.branch import find_branch
from releasing.errors import ReleaseError
from releasing.history import all_of, contents, find_release, last_of
from releasing.record import blobs_of
from releasing.retention import kept
from tests import needs
from tests.git import git
from tests.projects import write
from tests.releasing.made import FILES, SETTINGS, at, put, release, repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "project")


def test_the_tree_holds_the_site_and_what_is_told_of_it(root: Path) -> None:
    made = put(root, release())
    named = git(root, "ls-tree", "-r", "--name-only", made.commit).split()
    assert named == ["release.json", *sorted(f"site/{path}" for path in FILES)]
    assert dict(contents(root, made, FILES)) == {p: t.encode() for p, t in FILES.items()}
    assert git(root, "log", "-1", "--format=%s|%aI", made.commit).strip() == (
        "Udgivelse 2026-11-22.1|2026-11-22T08:00:00+00:00"
    )


def test_working_tree_and_index_are_left_alone(root: Path) -> None:
    write(root / "staged.txt", "x")
    git(root, "add", "staged.txt")
    write(root / "loose.txt", "y")
    before = git(root, "status", "--porcelain"), (root / ".git/index").read_bytes()
    put(root, release())
    assert (git(root, "status", "--porcelain"), (root / ".git/index").read_bytes()) == before
    assert git(root, "symbolic-ref", "HEAD").strip() == "refs/heads/main"


def test_bytes_are_kept_whatever_git_is_told_of_line_ends(root: Path) -> None:
    git(root, "config", "core.autocrlf", "true")
    write(root / ".gitattributes", "* text=auto eol=crlf\n")
    files = {"a.txt": "en\r\nto\nå", "æ ø/index.html": "x"}
    made = put(root, release(files=files), files)
    assert dict(contents(root, made, files)) == {p: t.encode() for p, t in files.items()}


def test_sound_that_lies_in_the_content_is_the_same_object(root: Path) -> None:
    write(root / "content/lyd.mp3", b"x" * 1000)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "sound")
    files = {"media/lyd.mp3": "x" * 1000}
    made = put(root, release(files=files), files)
    here, there = (
        git(root, "rev-parse", name)
        for name in ("HEAD:content/lyd.mp3", f"{made.commit}:site/media/lyd.mp3")
    )
    assert here == there


def test_nobody_has_to_tell_git_who_they_are(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(root.parent))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(root.parent))
    for name in [name for name in os.environ if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))]:
        monkeypatch.delenv(name)
    git(root, "config", "user.useConfigOnly", "true")
    made = put(root, release())
    assert git(root, "log", "-1", "--format=%cn", made.commit).strip() == "Min Almen Praksis"


def test_a_kill_before_the_branch_moves_leaves_the_last_release(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = put(root, release())
    with monkeypatch.context() as patch:
        patch.setattr("releasing.record.move", _killed)
        with pytest.raises(KeyboardInterrupt):
            put(root, release("2026-11-22.2", moment=at(1)))
    assert last_of(find_branch(root, SETTINGS)) == first
    assert put(root, release("2026-11-22.2", moment=at(1))).release.id == "2026-11-22.2"


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_name_that_git_cannot_be_given(root: Path) -> None:
    with pytest.raises(ReleaseError) as caught:
        blobs_of(root, root, ["a\nb.txt"])
    assert str(caught.value) == (
        "Filnavnet 'a\\nb.txt' kan ikke gemmes i Git. Giv filen et andet navn."
    )


def test_a_file_that_git_has_lost(root: Path) -> None:
    made = put(root, release())
    blob = git(root, "rev-parse", f"{made.commit}:site/index.html").strip()
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(ReleaseError) as caught:
        list(contents(root, made, ["index.html"]))
    assert str(caught.value) == (
        '"index.html" fra udgivelsen 2026-11-22.1 er ikke i Git længere. Kør git fsck for at se, '
        "hvad der mangler."
    )


def test_a_release_is_found_by_its_name(root: Path) -> None:
    put(root, release())
    known = all_of(find_branch(root, SETTINGS))
    assert find_release(known, "2026-11-22.1") is known[0]
    with pytest.raises(ReleaseError) as caught:
        find_release(known, "2026-11-22.2")
    assert str(caught.value) == (
        'Udgivelsen "2026-11-22.2" findes ikke, eller den er ikke gemt længere. Mente du '
        "2026-11-22.1?"
    )


# --- how much is kept -------------------------------------------------------------------------


def names(root: Path) -> list[str]:
    return [r.release.id for r in all_of(find_branch(root, SETTINGS))]


def test_old_releases_leave_the_branch_now_and_then(root: Path) -> None:
    few = ReleaseSettings(keep=Keep(releases=2))
    counts = []
    for number in range(1, 8):
        made = release(f"2026-11-22.{number}", moment=at(number))
        put(root, made, settings=few)
        counts.append(len(names(root)))
    assert counts == [1, 2, 3, 2, 3, 2, 3]
    assert names(root)[0] == "2026-11-22.7"
    newest = last_of(find_branch(root, SETTINGS))
    assert newest.release.moment == at(7)
    assert dict(contents(root, newest, ["index.html"])) == {"index.html": b"forsiden"}


def test_a_bound_in_megabytes(root: Path) -> None:
    for number in (1, 2, 3):
        noise = {"index.html": "".join(os.urandom(500_000).hex())}
        put(root, release(f"2026-11-22.{number}", noise, at(number)), noise)
    keep = Keep(releases=60, megabytes=1)
    newest = last_of(find_branch(root, SETTINGS))
    shorter = kept(root, newest, keep)
    assert shorter.commit != newest.commit
    assert git(root, "rev-list", "--count", shorter.commit).strip() == "1"


@needs.TIME
def test_with_a_remote_nothing_is_rewritten_unasked(root: Path) -> None:
    git(root.parent, "init", "-q", "--bare", "far.git")
    git(root, "remote", "add", "origin", "../far.git")
    few = ReleaseSettings(remote="origin", keep=Keep(releases=2))
    for number in range(1, 6):
        put(root, release(f"2026-11-22.{number}", moment=at(number)), settings=few)
    assert len(names(root)) == 5
