"""A verdict is said again only where it still holds."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from records.clock import Clock
from records.loading.library import load
from records.source.cache_file import digest_of
from records.source.diagnostics import Diagnostic, Position
from records.source.files import Project
from records.source.program import CODE
from site_plugins import judging
from site_plugins.verdicts import Verdict, Verdicts, next_change
from tests import needs
from tests.newsletter.samples import NEW, TRAINEE, freeze, made, mark_sent
from tests.project_copy import ProjectCopy, clean_environment, own_theme
from tests.projects import BASE
from tests.small import article, vacancy

MORNING = Clock.parse("2026-11-22T09:00")


@pytest.fixture
def project(small: ProjectCopy) -> Project:
    return Project(small.folder, small.folder / "content")


@pytest.fixture
def kept(project: Project) -> Verdict:
    """A verdict that was kept for the project as it is."""
    made = Verdict.on(load(project), MORNING)
    Verdicts.open(project).keep(made)
    return made


def test_it_is_said_again_while_nothing_has_changed(project: Project, kept: Verdict) -> None:
    assert Verdicts.open(project).at(MORNING) == kept
    assert Verdicts.open(project).at(Clock.parse("2026-11-22T11:59")) == kept


@pytest.mark.parametrize("moment", ["2026-11-22T08:59", "2026-11-22T12:00", "2026-11-23T00:00"])
def test_it_holds_at_no_other_time(project: Project, kept: Verdict, moment: str) -> None:
    assert kept.counts["vacancy"] == 2
    assert Verdicts.open(project).at(Clock.parse(moment)) is None


CHANGES: dict[str, Callable[[ProjectCopy], object]] = {
    "a record": lambda p: p.write("content/vacancies/roenne-1.yml", vacancy("roenne-1", "# ny")),
    "one more": lambda p: p.write("content/articles/ny.md", article("ny")),
    "one less": lambda p: (p.folder / "content/vacancies/roenne-1.yml").unlink(),
    "a picture": lambda p: p.write("content/media/images/ny.txt", "ny"),
    "the guide": lambda p: p.write("docs/redaktoer.md", "# Ny"),
    "the settings": lambda p: p.write("mkdocs.yml", "site_name: Ny\n"),
    "what was sent": lambda p: p.write(".praksis/newsletter.lock.json", "{}"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_any_change_ends_it(small: ProjectCopy, project: Project, kept: Verdict, name: str) -> None:
    assert kept.has_examples
    CHANGES[name](small)
    assert Verdicts.open(project).found == []


def _same_size_and_time(small: ProjectCopy) -> None:
    file = small.folder / "content/media/a.vtt"
    status = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _led_out(small: ProjectCopy) -> None:
    file = small.folder / "content/vacancies/roenne-1.yml"
    file.rename(small.folder / "udenfor.yml")
    file.symlink_to(small.folder / "udenfor.yml")


def _mode(small: ProjectCopy) -> None:
    (small.folder / "content/vacancies/roenne-1.yml").chmod(0)


UNSEEN: dict[str, Callable[[ProjectCopy], object]] = {
    "media with its size and time": _same_size_and_time,
    "a link out of the folder": _led_out,
    "who may read": _mode,
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_a_file_does_not_say_itself_ends_it(
    small: ProjectCopy, project: Project, name: str
) -> None:
    small.write("content/media/a.vtt", "WEBVTT")
    Verdicts.open(project).keep(Verdict.on(load(project), MORNING))
    assert Verdicts.open(project).found
    UNSEEN[name](small)
    assert Verdicts.open(project).found == []


def test_a_template_behind_a_link_ends_it(small: ProjectCopy, project: Project) -> None:
    own_theme(small)
    template = small.write("udenfor/kort.html", "Et")
    (small.folder / "site_plugins/theme/mere").symlink_to(template.parent)
    Verdicts.open(project).keep(Verdict.on(load(project), MORNING))
    assert Verdicts.open(project).found
    template.write_text("To", encoding="utf-8")
    assert Verdicts.open(project).found == []


def test_what_the_settings_take_from_the_environment_ends_it(
    small: ProjectCopy, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write("mkdocs.yml", "site_url: !ENV [PROEVE_URL, 'https://a.example.org/']\n")
    Verdicts.open(project).keep(Verdict.on(load(project), MORNING))
    monkeypatch.setenv("ANDET", "x")
    assert Verdicts.open(project).found
    monkeypatch.setenv("PROEVE_URL", "https://b.example.org/")
    assert Verdicts.open(project).found == []


@needs.TIME
def test_the_code_of_every_room_that_a_check_runs_ends_it(small: ProjectCopy) -> None:
    run = "from praksis.cli import main\nmain(['check'], standalone_mode=False)\n"
    rooms = "import sys\nprint('rooms', *sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", run + rooms], cwd=small.folder, capture_output=True, text=True,
        env=clean_environment(), check=True,
    )  # fmt: skip
    (line,) = (each for each in done.stdout.splitlines() if each.startswith("rooms "))
    ours = {file.parent.name for file in Path(judging.__file__).parents[1].glob("*/__init__.py")}
    assert ours & set(line.split()) == set(CODE)


def test_what_was_changed_while_it_was_judged_is_not_remembered(
    small: ProjectCopy, project: Project
) -> None:
    opened = Verdicts.open(project)
    file = small.folder / "content/vacancies/roenne-1.yml"
    before = file.read_bytes()
    file.write_bytes(before + b"# nyt\n")
    opened.keep(Verdict.on(load(project), MORNING))
    file.write_bytes(before)
    assert Verdicts.open(project).found == []


@pytest.mark.parametrize("harm", [lambda raw: raw[:-1], lambda raw: raw + b"x", lambda _: b""])
def test_a_damaged_file_is_no_verdict(
    project: Project, kept: Verdict, harm: Callable[[bytes], bytes]
) -> None:
    assert not kept.faults
    file = Verdicts.open(project).file
    file.write_bytes(harm(file.read_bytes()))
    assert Verdicts.open(project).found == []


def test_a_foreign_file_calls_nothing(project: Project) -> None:
    opened = Verdicts.open(project)
    for stranger in (Path, judging.judged):
        body = pickle.dumps([stranger])
        opened.file.parent.mkdir(parents=True, exist_ok=True)
        opened.file.write_bytes(opened.key + digest_of(body) + body)
        assert Verdicts.open(project).found == []


def test_faults_and_warnings_come_back_as_they_were(project: Project) -> None:
    found = Diagnostic("link-empty", Position("a.md", 2, 3), (("link", "x"),), record="article:a")
    verdicts = Verdicts.open(project)
    verdicts.keep(Verdict("2026", "2027", has_examples=False, diagnostics=(found,), counts={}))
    (again,) = Verdicts.open(project).found
    assert again.faults == (found,)


def test_it_ends_where_a_deadline_passes(small: ProjectCopy, project: Project) -> None:
    text = vacancy("roenne-1", deadline="2026-11-22")
    small.write("content/vacancies/roenne-1.yml", text)
    assert next_change(load(project), MORNING) == Clock.parse("2026-11-22T12:00").now
    evening = Clock.parse("2026-11-22T19:00")
    assert next_change(load(project), evening) == Clock.parse("2026-11-23T00:00").now


def test_it_ends_at_the_time_of_day_at_which_a_later_deadline_comes_near(
    small: ProjectCopy, project: Project
) -> None:
    small.write("content/vacancies/roenne-1.yml", vacancy("roenne-1", deadline="2026-12-13"))
    assert next_change(load(project), MORNING) == Clock.parse("2026-11-22T12:00").now


def test_it_ends_right_after_the_moment_in_which_an_event_begins(
    small: ProjectCopy, project: Project
) -> None:
    path, text = BASE["event"]
    today = text.replace("2026-12-08", "2026-11-22").replace("2026-12-01", "2026-11-21")
    small.write(path, today)
    begins = Clock.parse("2026-11-22T16:30")
    assert next_change(load(project), Clock.parse("2026-11-22T16:00")) == begins.now
    assert next_change(load(project), begins) == begins.now + timedelta.resolution


def test_it_ends_where_one_more_edition_of_a_letter_goes_out(tmp_path: Path) -> None:
    library = made(tmp_path)
    freeze(library)
    late = Clock.parse("2026-11-25T09:17")
    mark_sent(library, "november", Clock.parse("2026-11-23T08:00"), NEW)
    mark_sent(library, "november", late, TRAINEE)
    assert next_change(made(tmp_path), Clock.parse("2026-11-25T09:00")) == late.now


def test_check_says_the_same_from_what_it_kept(
    small: ProjectCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write("content/articles/fejl.md", article("fejl", body="[x](/ingenting/)"))
    first = small.praksis("check")
    monkeypatch.setattr(judging, "judged", None)
    again = small.praksis("check")
    assert (again.output, again.exit_code) == (first.output, 1)
    assert small.praksis("check", "--no-cache").exception is not None


def test_what_no_record_can_be_is_not_read_to_know_it(project: Project, kept: Verdict) -> None:
    """A file of many gigabytes takes a line of Git and would take all memory."""
    huge = project.content / "articles/huge.md"
    with huge.open("wb") as file:
        file.truncate(40_000_000_000)
    found = Verdicts.open(project)
    assert found.at(MORNING) is None
    assert kept.faults == ()


def test_lines_name_the_program_as_it_is_started(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Diagnostic("cache-in-git", Position("a"))
    made = Verdict("2000", "2100", has_examples=False, diagnostics=(), counts={})
    verdicts = Verdicts(project, b"")
    verdicts.found = [made.saying([found] * 2)]
    said = verdicts.at(MORNING)
    assert said is verdicts.found[0]
    monkeypatch.setenv("PRAKSIS_STARTED_BY", "start.py")
    other = verdicts.at(MORNING)
    assert other is not None
    assert other.program.endswith("start.py")
    assert (other.diagnostics, len(other.lines)) == (said.diagnostics, 2)
