"""Records of an earlier commit: nothing of it is written outside its own folder."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

import pytest

from praksis.project import find_project
from records.loading.history import _unpack, library_at, media_since
from records.loading.library import load
from records.model.article import Article
from records.model.vacancy import Vacancy
from records.source.files import Project
from records.source.git import HistoryError
from tests.git import committed, git
from tests.projects import make_project, write


def archive(*members: tuple[str, bytes | str]) -> bytes:
    """A tar of files (bytes) and links (the text they lead to)."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as made:
        for name, content in members:
            member = tarfile.TarInfo(name)
            if isinstance(content, str):
                member.type, member.linkname = tarfile.SYMTYPE, content
                made.addfile(member)
            else:
                member.size = len(content)
                made.addfile(member, io.BytesIO(content))
    return held.getvalue()


def files_below(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*"))


@pytest.mark.parametrize("name", ["../ude.yml", "a/../../ude.yml", "../folder-2/ude.yml"])
def test_no_file_is_unpacked_outside_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    _unpack(archive((name, b"ude"), ("a/inde.yml", b"inde")), folder)
    assert files_below(tmp_path) == ["folder", "folder/a", "folder/a/inde.yml"]


def test_no_file_is_unpacked_to_a_path_of_the_machine(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    _unpack(archive((f"{tmp_path.as_posix()}/ude.yml", b"ude")), folder)
    assert files_below(tmp_path) == ["folder"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    _unpack(archive(("a", ".."), ("a/ude.yml", b"x"), ("../link", "folder"), ("b", "a")), folder)
    assert files_below(tmp_path) == ["folder", "folder/a", "folder/a/ude.yml", "folder/b"]
    assert (folder / "b").is_symlink()


@pytest.fixture
def place(tmp_path: Path) -> Project:
    """A project with everything committed."""
    files: dict[str, str | bytes | None] = {"content/media/audio/lyd.mp3": b"sound"}
    return find_project(committed(make_project(tmp_path / "project", files)))


def test_the_records_of_a_commit_are_those_of_its_files(place: Project) -> None:
    (place.content / "vacancies/roenne-1.yml").unlink()
    now = load(place)
    with library_at(place, "HEAD") as before:
        folder = before.project.content
        assert [v.id for v in before.all(Vacancy)] == ["roenne-1"]
        assert before.all(Article) == now.all(Article)
        assert before.faults == ()
        assert (folder / "media/audio/lyd.mp3").read_bytes() == b"."
    assert now.all(Vacancy) == ()
    assert not folder.exists()


def test_a_commit_without_records_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "readme", "x")
    committed(tmp_path)
    place = Project(tmp_path, tmp_path / "content")
    with (
        pytest.raises(HistoryError, match=r'^I "HEAD" har projektet ingen mappe content/\.$'),
        library_at(place, "HEAD"),
    ):
        pass


def test_a_commit_with_a_path_that_leads_out_is_refused(place: Project, tmp_path: Path) -> None:
    """Git itself makes no such tree, but keeps one that somebody made."""

    def made(entry: str) -> str:
        done = subprocess.run(
            ["git", "hash-object", "-t", "tree", "--literally", "-w", "--stdin"],
            cwd=place.root,
            input=entry_of(entry),
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    blob = git(place.root, "rev-parse", "HEAD:content/media/audio/lyd.mp3").strip()
    tree = made(f"100644 blob {blob} ude.mp3")
    for name in ("..", "..", "..", "media", "content"):
        tree = made(f"40000 tree {tree} {name}")
    commit = git(place.root, "commit-tree", "-m", "x", tree).strip()
    with (
        pytest.raises(HistoryError, match=r"^Git kan ikke læse den udgave: "),
        library_at(place, commit),
    ):
        pass
    assert not list(tmp_path.rglob("ude.mp3"))


def entry_of(line: str) -> bytes:
    """An entry of a tree as Git keeps it, from `mode kind hash name`."""
    mode, _, digest, name = line.split(" ", 3)
    return f"{mode} {name}\0".encode() + bytes.fromhex(digest)


def test_media_that_changed_are_told_with_what_became_of_them(place: Project) -> None:
    assert media_since(place, "HEAD") == {}
    write(place.content / "media/audio/ny.mp3", b"new")
    write(place.content / "media/audio/lyd.mp3", b"other")
    (place.content / "media/images/cover.png").unlink()
    assert list(media_since(place, "HEAD").items()) == [
        ("content/media/audio/lyd.mp3", "M"),
        ("content/media/audio/ny.mp3", "A"),
        ("content/media/images/cover.png", "D"),
    ]
