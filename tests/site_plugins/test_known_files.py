"""A file is taken over from the last output only where it would be made as it is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from publishing.output import OutputFile
from publishing.page import Page
from records.loading.library import Library
from records.source.files import Project
from site_plugins import known_files
from site_plugins.judging import theme_of
from site_plugins.known_files import (
    NAME,
    KnownFiles,
    has_known_inputs,
    made_of_copy,
    made_of_file,
    made_of_page,
    shared_key,
)

PAGE = Page("livet/hverdag/", {"title": "Hverdag", "tags": ["a", 1, None]}, "<p>Noget.</p>")
NO_RECORDS = Library(Project(Path(), Path()), {}, {})
SHARED = b"alt andet"
TEXT = b"<!doctype html><p>Noget.</p>"
PATH = f"{PAGE.address}index.html"


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """A project whose last build wrote the page."""
    file = tmp_path / "site" / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(TEXT)
    known = KnownFiles()
    assert not known.take({PATH: made_of_page(PAGE, NO_RECORDS, SHARED)}, tmp_path / "ny")
    known.add(PATH, TEXT)
    known.keep(tmp_path, "a tree")
    return tmp_path


def _taken(last: Path, page: Page = PAGE, shared: bytes = SHARED) -> bool:
    known = KnownFiles.of(last, last / "site")
    path = f"{page.address}index.html"
    taken = bool(known.take({path: made_of_page(page, NO_RECORDS, shared)}, last / "ny"))
    file = last / "ny" / path
    assert file.exists() == taken
    assert not taken or file.read_bytes() == TEXT
    assert bool(known.now) == taken
    return taken


def test_the_same_page_is_the_same_file(last: Path) -> None:
    assert _taken(last)
    one, other = (last / name / PATH for name in ("site", "ny"))
    assert one.samefile(other)


def test_what_nobody_touched_is_not_read_again(last: Path) -> None:
    known = KnownFiles.of(last, last / "site")
    assert known.tree == "a tree"
    known.is_untouched = True
    (last / "site" / PATH).chmod(0o000)
    assert known.take({PATH: made_of_page(PAGE, NO_RECORDS, SHARED)}, last / "ny")
    assert (last / "ny" / PATH).samefile(last / "site" / PATH)


def test_what_is_copied_counts_only_while_nobody_touched_it(last: Path) -> None:
    source = last / "lyd.mp3"
    source.write_bytes(b"lyd")
    known = KnownFiles()
    made_of = {"lyd.mp3": made_of_copy(source)}
    known.take(made_of, last / "ny")
    known.add("lyd.mp3", None)
    (last / "site/lyd.mp3").write_bytes(b"lyd")
    later = KnownFiles(last / "site", known.now)
    assert not later.take(made_of, last / "ny")
    later.is_untouched = True
    assert later.take(made_of, last / "ny")
    source.write_bytes(b"dyl")
    assert made_of_copy(source) != made_of["lyd.mp3"]


def test_a_copy_that_somebody_emptied_is_made_again(last: Path) -> None:
    made_of = {"lyd.mp3": "that of the source"}
    known = KnownFiles()
    known.take(made_of, last / "ny")
    known.add("lyd.mp3", None)
    (last / "site/lyd.mp3").touch()
    assert not KnownFiles(last / "site", known.now).take(made_of, last / "ny")


def test_a_copy_is_told_by_place_and_by_times_that_nobody_can_set_back(tmp_path: Path) -> None:
    one, other = tmp_path / "a.mp3", tmp_path / "b.mp3"
    one.write_bytes(b"lyd")
    os.link(one, other)
    before = made_of_copy(one)
    assert made_of_copy(one) == before != made_of_copy(other)
    status = one.stat()
    one.write_bytes(b"dyl")
    os.utime(one, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert made_of_copy(one) != before


def test_what_is_of_another_user_is_made_again(last: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert not _taken(last)


def test_each_output_is_taken_for_itself(last: Path) -> None:
    known = KnownFiles.of(last, last / "site")
    made_of = {PATH: made_of_page(PAGE, NO_RECORDS, SHARED)}
    for folder in ("ny", "nyere"):
        assert known.take(made_of, last / folder) == {PATH}
        assert (last / folder / PATH).read_bytes() == TEXT
    assert known.take({}, last / "nyest") == frozenset()
    assert known.now == {}


def test_a_file_is_told_by_its_content_or_by_its_maker() -> None:
    assert made_of_file(OutputFile("a", b"a")) != made_of_file(OutputFile("a", b"b"))
    assert not made_of_file(OutputFile("a", lambda: b"a"))
    drawn = [made_of_file(OutputFile("a", lambda: b"a", made_of)) for made_of in (b"1", b"2")]
    assert all(drawn)
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, meta={**PAGE.meta, "title": "Andet"}),
        replace(PAGE, body="<p>Andet.</p>"),
        replace(PAGE, address="livet/andet/"),
        replace(PAGE, meta={**PAGE.meta, "day": date(2026, 11, 22)}),
    ],
)
def test_another_page_is_rendered(last: Path, page: Page) -> None:
    assert not _taken(last, page)


def test_what_is_no_plain_value_is_never_taken_over() -> None:
    assert made_of_page(replace(PAGE, meta={"x": object()}), NO_RECORDS, SHARED) == ""


def test_another_program_makes_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: A")
    drawn = OutputFile("a", lambda: b"a", b"what it is drawn of")
    before = shared_key(settings, {}), made_of_file(drawn)
    monkeypatch.setattr(known_files, "code_key", lambda: b"another program")
    after = shared_key(settings, {}), made_of_file(drawn)
    assert [one != other for one, other in zip(before, after, strict=True)] == [True, True]


def test_another_site_around_it_is_rendered(last: Path) -> None:
    assert not _taken(last, shared=b"noget andet")


def _led(file: Path) -> None:
    file.rename(file.with_name("b.html"))
    file.symlink_to("b.html")


def _led_from_anywhere(file: Path) -> None:
    file.symlink_to(file.rename(file.with_name("b.html")))


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(TEXT.swapcase()),
        lambda file: os.truncate(file, 3),
        Path.unlink,
        _led,
        _led_from_anywhere,
    ],
)
def test_a_text_that_is_not_the_one_that_was_written_is_rendered(
    last: Path, harm: Callable[[Path], object]
) -> None:
    harm(last / "site" / PATH)
    assert not _taken(last)


@pytest.mark.parametrize("harm", [lambda raw: raw[:-1], lambda raw: raw + b" ", lambda _: b"[]"])
def test_a_damaged_list_knows_no_page(last: Path, harm: Callable[[bytes], bytes]) -> None:
    file = last / ".praksis/cache" / NAME
    file.write_bytes(harm(file.read_bytes()))
    assert not _taken(last)


def test_what_all_pages_are_made_of(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: A")

    def key(**site: object) -> bytes:
        return shared_key(settings, {"name": "A", "kept": {}, **site})

    first = key()
    assert key(kept={"head": "gemt undervejs"}) == first
    assert key(name="B") != first
    assert shared_key(settings, {"name": "A"}, "templates") != first
    settings.write_text("site_name: B")
    assert key() != first


SHARDS = {"search/ny/ord-0.json": b"[1]", "search/ny/ord-1.json": b"[2]"}


def _last_with(folder: Path, files: dict[str, bytes]) -> None:
    """A last build of a project, of files that are told by their content."""
    known = KnownFiles()
    known.take(_told(files), folder / "intet")
    for path, content in files.items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        known.add(path, content)
    known.keep(folder, "a tree")


def _told(files: dict[str, bytes]) -> dict[str, str]:
    return {path: made_of_file(OutputFile(path, content)) for path, content in files.items()}


def test_a_file_that_only_moved_is_the_same_file(tmp_path: Path) -> None:
    _last_with(tmp_path, {path.replace("ny", "gl"): text for path, text in SHARDS.items()})
    known = KnownFiles.of(tmp_path, tmp_path / "site")
    taken = known.take(_told(SHARDS | {"search/ny/ord-2.json": b"[3]"}), tmp_path / "ny")
    assert taken == {*SHARDS}
    for path, content in SHARDS.items():
        new, last = tmp_path / "ny" / path, tmp_path / "site" / path.replace("ny", "gl")
        assert new.samefile(last)
        assert new.read_bytes() == content
    assert {path: text for path, (_, text) in known.now.items()} == _told(SHARDS)


def test_a_file_that_stays_or_was_damaged_moves_nowhere(tmp_path: Path) -> None:
    _last_with(tmp_path, {"a.json": b"[1]", "b.json": b"[2]"})
    (tmp_path / "site/b.json").write_bytes(b"[9]")
    known = KnownFiles.of(tmp_path, tmp_path / "site")
    wanted = {"a.json": b"[1]", "c.json": b"[1]", "d.json": b"[2]"}
    assert known.take(_told(wanted), tmp_path / "ny") == {"a.json"}
    assert [file.name for file in (tmp_path / "ny").iterdir()] == ["a.json"]


def test_of_two_that_move_to_one_content_each_lay_somewhere(tmp_path: Path) -> None:
    _last_with(tmp_path, {"a.json": b"[1]"})
    known = KnownFiles.of(tmp_path, tmp_path / "site")
    wanted = {"b.json": b"[1]", "c.json": b"[1]"}
    assert known.take(_told(wanted), tmp_path / "ny") == {"b.json"}


def test_a_page_that_moved_is_made_again(last: Path) -> None:
    known = KnownFiles.of(last, last / "site")
    told = {"andet/index.html": made_of_page(PAGE, NO_RECORDS, SHARED)}
    assert not known.take(told, last / "ny")


def _config(root: Path, **changes: Any) -> Any:
    """What MkDocs read of a project that has nothing but our own."""
    theme = SimpleNamespace(dirs=[str(theme_of(root)), "mkdocs"])
    plain = {
        "theme": theme, "docs_dir": str(root / "content"),
        "plugins": dict.fromkeys(("publisher", "admin", "preview")), "hooks": [],
        "extra_templates": [],
    }  # fmt: skip
    return SimpleNamespace(**{**plain, **changes})


def test_inputs_are_known_where_all_of_them_are_ours(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A")
    assert has_known_inputs(_config(tmp_path), tmp_path)
    assert has_known_inputs(_config(tmp_path, plugins={"publisher": None}), tmp_path)
    for foreign in (
        {"plugins": {"publisher": None, "search": None}},
        {"hooks": ["krog.py"]},
        {"extra_templates": ["mere.html"]},
        {"docs_dir": str(tmp_path / "andet")},
        {"theme": SimpleNamespace(dirs=[str(tmp_path / "tema"), str(theme_of(tmp_path))])},
    ):
        assert not has_known_inputs(_config(tmp_path, **foreign), tmp_path), foreign
    (tmp_path / "mkdocs.yml").write_text("INHERIT: mere.yml")
    assert not has_known_inputs(_config(tmp_path), tmp_path)
