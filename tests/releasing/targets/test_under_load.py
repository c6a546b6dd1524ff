"""nginx, asked without a pause while releases switch: no request fails, and none meets half a site.

`.ci/run` switches 200 times, any other run a few.
"""

from __future__ import annotations

import http.client
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from releasing.targets.folder import FolderTarget
from releasing.targets.ssh import SshTarget
from releasing.targets.target import Site, Target
from tests import needs
from tests.project_copy import ProjectCopy
from tests.publishing.hosting.servers import HOST, Server, running
from tests.releasing.targets.sites import site
from tests.releasing.targets.sshd import sshd
from tests.steps import steps

SWITCHES, OVER_SSH = steps(4, 200), steps(2, 20)
PATHS = ("/", "/om/", "/data.json")


def _release(number: int) -> Site:
    text = f"Udgivelse {number}"
    paths = ("index.html", "om/index.html", "data.json", "404.html")
    return site(f"2026-11-28.{number}", dict.fromkeys(paths, text * 50))


def _asked(connection: http.client.HTTPSConnection, path: str) -> str:
    connection.request("GET", path, headers={"Host": HOST})
    answer = connection.getresponse()
    body = answer.read().decode()
    is_whole = answer.status == 200 and len(set(body.split("Udgivelse ")[1:])) == 1
    return "whole" if is_whole else f"{answer.status} {path}"


@contextmanager
def _asking(server: Server) -> Iterator[Counter[str]]:
    """Two visitors that ask again and again; gives what they met, by kind."""
    met: Counter[str] = Counter()
    done = threading.Event()

    def visit() -> None:
        context = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection("127.0.0.1", server.secure, context=context)
        with closing(connection):
            while not done.is_set():
                for path in PATHS:
                    met[_asked(connection, path)] += 1

    threads = [threading.Thread(target=visit) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield met
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _wait_for_more(met: Counter[str], asked: int) -> None:
    """Wait until somebody has asked once more, as both may be slow on a machine that is busy."""
    for _ in range(60_000):
        if met.total() > asked:
            return
        time.sleep(0.001)
    raise AssertionError("nobody asks any more")


def _switched(target: Target, count: int, built: ProjectCopy, folder: Path, root: Path) -> None:
    target.deploy(_release(1))
    rules = built.outbox / "webserver" / "nginx.conf"
    with running("nginx", rules, root / "current", folder / "run") as server:
        with _asking(server) as met:
            for number in range(2, count + 2):
                asked = met.total()
                target.deploy(_release(number))
                _wait_for_more(met, asked)
        assert server.get("/").body.decode() == f"Udgivelse {count + 1}" * 50
    assert set(met) == {"whole"}
    assert met["whole"] >= count, "somebody asked during each switch or after it"


def test_a_folder_switches_under_load(built: ProjectCopy, tmp_path: Path) -> None:
    target = FolderTarget.at(tmp_path / "web")
    _switched(target, SWITCHES, built, tmp_path, tmp_path / "web")


@needs.TIME
def test_a_server_switches_under_load(
    built: ProjectCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sshd(tmp_path / "sshd") as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        target = SshTarget(server.remote(tmp_path / "web"))
        _switched(target, OVER_SSH, built, tmp_path, tmp_path / "web")
