"""What is fetched is what was chosen: bounds, versions and hashes of everything from others."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
BUILD = (*PROJECT["project"]["dependencies"], *GROUPS["build"])
CI = ROOT / ".ci"
YEAR_AS_VERSION = {"tzdata"}
"""Nothing of these breaks in a new year, and old time zones would give wrong hours."""


def locked(level: str) -> dict[str, str]:
    text = (ROOT / f".praksis/lock-{level}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", text, re.MULTILINE))


def test_a_version_that_would_break_us_is_out_of_bounds() -> None:
    for text in [*BUILD, *GROUPS["test"], *PROJECT["build-system"]["requires"]]:
        asked = Requirement(text)
        kinds = {each.operator for each in asked.specifier}
        assert kinds == ({">="} if asked.name in YEAR_AS_VERSION else {">=", "<"}), text


@pytest.mark.parametrize(("level", "asked"), [("build", BUILD), ("test", GROUPS["test"])])
def test_locked_versions_are_within_the_bounds(level: str, asked: tuple[str, ...]) -> None:
    versions = locked(level)
    for each in map(Requirement, asked):
        assert versions[canonicalize_name(each.name)] in each.specifier, each.name


def test_what_builds_the_project_itself_is_locked_too() -> None:
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]


def test_packages_from_npm_have_one_version_and_hash_and_no_address() -> None:
    asked = json.loads((CI / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    text = (CI / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert packages.pop("")["dependencies"] == asked
    for name, told in packages.items():
        assert re.fullmatch(r"sha512-[\w+/]{86}==", told["integrity"]), name
    assert '"resolved"' not in text
    assert "omit-lockfile-registry-resolved=true" in (CI / ".npmrc").read_text(encoding="utf-8")


def test_the_run_fetches_from_npm_and_pypi_by_hash_alone() -> None:
    script = (CI / "run").read_text(encoding="utf-8")
    code = "\n".join(line for line in script.splitlines() if not line.startswith("#"))
    assert re.findall(r"\bnpm (?!>)([a-z]+.*)", code) == [
        "ci --prefix .ci --ignore-scripts --loglevel=error"
    ]
    assert not re.search(r"\b(npx|uv|curl|wget)\b", code)
    (pip,) = re.findall(r".*/pip\b.*", code)
    assert '"$(echo .praksis/pip-*.whl)/pip" install' in pip
    assert "--require-hashes" in pip
    assert "sha256sum --check --quiet pip.sha256" in code


def test_mailman_and_all_it_needs_have_one_version_and_hashes() -> None:
    text = (CI / "mailman.txt").read_text(encoding="utf-8")
    asked = re.findall(
        r"^([a-z0-9][a-z0-9.-]*)==(\S+) \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE
    )
    lines = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert len(asked) == len(lines)
    assert {"mailman", "sqlalchemy", "setuptools"} <= {name for name, _ in asked}
    assert "://" not in text
