"""The Nu checker finds no error in any page, nor in the 404 page, the player and the parts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import needs
from tests.project_copy import ProjectCopy
from tests.steps import some

BAD = '<!doctype html><html lang="da"><title>x</title><p><time>i morgen</time><img src="a">'
_JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A short run on few cores is quickest without what pays in long ones."""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that is not valid."""
    page = tmp_path_factory.mktemp("bad") / "x.html"
    page.write_text(BAD, encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def errors(built: ProjectCopy, bad: Path) -> list[str]:
    """What the checker, which runs on Java, says of the site and of the bad page."""
    needs.program("default-jre-headless", "java")
    vnu = needs.npm_file("vnu-jar", "build/dist/vnu.jar", "PRAKSIS_VNU")
    pages = some(sorted(built.site.rglob("*.html")), 12)
    options = ["-jar", str(vnu), "--skip-non-html", "--errors-only", "--stdout"]
    command = ["java", *_JAVA, *options, *map(str, pages), str(bad)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "Exception" not in done.stderr, done.stderr
    return done.stdout.splitlines()


def test_every_page_is_valid(built: ProjectCopy, errors: list[str], bad: Path) -> None:
    assert len(list(built.site.rglob("*.html"))) > 100
    assert [line for line in errors if bad.as_posix() not in line][:20] == []


def test_a_fault_would_be_found(errors: list[str], bad: Path) -> None:
    assert len([line for line in errors if bad.as_posix() in line]) >= 2
