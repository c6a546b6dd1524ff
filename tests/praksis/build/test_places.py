"""Where a build puts what it made: links, other users, drives that can only be read."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from praksis.swap import SwapError, staging
from tests.project_copy import CACHE, ProjectCopy, clean_environment
from tests.ready import SCRIPTS
from tests.steps import some

Make = Callable[[Path], object]


def _staged(project: Path, text: str = "ny", names: tuple[str, ...] = ("site", "outbox")) -> None:
    with staging(project, names) as folders:
        for folder in folders.values():
            (folder / "a.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_and_its_folder_is_renewed(tmp_path: Path, *, exists: bool) -> None:
    project, web = tmp_path / "project", tmp_path / "www" / "html"
    project.mkdir()
    (web if exists else web.parent).mkdir(parents=True)
    (project / "site").symlink_to(web)
    for text in ("en", "to"):
        _staged(project, text)
        assert (project / "site").is_symlink()
        assert (project / "site" / "a.txt").read_text() == text
        assert (web / "a.txt").read_text() == text
    assert sorted(entry.name for entry in web.parent.iterdir()) == ["html"]
    assert sorted(entry.name for entry in project.iterdir()) == ["outbox", "site"]


def test_a_link_survives_a_whole_build(small: ProjectCopy) -> None:
    web = small.folder.parent / "www"
    web.mkdir()
    small.site.symlink_to("../www")
    assert small.praksis("build").exit_code == 0
    assert small.praksis("build").exit_code == 0
    assert small.site.is_symlink()
    assert (web / "index.html").is_file()
    assert small.leftovers() == []


def _ring(project: Path) -> None:
    (project / "site").symlink_to("site")


def _nowhere(project: Path) -> None:
    (project / "site").symlink_to("findes/ikke")


def _project_itself(project: Path) -> None:
    (project / "site").symlink_to(".")


def _content(project: Path) -> None:
    (project / "content" / "media").mkdir(parents=True)
    (project / "site").symlink_to("content/media")


def _file(project: Path) -> None:
    (project / "site").write_text("min", encoding="utf-8")


def _same(project: Path) -> None:
    (project / "www").mkdir()
    (project / "site").symlink_to("www")
    (project / "outbox").symlink_to("www")


REFUSED: dict[str, tuple[Make, str]] = {
    "ring": (_ring, "site er et link, der går i ring. Slet linket"),
    "nowhere": (_nowhere, "findes ikke. Lav mappen, eller slet linket"),
    "project": (_project_itself, "hvor dine egne filer ligger"),
    "content": (_content, "hvor dine egne filer ligger"),
    "file": (_file, "site er en fil og ikke en mappe. Flyt filen"),
    "same": (_same, "site og outbox er links til den samme mappe"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_places_that_are_refused(name: str, tmp_path: Path) -> None:
    make, says = REFUSED[name]
    make(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(SwapError, match=says):
        _staged(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("given", some([0o077, 0o000, 0o027], 1))
def test_a_web_server_can_read_the_site(
    small: ProjectCopy, umask: Callable[[int], int], given: int
) -> None:
    umask(given)
    assert small.praksis("build").exit_code == 0
    wrong = [
        path
        for path in (small.site, *small.site.rglob("*"))
        if _mode(path) != (0o755 if path.is_dir() else 0o644)
    ]
    assert wrong == []
    letters = [path for path in small.outbox.rglob("*") if path.is_file()]
    assert letters
    assert {_mode(path) for path in letters} == {0o666 & ~given}
    assert _mode(small.outbox) == 0o777 & ~given


def _as_one_who_may_not(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a user for whom modes count, which they do not for root."""
    all_may = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return subprocess.run(
        [*(all_may if os.geteuid() == 0 else ()), SCRIPTS / "praksis", *words],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def read_only(built_small: ProjectCopy, tmp_path: Path) -> Iterator[ProjectCopy]:
    small = built_small.copy(tmp_path / "project")
    folders = [path for path in (small.folder, *small.folder.rglob("*")) if path.is_dir()]
    for folder in folders:
        if not folder.is_symlink():
            folder.chmod(0o555)
    yield small
    for folder in folders:
        if not folder.is_symlink():
            folder.chmod(0o755)


@pytest.mark.parametrize("name", some(["templates", "pictures", "."], 1))
def test_a_cache_that_is_closed_is_as_good_as_none(built_small: ProjectCopy, name: str,
                                                   tmp_path: Path) -> None:  # fmt: skip
    small = built_small.copy(tmp_path / "project")
    for known in ("outcome.json", "files.json"):
        (small.folder / CACHE / known).unlink()
    closed = small.folder / CACHE / name
    closed.chmod(0)
    try:
        for words in (("check",), ("build",)):
            done = _as_one_who_may_not(small.folder, *words)
            assert done.returncode == 0, done.stderr
    finally:
        closed.chmod(0o755)
    assert small.outputs() == built_small.outputs()


NEW = ("new", "artikel", "--no-ask", "--example", "true", "--id", "ny", "--title", "En ny artikel",
       "--summary", "En side, der er skrevet for at prøve og ikke for at blive læst.",
       "--audiences", "ny-speciallaege", "--published", "2026-11-25", "--section", "livet",
       "--body", "Her står der noget.")  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "says"),
    some([
        (("build",), 1, "Der kan ikke skrives i projektets mappe: du har ikke lov til det."),
        (("check",), 0, "Alt er i orden"),
        (NEW, 1, "content/articles/livet/ny.md kan ikke skrives: du har ikke lov til det."),
        (("podcast", "lock"), 1, "kan ikke skrives: du har ikke lov til det."),
        (("podcast", "verify"), 0, "Alt er i orden"),
        (("schema",), 1, "kan ikke læses eller skrives: du har ikke lov til det."),
        (("upcoming", "--ics", "frister.ics"), 1, "kan ikke skrives: du har ikke lov til det."),
    ], 1),
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_project_that_can_only_be_read(
    read_only: ProjectCopy, words: tuple[str, ...], code: int, says: str
) -> None:
    done = _as_one_who_may_not(read_only.folder, *words)
    said = done.stdout + done.stderr
    assert says in said
    assert done.returncode == code
    assert "Traceback" not in said
