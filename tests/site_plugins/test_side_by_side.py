"""Pictures are the same whoever draws them, and one that fails is left to be drawn again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from publishing.images.cache import Drawing, PictureCache
from publishing.output import OutputFile
from site_plugins import side_by_side
from site_plugins.side_by_side import drawn


def _picture(number: int) -> bytes:
    if number == 7:
        message = "no picture"
        raise ValueError(message)
    return f"picture {number}".encode()


def _files(project: Path, most: int) -> list[OutputFile]:
    (project / ".praksis").mkdir(exist_ok=True)
    cache = PictureCache.of(project)
    return [cache.file(f"{n}.png", f"{n}".encode(), partial(_picture, n)) for n in range(most)]


def _is_kept(file: OutputFile) -> bool:
    return isinstance(file.made, Drawing) and file.made.is_kept


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "_cores", lambda: 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)


def test_many_are_drawn_at_once_and_kept(tmp_path: Path) -> None:
    files = [*_files(tmp_path, 60), OutputFile("a.txt", b"a"), OutputFile("b.txt", lambda: b"b")]
    assert drawn(files) == {}
    lost = {file.path for file in files[:60] if not _is_kept(file)}
    assert {"7.png"} <= lost <= {f"{n}.png" for n in range(4, 12)}
    assert all(file.content == f"picture {file.path[:-4]}".encode()
               for file in files[:60] if file.path not in lost)  # fmt: skip
    with pytest.raises(ValueError, match="no picture"):
        _ = files[7].content


def test_what_no_cache_takes_is_handed_back() -> None:
    cache = PictureCache(None)
    files = [cache.file(f"{n}.png", b"", partial(_picture, n)) for n in range(8, 68)]
    assert drawn(files) == {f"{n}.png": f"picture {n}".encode() for n in range(8, 68)}


def test_few_are_drawn_by_who_asks(tmp_path: Path) -> None:
    assert drawn(_files(tmp_path, 40)) == {}
    assert not list((tmp_path / ".praksis").iterdir())


def test_a_process_with_threads_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert drawn(_files(tmp_path, 60)) == {}
