"""The files as a whole, byte for byte, and again on another machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter.outbox import outbox_files
from records.clock import Clock
from records.loading.library import Library
from tests import needs
from tests.newsletter.samples import NEW, TRAINEE, issue, made
from tests.samples import NOW, SITE

DIGESTS = """\
import hashlib, sys
from pathlib import Path
from newsletter.outbox import outbox_files
from records.loading.library import load
from records.source.files import Project
from tests.samples import NOW, SITE
project = Path(sys.argv[1])
for file in outbox_files(load(Project(project, project / "content")), SITE, NOW):
    print(file.path, hashlib.sha256(file.content).hexdigest())
"""


@pytest.mark.parametrize("ending", ["html", "txt", "eml"])
def test_files_are_as_they_were(
    ending: str, files: dict[str, bytes], golden: Callable[[str, bytes], None]
) -> None:
    golden(f"november.{ending}", files[f"november/{NEW}.{ending}"])


def test_each_edition_has_three_files(files: dict[str, bytes]) -> None:
    endings = ("html", "txt", "eml")
    assert list(files) == [f"november/{key}.{e}" for key in (NEW, TRAINEE) for e in endings]


def test_an_issue_goes_out_from_the_day_it_is_published(library: Library) -> None:
    assert not list(outbox_files(library, SITE, Clock.parse("2026-11-19T23:59")))
    assert list(outbox_files(library, SITE, Clock.parse("2026-11-20T00:00")))


def test_a_draft_does_not_go_out(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(draft="true"))
    assert not list(outbox_files(library, SITE, NOW))


@needs.TIME
def test_same_bytes_in_another_zone_locale_and_hash_order(library: Library, root: Path) -> None:
    project = library.project.root
    here = {"TZ": "Europe/Copenhagen", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    there = {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"}
    assert _digests(project, root, here) == _digests(project, root, there)


def _digests(project: Path, root: Path, environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", DIGESTS, str(project)]
    made = subprocess.run(
        command, cwd=root, env=os.environ | environment, capture_output=True, text=True, check=True
    )
    assert len(made.stdout.splitlines()) == 6
    return made.stdout


def test_the_issues_of_the_project_can_be_made(real_library: Library) -> None:
    files = list(outbox_files(real_library, SITE, NOW))
    assert files
    assert all(len(file.content) < 80_000 for file in files)


def test_mails_that_were_made_before_start_no_renderer(
    library: Library, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    list(outbox_files(library, SITE, NOW))  # the library keeps what was made of it

    def refused(*_: object, **__: object) -> None:
        pytest.fail("the renderer was started")

    monkeypatch.setattr("subprocess.Popen", refused)
    assert {file.path: file.content for file in outbox_files(library, SITE, NOW)} == files
