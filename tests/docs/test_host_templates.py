"""The templates for the office's host: they can be read, and name what there is in the tree."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/drift"
OWNERS = (FOLDER / "CODEOWNERS").read_text(encoding="utf-8")
DEPENDABOT = (FOLDER / "dependabot.yml").read_text(encoding="utf-8")
RENOVATE = (FOLDER / "renovate.json").read_text(encoding="utf-8")
_TEAMS = {"@eksempel/redaktion", "@eksempel/udvikling"}


def rules(text: str) -> dict[str, set[str]]:
    """The owners by pattern."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {pattern: set(owners) for pattern, *owners in lines}


def test_owners_are_of_files_that_there_are() -> None:
    found = rules(OWNERS)
    assert next(iter(found)) == "*"
    for pattern, owners in found.items():
        assert pattern == "*" or (ROOT / pattern.removeprefix("/")).exists()
        assert owners
        assert owners <= _TEAMS


@pytest.mark.parametrize(
    "path", ["content/vacancies/a.yml", "mkdocs.yml", "start.py", ".ci/run", "docs/redaktoer.md"]
)
def test_every_host_asks_the_same_for(path: str) -> None:
    """The last rule counts on GitHub and GitLab; on Gitea every regular expression that fits."""
    *_, asked = [
        owners
        for pattern, owners in rules(OWNERS).items()
        if pattern == "*" or path.startswith(pattern.removeprefix("/"))
    ]
    gitea = "\n".join(line[4:] for line in OWNERS.splitlines() if line.startswith("#   "))
    also = set[str]()
    for pattern, owners in rules(gitea).items():
        fits = re.fullmatch(pattern.removeprefix("!").replace("\\\\", "\\"), path) is not None
        also |= owners if fits is not pattern.startswith("!") else set()
    assert also == asked


def updates() -> dict[str, dict[str, Any]]:
    told = yaml.safe_load(DEPENDABOT)
    assert told["version"] == 2
    return {each["package-ecosystem"]: each for each in told["updates"]}


def test_dependabot_looks_where_versions_are() -> None:
    found = updates()
    assert set(found) == {"pip", "npm", "github-actions"}
    folders = {name: ROOT / each["directory"].removeprefix("/") for name, each in found.items()}
    assert len(list(folders["pip"].glob("lock-*.txt"))) == 2
    assert (folders["npm"] / "package-lock.json").is_file()
    for each in found.values():
        assert each["schedule"]["timezone"] == "Europe/Copenhagen"
        assert each["cooldown"] == {"default-days": 7}
        (group,) = each["groups"].values()
        assert group == {"patterns": ["*"]}


def test_renovate_looks_at_the_same() -> None:
    told = json.loads(RENOVATE)
    (pattern,) = told["pip_requirements"]["managerFilePatterns"]
    files = [f".praksis/{file.name}" for file in (ROOT / ".praksis").iterdir()]
    fitting = [name for name in files if re.search(pattern.strip("/"), name)]
    assert len(fitting) == 2
    named = {name for rule in told["packageRules"] for name in rule["matchManagers"]}
    assert named == set(told["enabledManagers"])
    groups = {rule["groupName"] for rule in told["packageRules"]}
    assert groups == {name for each in updates().values() for name in each["groups"]}


@pytest.mark.parametrize("text", [DEPENDABOT, RENOVATE], ids=["dependabot", "renovate"])
def test_what_a_developer_runs_then_is_there(text: str) -> None:
    (command,) = re.findall(r"\.praksis/lock && .*papers", text)
    lock, ready, papers = command.split(" && ")
    assert (ROOT / lock).stat().st_mode & stat.S_IXUSR
    assert ready == "python3 start.py test --version"
    assert (ROOT / papers.split()[-1] / "__main__.py").is_file()


def test_the_operations_page_leads_to_all() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name in ("CODEOWNERS", "dependabot.yml", "renovate.json"):
        assert f"]({name})" in text


@pytest.mark.parametrize(
    "file", sorted([*ROOT.glob("*.md"), *FOLDER.glob("*.md")]), ids=lambda file: file.name
)
def test_links_of_papers_lead_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
        assert (file.parent / target).exists(), target
