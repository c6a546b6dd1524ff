"""The preview: a real server that answers through faults and cures, and shows what is wrong."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build.html import spaced
from tests.build.project import SCRIPTS, Project, clean_environment
from tests.build.small import small_project, vacancy

PATIENCE = 40.0
"""Seconds to wait for a page before the test fails."""
BROKEN = "content/vacancies/roenne-2.yml"


@dataclass(frozen=True, slots=True)
class Preview:
    """A running server and the project it shows."""

    project: Project
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def get(self, address: str) -> tuple[int, str]:
        """Status and text of a page; 0 while nothing answers."""
        try:
            url = f"http://127.0.0.1:{self.port}/{address}"
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                return answer.status, spaced(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            with error:
                return error.code, spaced(error.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            return 0, ""

    def wait_for(self, address: str, status: int, *, has: str = "", lacks: str = "\0") -> str:
        """The page, as soon as it is as wanted."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found, text = self.get(address)
            if found == status and has in text and lacks not in text:
                return text
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)
        pytest.fail(f"/{address} did not become {status}: {self.log.read_text(encoding='utf-8')}")


@pytest.fixture(params=["praksis", "mkdocs"])
def preview(
    root: Path, tmp_path: Path, request: pytest.FixtureRequest, unused_port: int
) -> Iterator[Preview]:
    """A small project, served; ended by its own process id."""
    project = small_project(root, tmp_path / "project")
    words = {
        "praksis": ["praksis", "serve", "--port", str(unused_port), "--clock", "2026-11-23"],
        "mkdocs": ["mkdocs", "serve", "--dev-addr", f"127.0.0.1:{unused_port}"],
    }[request.param]
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [SCRIPTS / words[0], *words[1:]],
            cwd=project.folder,
            env=clean_environment(),
            stdout=out,
            stderr=out,
        )
        yield Preview(project, process, unused_port, log)
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        finally:
            process.kill()
            process.wait(10)


@pytest.fixture
def unused_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_fault_is_shown_and_goes_away(preview: Preview) -> None:
    clock = "23. november 2026" if "praksis" in str(preview.process.args) else "22. november 2026"
    before = preview.wait_for("", 200, has=f"vist som den {clock}")
    assert "Indholdet har fejl" not in before
    assert preview.get("muligheder/roenne-2/")[0] == 200

    preview.project.write(BROKEN, vacancy("roenne-2", "frit: felt"))
    shown = preview.wait_for("", 200, has="Indholdet har fejl")
    assert f"{BROKEN}:34:1: feltet &#34;frit&#34; kendes ikke." in shown
    status, lost = preview.get("muligheder/roenne-2/")
    assert status == 404
    assert "Siden findes ikke" in lost
    status, other = preview.get("muligheder/roenne-1/")
    assert status == 200
    assert "Indholdet har fejl" in other

    preview.project.write(BROKEN, vacancy("roenne-2", title="Nu er den rettet"))
    assert "Nu er den rettet" in preview.wait_for("muligheder/roenne-2/", 200)
    assert "Indholdet har fejl" not in preview.get("")[1]
    assert "Traceback" not in preview.log.read_text(encoding="utf-8")
    assert preview.project.leftovers() == []


def test_port_in_use(small: Project, unused_port: int) -> None:
    with socket.create_server(("127.0.0.1", unused_port)):
        done = small.run("serve", "--port", str(unused_port))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"Porten {unused_port} er i brug. Vælg en anden med --port." in done.stderr
