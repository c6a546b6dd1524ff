"""Several files as one step: all of them, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.writing import together
from editing.writing.files import WriteError
from editing.writing.together import FileChange, Move, write_together
from records.source.files import Project


def held(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in ("a", "b", "billeder/c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    return Project(tmp_path, tmp_path)


def steps(root: Path) -> list[together.Step]:
    return [
        FileChange(root / "a", b"a", b"A"),
        FileChange(root / "ny/d", None, b"D"),
        FileChange(root / "b", b"b", None),
        Move(root / "billeder", root / "fotos"),
    ]


def test_every_step_is_done(project: Project) -> None:
    write_together(project, steps(project.root))
    assert held(project.root) == {"a": b"A", "ny/d": b"D", "fotos/c": b"billeder/c"}


@pytest.mark.parametrize("at", range(4))
def test_a_step_that_fails_undoes_the_others(
    project: Project, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before, wanted = held(project.root), steps(project.root)
    really = together._do

    def failing(step: together.Step) -> None:
        if step is wanted[at]:
            raise OSError(28, "No space left on device")
        really(step)

    monkeypatch.setattr(together, "_do", failing)
    with pytest.raises(WriteError, match="Alle filer er, som de var"):
        write_together(project, wanted)
    assert held(project.root) == before


def test_nothing_begins_over_what_another_wrote(project: Project) -> None:
    (project.root / "b").write_bytes(b"nyt")
    before = held(project.root)
    with pytest.raises(WriteError, match="b er ændret imens"):
        write_together(project, steps(project.root))
    (project.root / "b").write_bytes(b"b")
    (project.root / "fotos").mkdir()
    with pytest.raises(WriteError, match="fotos findes allerede"):
        write_together(project, steps(project.root))
    assert held(project.root) == before | {"b": b"b"}
