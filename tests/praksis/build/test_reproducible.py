"""The same records and clock give the same bytes: anywhere, by any road, in any language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from records.clock import Clock
from tests import needs
from tests.project_copy import NOT_OURS, ProjectCopy, copy_of, take_drawn
from tests.small import small_project
from tests.steps import IS_WHOLE

ABROAD = {
    "TZ": "America/New_York",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


@pytest.fixture(scope="module")
def home(request: pytest.FixtureRequest) -> ProjectCopy:
    """A project, built: the real one in `.ci/run`, as it has more that may differ."""
    found: ProjectCopy = request.getfixturevalue("built" if IS_WHOLE else "built_small")
    return found


@pytest.fixture(scope="module")
def abroad(root: Path, tmp_path_factory: pytest.TempPathFactory, home: ProjectCopy) -> ProjectCopy:
    """The same project in a folder with another kind of name; `.ci/run` draws all anew."""
    folder = tmp_path_factory.mktemp("abroad") / "en anden æøå-mappe"
    if IS_WHOLE:
        return copy_of(root, folder)
    project = small_project(root, folder)
    take_drawn(project, home)  # neither code nor pictures have a folder, zone or locale
    return project


def _difference(one: dict[str, str], two: dict[str, str]) -> list[str]:
    assert len(one) > 50
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def test_same_bytes_in_another_folder_zone_and_locale(
    home: ProjectCopy, abroad: ProjectCopy
) -> None:
    words = ("build", "--clock", "2026-11-22T03:00-05:00")
    done = abroad.run(*words, below="content/articles", **ABROAD)
    assert done.returncode == 0, done.stderr
    assert _difference(home.outputs(), abroad.outputs()) == []


@needs.TIME
def test_plain_mkdocs_gives_the_same_site(home: ProjectCopy, abroad: ProjectCopy) -> None:
    shutil.rmtree(abroad.site, ignore_errors=True)
    strict = ("--strict",) if IS_WHOLE else ()  # the small project has warnings
    done = abroad.run("build", *strict, program="mkdocs", **ABROAD)
    assert done.returncode == 0, done.stderr
    assert _difference(
        {k: v for k, v in home.outputs().items() if k.startswith("site/")},
        {k: v for k, v in abroad.outputs().items() if k.startswith("site/")},
    ) == []  # fmt: skip


def _at_epoch(project: ProjectCopy, monkeypatch: pytest.MonkeyPatch, moment: str) -> dict[str, str]:
    """What a build made of `SOURCE_DATE_EPOCH` gives."""
    seconds = int(Clock.parse(moment).now.timestamp())
    with monkeypatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", str(seconds))
        assert project.praksis("build").exit_code == 0
    return project.outputs()


def test_source_date_epoch_is_a_clock(
    small: ProjectCopy, built_small: ProjectCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NOT_OURS:
        monkeypatch.delenv(name, raising=False)
    moment = "2026-12-24T18:00+01:00"
    assert small.praksis("build", "--clock", moment).exit_code == 0
    first = small.outputs()
    second = _at_epoch(small, monkeypatch, moment)
    # A page says which day it is shown as where somebody asked for the day.
    assert all(name.endswith(".html") for name in _difference(first, second))
    assert built_small.outputs() != second


@needs.TIME
def test_a_minute_and_a_day_on_which_nothing_is_due_change_nothing(
    small: ProjectCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NOT_OURS:
        monkeypatch.delenv(name, raising=False)
    first = _site(_at_epoch(small, monkeypatch, "2027-02-09T12:00"))
    for later in ("2027-02-09T12:01", "2027-02-10T09:00"):
        assert _difference(first, _site(_at_epoch(small, monkeypatch, later))) == []


def _site(outputs: dict[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in outputs.items() if name.startswith("site/")}
