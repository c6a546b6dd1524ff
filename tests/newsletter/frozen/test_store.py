"""Frozen letters on the disk: whole or not at all, and never changed without being told."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter.errors import FrozenError
from newsletter.frozen.as_json import letter_text
from newsletter.frozen.store import (
    FOLDER,
    LETTER,
    letters_and_faults,
    load_letters,
    remove_letter,
    write_letter,
)
from records.source.files import Project
from tests.newsletter.samples import NEW, TRAINEE, freeze, made
from tests.steps import some

FREEZING = """\
import sys
from dataclasses import replace
from pathlib import Path
from newsletter.frozen.as_json import sealed
from newsletter.frozen.store import load_letters, remove_letter, write_letter
from newsletter.locking import alone
from records.source.files import Project
root = Path(sys.argv[1])
project = Project(root, root / "content")
letter = load_letters(project)["november"]
print("klar", flush=True)
for number in range(10_000):
    with alone(project):
        write_letter(project, sealed(replace(letter, issue=f"nr-{number}")))
    with alone(project):
        if number % 2:
            remove_letter(project, f"nr-{number}")
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one frozen letter."""
    library = made(tmp_path)
    freeze(library)
    return library.project


def folder_of(project: Project) -> Path:
    return project.root / FOLDER / "november"


def said(project: Project) -> str:
    with pytest.raises(FrozenError) as told:
        load_letters(project)
    return str(told.value)


def test_a_letter_is_read_as_it_was_written(tmp_path: Path) -> None:
    library = made(tmp_path)
    letter = freeze(library)
    assert load_letters(library.project) == {"november": letter}
    names = {each.name for each in folder_of(library.project).iterdir()}
    assert names == {LETTER, *(f"{key}.{e}" for key in (NEW, TRAINEE) for e in ("html", "txt"))}
    (edition, _) = letter.editions
    html = (folder_of(library.project) / f"{NEW}.html").read_text(encoding="utf-8")
    assert html == edition.html
    assert re.fullmatch("[0-9a-f]{64}", edition.digest)


def test_it_is_the_same_for_the_same_content_and_clock(tmp_path: Path) -> None:
    library = made(tmp_path)
    freeze(library)
    folder = folder_of(library.project)
    first = {each.name: each.read_bytes() for each in folder.iterdir()}
    remove_letter(library.project, "november")
    assert not folder.exists()
    assert not list(folder.parent.iterdir())
    freeze(library)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == first


def test_without_a_folder_nothing_is_frozen(tmp_path: Path) -> None:
    assert load_letters(Project(tmp_path, tmp_path / "content")) == {}


def _changed_title(text: str) -> str:
    return text.replace('"title": "Nyt i november 2026"', '"title": "Noget andet"')


def _changed_item(text: str) -> str:
    return text.replace("Vikar til nytår & frem", "Vikar til sommer", 1)


def _renamed(text: str) -> str:
    return text.replace(f'"{NEW}": {{', '"nynedsat": {', 1)


@pytest.mark.parametrize(
    ("name", "change", "told"),
    some(
        [
            (
                LETTER,
                _changed_title,
                f"november/{LETTER}:1:1: brevet er ikke, som da det blev frosset",
            ),
            (LETTER, _changed_item, "(ændret: ny-speciallaege). Hent det igen: git checkout --"),
            (f"{NEW}.html", str.upper, "(ændret: ny-speciallaege)"),
            (f"{TRAINEE}.txt", lambda text: text + " ", "(ændret: hu-laege)"),
            (LETTER, lambda _: "{", f"{LETTER}:1:1: det frosne brev kan ikke læses ("),
            (LETTER, lambda _: "[]", "kan ikke læses ("),
            (LETTER, lambda _: '{"editions": {}}', "kan ikke læses ("),
            (LETTER, lambda _: '{"editions": 5}', "kan ikke læses ("),
            (LETTER, lambda _: "[" * 100_000, "kan ikke læses ("),
            (LETTER, lambda text: text.replace(f'"{NEW}": {{', '"../x": {', 1), "kan ikke læses ("),
            (LETTER, _renamed, "november/nynedsat.html:1:1: en fil af det frosne brev mangler."),
            (
                LETTER,
                lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> b\n",
                f"{LETTER}:1:1: Git har efterladt to udgaver af filen",
            ),
            (
                f"{NEW}.html",
                lambda text: f"<p>\n<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> b\n",
                f"{NEW}.html:2:1: Git har efterladt to udgaver af filen",
            ),
        ],
        5,
    ),
)
def test_what_was_changed_by_hand_is_told(
    project: Project, name: str, change: Callable[[str], str], told: str
) -> None:
    file = folder_of(project) / name
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert told in said(project)
    assert said(project).startswith(f"{FOLDER}/november/")


@pytest.mark.parametrize("name", [LETTER, f"{NEW}.html", f"{TRAINEE}.txt"])
def test_a_file_that_is_away_or_no_file_is_told(project: Project, name: str) -> None:
    file = folder_of(project) / name
    kept = file.read_bytes()
    file.unlink()
    assert (
        f"{name}:1:1: en fil af det frosne brev mangler. Kør git checkout -- .praksis/letters"
        in said(project)
    )
    file.mkdir()
    assert f"{name}:1:1: det frosne brev kan ikke læses (ingen fil)" in said(project)
    file.rmdir()
    elsewhere = project.root / "andet"
    elsewhere.write_bytes(kept)
    file.symlink_to(elsewhere)
    assert "kan ikke læses (ingen fil)" in said(project)
    file.unlink()
    file.write_bytes(b"\xff\xfe")
    assert f"{name}:1:1: det frosne brev kan ikke læses (" in said(project)


def test_links_and_other_names_are_told(project: Project) -> None:
    folder = folder_of(project)
    folder.rename(folder.with_name("december"))
    assert "december/letter.json:1:1: brevet er ikke, som da det blev frosset" in said(project)
    folder.symlink_to(folder.with_name("december"))
    _, faults = letters_and_faults(project)
    assert len(faults) == 2
    folder.unlink()
    top = project.root / FOLDER
    top.rename(project.root / "breve")
    top.symlink_to(project.root / "breve")
    assert f"{FOLDER}:1:1: det frosne brev kan ikke læses (ingen mappe)" in said(project)


def test_a_damaged_letter_hides_no_other(project: Project) -> None:
    other = folder_of(project).with_name("zebra")
    other.mkdir()
    (folder_of(project).with_name(".DS_Store")).write_bytes(b"x")
    letters, faults = letters_and_faults(project)
    assert set(letters) == {"november"}
    assert [each.code for each in faults] == ["frozen-file-missing"]


def test_digests_hold_however_the_file_is_set(project: Project) -> None:
    file = folder_of(project) / LETTER
    whole = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(whole, sort_keys=True), encoding="utf-8")
    assert set(load_letters(project)) == {"november"}


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
@pytest.mark.parametrize("after", some([0.004, 0.0, 0.011, 0.03, 0.07], 1))
def test_killed_at_any_moment_no_letter_is_half(project: Project, root: Path, after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", FREEZING, str(project.root)],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "klar\n"
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    letters = load_letters(project)
    assert "november" in letters
    text = letter_text(letters["november"])
    remove_letter(project, "november")
    write_letter(project, letters["november"])
    assert not [each for each in (project.root / FOLDER).iterdir() if each.name.startswith(".")]
    assert letter_text(load_letters(project)["november"]) == text
