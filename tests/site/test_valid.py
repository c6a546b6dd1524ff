"""The Nu checker finds no error in any page, nor in the 404 page, the player and the parts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import needs
from tests.project_copy import ProjectCopy


@pytest.fixture
def vnu() -> Path:
    """The checker, which runs on Java."""
    needs.program("default-jre-headless", "java")
    return needs.npm_file("vnu-jar", "build/dist/vnu.jar", "PRAKSIS_VNU")


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
