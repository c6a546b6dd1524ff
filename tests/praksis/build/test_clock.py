"""Which moment a build speaks of."""

from __future__ import annotations

import re

import pytest
from lxml import html

from records.clock import COPENHAGEN
from tests import needs
from tests.git import committed
from tests.project_copy import ProjectCopy
from tests.steps import some


def _clock_of(project: ProjectCopy) -> str | None:
    tree = html.parse(project.site / "index.html").getroot()
    found: str | None = tree.get("data-clock")
    return found


@pytest.mark.parametrize(
    ("given", "shown", "open_now"),
    some([
        ("2026-12-20", "den 20. december 2026", True),
        ("2026-12-21T12:00", "den 21. december 2026", True),
        ("2026-12-21T11:01Z", "den 21. december 2026", False),
        ("2026-12-21T23:30-08:00", "den 22. december 2026", False),
        ("2026-11-01", "den 1. november 2026", None),
    ], 2),
)  # fmt: skip
def test_clock_moves_everything(
    small: ProjectCopy, given: str, shown: str, *, open_now: bool | None
) -> None:
    assert small.praksis("build", "--clock", given).exit_code == 0
    front = (small.site / "index.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    page = small.site / "muligheder" / "roenne-1" / "index.html"
    assert shown in front
    assert page.exists() is (open_now is not None)
    assert (small.site / "muligheder" / "roenne-1" / "frist.ics").exists() is bool(open_now)
    assert ("BEGIN:VEVENT" in (small.site / "frister.ics").read_text()) is bool(open_now)


def test_demonstration_clock_while_examples_remain(small: ProjectCopy) -> None:
    assert small.praksis("build").exit_code == 0
    assert _clock_of(small) == "2026-11-22T00:00:00+01:00"


@needs.TIME
def test_a_page_names_the_last_turn_of_the_day_that_is_shown(small: ProjectCopy) -> None:
    """Until the next deadline passes, each minute of the day gives the same page."""
    for given, shown in (("12:00", "00:00:00"), ("12:01", "12:01:00"), ("23:59", "12:01:00")):
        assert small.praksis("build", "--clock", f"2026-12-21T{given}").exit_code == 0
        assert _clock_of(small) == f"2026-12-21T{shown}+01:00"


@needs.TIME
def test_now_is_the_start_of_the_build(small: ProjectCopy) -> None:
    import time_machine

    with time_machine.travel("2027-06-01T10:00:00+00:00", tick=False):
        assert small.praksis("build", "--clock", "now").exit_code == 0
    front = (small.site / "index.html").read_text(encoding="utf-8")
    # Its readers' own clocks go on, so a page names no moment, and is the same the next night.
    assert _clock_of(small) is None
    assert "Siden viser eksempeldata. Det, der er" in front
    assert not (small.site / "muligheder" / "roenne-1" / "frist.ics").exists()
    assert COPENHAGEN.key == "Europe/Copenhagen"


@pytest.mark.parametrize("given", some(["om lidt", "2026-02-31", "2026-12-01T25:00", "20261"], 2))
@pytest.mark.parametrize("command", ["build", "serve"])
def test_wrong_clock(small: ProjectCopy, command: str, given: str) -> None:
    done = small.praksis(command, "--clock", given)
    assert done.exit_code == 2
    assert f'--clock er "{given}". Skriv fx 2026-11-23T08:00 eller now.' in done.output
    assert not small.site.exists()


EDGES = ("9999-12-31T23:59", "0001-01-01")


@pytest.mark.parametrize("given", some(EDGES, 1))
@pytest.mark.parametrize(
    "words",
    ["build", "serve", "upcoming", "diff HEAD", "newsletter plan brev-2026-11", "podcast verify"],
)
def test_a_year_that_no_calendar_knows(small: ProjectCopy, words: str, given: str) -> None:
    committed(small.folder)
    done = small.praksis(*words.split(), "--clock", given)
    assert done.exit_code == 2
    assert f'--clock er "{given}". Skriv et år fra 2000 til 2099.' in done.output


@pytest.mark.parametrize("more", [(), ("--clock", "2026-11-22T09:00")])
@pytest.mark.parametrize(
    "words", some(["build", "upcoming", "newsletter plan brev-2026-11", "serve"], 2)
)
def test_an_epoch_that_is_no_number(
    small: ProjectCopy, words: str, more: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    done = small.praksis(*words.split(), *more)
    assert done.exit_code == 1
    assert done.output.count('SOURCE_DATE_EPOCH er "abc". Skriv antal sekunder siden 1970') == 1
    assert not small.site.exists()


@needs.TIME
def test_an_empty_epoch_says_nothing(small: ProjectCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", " ")
    assert small.praksis("build").exit_code == 0


def test_outside_a_project(small: ProjectCopy) -> None:
    outside = ProjectCopy(small.folder.parent)
    done = outside.praksis("build")
    assert done.exit_code == 2
    assert "Her er intet projekt" in done.output


def _with_demo_clock(project: ProjectCopy, value: str) -> None:
    text = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    changed = re.sub(r"demo_clock: .*", f"demo_clock: {value}", text)
    assert changed != text
    project.write("mkdocs.yml", changed)


def test_unquoted_day_in_mkdocs_yml_is_read_as_meant(small: ProjectCopy) -> None:
    _with_demo_clock(small, "2026-12-01")
    assert small.praksis("build").exit_code == 0
    assert _clock_of(small) == "2026-12-01T00:00:00+01:00"


def test_wrong_time_in_mkdocs_yml(small: ProjectCopy) -> None:
    _with_demo_clock(small, '"på søndag"')
    done = small.praksis("build")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert 'Skriv fx "2026-11-22T09:00".' in done.output
    assert small.leftovers() == []
