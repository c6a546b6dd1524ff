"""A web root on this machine: one whole release at every moment, whatever happens."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from releasing.errors import ReleaseError
from releasing.release import Release
from releasing.targets import folder
from releasing.targets.folder import FolderTarget
from releasing.targets.target import Site
from tests import needs
from tests.projects import write
from tests.releasing.made import MOMENT, at, release
from tests.steps import steps

OLD = {"index.html": "gammel", "om/index.html": "om", "lyd.mp3": "x" * 1000}
NEW = {"index.html": "ny", "om/index.html": "om", "ny/index.html": "ny side"}


def site_of(made: Release, files: Mapping[str, str]) -> Site:
    return Site(made, lambda paths: ((path, files[path].encode()) for path in paths))


FIRST = release("2026-11-22.1", OLD)
SECOND = release("2026-11-22.2", NEW, at(5), FIRST.memory)


@pytest.fixture
def web(tmp_path: Path) -> Path:
    return tmp_path / "www"


def deploy(web: Path, made: Release, files: Mapping[str, str]) -> bool:
    return FolderTarget.at(web).deploy(site_of(made, files))


def files_in(root: Path) -> dict[str, str]:
    return {f.relative_to(root).as_posix(): f.read_text() for f in root.rglob("*") if f.is_file()}


def test_the_first_release(web: Path) -> None:
    assert deploy(web, FIRST, OLD)
    assert files_in(web / "current") == OLD
    assert (web / "current").readlink() == Path("releases/2026-11-22.1")
    assert FolderTarget.at(web).live() == "2026-11-22.1"
    assert (web / "current/index.html").stat().st_mode & 0o777 == 0o644
    assert (web / "current/om").stat().st_mode & 0o777 == 0o755


def test_what_did_not_change_is_the_same_file_with_the_same_time(web: Path) -> None:
    deploy(web, FIRST, OLD)
    before = (web / "current/om/index.html").stat()
    assert int(before.st_mtime) == int(MOMENT.timestamp())
    deploy(web, SECOND, NEW)
    after = (web / "current/om/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert int((web / "current/index.html").stat().st_mtime) == int(at(5).timestamp())
    assert files_in(web / "current") == NEW


def test_other_words_of_one_moment_have_another_time(web: Path) -> None:
    same = release("2026-11-22.2", {**OLD, "index.html": "GAMMEL"}, MOMENT, FIRST.memory)
    deploy(web, FIRST, OLD)
    first = (web / "current/index.html").stat()
    deploy(web, same, {**OLD, "index.html": "GAMMEL"})
    second = (web / "current/index.html").stat()
    assert second.st_size == first.st_size
    assert second.st_mtime == first.st_mtime + 1


def test_again_changes_nothing(web: Path) -> None:
    deploy(web, FIRST, OLD)
    assert list(FolderTarget.at(web).plan(FIRST)) == []
    assert not deploy(web, FIRST, OLD)


@pytest.mark.parametrize(
    "harm",
    [
        lambda root: (root / "om/index.html").unlink(),
        lambda root: write(root / "index.html", "hacked"),
        lambda root: write(root / "more.html", "x"),
        lambda root: shutil.rmtree(root / "om"),
    ],
)
def test_a_damaged_release_is_repaired_beside_the_damage(
    web: Path, harm: Callable[[Path], object]
) -> None:
    deploy(web, FIRST, OLD)
    harm(web / "current/")
    assert list(FolderTarget.at(web).plan(FIRST))
    assert deploy(web, FIRST, OLD)
    assert files_in(web / "current") == OLD
    assert (web / "current").readlink() == Path("releases/2026-11-22.1~2")
    assert FolderTarget.at(web).live() == "2026-11-22.1"
    assert not deploy(web, FIRST, OLD)


def plan(target: FolderTarget, made: Release) -> list[str]:
    return [line.replace("\u00a0", " ") for line in target.plan(made)]


def test_the_plan_says_what_would_be(web: Path) -> None:
    target = FolderTarget.at(web)
    assert plan(target, FIRST) == [
        "3 filer ville blive skrevet, 0 er der alt",
        f"{web}/current ville skifte til 2026-11-22.1",
    ]
    deploy(web, FIRST, OLD)
    assert plan(target, SECOND) == [
        "2 filer ville blive skrevet, 1 er der alt",
        f"{web}/current ville skifte til 2026-11-22.2",
    ]


def test_the_plan_sees_that_nobody_may_write(web: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a folder that is not there yet, the one in which it would be made counts."""
    asked: list[Path] = []
    monkeypatch.setattr(os, "access", lambda folder, _: asked.append(folder))
    with pytest.raises(ReleaseError) as caught:
        plan(FolderTarget.at(web), FIRST)
    assert str(caught.value) == f"Du må ikke skrive i {web.parent}. Få lov til det, og prøv igen."
    assert asked == [web.parent]
    assert not web.exists()


# --- where the web root may be ----------------------------------------------------------------


def test_a_web_root_that_is_itself_the_link(tmp_path: Path) -> None:
    root = tmp_path / "html"
    (tmp_path / "somewhere").mkdir()
    root.symlink_to("somewhere")
    deploy(root, FIRST, OLD)
    assert root.readlink() == Path("html.releases/2026-11-22.1")
    deploy(root, SECOND, NEW)
    assert files_in(root) == NEW
    assert (tmp_path / "somewhere").is_dir()


def test_the_name_of_the_link_means_the_same_as_its_folder(web: Path) -> None:
    assert FolderTarget.at(web / "current") == FolderTarget.at(web)


def test_a_folder_with_something_else_in_it(web: Path) -> None:
    write(web / "index.html", "deres")
    with pytest.raises(ReleaseError) as caught:
        FolderTarget.at(web)
    assert str(caught.value) == (
        f"{web} er ikke tom, og programmet skriver ikke oven i noget, det ikke selv har lagt. "
        f"Flyt indholdet, eller skriv {web}/current, som webserveren så viser."
    )
    assert deploy(web / "current", FIRST, OLD)
    assert (web / "index.html").read_text() == "deres"


def test_a_file_in_its_place(web: Path) -> None:
    write(web, "x")
    with pytest.raises(ReleaseError) as caught:
        FolderTarget.at(web)
    assert str(caught.value) == f"{web} er en fil, ikke en mappe. Skriv en anden folder."


def test_a_folder_where_the_link_should_be(web: Path) -> None:
    write(web / "current/index.html", "deres")
    for action in (lambda: deploy(web, FIRST, OLD), lambda: plan(FolderTarget.at(web), FIRST)):
        with pytest.raises(ReleaseError) as caught:
            action()
        assert str(caught.value) == (
            f"{web}/current er en mappe, ikke et link, så den kan ikke skiftes i ét trin. Flyt "
            "den, og kør igen."
        )
    assert (web / "current/index.html").read_text() == "deres"


def test_a_drive_without_hard_links(web: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    deploy(web, FIRST, OLD)
    monkeypatch.setattr(os, "link", refused)
    deploy(web, SECOND, NEW)
    assert files_in(web / "current") == NEW


# --- how long they stay -----------------------------------------------------------------------


def test_three_releases_stay_and_one_after_forgetting(web: Path) -> None:
    for number in range(1, 13):
        deploy(web, release(f"2026-11-22.{number}", OLD, at(number)), OLD)
    assert sorted(path.name for path in (web / "releases").iterdir()) == [
        ".2026-11-22.10.json", ".2026-11-22.11.json", ".2026-11-22.12.json",
        "2026-11-22.10", "2026-11-22.11", "2026-11-22.12",
    ]  # fmt: skip
    assert FolderTarget.at(web).forget() == 2
    assert [p.name for p in (web / "releases").glob("[!.]*")] == ["2026-11-22.12"]


def test_an_earlier_release_that_is_still_there_comes_back_at_once(web: Path) -> None:
    deploy(web, FIRST, OLD)
    deploy(web, SECOND, NEW)
    inode = (web / "releases/2026-11-22.1/index.html").stat().st_ino
    assert deploy(web, FIRST, OLD)
    assert (web / "current/index.html").stat().st_ino == inode


# --- faults -----------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["_fill", "write_manifest", "_sync", "_link_same", "_write"])
def test_a_step_that_fails_leaves_the_old_release(
    web: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "broken")

    deploy(web, FIRST, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(folder, step, broken)
        with pytest.raises(OSError, match="broken"):
            deploy(web, SECOND, NEW)
    assert files_in(web / "current") in (OLD, NEW)
    assert deploy(web, SECOND, NEW) or files_in(web / "current") == NEW
    assert files_in(web / "current") == NEW
    assert not list((web / "releases").glob(".half-*"))
    assert not list(web.glob(".current.*"))


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from releasing.targets import folder
from tests.releasing.targets.test_folder import NEW, SECOND, deploy

count, last = 0, 0
def watch(event, args):
    global count
    if event in ("open", "os.rename", "os.link", "os.mkdir", "os.symlink", "os.utime", "os.chmod"):
        if str(args[0]).startswith({webs!r}):
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
for last in {moments!r}:
    copy = os.fork()
    if not copy:
        deploy(Path({webs!r}, str(last)), SECOND, NEW)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]))
"""


def killed_at(root: Path, webs: Path, moments: Sequence[int]) -> list[int]:
    """How a release ends in each of the folders, which are named by the change that is its last."""
    script = KILLED.format(root=str(root), webs=str(webs), moments=moments)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, check=True, timeout=60, capture_output=True,
        text=True,
    )  # fmt: skip
    return [*map(int, done.stdout.split())]


def test_a_kill_at_any_moment_leaves_a_whole_release(root: Path, web: Path) -> None:
    """Each change of the drive is the last one once, until a run comes through."""
    deploy(web, FIRST, OLD)
    moments, webs = (*range(1, 40, steps(8, 1)), 1000), web.with_name("webs")
    for moment in moments:
        shutil.copytree(web, webs / str(moment), symlinks=True)
    codes = killed_at(root, webs, moments)
    assert codes.count(-signal.SIGKILL) > 2
    assert codes[-1] == 0
    for moment, code in zip(moments, codes, strict=True):
        killed = webs / str(moment)
        assert code in (0, -signal.SIGKILL)
        assert files_in(killed / "current") in (OLD, NEW)
        deploy(killed, SECOND, NEW)
        assert files_in(killed / "current") == NEW
        assert not list((killed / "releases").glob(".half-*"))


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.releasing.targets.test_folder import NEW, SECOND, deploy, release, at, FIRST
from records.errors import reason_of
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
files = {{**NEW, "stor.mp3": "x" * 20_000}}
try:
    deploy(Path({web!r}), release("2026-11-22.2", files, at(5), FIRST.memory), files)
except OSError as error:
    print(reason_of(error))
"""


@needs.TIME
def test_a_target_without_room(root: Path, web: Path) -> None:
    deploy(web, FIRST, OLD)
    script = FULL.format(root=str(root), web=str(web))
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, check=True, timeout=60, capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.stdout == "filen er for stor til drevet\n"
    assert files_in(web / "current") == OLD
    assert [p.name for p in (web / "releases").iterdir() if p.is_dir()] == ["2026-11-22.1"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 5000


def test_no_reader_ever_meets_nothing(web: Path) -> None:
    """Two hundred switches, while readers open the front page and find it each time."""
    deploy(web, FIRST, OLD)
    stop, met, failed = threading.Event(), [0], [0]

    def read() -> None:
        while not stop.is_set():
            try:
                with (web / "current/index.html").open() as page:
                    assert page.read() in (OLD["index.html"], NEW["index.html"])
                met[0] += 1
            except OSError:
                failed[0] += 1

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(steps(20, 100)):
        deploy(web, SECOND, NEW)
        deploy(web, FIRST, OLD)
        assert number >= 0
    stop.set()
    for reader in readers:
        reader.join()
    assert failed == [0]
    assert met[0] > 100
