"""A change is tried in a copy of the project: what it would be like is there, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editing.writing.together import FileChange, Move
from editing.writing.trial import trial
from records.source.files import Project

PLACE = "content/vacancies/en.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for path, text in {
        PLACE: "id: en\n",
        "content/media/images/a.png": "et billede",
        "mkdocs.yml": "site_name: Prøve\n",
        ".praksis/podcast.lock.json": "{}",
        ".praksis/letters/brev/letter.json": "[]",
        ".praksis/letters/brev/en.html": "en mail",
        ".praksis/letters/brev/gemt/en.html": "lagt her i hånden",
        ".praksis/cache/stor.json": "stor",
        ".praksis/schema/vacancy.schema.json": "{}",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return Project(tmp_path, tmp_path / "content")


def files_of(project: Project) -> dict[str, str]:
    return {
        file.relative_to(project.root).as_posix(): file.read_text("utf-8")
        for file in project.root.rglob("*")
        if file.is_file()
    }


CHANGED = FileChange(Path(PLACE), b"id: en\n", b"id: en\ntitle: Ny\n")


def changed(project: Project) -> FileChange:
    return FileChange(project.root / PLACE, CHANGED.was, CHANGED.becomes)


def test_the_copy_has_the_change_and_what_checks_ask(project: Project) -> None:
    with trial(project, [changed(project)]) as copy:
        assert files_of(copy) == {
            PLACE: "id: en\ntitle: Ny\n",
            "content/media/images/a.png": "et billede",
            ".praksis/podcast.lock.json": "{}",
            ".praksis/letters/brev/letter.json": "[]",
            ".praksis/letters/brev/en.html": "en mail",
        }
        assert copy.content == copy.root / "content"


@pytest.mark.parametrize("has_links", [True, False])
def test_nothing_of_the_project_changes(
    project: Project, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    def refuse(self: Path, target: str) -> None:
        raise OSError

    if not has_links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    before = files_of(project)
    moved = Move(project.root / "content/media/images/a.png", project.root / "content/media/b.png")
    with trial(project, [changed(project), moved]) as copy:
        there = files_of(copy)
        assert there["content/media/b.png"] == "et billede"
        assert "content/media/images/a.png" not in there
        picture = copy.content / "media/b.png"
        assert (picture.stat().st_nlink > 1) is has_links
        assert copy.root.parent == project.root / ".praksis/cache"
        assert copy.root.name.startswith(".praksis-")
    assert files_of(project) == before
    assert not copy.root.exists()


def test_it_makes_the_folder_it_lies_in(tmp_path: Path) -> None:
    file = tmp_path / PLACE
    file.parent.mkdir(parents=True)
    file.write_bytes(b"id: en\n")
    project = Project(tmp_path, tmp_path / "content")
    for _ in range(2):
        with trial(project, [changed(project)]) as copy:
            assert copy.root.parent == tmp_path / ".praksis/cache"


def test_where_nobody_may_write_it_lies_elsewhere(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = project.root / ".praksis/cache"
    asked, made = os.access, Path.mkdir

    def refuse(self: Path, mode: int = 0o777, **more: bool) -> None:
        if self == cache:
            raise PermissionError
        made(self, mode, **more)

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(os, "access", lambda path, mode: path != cache and asked(path, mode))
    with trial(project, [changed(project)]) as copy:
        assert not copy.root.is_relative_to(project.root)
