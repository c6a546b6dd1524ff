"""Records of an earlier commit: nothing of it is written outside its own folder."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

import pytest

from praksis.project import find_project
from records.checks.moves import check_moves
from records.clock import Clock
from records.loading.history import library_at, media_since, unpack
from records.loading.library import load
from records.messages import line_of
from records.model.article import Article
from records.model.vacancy import Vacancy
from records.source.files import Project
from records.source.git import HistoryError
from tests.git import committed, git
from tests.projects import VACANCY, changed, make_project, write


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
def test_no_file_isunpacked_outside_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    unpack(archive((name, b"ude"), ("a/inde.yml", b"inde")), folder)
    assert files_below(tmp_path) == ["folder", "folder/a", "folder/a/inde.yml"]


def test_no_file_isunpacked_to_a_path_of_the_machine(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    unpack(archive((f"{tmp_path.as_posix()}/ude.yml", b"ude")), folder)
    assert files_below(tmp_path) == ["folder"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    unpack(archive(("a", ".."), ("a/ude.yml", b"x"), ("../link", "folder"), ("b", "a")), folder)
    assert files_below(tmp_path) == ["folder", "folder/a", "folder/a/ude.yml", "folder/b"]
    assert (folder / "b").is_symlink()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with everything committed."""
    files: dict[str, str | bytes | None] = {"content/media/audio/lyd.mp3": b"sound"}
    return find_project(committed(make_project(tmp_path / "project", files)))


def test_the_records_of_a_commit_are_those_of_its_files(project: Project) -> None:
    (project.content / "vacancies/roenne-1.yml").unlink()
    now = load(project)
    with library_at(project, "HEAD") as before:
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
    project = Project(tmp_path, tmp_path / "content")
    with (
        pytest.raises(HistoryError, match=r'^I "HEAD" har projektet ingen mappe content/\.$'),
        library_at(project, "HEAD"),
    ):
        pass


def test_a_commit_with_a_path_that_leads_out_is_refused(project: Project, tmp_path: Path) -> None:
    """Git itself makes no such tree, but keeps one that somebody made."""

    def made(entry: str) -> str:
        done = subprocess.run(
            ["git", "hash-object", "-t", "tree", "--literally", "-w", "--stdin"],
            cwd=project.root,
            input=entry_of(entry),
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    blob = git(project.root, "rev-parse", "HEAD:content/media/audio/lyd.mp3").strip()
    tree = made(f"100644 blob {blob} ude.mp3")
    for name in ("..", "..", "..", "media", "content"):
        tree = made(f"40000 tree {tree} {name}")
    commit = git(project.root, "commit-tree", "-m", "x", tree).strip()
    with (
        pytest.raises(HistoryError, match=r"^Git kan ikke læse den udgave: "),
        library_at(project, commit),
    ):
        pass
    assert not list(tmp_path.rglob("ude.mp3"))


def entry_of(line: str) -> bytes:
    """An entry of a tree as Git keeps it, from `mode kind hash name`."""
    mode, _, digest, name = line.split(" ", 3)
    return f"{mode} {name}\0".encode() + bytes.fromhex(digest)


def test_media_that_changed_are_told_with_what_became_of_them(project: Project) -> None:
    assert media_since(project, "HEAD") == {}
    write(project.content / "media/audio/ny.mp3", b"new")
    write(project.content / "media/audio/lyd.mp3", b"other")
    (project.content / "media/images/cover.png").unlink()
    assert list(media_since(project, "HEAD").items()) == [
        ("content/media/audio/lyd.mp3", "M"),
        ("content/media/audio/ny.mp3", "A"),
        ("content/media/images/cover.png", "D"),
    ]


VACANCY_FILE = "content/vacancies/roenne-1.yml"
GONE = (
    'content/vacancies:1:1: opslaget "{}" er væk. Læg filen tilbage, og skriv status: trukket, så '
    "dets side og links bliver ved med at virke."
)


def moves(
    folder: Path, before: dict[str, str | bytes | None], after: dict[str, str | bytes | None]
) -> list[str]:
    """What is said of the steps from one state of the small project to another."""
    old, new = (
        load(find_project(make_project(folder / name, files)))
        for name, files in (("a", before), ("b", after))
    )
    return list(map(line_of, check_moves(new, old, Clock.parse("2026-12-20T09:00"))))


def posting(name: str, status: str) -> str:
    return changed(
        VACANCY, ("id: roenne-1", f"id: {name}"), ("status: opslaaet", f"status: {status}")
    )


def test_a_step_is_told_at_its_place_and_no_posting_is_passed_over(tmp_path: Path) -> None:
    names = ("a", "b", "c")
    paths = {name: f"content/vacancies/{name}.yml" for name in names}
    before = {paths[name]: posting(name, "opslaaet") for name in names}
    after = {
        paths["a"]: posting("a", "vurderes"),
        paths["b"]: posting("b", "ubesat\ndecided_on: 2026-12-19"),
        paths["c"]: posting("c", "ubesat\ndecided_on: 2026-12-19"),
    }
    assert moves(tmp_path, {**before}, {**after}) == [
        f'{paths[name]}:10:9: feltet "status" (Status) går fra "opslaaet" til "ubesat". '
        "Efter opslaaet kommer vurderes eller trukket."
        for name in ("b", "c")
    ]


def test_a_new_posting_begins_at_the_beginning(tmp_path: Path) -> None:
    path = "content/vacancies/ny.yml"
    assert moves(tmp_path / "a", {}, {path: posting("ny", "opslaaet")}) == []
    (line,) = moves(tmp_path / "b", {}, {path: posting("ny", "vurderes")})
    assert line == (
        f'{path}:10:9: feltet "status" (Status) er "vurderes" på et nyt opslag. '
        "Begynd med planlagt eller opslaaet."
    )


def test_a_posting_that_is_gone_is_told_unless_it_was_a_draft(tmp_path: Path) -> None:
    draft = changed(posting("kladde", "opslaaet"), ("count: 2", "count: 2\ndraft: true"))
    before: dict[str, str | bytes | None] = {
        "content/vacancies/kladde.yml": draft,
        "content/vacancies/vaek.yml": posting("vaek", "opslaaet"),
    }
    assert moves(tmp_path, before, {VACANCY_FILE: None}) == [
        GONE.format(name) for name in ("roenne-1", "vaek")
    ]


def test_of_what_one_of_the_two_could_not_read_nothing_is_said(tmp_path: Path) -> None:
    other = "content/vacancies/anden.yml"
    wrong = posting("roenne-1", "ubesat\ndecided_on: 2026-12-19")
    assert moves(tmp_path / "a", {VACANCY_FILE: "\t"}, {VACANCY_FILE: wrong}) == []
    before: dict[str, str | bytes | None] = {other: posting("anden", "opslaaet")}
    assert moves(tmp_path / "b", before, {VACANCY_FILE: "\t"}) == [GONE.format("anden")]


def test_what_was_sent_and_published_lies_beside_the_records(project: Project) -> None:
    for name in ("newsletter", "podcast"):
        write(project.root / f".praksis/{name}.lock.json", "{}")
    write(project.root / ".praksis/other.json", "{}")
    git(project.root, "add", "-A", "-f")
    git(project.root, "commit", "-qm", "second")
    with library_at(project, "HEAD") as before:
        kept = before.project.root / ".praksis"
        assert sorted(file.name for file in kept.iterdir()) == [
            "newsletter.lock.json",
            "podcast.lock.json",
        ]


def test_media_that_git_passes_over_are_not_told(project: Project) -> None:
    write(project.root / ".gitignore", "*.tmp\n")
    write(project.content / "media/audio/lyd.tmp", b"x")
    assert media_since(project, "HEAD") == {}
