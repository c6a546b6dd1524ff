"""A run's temporary files lie in memory only where there is room, and leave nothing behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

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
