"""What is kept by what it was made of: found whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from records.source.kept_files import KeptFiles


def test_found_again_by_what_it_was_made_of(tmp_path: Path) -> None:
    (tmp_path / ".praksis").mkdir()
    KeptFiles.of(tmp_path, "x").keep(b"one", b"content")
    assert KeptFiles.of(tmp_path, "x").find(b"one") == b"content"
    assert KeptFiles.of(tmp_path, "x").find(b"other") is None
    assert KeptFiles.of(tmp_path, "y").find(b"one") is None


def test_a_file_in_the_place_of_another_is_not_believed(tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path)
    kept.keep(b"one", b"content")
    kept.keep(b"other", b"more")
    first, second = sorted(tmp_path.iterdir())
    second.write_bytes(first.read_bytes())
    assert {kept.find(b"one"), kept.find(b"other")} & {None}


def test_nothing_is_kept_without_a_place(tmp_path: Path) -> None:
    nowhere = KeptFiles.of(tmp_path, "x")
    nowhere.keep(b"one", b"content")
    nowhere.uses(b"one")
    nowhere.prune()
    assert nowhere.find(b"one") is None
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_bytes(b"")
    KeptFiles(tmp_path / "file").keep(b"one", b"content")  # no folder can be made there


def test_what_was_not_asked_for_goes(tmp_path: Path) -> None:
    KeptFiles(tmp_path).keep(b"one", b"1")
    KeptFiles(tmp_path).keep(b"two", b"2")
    later = KeptFiles(tmp_path)
    later.uses(b"one")
    later.prune()
    assert (later.find(b"one"), later.find(b"two")) == (b"1", None)


def test_nobody_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was lost with the power is told by its seal, and made anew."""

    def waited(_: int) -> None:
        message = "a first build keeps a thousand pictures"
        raise AssertionError(message)

    monkeypatch.setattr(os, "fsync", waited)
    KeptFiles(tmp_path).keep(b"one", b"content")
    assert KeptFiles(tmp_path).find(b"one") == b"content"


def test_what_a_killed_process_left_half_written_goes_with_the_rest(
    root: Path, tmp_path: Path
) -> None:
    program = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from records.source.kept_files import KeptFiles\n"
        "os.replace = os.rename = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "KeptFiles(Path.cwd()).keep(b'one', b'content')\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env={"PYTHONPATH": str(root)}, check=False
    )
    assert killed.returncode < 0
    assert len(list(tmp_path.iterdir())) == 1
    later = KeptFiles(tmp_path)
    assert later.find(b"one") is None
    later.prune()
    assert list(tmp_path.iterdir()) == []
