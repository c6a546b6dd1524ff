"""What is written is whole, and never goes over what somebody else wrote."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from editing.writing.files import (
    WriteError,
    create,
    create_all,
    make_folder,
    refuse_taken,
    replace,
)
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


def test_the_mark_at_the_beginning_stays(project: Project) -> None:
    file = project.content / "a.yml"
    was = "\ufeffid: a\n".encode()
    file.write_bytes(was)
    replace(project, file, was, "id: å\n")
    assert file.read_bytes() == "\ufeffid: å\n".encode()


def test_other_line_ends_stay_too(project: Project) -> None:
    file = project.content / "a.yml"
    file.write_bytes(b"id: a\n")
    replace(project, file, b"id: a\n", "id: b\n")
    assert file.read_bytes() == b"id: b\n"


@no_such("folders that are seen as files", here=os.name == "nt")
def test_a_path_that_cannot_be_is_told_in_danish(project: Project) -> None:
    (project.content / "vacancies").write_text("a file", encoding="utf-8")
    with pytest.raises(WriteError) as caught:
        create(project, project.content / "vacancies" / "a.yml", "id: a\n")
    assert str(caught.value) == (
        "content/vacancies/a.yml kan ikke skrives: en af mapperne er en fil."
    )


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"a")
    with pytest.raises(NotADirectoryError) as caught:
        make_folder(file)
    expected = NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(file))
    assert str(caught.value) == str(expected)


def test_new_files_are_written_together(project: Project) -> None:
    texts = {project.content / "vacancies" / name: f"id: {name} å\n" for name in ("a", "b")}
    create_all(project, texts)
    assert {file: file.read_text("utf-8") for file in texts} == texts
    more = {project.content / "events" / "c.yml": "id: c\n", **texts}
    with pytest.raises(WriteError) as caught:
        create_all(project, more)
    assert str(caught.value) == (
        "content/vacancies/a findes allerede. Vælg et andet id, eller ret den fil."
    )
    assert list((project.content / "events").iterdir()) == []


def test_the_folder_of_new_files_is_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(WriteError) as caught:
        create_all(project, {project.content / "ny" / "a.yml": "id: a\n"})
    assert str(caught.value) == "content/ny kan ikke skrives: drevet er fyldt."


def test_the_place_of_a_new_file_is_free_or_not(project: Project) -> None:
    file = project.content / "a.yml"
    refuse_taken(project, file)
    file.symlink_to("findes ikke")
    with pytest.raises(WriteError) as caught:
        refuse_taken(project, file)
    assert str(caught.value) == (
        "content/a.yml findes allerede. Vælg et andet id, eller ret den fil."
    )


def test_a_file_that_cannot_be_read_is_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", full)
    with pytest.raises(WriteError, match=r"^content/a\.yml kan ikke skrives: drevet er fyldt\.$"):
        replace(project, project.content / "a.yml", b"id: a\n", "id: b\n")


REASONS = {
    errno.EACCES: "du har ikke lov til det",
    errno.EPERM: "du har ikke lov til det",
    errno.EROFS: "drevet kan kun læses",
    errno.ENOSPC: "drevet er fyldt",
    errno.ENOTDIR: "en af mapperne er en fil",
    errno.ETXTBSY: os.strerror(errno.ETXTBSY),
}


@pytest.mark.parametrize("number", REASONS)
def test_why_it_could_not_be_written(
    project: Project, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    file = project.content / "a.yml"
    file.write_text("id: a\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(WriteError) as caught:
        replace(project, file, b"id: a\n", "id: b\n")
    assert str(caught.value) == f"content/a.yml kan ikke skrives: {REASONS[number]}."
    with pytest.raises(WriteError) as caught:
        create(project, project.content / "b.yml", "id: b\n")
    assert str(caught.value) == f"content/b.yml kan ikke skrives: {REASONS[number]}."
    assert [entry.name for entry in project.content.iterdir()] == ["a.yml"]


def test_an_error_without_a_number_is_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(WriteError, match=r"^content/a\.yml kan ikke skrives: OSError\.$"):
        create(project, project.content / "a.yml", "id: a\n")


def test_what_was_begun_is_taken_away(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="drevet er fyldt"):
        create(project, project.content / "a.yml", "id: a\n")
    assert list(project.content.iterdir()) == []


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "full")


def test_a_new_file_can_be_read_by_others(project: Project) -> None:
    file = project.content / "ny" / "mappe" / "a.yml"
    create(project, file, "id: å\n")
    assert file.read_bytes() == "id: å\n".encode()
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_file_that_is_there_is_named(project: Project) -> None:
    file = project.content / "a.yml"
    create(project, file, "id: a\n")
    with pytest.raises(WriteError) as caught:
        create(project, file, "id: b\n")
    assert str(caught.value) == (
        "content/a.yml findes allerede. Vælg et andet id, eller ret den fil."
    )
    with pytest.raises(WriteError) as caught:
        replace(project, file, b"id: c\n", "id: b\n")
    assert str(caught.value) == (
        "content/a.yml er ændret imens. Gem den i dit program, og prøv igen."
    )
    assert file.read_text(encoding="utf-8") == "id: a\n"


def test_a_file_that_may_only_be_read_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = project.content / "a.yml"
    create(project, file, "id: a\n")
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    with pytest.raises(WriteError, match="du har ikke lov til det"):
        replace(project, file, b"id: a\n", "id: b\n")
    assert file.read_text(encoding="utf-8") == "id: a\n"
