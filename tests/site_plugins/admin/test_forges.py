"""Draft, ready, live: what the form's program says to each server is what the server takes.

GitHub describes its API itself (npm `@octokit/openapi`). What GitLab and Gitea take is restated in
`forges.json` from their documentation. Each call is looked up in the pinned program, so that a new
version that says something else fails here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from site_plugins.admin.backend import WITH_REVIEW
from site_plugins.admin.bundle import SVELTIA, Bundle
from tests import needs
from tests.site_plugins.admin.openapi import followed, properties

FORGES: Mapping[str, Any] = json.loads(Path(__file__).with_name("forges.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def github() -> Mapping[str, Any]:
    """GitHub's own description of its API (OpenAPI 3)."""
    file = needs.npm_file("@octokit/openapi", "generated/api.github.com.json", "PRAKSIS_GITHUB_API")
    described: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
    return described


@pytest.mark.parametrize("forge", ["github", "gitlab", "gitea"])
def test_the_program_says_what_we_think(bundle: Bundle, forge: str) -> None:
    program = bundle.read(SVELTIA, "dist/sveltia-cms.js").decode("utf-8")
    unknown = [call["does"] for call in FORGES[forge] if call["program"] not in program]
    assert unknown == []


def test_github_takes_it_and_answers_with_what_is_read(github: Mapping[str, Any]) -> None:
    for call in FORGES["github"]:
        operation = github["paths"][call["path"]][call["method"].lower()]
        taken = set(_properties(github, operation.get("requestBody", {})))
        assert set(call["sends"]) <= taken, call["does"]
        answered = {
            key
            for code, answer in operation["responses"].items()
            if code.startswith("2")
            for key in _properties(github, followed(github, answer))
        }
        assert set(call["reads"]) <= answered, call["does"]


@pytest.mark.parametrize("forge", ["gitlab", "gitea"])
def test_the_other_servers_take_it(forge: str) -> None:
    facts = FORGES[f"{forge} facts"]
    for call in FORGES[forge]:
        assert set(call["sends"]) <= set(facts[f"{call['method']} {call['path']}"]), call["does"]


def test_review_is_offered_where_the_program_has_it(bundle: Bundle) -> None:
    """Gitea has none: there a branch of the office stands in, with a pull request made by hand."""
    program = bundle.read(SVELTIA, "dist/sveltia-cms.js").decode("utf-8")
    said = "Editorial Workflow is currently supported only with the GitHub and GitLab backends."
    assert said in program
    assert WITH_REVIEW == ("github", "gitlab")


def _properties(described: Mapping[str, Any], body: Mapping[str, Any]) -> Iterator[str]:
    for content in body.get("content", {}).values():
        yield from (key for key, _ in properties(described, content.get("schema", {})))
