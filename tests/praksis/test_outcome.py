"""When the last build may be said again, asked of what was remembered without building."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from praksis.outcome import (
    Built,
    LastBuild,
    Outcome,
    is_as_it_went_out,
    outcome_of,
    tree_of,
    written,
)
from publishing.settings import Settings
from records.clock import Clock
from records.facts.memory import Memory
from records.loading.library import Library
from records.source.files import Project
from tests.samples import SITE, article, event, write_library

CLOCK = "2026-11-22T09:00"
OTHER = "2026-11-22T10:00"
EVENT = "2026-11-22T16:30"
"""The time of day of the event among the samples."""
NAMES = ("site", "outbox")


def seconds(moment: str) -> float:
    return Clock.parse(moment).now.timestamp()


MADE = Outcome(
    since=written(seconds(CLOCK)),
    until=written(seconds(OTHER)),
    is_said=True,
    has_examples=False,
    warnings=("en advarsel", "og en til"),
    told=("om brevene",),
    summary="3 sider",
    held_back="1 post vises først 28. november.",
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with outputs."""
    for name in NAMES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name)
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A")
    return Project(tmp_path, tmp_path / "content")


def tree(project: Project) -> str:
    return tree_of(project.root / name for name in NAMES)


def kept(project: Project, made: Outcome = MADE) -> None:
    LastBuild.open(project, "a commit").keep(made, tree(project))


def said(project: Project, given: str = CLOCK, demo: str = "", release: str = "a commit") -> object:
    return LastBuild.open(project, release).said(Settings(SITE, demo), given, NAMES)


def test_it_comes_back_as_it_was_kept(project: Project) -> None:
    assert said(project) is None
    kept(project)
    assert said(project) == MADE


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        ("2026-11-22T08:59:59", False),
        (CLOCK, True),
        ("2026-11-22T09:59:59", True),
        (OTHER, False),
        ("2026-11-22T10:00:01", False),
    ],
)
def test_it_holds_from_its_moment_until_the_next(
    project: Project, moment: str, *, holds: bool
) -> None:
    assert MADE.holds_at(Clock.parse(moment)) is holds
    kept(project)
    assert said(project, moment) == (MADE if holds else None)


def test_a_moment_that_nobody_asked_for_is_another_outcome() -> None:
    unsaid = replace(MADE, is_said=False)
    clock = Clock(Clock.parse(CLOCK).now)
    assert (clock.is_said, Clock.parse(CLOCK).is_said) == (False, True)
    assert (unsaid.holds_at(clock), unsaid.holds_at(Clock.parse(CLOCK))) == (True, False)
    assert (MADE.holds_at(clock), MADE.holds_at(Clock.parse(CLOCK))) == (False, True)


def test_the_moment_of_the_demonstration_holds_while_examples_remain(project: Project) -> None:
    shown = replace(MADE, has_examples=True)
    kept(project, shown)
    assert said(project, "", demo=CLOCK) == shown
    kept(project)
    assert said(project, "", demo=CLOCK) is None


def test_another_release_or_content_is_another_project(project: Project) -> None:
    kept(project)
    assert said(project, release="a later commit") is None
    assert said(project) == MADE
    (project.content / "ny.md").write_text("ny")
    assert said(project) is None


def test_what_was_changed_while_it_was_built_is_not_remembered(project: Project) -> None:
    begun = LastBuild.open(project, "a commit")
    (project.content / "ny.md").write_text("ny")
    begun.keep(MADE, tree(project))
    (project.content / "ny.md").unlink()
    assert said(project) is None


@pytest.mark.parametrize("name", NAMES)
def test_outputs_that_are_not_as_they_were_left_are_built(project: Project, name: str) -> None:
    kept(project)
    (project.root / name / "a.txt").write_text("x")
    assert said(project) is None


def test_without_an_output_everything_is_built(project: Project) -> None:
    kept(project)
    (project.root / "outbox/a.txt").unlink()
    (project.root / "outbox").rmdir()
    assert said(project) is None


def test_it_tells_what_the_build_told(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs.plugins.praksis"):
        MADE.tell()
    assert [(each.name, each.message) for each in caplog.records] == [
        ("mkdocs.plugins.praksis", "en advarsel"), ("mkdocs.plugins.praksis", "og en til"),
    ]  # fmt: skip
    out, told = capsys.readouterr()
    assert out == ""
    assert told.splitlines()[-2:] == [
        "om brevene", "Intet er ændret siden sidst. Det færdige bliver liggende.",
    ]  # fmt: skip


def test_it_says_which_moment_it_shows_and_what_is_held_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    settings = Settings(SITE, CLOCK)
    shown = replace(MADE, has_examples=True)
    assert shown.moment(settings, "").replace("\u00a0", " ") == (
        "Vist som 22. november 2026 (eksempler). --clock now viser siden, som den er i dag. "
        "1 post vises først 28. november."
    )
    assert MADE.moment(settings, "") == "1 post vises først 28. november."
    given = MADE.moment(settings, CLOCK).replace("\u00a0", " ")
    assert given == "Vist som 22. november 2026. 1 post vises først 28. november."


def test_moments_compare_as_their_texts() -> None:
    moments = [9.5, 10.0, 10.000001, 999.0, 1_000.0, seconds(CLOCK), seconds(CLOCK) + 1e-6]
    texts = [written(each) for each in moments]
    assert texts == sorted(texts)
    assert len({*texts}) == len(texts)


def _set_back(file: Path) -> None:
    status = file.stat()
    file.write_text("b" * status.st_size)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _by_another(file: Path) -> None:
    new = file.with_name("ny.txt")
    new.write_bytes(file.read_bytes())
    new.replace(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "other words of one size and time": _set_back,
    "another file of the same words": _by_another,
    "another name": lambda file: file.rename(file.with_name("b.txt")),
    "one more": lambda file: file.with_name("b.txt").touch(),
    "an empty folder": lambda file: file.with_name("b").mkdir(),
    "a folder's rights": lambda file: file.parent.chmod(0o700),
    "a file's rights": lambda file: file.chmod(0o600),
    "a folder in the folder above": lambda file: (file.parent / "c").rename(file.parents[1] / "c"),
    "another name of a folder": lambda file: (file.parent / "c").rename(file.parent / "d"),
    "gone": Path.unlink,
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_was_done_to_an_output_shows(tmp_path: Path, name: str) -> None:
    file = tmp_path / "site/a/a.txt"
    (file.parent / "c").mkdir(parents=True)
    file.write_text("aaa")
    before = tree_of([tmp_path / "site"])
    assert tree_of([tmp_path / "site"]) == before
    CHANGES[name](file)
    assert tree_of([tmp_path / "site"]) != before


def _built(library: Library, clock: Clock) -> Built:
    state: Any = SimpleNamespace(clock=clock, library=library)
    return Built(
        library, state, "3 sider", ("en advarsel",), ("om brevene",), has_known_inputs=True
    )


def test_what_is_remembered_of_a_build(tmp_path: Path) -> None:
    later = article(published="2026-11-28")
    library = write_library(tmp_path, {"events/moede": event(), "articles/senere": later})
    made = outcome_of(_built(library, Clock.parse(CLOCK)), tmp_path / "site")
    assert (made.since, made.until) == (written(seconds(CLOCK)), written(seconds(EVENT)))
    assert (made.is_said, made.has_examples) == (True, library.has_examples)
    assert (made.warnings, made.told, made.summary) == (MADE.warnings[:1], MADE.told, MADE.summary)
    assert made.held_back.replace("\u00a0", " ") == MADE.held_back
    unasked = outcome_of(_built(library, Clock(Clock.parse(CLOCK).now)), tmp_path / "site")
    assert unasked == replace(made, is_said=False)


def test_what_is_other_than_it_went_out_holds_for_its_moment_alone(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"events/moede": event()})
    out = replace(library, memory=Memory(released=Clock.parse("2026-11-20").now))
    (tmp_path / "site").mkdir()
    same = outcome_of(_built(out, Clock.parse(CLOCK)), tmp_path / "site")
    (tmp_path / "site/index.html").touch()
    other = outcome_of(_built(out, Clock.parse(CLOCK)), tmp_path / "site")
    moment = Clock.parse(CLOCK)
    after = Clock(moment.now + timedelta(microseconds=1), is_said=True)
    assert (same.holds_at(moment), same.holds_at(after)) == (True, True)
    assert (other.holds_at(moment), other.holds_at(after)) == (True, False)


def test_only_what_is_as_it_went_out_says_nothing_of_this_moment(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_bytes(b"a")
    now = Clock.parse(CLOCK).now

    def known(**files: bytes) -> Memory:
        found = {path.replace("_", "/"): (sha256(said).hexdigest(), now)
                 for path, said in files.items()}  # fmt: skip
        return Memory(released=now, files=found)

    assert is_as_it_went_out(tmp_path, Memory())
    assert is_as_it_went_out(tmp_path, known(**{"a_index.html": b"a"}))
    assert not is_as_it_went_out(tmp_path, known(**{"a_index.html": b"b"}))
    assert not is_as_it_went_out(tmp_path, known())
    assert not is_as_it_went_out(tmp_path, known(**{"a_index.html": b"a", "b": b"b"}))


def test_one_place_is_not_another(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).mkdir()
    site, outbox = (tmp_path / name for name in NAMES)
    assert tree_of([site]) != tree_of([outbox])
    assert tree_of([site, outbox]) != tree_of([outbox, site])
    assert tree_of([site]) != tree_of([site, outbox])
