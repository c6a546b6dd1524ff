"""One publish at a time; what a killed one left stands in nobody's way."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from releasing.errors import ReleaseError
from releasing.lock import FILE, alone

HOLDER = """
import sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from releasing.lock import alone
with alone(Path({project!r})):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(root: Path, project: Path) -> subprocess.Popen[str]:
    script = HOLDER.format(root=str(root), project=str(project))
    started = subprocess.Popen(
        [sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert started.stdout
    assert started.stdout.readline() == "held\n"
    return started


def test_two_at_once_and_a_killed_one(root: Path, tmp_path: Path) -> None:
    other = holder(root, tmp_path)
    with pytest.raises(ReleaseError) as caught, alone(tmp_path):
        pass
    assert str(caught.value) == (
        f"En anden udgivelse er i gang (proces {other.pid} på {socket.gethostname()}). Vent, til "
        f"den er færdig. Er den ikke i gang længere, så slet {FILE}."
    )
    other.send_signal(signal.SIGKILL)
    other.communicate()
    with alone(tmp_path):
        assert json.loads((tmp_path / FILE).read_text())["pid"] == os.getpid()
    assert (tmp_path / FILE).read_text() == ""


def test_one_on_another_machine(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text('{"pid": 7, "host": "natten.example"}')
    with (
        pytest.raises(ReleaseError, match=r"\(proces 7 på natten\.example\)"),
        alone(tmp_path),
    ):
        pass
    file.unlink()
    with alone(tmp_path):
        pass


@pytest.mark.parametrize("left", ["{", "[]", "7", '{"pid": 7}'])
def test_a_damaged_lock_is_nobodys(tmp_path: Path, left: str) -> None:
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text(left)
    with alone(tmp_path):
        pass


def test_it_is_free_after_a_fault(tmp_path: Path) -> None:
    with pytest.raises(KeyError), alone(tmp_path):
        raise KeyError
    with alone(tmp_path):
        pass
