"""Several files as one step: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable
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


def failing(
    monkeypatch: pytest.MonkeyPatch, at: together.Step, meanwhile: Callable[[], object]
) -> None:
    """Let the step find no space, after something else has happened."""
    really = together._do

    def doing(step: together.Step) -> None:
        if step is at:
            meanwhile()
            raise OSError(28, "No space left on device")
        really(step)

    monkeypatch.setattr(together, "_do", doing)


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("way", [1, -1])
def test_a_step_that_fails_undoes_the_others(
    project: Project, monkeypatch: pytest.MonkeyPatch, at: int, way: int
) -> None:
    before, wanted = held(project.root), steps(project.root)[::way]
    failing(monkeypatch, wanted[at], lambda: None)
    with pytest.raises(WriteError) as caught:
        write_together(project, wanted)
    shown = ["a", "ny/d", "b", "billeder"][::way][at]
    assert str(caught.value) == (
        f"{shown} kan ikke skrives: drevet er fyldt. Alle filer er, som de var."
    )
    assert held(project.root) == before


def test_what_is_not_there_to_move_is_named(project: Project) -> None:
    moves = [
        Move(project.root / "b", project.root / "f"),
        Move(project.root / "e", project.root / "g"),
    ]
    with pytest.raises(WriteError, match=r"^e kan ikke skrives: .*\. Alle filer er, som de var\.$"):
        write_together(project, moves)
    assert set(held(project.root)) == {"a", "b", "billeder/c"}


@pytest.mark.parametrize("at", range(1, 4))
def test_what_another_wrote_meanwhile_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    wanted = steps(project.root)
    other = [project.root / name for name in ("a", "ny/d", "b", "billeder")][at - 1]
    failing(monkeypatch, wanted[at], lambda: other.write_bytes(b"andet"))
    before = held(project.root)
    with pytest.raises(WriteError):
        write_together(project, wanted)
    assert held(project.root) == before | {other.relative_to(project.root).as_posix(): b"andet"}


def test_what_another_put_in_the_place_of_a_move_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [Move(project.root / "b", project.root / "f"), *steps(project.root)[:1]]
    failing(monkeypatch, wanted[1], lambda: (project.root / "b").write_bytes(b"andet"))
    with pytest.raises(WriteError):
        write_together(project, wanted)
    assert held(project.root) == {"a": b"a", "b": b"andet", "f": b"b", "billeder/c": b"billeder/c"}


def test_what_cannot_be_undone_is_named(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.root / "c").write_bytes(b"c")
    gone = [FileChange(project.root / name, name.encode(), None) for name in ("b", "c")]
    wanted = [*steps(project.root)[:1], *gone, *steps(project.root)[1:2]]
    failing(monkeypatch, wanted[3], lambda: monkeypatch.setattr(together, "write_new", full))
    with pytest.raises(WriteError) as caught:
        write_together(project, wanted)
    assert str(caught.value) == (
        "ny/d kan ikke skrives: drevet er fyldt. Alle filer er, som de var, undtagen c, b."
    )
    assert held(project.root) == {"a": b"a", "billeder/c": b"billeder/c"}


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


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
