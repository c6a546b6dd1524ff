"""The Nu checker finds no error in any page, nor in the 404 page, the player and the parts."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.build.project import ProjectCopy
from tests.conftest import leave_out


@pytest.fixture
def vnu() -> Path:
    """The checker's `vnu.jar`, which `.ci/run` fetches; `PRAKSIS_VNU` says where it is."""
    file = os.environ.get("PRAKSIS_VNU")
    if not file or not shutil.which("java"):
        leave_out("PRAKSIS_VNU does not say where vnu.jar is, or Java is missing")
    return Path(file)


def _errors(vnu: Path, place: Path) -> list[str]:
    options = ["-Xss4m", "-jar", str(vnu), "--skip-non-html", "--errors-only", "--stdout"]
    command = ["java", *options, str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "Exception" not in done.stderr, done.stderr
    return done.stdout.splitlines()


def test_every_page_is_valid(built: ProjectCopy, vnu: Path) -> None:
    assert len(list(built.site.rglob("*.html"))) > 100
    assert _errors(vnu, built.site)[:20] == []


def test_a_fault_would_be_found(vnu: Path, tmp_path: Path) -> None:
    bad = '<!doctype html><html lang="da"><title>x</title><p><time>i morgen</time><img src="a">'
    (tmp_path / "x.html").write_text(bad, encoding="utf-8")
    assert len(_errors(vnu, tmp_path)) >= 2
