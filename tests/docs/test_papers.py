"""THIRD-PARTY.md and the SBOM: as the lock files are, with licence and reason for everything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests import needs
from tests.steps import some

ROOT = Path(__file__).parents[2]
THIRD_PARTY = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
SBOM = (ROOT / ".praksis/sbom.cdx.json").read_text(encoding="utf-8")
_NEEDED = (
    ".ci/package-lock.json", ".praksis/lock-build.txt", ".praksis/lock-test.txt",
    ".praksis/sbom.cdx.json", "THIRD-PARTY.md", "pyproject.toml", "site_plugins/admin/pins.json",
)  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What the papers are made of, in a folder of its own."""
    for name in _NEEDED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / ".praksis/papers", tmp_path / ".praksis/papers")
    (pip,) = (ROOT / ".praksis").glob("pip-*.whl")
    (tmp_path / ".praksis" / pip.name).touch()
    return tmp_path


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", str(root / ".praksis/papers"), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd="/")


def change(file: Path, pattern: str, instead: str) -> None:
    text, count = re.subn(pattern, instead, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count == 1
    file.write_text(text, encoding="utf-8")


def test_papers_are_as_the_lock_files() -> None:
    done = run(ROOT, "--check")
    assert (done.returncode, done.stderr) == (0, "")


@needs.TIME
def test_what_is_stale_is_named_and_written_anew(copy: Path) -> None:
    (copy / ".praksis/sbom.cdx.json").unlink()
    change(copy / "pyproject.toml", r"# cleans HTML from editors$", "# cleans what editors write")
    done = run(copy, "--check")
    command = "run .venv/bin/python .praksis/papers."
    assert done.returncode == 1
    assert done.stderr == (
        f"THIRD-PARTY.md is stale: {command}\n.praksis/sbom.cdx.json is stale: {command}\n"
    )
    done = run(copy)
    assert (done.returncode, done.stdout) == (
        0, "THIRD-PARTY.md written.\n.praksis/sbom.cdx.json written.\n",
    )  # fmt: skip
    assert "| cleans what editors write |" in (copy / "THIRD-PARTY.md").read_text(encoding="utf-8")
    assert (copy / ".praksis/sbom.cdx.json").read_text(encoding="utf-8") == SBOM
    assert run(copy, "--check").returncode == 0


@pytest.mark.parametrize(
    ("name", "pattern", "instead", "told"),
    some(
        [
            ("pyproject.toml", r"# cleans HTML from editors$", "", "nh3 has no reason: write it"),
            (".praksis/papers/parts.py", r'^ +"exifr": .*$', "", "exifr has no reason: write it"),
            (
                ".praksis/papers/libraries.py",
                r'^ +"colorama": .*$',
                "",
                "colorama names no licence",
            ),
            (".praksis/lock-test.txt", "^nh3==", "nh3==9", "is installed, the lock file has 9"),
            (".praksis/lock-test.txt", "^nh3==", "absent-1==", "absent-1 is not installed"),
            ("pyproject.toml", r'^ +"nh3>=.*$', "", "nh3 stands in a lock file, but nothing asks"),
        ],
        1,
    ),
    ids=some(["reason", "reason-npm", "licence", "version", "not-installed", "not-asked-for"], 1),
)
def test_nothing_is_written_while_something_is_not_known(
    copy: Path, name: str, pattern: str, instead: str, told: str
) -> None:
    change(copy / name, pattern, instead)
    before = (copy / "THIRD-PARTY.md").read_bytes()
    done = run(copy)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert (copy / "THIRD-PARTY.md").read_bytes() == before


def locked(level: str) -> set[str]:
    text = (ROOT / f".praksis/lock-{level}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9][a-z0-9.-]*)==", text, re.MULTILINE))


def rows(title: str) -> set[str]:
    section = THIRD_PARTY.partition(f"## {title}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| (.+?) \| .+ \| .+ \| .+ \|$", section, re.MULTILINE)) - {
        "Name", "---"}  # fmt: skip


def test_every_library_stands_on_the_page_once() -> None:
    assert rows("Builds the site") == locked("build")
    assert rows("Only tests and developers use it") == locked("test") - locked("build")
    pinned = json.loads((ROOT / "site_plugins/admin/pins.json").read_text(encoding="utf-8"))
    assert set(pinned) <= rows("The form in the browser")
    fetched = json.loads((ROOT / ".ci/package.json").read_text(encoding="utf-8"))
    assert set(fetched["dependencies"]) == rows("Only `.ci/run` uses it")


def fonts() -> Iterator[Path]:
    made = re.compile(r"\..*|(site|outbox)(\..*)?")
    for folder in ROOT.iterdir():
        if folder.is_dir() and not made.fullmatch(folder.name):
            yield from (
                file for kind in ("woff2", "ttf", "otf") for file in folder.rglob(f"*.{kind}")
            )


def test_every_font_in_the_tree_is_named_and_has_its_licence_beside_it() -> None:
    names = {file.stem for file in fonts()}
    assert names
    assert names <= {name.lower() for name in rows("Lies in the tree, or goes onto the site")}
    for file in fonts():
        assert "SIL OPEN FONT LICENSE" in file.with_name("OFL.txt").read_text(encoding="utf-8")


def test_sbom_is_valid_and_tells_nothing_of_the_machine() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(SBOM) is None
    told = json.loads(SBOM)
    shown = {each["name"] for each in told["components"]}
    assert locked("build") <= shown
    assert not shown & (locked("test") - locked("build"))
    assert all(each["licenses"] for each in told["components"])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(told["metadata"]) == {"component"}
    assert told["metadata"]["component"]["version"] == project["version"]
    (schema,) = re.findall(r"\w+://[^\"]+", SBOM)
    assert schema == "http://cyclonedx.org/schema/bom-1.6.schema.json"
    assert str(ROOT) not in SBOM


def test_sbom_knows_what_brings_what() -> None:
    told = json.loads(SBOM)
    graph = {each["ref"]: set(each.get("dependsOn", ())) for each in told["dependencies"]}
    known = {each["bom-ref"] for each in told["components"]}
    assert set(graph) == known | {"min-almen-praksis"}
    reached, todo = set[str](), ["min-almen-praksis"]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += graph[name]
    assert reached == set(graph)


def test_version_is_the_newest_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, *versions = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    assert first == "Unreleased"
    found = [re.fullmatch(r"(\d+\.\d+\.\d+) – (\d{4}-\d\d-\d\d)", each) for each in versions]
    told = [(each[1], date.fromisoformat(each[2])) for each in found if each]
    assert len(told) == len(versions)
    assert [day for _, day in told] == sorted((day for _, day in told), reverse=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert told[0][0] == project["version"]


def test_licence_is_the_one_that_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (file,) = project["license-files"]
    assert project["license"] == "MPL-2.0"
    text = (ROOT / file).read_text(encoding="utf-8")
    assert text.startswith("Mozilla Public License Version 2.0\n")
    assert "[Mozilla Public License 2.0](LICENSE)" in (ROOT / "README.md").read_text("utf-8")
