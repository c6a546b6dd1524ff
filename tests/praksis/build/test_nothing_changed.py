"""A build of what nobody changed leaves everything as it lies, and says what a whole one says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import needs
from tests.project_copy import ProjectCopy, clean_environment
from tests.small import article
from tests.steps import some

SAID = "Intet er ændret siden sidst. Det færdige bliver liggende."
OUTCOME = ".praksis/cache/outcome.json"
CLOCK = "2026-11-22T09:00"


@pytest.fixture
def project(small: ProjectCopy) -> ProjectCopy:
    """A small project that was built just now."""
    done = small.praksis("build", "--clock", CLOCK)
    assert done.exit_code == 0, done.output
    return small


def _is_left(project: ProjectCopy, clock: str = CLOCK) -> bool:
    done = project.praksis("build", "--clock", clock)
    assert done.exit_code == 0, done.output
    return SAID in done.stderr


def test_it_says_the_same_and_writes_nothing(small: ProjectCopy) -> None:
    first = small.run("build", "--clock", CLOCK)
    before = {file: file.stat() for file in small.site.rglob("*")}
    again = small.run("build", "--clock", CLOCK)
    seconds = re.compile(r"[\d,]+ sekund")
    assert seconds.sub("", again.stdout) == seconds.sub("", first.stdout)
    warnings = [line for line in first.stderr.splitlines() if not line.startswith("[")]
    assert warnings
    assert again.stderr.splitlines() == [*warnings, SAID]
    assert {file: file.stat() for file in small.site.rglob("*")} == before


@needs.TIME
def test_it_loads_nothing_that_makes_pages(project: ProjectCopy) -> None:
    script = (
        "import sys\nfrom praksis.cli import main\n"
        f"main(['build', '--clock', '{CLOCK}'], standalone_mode=False)\n"
        "print('loaded', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=project.folder, capture_output=True,
                          text=True, env=clean_environment(), check=True)  # fmt: skip
    assert SAID in done.stderr
    loaded = set(done.stdout.rpartition("loaded ")[2].split())
    assert "praksis.outcome" in loaded
    heavy = {"mkdocs", "jinja2", "PIL", "records.model.registry", "publishing.page"}
    assert loaded & heavy == set()


@pytest.mark.parametrize(
    ("clock", "is_left"),
    some(
        [
            ("2026-11-22T11:59", True),
            ("2026-11-22T09:01", True),
            ("2026-11-22T08:59", False),
            ("2026-11-23T00:00", False),
            ("2026-11-22T12:00", False),  # the time of day of a deadline
        ],
        2,
    ),
)
def test_it_holds_until_the_next_moment_that_counts(
    project: ProjectCopy, clock: str, *, is_left: bool
) -> None:
    assert _is_left(project, clock) == is_left


@needs.TIME
def test_pages_say_which_moment_was_asked_for(
    project: ProjectCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(2026, 11, 22, 8, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{moment.timestamp():.0f}")
    done = project.praksis("build")
    assert done.exit_code == 0
    assert SAID not in done.output


def _same_size_and_time(file: Path) -> None:
    status = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


HARMS: dict[str, Callable[[Path], object]] = {
    "changed": _same_size_and_time,
    "cut": lambda file: os.truncate(file, 10),
    "gone": Path.unlink,
    "closed": lambda file: file.chmod(0o600),
    "one more": lambda file: file.with_name("mere.html").write_text("mere"),
    "a folder": lambda file: file.with_name("mere").mkdir(),
    "elsewhere": lambda file: file.rename(file.with_name("andet.html")),
}


@pytest.mark.parametrize("name", some(HARMS, 1))
def test_an_output_that_was_touched_is_made_anew(project: ProjectCopy, name: str) -> None:
    before = project.outputs()
    HARMS[name](project.site / "index.html")
    assert not _is_left(project)
    assert project.outputs() == before
    assert _is_left(project)


@needs.TIME
def test_without_the_mails_everything_is_made(project: ProjectCopy) -> None:
    next(project.outbox.rglob("*.eml")).unlink()
    assert not _is_left(project)


@needs.TIME
@pytest.mark.parametrize(
    "harm", some([lambda raw: raw[:-1], lambda raw: raw + b" ", lambda _: b"{}"], 1)
)
def test_what_was_remembered_is_believed_whole_or_not_at_all(
    project: ProjectCopy, harm: Callable[[bytes], bytes]
) -> None:
    file = project.folder / OUTCOME
    file.write_bytes(harm(file.read_bytes()))
    assert not _is_left(project)


def test_a_change_is_built(project: ProjectCopy) -> None:
    project.write("content/articles/ny.md", article("ny"))
    assert not _is_left(project)
    assert (project.site / "livet/ny/index.html").is_file()
    (project.folder / "content/articles/ny.md").unlink()
    assert not _is_left(project)
    assert not (project.site / "livet/ny").exists()


def test_what_a_killed_build_left_is_cleared(project: ProjectCopy) -> None:
    (project.folder / "site.ny-1234").mkdir()
    project.outbox.rename(project.outbox.with_name("outbox.gammel"))
    assert _is_left(project)
    assert project.leftovers() == []
    assert project.outbox.is_dir()


@needs.TIME
@pytest.mark.parametrize("line", some(["hooks: [krog.py]", "INHERIT: mere.yml"], 1))
def test_what_others_have_a_hand_in_is_always_built(small: ProjectCopy, line: str) -> None:
    small.write("krog.py", "")
    small.write("mere.yml", "site_author: En anden")
    with (small.folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n{line}\n")
    assert not _is_left(small)
    assert not _is_left(small)
