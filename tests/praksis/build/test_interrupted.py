"""A build that is broken off leaves the last good output whole, and the next one tidies up."""

from __future__ import annotations

import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from praksis.swap import staging, write_files
from publishing.output import OutputFile
from tests import needs
from tests.project_copy import ProjectCopy, clean_environment, own_theme
from tests.ready import scripts
from tests.small import vacancy
from tests.steps import some

SIDE_BY_SIDE = ("site.ny-", "outbox.ny-")
PATIENCE = 120.0
"""Seconds to wait for a process before the test fails."""


@pytest.fixture
def finished(built_small: ProjectCopy, tmp_path: Path) -> ProjectCopy:
    """A small project, built, then with one vacancy more than its output shows."""
    project = built_small.copy(tmp_path / "project")
    project.write("content/vacancies/ny.yml", vacancy("ny", title="Endnu en kapacitet"))
    return project


@pytest.mark.parametrize(
    ("template", "says"),
    some([
        ("{% broken", "vacancy.html:1:1: skabelonen kan ikke læses"),
        ("{{ findes.ikke.her }}", 'vacancy.html:1:1: skabelonen kan ikke vises: "findes"'),
        ('{% include "partials/findes-ikke.html" %}', '"partials/findes-ikke.html" findes ikke'),
    ], 1),
)  # fmt: skip
def test_broken_template(finished: ProjectCopy, template: str, says: str) -> None:
    own_theme(finished, vacancy=template)
    before = finished.outputs()
    done = finished.praksis("build")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert says in done.output
    assert "Det sidste gode resultat er urørt." in done.output
    assert finished.outputs() == before
    assert finished.leftovers() == []


def test_full_disk(finished: ProjectCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("praksis.swap.write_files", full)
    before = finished.outputs()
    done = finished.praksis("build")
    assert done.exit_code == 1
    assert "Det kan ikke lade sig gøre: drevet er fyldt." in done.output
    assert finished.outputs() == before
    assert finished.leftovers() == []


# --- killed -----------------------------------------------------------------------------------


@pytest.fixture
def stop() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Processes that are ended with the test, whatever happens."""
    running: list[subprocess.Popen[bytes]] = []
    yield running
    for process in running:
        process.kill()
        process.wait(PATIENCE)


def _start(project: ProjectCopy, stop: list[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    command = [str(scripts() / "praksis"), "build"]
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=project.folder, env=clean_environment(), stdout=silent, stderr=silent
    )
    stop.append(process)
    return process


def _wait_for(happened: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.005)


SIGNS = ["site.ny-*/index.html", "site.ny-*/muligheder/*/index.html"]


@pytest.mark.parametrize("sign", some(SIGNS, 1))
def test_killed_in_the_middle(
    finished: ProjectCopy, stop: list[subprocess.Popen[bytes]], sign: str
) -> None:
    before = finished.outputs()
    process = _start(finished, stop)
    _wait_for(lambda: any(finished.folder.glob(sign)) or process.poll() is not None)
    process.send_signal(signal.SIGKILL)
    assert process.wait(PATIENCE) == -signal.SIGKILL
    assert finished.outputs() == before
    assert [name for name in finished.leftovers() if name.startswith(SIDE_BY_SIDE)]

    assert finished.praksis("build").exit_code == 0
    assert finished.leftovers() == []
    assert (finished.site / "muligheder" / "ny" / "index.html").is_file()


@pytest.mark.parametrize("name", some(["site", "outbox"], 1))
def test_killed_between_two_moves(finished: ProjectCopy, name: str) -> None:
    before = finished.outputs()
    (finished.folder / name).rename(finished.folder / f"{name}.gammel")
    own_theme(finished, vacancy="{% broken")
    assert finished.praksis("build").exit_code == 1
    assert finished.outputs() == before
    assert finished.leftovers() == []


def test_killed_after_the_moves(finished: ProjectCopy) -> None:
    shutil.copytree(finished.site, finished.folder / "site.gammel")
    assert finished.praksis("build").exit_code == 0
    assert finished.leftovers() == []


@needs.TIME
def test_two_builds_take_turns(finished: ProjectCopy, stop: list[subprocess.Popen[bytes]]) -> None:
    first, second = (_start(finished, stop) for _ in range(2))
    assert first.wait(PATIENCE) == second.wait(PATIENCE) == 0
    assert finished.leftovers() == []
    assert (finished.site / "muligheder" / "ny" / "index.html").is_file()


# --- the swap itself --------------------------------------------------------------------------


def test_first_build_has_nothing_to_swap(tmp_path: Path) -> None:
    with staging(tmp_path, ("site",)) as folders:
        assert write_files(folders["site"], [OutputFile("a/b.txt", b"x")]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site" / "a" / "b.txt").read_bytes() == b"x"
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_a_second_staging_waits(tmp_path: Path) -> None:
    done = threading.Event()

    def second() -> None:
        with staging(tmp_path, ("site",)):
            done.set()

    with staging(tmp_path, ("site",)) as folders:
        thread = threading.Thread(target=second)
        thread.start()
        assert not done.wait(0.3)
        assert folders["site"].is_dir()
    assert done.wait(PATIENCE)
    thread.join(PATIENCE)
