"""The files as a whole, byte for byte, and again on another machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from records.loading.library import Library
from tests import needs

NAMES = {
    "feed.xml": "feed.xml",
    "feed.atom": "feed.atom",
    "feed.json": "feed.json",
    "muligheder.xml": "muligheder.xml",
    "arrangementer.ics": "arrangementer.ics",
    "frister.ics": "frister.ics",
    "arrangementer/moede/arrangement.ics": "arrangement.ics",
    "muligheder/aaben/frist.ics": "frist.ics",
}
DIGESTS = """\
import hashlib, sys
from pathlib import Path
from publishing.files import files_beside_pages
from records.loading.library import load
from records.source.files import Project
from tests.samples import NOW, SITE
project = Path(sys.argv[1])
for file in files_beside_pages(load(Project(project, project / "content")), SITE, NOW):
    print(file.path, hashlib.sha256(file.content).hexdigest())
"""


@pytest.mark.parametrize("path", NAMES)
def test_files_are_as_they_were(
    path: str, files: dict[str, bytes], golden: Callable[[str, bytes], None]
) -> None:
    golden(NAMES[path], files[path])


def test_each_record_has_its_file_as_long_as_the_calendars_have_it(files: dict[str, bytes]) -> None:
    own = {path for path in files if "/" in path and path.endswith(".ics")}
    events = {"moede", "to-dage", "nat", "aflyst", "online", "for-nylig"}
    # A withdrawn posting keeps its file, which says so, until the deadline is past.
    deadlines = {"aaben", "snart", "genopslag", "trukket"}
    assert own == {f"arrangementer/{name}/arrangement.ics" for name in events} | {
        f"muligheder/{name}/frist.ics" for name in deadlines
    }


@needs.TIME
def test_no_path_is_written_twice(files: dict[str, bytes], library: Library, root: Path) -> None:
    assert len(_digests(library.project.root, root, {}).splitlines()) == len(files)


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
    return made.stdout
