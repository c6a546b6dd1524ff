"""A file that a build makes again as it was stays the file that it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from praksis.swap import staging
from praksis.unchanged import keep_unchanged

LONG_AGO = 1_700_000_000


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    new, last = tmp_path / "new", tmp_path / "last"
    for folder in (new, last):
        (folder / "a").mkdir(parents=True)
        (folder / "a/same.html").write_bytes(b"same")
        (folder / "long.bin").write_bytes(b"x" * 2_000_000)
    for file in (last / "a/same.html", last / "long.bin"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    return new, last


def test_what_is_alike_is_one_file(folders: tuple[Path, Path]) -> None:
    new, last = folders
    (new / "a/other.html").write_bytes(b"some")
    (last / "a/other.html").write_bytes(b"same")
    (new / "added.html").write_bytes(b"added")
    (last / "gone.html").write_bytes(b"gone")
    assert keep_unchanged(new, last) == 2
    for name in ("a/same.html", "long.bin"):
        assert (new / name).samefile(last / name)
        assert (new / name).stat().st_mtime == LONG_AGO
    assert (new / "a/other.html").read_bytes() == b"some"
    assert sorted(file.name for file in new.rglob("*")) == [
        "a", "added.html", "long.bin", "other.html", "same.html",
    ]  # fmt: skip


def test_the_last_byte_of_a_long_file_counts(folders: tuple[Path, Path]) -> None:
    new, last = folders
    (new / "long.bin").write_bytes(b"x" * 1_999_999 + b"y")
    assert keep_unchanged(new, last) == 1
    assert (new / "long.bin").read_bytes()[-1:] == b"y"


def test_a_link_in_the_last_output_is_not_taken_over(folders: tuple[Path, Path]) -> None:
    new, last = folders
    (last / "a/same.html").rename(last / "elsewhere")
    (last / "a/same.html").symlink_to("../elsewhere")
    assert keep_unchanged(new, last) == 1
    assert not (new / "a/same.html").is_symlink()


def test_a_drive_without_hard_links(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    new, last = folders
    assert keep_unchanged(new, last) == 0
    assert (new / "a/same.html").read_bytes() == b"same"
    assert not (new / "a/same.html").samefile(last / "a/same.html")


def test_where_nothing_was_built(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert keep_unchanged(folders[0], tmp_path / "nothing") == 0


def test_the_next_output_keeps_times_and_can_be_read_by_all(tmp_path: Path) -> None:
    for text in ("one", "two"):
        with staging(tmp_path, ("site",)) as made:
            (made["site"] / "same.html").write_text("same", encoding="utf-8")
            (made["site"] / "page.html").write_text(text, encoding="utf-8")
        if text == "one":
            same = tmp_path / "site/same.html"
            same.chmod(0o600)
            os.utime(same, (LONG_AGO, LONG_AGO))
    assert same.stat().st_mtime == LONG_AGO
    assert same.stat().st_mode & 0o777 == 0o644
    assert same.stat().st_nlink == 1
    assert (tmp_path / "site/page.html").read_text(encoding="utf-8") == "two"


def test_a_file_that_others_may_no_longer_read_keeps_its_time_alone(
    tmp_path: Path,
) -> None:
    for name, mode in (("new", 0o600), ("last", 0o644)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.html").write_bytes(b"en")
        (tmp_path / name / "a.html").chmod(mode)
    assert keep_unchanged(tmp_path / "new", tmp_path / "last") == 1
    assert stat.S_IMODE((tmp_path / "new/a.html").stat().st_mode) == 0o600
