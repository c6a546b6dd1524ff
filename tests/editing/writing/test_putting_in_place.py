"""What is written is whole, and never goes over what somebody else wrote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editing.writing.files import WriteError, create, replace
from records.source.files import Project
from tests.needs import no_such


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content").mkdir()
    return Project(tmp_path, tmp_path / "content")


def test_a_file_that_is_there_is_not_written_over(project: Project) -> None:
    file = project.content / "vacancies" / "a.yml"
    create(project, file, "id: a\n")
    with pytest.raises(WriteError) as caught:
        create(project, file, "id: b\n")
    assert str(caught.value) == (
        "content/vacancies/a.yml findes allerede. Vælg et andet id, eller ret den fil."
    )
    assert file.read_text(encoding="utf-8") == "id: a\n"
    assert [path.name for path in file.parent.iterdir()] == ["a.yml"]


def test_a_file_that_changed_meanwhile_is_left_alone(project: Project) -> None:
    file = project.content / "a.yml"
    file.write_bytes(b"id: a\n")
    with pytest.raises(WriteError, match="er ændret imens"):
        replace(project, file, b"id: old\n", "id: new\n")
    assert file.read_bytes() == b"id: a\n"


def test_windows_line_ends_and_the_mode_stay(project: Project) -> None:
    file = project.content / "a.yml"
    file.write_bytes(b"id: a\r\n")
    file.chmod(0o640)
    replace(project, file, b"id: a\r\n", "id: å\n")
    assert file.read_bytes() == "id: å\r\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640


@no_such("folders that are seen as files", here=os.name == "nt")
def test_a_path_that_cannot_be_is_told_in_danish(project: Project) -> None:
    (project.content / "vacancies").write_text("a file", encoding="utf-8")
    with pytest.raises(WriteError) as caught:
        create(project, project.content / "vacancies" / "a.yml", "id: a\n")
    assert str(caught.value).startswith("content/vacancies/a.yml")
