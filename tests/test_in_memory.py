"""A run's temporary files lie in memory only where there is room, and leave nothing behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import in_memory, needs


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())
    monkeypatch.setenv(in_memory._LASTING, "")
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)


@needs.no_such("/proc/meminfo", here=not Path("/proc/meminfo").exists())
def test_where_there_is_room_all_goes_there_and_goes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_memory, "ROOM", 1)
    before = in_memory.lasting()
    (tmp_path / f"praksis-tests-{1 << 30}-killed").mkdir()
    folder = in_memory.move(tmp_path)
    assert folder
    assert list(tmp_path.iterdir()) == [folder]
    assert os.environ["TMPDIR"] == tempfile.gettempdir() == str(folder)
    assert in_memory.lasting() == before
    (folder / "one").write_text("x", "utf-8")
    in_memory.leave(folder)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("room", [1, 1 << 60])
def test_elsewhere_all_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(in_memory, "ROOM", room)
    before = tempfile.gettempdir()
    assert in_memory.move(tmp_path / "missing" if room == 1 else tmp_path) is None
    assert os.environ["TMPDIR"] == tempfile.gettempdir() == before


ENOUGH = in_memory.ROOM // 4096


@pytest.mark.parametrize(
    ("blocks", "flags", "limit", "has_room"),
    [
        (ENOUGH, 0, "max", True),
        (ENOUGH, 0, f"{in_memory.ROOM + 100}", True),
        ((64 << 20) // 4096, 0, "max", False),  # as Docker gives
        (ENOUGH, getattr(os, "ST_NOEXEC", 0), "max", False),
        (ENOUGH, 0, f"{in_memory.ROOM + 99}", False),  # a small container on a large machine
    ],
)
@needs.no_such("/proc/meminfo", here=not Path("/proc/meminfo").exists())
def test_what_room_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    blocks: int,
    flags: int,
    limit: str,
    *,
    has_room: bool,
) -> None:
    (tmp_path / "memory.max").write_text(f"{limit}\n", "ascii")
    (tmp_path / "memory.current").write_text("100\n", "ascii")
    monkeypatch.setattr(in_memory, "GROUPS", tmp_path)
    told = SimpleNamespace(f_bavail=blocks, f_frsize=4096, f_flag=flags)
    monkeypatch.setattr(os, "statvfs", lambda _: told)
    plenty = f"MemAvailable: {in_memory.ROOM >> 9} kB\n"
    read = Path.read_text

    def read_text(path: Path, *how: str, **more: str) -> str:
        return plenty if path == Path("/proc/meminfo") else read(path, *how, **more)

    monkeypatch.setattr(Path, "read_text", read_text)
    assert in_memory.has_room(tmp_path) == has_room
