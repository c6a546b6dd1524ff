from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from records.source.many_files import write_all_new
from tests.records.source.test_whole_file import refusing


def there(folder: Path) -> dict[str, bytes]:
    """What lies below a folder, hidden things too."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def files(folder: Path) -> dict[Path, bytes]:
    (folder / "below").mkdir()
    return {folder / "a": b"1", folder / "below" / "b": b"2", folder / "c": b"3"}


def test_all_are_there_and_nothing_else(tmp_path: Path) -> None:
    write_all_new(files(tmp_path))
    assert there(tmp_path) == {"a": b"1", "below/b": b"2", "c": b"3"}
    assert [each.name for each in sorted(tmp_path.iterdir())] == ["a", "below", "c"]


def test_none_where_one_has_its_place_taken(tmp_path: Path) -> None:
    wanted = files(tmp_path)
    (tmp_path / "c").write_bytes(b"another's")
    with pytest.raises(FileExistsError) as caught:
        write_all_new(wanted)
    assert caught.value.filename == str(tmp_path / "c")
    assert there(tmp_path) == {"c": b"another's"}


@pytest.mark.parametrize("step", ["sync", "link"])
def test_none_where_a_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    wanted = files(tmp_path)
    monkeypatch.setattr(os, step, refusing(errno.EIO))
    if step == "link":  # a drive without links takes the name first
        monkeypatch.setattr(os, "replace", refusing(errno.EIO))
    with pytest.raises(OSError, match=re.escape(os.strerror(errno.EIO))):
        write_all_new(wanted)
    assert there(tmp_path) == {}


def test_what_a_killed_process_left_goes(tmp_path: Path) -> None:
    left = tmp_path / ".praksis-0123.half"
    left.mkdir()
    (left / "0").write_bytes(b"half")
    write_all_new({tmp_path / "a": b"1"})
    assert there(tmp_path) == {"a": b"1"}
