"""The ready CI files: what they run works, with no more rights and secrets than they explain."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from newsletter.engines import listmonk, mailman, smtp
from newsletter.engines.smtp import HOST, PORT
from praksis.cli import main
from praksis.commands.newsletter.ready import PROOF_TO
from releasing.targets.rsync import KEY, KNOWN_HOSTS
from tests import needs, ready
from tests.git import committed, git
from tests.project_copy import ProjectCopy, clean_environment
from tests.small import vacancy
from tests.steps import some

FOLDER = Path(__file__).parents[2] / "docs/drift"
GITHUB, GITLAB = FOLDER / "github-actions.yml", FOLDER / "gitlab-ci.yml"
OWN_ACTIONS = {"checkout", "setup-python", "cache", "upload-artifact"}  # fmt: skip
_START = re.compile(r"python3 start\.py ([a-z]+)([^\n>|;]*)")
MAIL = (
    PROOF_TO, HOST, PORT, smtp.USER, smtp.PASSWORD, listmonk.USER, listmonk.TOKEN, mailman.USER,
    mailman.PASSWORD,
)  # fmt: skip
_KEYWORDS = {"stages", "workflow", "variables", "default"}


@cache
def read(file: Path) -> Mapping[str, Any]:
    """The file; GitHub's `on` is no truth value."""
    loader = type("Loader", (yaml.CSafeLoader,), {"yaml_implicit_resolvers": {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":bool")]
        for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()}})  # fmt: skip
    values = yaml.load(file.read_text(encoding="utf-8"), loader)
    assert isinstance(values, dict)
    return values


def github_scripts(job: str) -> list[str]:
    return [step["run"] for step in read(GITHUB)["jobs"][job]["steps"] if "run" in step]


def gitlab_jobs() -> dict[str, Any]:
    return {name: job for name, job in read(GITLAB).items() if name not in _KEYWORDS}


def scripts() -> Iterator[tuple[str, str]]:
    for name in read(GITHUB)["jobs"]:
        yield f"github {name}", "\n".join(github_scripts(name))
    for name, job in gitlab_jobs().items():
        yield f"gitlab {name}", "\n".join(job["script"])


SCRIPTS_OF_JOBS = dict(scripts())


@pytest.mark.parametrize("job", SCRIPTS_OF_JOBS)
def test_the_shell_can_read_the_script(job: str) -> None:
    done = subprocess.run(
        ["bash", "-n"], input=SCRIPTS_OF_JOBS[job], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_and_option_exists() -> None:
    found = [line for script in SCRIPTS_OF_JOBS.values() for line in _START.findall(script)]
    assert {name for name, _ in found} == {
        "check", "diff", "build", "upcoming", "publish", "doctor", "newsletter",
    }  # fmt: skip
    with click.Context(main) as context:
        for name, words in found:
            command = main.get_command(context, name)
            assert command, name
            if isinstance(command, click.Group):
                command = command.get_command(context, words.split()[0])
                assert command, words
            known = {option for param in command.get_params(context) for option in param.opts}
            assert {word for word in words.split() if word.startswith("--")} <= known


def test_every_check_reads_all_anew() -> None:
    """What a change brings along, or an earlier run left, decides nothing."""
    found = [line for script in SCRIPTS_OF_JOBS.values() for line in _START.findall(script)]
    checks = [words for name, words in found if name == "check"]
    assert len(checks) == 6
    assert all("--no-cache" in words.split() for words in checks)


@pytest.mark.parametrize(
    "job", [name for name, script in SCRIPTS_OF_JOBS.items() if "check" in script]
)
def test_content_is_checked_before_anything_is_built(job: str) -> None:
    commands = [name for name, _ in _START.findall(SCRIPTS_OF_JOBS[job])]
    assert commands[0] == "check"


def test_a_failed_night_is_told() -> None:
    job = read(GITHUB)["jobs"]["besked"]
    assert (job["needs"], job["if"]) == ("udgiv", "failure()")
    assert "gh issue create" in "\n".join(github_scripts("besked"))
    assert "Pipeline status emails" in GITLAB.read_text(encoding="utf-8")
    stages = read(GITLAB)["stages"]
    order = [stages.index(job["stage"]) for job in gitlab_jobs().values()]
    assert order == sorted(order)


def test_a_change_of_strangers_never_runs_with_the_key() -> None:
    job = read(GITHUB)["jobs"]["udkast"]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in job["if"]
    for name in ("kontrol", "besked"):
        assert "PRAKSIS_NOEGLE" not in str(read(GITHUB)["jobs"][name])


def test_main_is_built_each_night_so_that_dates_stay_true() -> None:
    runs = read(GITHUB)["on"]
    assert [each["cron"] for each in runs["schedule"]] == ["10 23 * * *"]
    assert runs["push"] == {"branches": ["main"]}
    assert "pull_request" in runs
    assert "pull_request_target" not in runs
    assert "Pipeline schedules" in GITLAB.read_text(encoding="utf-8")


def test_actions_are_the_platforms_own_and_pinned() -> None:
    lines = re.findall(r"uses: (.+)", GITHUB.read_text(encoding="utf-8"))
    assert len(lines) > 8
    for line in lines:
        found = re.fullmatch(r"actions/([a-z-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
        assert found, line
        assert found[1] in OWN_ACTIONS
    assert len(set(lines)) == len({line.partition("@")[0] for line in lines})


def test_rights_are_the_least() -> None:
    told = read(GITHUB)
    assert told["permissions"] == {"contents": "read"}
    given = {name: job["permissions"] for name, job in told["jobs"].items() if "permissions" in job}
    writes = {"contents": "write"}
    assert given == {"udkast": writes, "udgiv": writes, "besked": {"issues": "write"}}
    checkouts = {
        name: step.get("with", {}).get("persist-credentials")
        for name, job in told["jobs"].items()
        for step in job["steps"]
        if "checkout" in step.get("uses", "")
    }
    assert checkouts == {"kontrol": "false", "udkast": None, "udgiv": None}
    assert all("timeout-minutes" in job for job in told["jobs"].values())


@pytest.mark.parametrize("file", [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_secrets_and_settings_are_explained(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    comment = [line for line in lines if line.startswith("#")]
    rest = "\n".join(line for line in lines if not line.startswith("#"))
    used = set(re.findall(r"\bPRAKSIS_[A-Z_]+", rest))
    explained = set(re.findall(r"^#\s+(PRAKSIS_[A-Z_]+)\s{2,}\S", "\n".join(comment), re.MULTILINE))
    assert used | {KEY, KNOWN_HOSTS, *MAIL} == explained  # what the program reads itself
    assert max(map(len, comment)) <= 100


def test_secrets_never_stand_in_a_script() -> None:
    """They come as variables: what stands in a script is run as it is."""
    assert not any("${{" in script for script in SCRIPTS_OF_JOBS.values())


def test_caches_hold_what_is_slow_to_make() -> None:
    github = [
        step["with"]
        for job in read(GITHUB)["jobs"].values()
        for step in job["steps"]
        if "actions/cache@" in step.get("uses", "")
    ]
    assert {path for each in github for path in each["path"].split()} == {
        ".venv", "~/.cache/pip", ".praksis/cache"}  # fmt: skip
    assert all("lock-build.txt" in c["key"] for c in github if ".venv" in c["path"])
    gitlab = read(GITLAB)["default"]["cache"]
    assert {path for each in gitlab for path in each["paths"]} == {
        ".venv/", ".cache/pip/", ".praksis/cache/"}  # fmt: skip


# --- as the platform runs them ----------------------------------------------------------------


@pytest.fixture
def project(small: ProjectCopy) -> ProjectCopy:
    """A small project with a change on top; its start.py hands on at once."""
    made = small
    program = str(ready.scripts() / "praksis")
    handed = f"import os, sys\nos.execv({program!r}, ['praksis', *sys.argv[1:]])\n"
    made.write("start.py", handed)
    made.write(".gitignore", "/site/\n/outbox/\n/.praksis/cache/\n")
    committed(made.folder)
    made.write("content/vacancies/roenne-1.yml", vacancy("roenne-1", deadline="2026-12-28"))
    git(made.folder, "commit", "-qam", "change")
    return made


def test_github_stops_also_within_a_pipe() -> None:
    """Of a step that names no shell GitHub runs `bash -e`; named, it gets `pipefail` as well."""
    assert read(GITHUB)["defaults"] == {"run": {"shell": "bash"}}


def run(project: ProjectCopy, script: str, **more: str) -> subprocess.CompletedProcess[str]:
    """As the platforms do: bash that stops at the first fault, also within a pipe."""
    path = os.pathsep.join([str(ready.scripts()), str(ready.SCRIPTS), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=project.folder, env=clean_environment(PATH=path, **more),
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


JOBS = [
    ("github", "kontrol"), ("github", "udgiv"),
    ("gitlab", "kontrol"), ("gitlab", "forklaring"), ("gitlab", "udgiv"),
]  # fmt: skip
TOLD = {
    ("github", "kontrol"): ("summary.md", "## Det ændrer sig for læserne\n\n**Frist flyttet fra"),
    ("github", "udgiv"): ("summary.md", "## Det sker snart"),
    ("gitlab", "forklaring"): ("forklaring.md", "**Frist flyttet fra"),
}
"""The file that a job writes for people, and what stands in it."""


@pytest.mark.parametrize(("platform", "job"), some(JOBS, 1))
def test_a_job_runs(project: ProjectCopy, platform: str, job: str) -> None:
    given = {
        "GITHUB_STEP_SUMMARY": str(project.folder / "summary.md"),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(project.folder, "rev-parse", "HEAD^").strip(),
    }
    one = ["\n".join(gitlab_jobs()[job]["script"])] if platform == "gitlab" else None
    for script in one or github_scripts(job):
        done = run(project, script, **given)
        assert done.returncode == 0, done.stderr
    if (platform, job) in TOLD:
        name, said = TOLD[platform, job]
        assert said in (project.folder / name).read_text(encoding="utf-8")
    if job == "udgiv":
        assert (project.site / "index.html").is_file()


def test_github_refuses_to_publish_examples(project: ProjectCopy) -> None:
    build = github_scripts("udgiv")[1]
    done = run(project, build, UDGIV="ja")
    assert done.returncode == 1
    assert "Siden kan ikke udgives endnu." in done.stderr


LETTERS = {
    "github": next(each for each in github_scripts("udgiv") if "newsletter" in each),
    "gitlab": next(each for each in gitlab_jobs()["udgiv"]["script"] if "newsletter" in each),
}


@pytest.mark.parametrize("platform", LETTERS)
def test_what_is_frozen_is_in_git_before_anything_goes_out(platform: str) -> None:
    found = re.findall(r"newsletter [a-z]+(?: --freeze)?|(?<=\n)\s*gem ", LETTERS[platform])
    assert [each.strip().removeprefix("newsletter ") for each in found] == [
        "ready", "gem", "alerts --freeze", "gem", "alerts", "gem",
    ]  # fmt: skip


@pytest.mark.parametrize("platform", some(LETTERS, 1))
def test_what_a_night_freezes_is_pushed_also_when_others_pushed_meanwhile(
    project: ProjectCopy, tmp_path: Path, platform: str
) -> None:
    there, branch = written_by_a_night(project, tmp_path)
    git(tmp_path, "clone", "-q", str(there), "other")
    (tmp_path / "other/andet.txt").write_text("x")
    git(tmp_path / "other", "add", ".")
    git(tmp_path / "other", "-c", "user.name=a", "-c", "user.email=a@example.org",
        "commit", "-qm", "other")  # fmt: skip
    git(tmp_path / "other", "push", "-q")
    done = night(project, platform, branch)
    assert done.returncode == 0, done.stderr
    told = git(there, "log", "--format=%s", "-4", branch).splitlines()
    assert told == ["Husk nattens beskeder", "Frys nattens beskeder", "Frys breve, der er klar",
                    "other"]  # fmt: skip


@pytest.mark.parametrize("platform", some(LETTERS, 1))
def test_a_branch_that_is_closed_to_the_run_is_told_and_nothing_more_goes_out(
    project: ProjectCopy, tmp_path: Path, platform: str
) -> None:
    there, branch = written_by_a_night(project, tmp_path)
    closed = there / "hooks/pre-receive"
    closed.write_text("#!/bin/sh\nexit 1\n")
    closed.chmod(0o755)
    done = night(project, platform, branch)
    assert done.returncode == 1
    assert "Er grenen lukket for kørslen?" in done.stdout
    assert not (project.folder / ".praksis/letters/newsletter-alerts").exists()


def written_by_a_night(project: ProjectCopy, folder: Path) -> tuple[Path, str]:
    """Lets `start.py` write what the commands would; returns where it is pushed, and to what."""
    written = (
        "import sys\nfrom pathlib import Path\n"
        "folder = Path('.praksis/letters') / '-'.join(sys.argv[1:])\n"
        "folder.mkdir(parents=True)\n(folder / 'letter.json').write_text('{}')\n"
    )
    project.write("start.py", written)
    git(project.folder, "commit", "-qam", "start")
    branch = git(project.folder, "branch", "--show-current").strip()
    git(folder, "clone", "-q", "--bare", str(project.folder), "there.git")
    git(folder / "there.git", "config", "receive.advertisePushOptions", "true")
    git(project.folder, "remote", "add", "origin", str(folder / "there.git"))
    return folder / "there.git", branch


def night(project: ProjectCopy, platform: str, branch: str) -> subprocess.CompletedProcess[str]:
    """A run on a machine whose Git knows no name, as those of the platforms."""
    nobody = {
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly",
        "GIT_CONFIG_VALUE_0": "true", "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }  # fmt: skip
    return run(
        project, LETTERS[platform], NAT="ja", GREN=branch, CI_COMMIT_BRANCH=branch,
        CI_PIPELINE_SOURCE="schedule", PRAKSIS_UDGIV="ja", PRAKSIS_BREVE="ja", **nobody,
    )  # fmt: skip


def test_the_operations_page_leads_to_both() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "(github-actions.yml)" in text
    assert "(gitlab-ci.yml)" in text


@needs.TIME
def test_github_publishes_and_shows_a_branch(project: ProjectCopy, tmp_path: Path) -> None:
    config = project.folder / "mkdocs.yml"
    target = f'  - publisher:\n      release: {{targets: [{{folder: "{tmp_path}/web"}}]}}\n'
    config.write_text(config.read_text("utf-8").replace("  - publisher:\n", target), "utf-8")
    summary = str(project.folder / "summary.md")
    preview = github_scripts("udkast")[1]
    done = run(project, preview, GREN="ny/side $(id)", GITHUB_STEP_SUMMARY=summary)
    assert done.returncode == 0, done.stderr
    assert "/udkast/ny-side-id/" in Path(summary).read_text("utf-8")
    assert (tmp_path / "web/releases/.udkast/ny-side-id/index.html").is_file()
