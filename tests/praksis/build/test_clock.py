"""Which moment a build speaks of, and that a real publication refuses examples."""

from __future__ import annotations

import re

import pytest
from lxml import html

from records.clock import COPENHAGEN
from tests.project_copy import ProjectCopy
from tests.small import article, vacancy


def _clock_of(project: ProjectCopy) -> str | None:
    tree = html.parse(project.site / "index.html").getroot()
    found: str | None = tree.get("data-clock")
    return found


@pytest.mark.parametrize(
    ("given", "shown", "open_now"),
    [
        ("2026-12-20", "den 20. december 2026", True),
        ("2026-12-21T12:00", "den 21. december 2026", True),
        ("2026-12-21T11:01Z", "den 21. december 2026", False),
        ("2026-12-21T23:30-08:00", "den 22. december 2026", False),
        ("2026-11-01", "den 1. november 2026", None),
    ],
)
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


def test_a_page_names_the_last_turn_of_the_day_that_is_shown(small: ProjectCopy) -> None:
    """Until the next deadline passes, each minute of the day gives the same page."""
    for given, shown in (("12:00", "00:00:00"), ("12:01", "12:01:00"), ("23:59", "12:01:00")):
        assert small.praksis("build", "--clock", f"2026-12-21T{given}").exit_code == 0
        assert _clock_of(small) == f"2026-12-21T{shown}+01:00"


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


@pytest.mark.parametrize("given", ["i morgen", "2026-02-31", "2026-12-01T25:00", "20261"])
@pytest.mark.parametrize("command", ["build", "serve"])
def test_wrong_clock(small: ProjectCopy, command: str, given: str) -> None:
    done = small.praksis(command, "--clock", given)
    assert done.exit_code == 2
    assert f'--clock er "{given}". Skriv fx 2026-11-23T08:00 eller now.' in done.output
    assert not small.site.exists()


def test_outside_a_project(small: ProjectCopy) -> None:
    outside = ProjectCopy(small.folder.parent)
    done = outside.praksis("build")
    assert done.exit_code == 2
    assert "Her er intet projekt" in done.output


def test_publish_lists_every_example(built: ProjectCopy) -> None:
    before = built.outputs()
    done = built.praksis("build", "--publish")
    assert done.exit_code == 1
    lines = [line for line in done.output.splitlines() if line.startswith("content/")]
    assert built.outputs() == before
    told = set()
    for line in lines:
        found = re.fullmatch(r"(content/\S+):(\d+):(\d+): (.+)\. (Slet det, .+\.)", line)
        assert found, line
        path, row, column = found[1], int(found[2]), int(found[3])
        text = (built.folder / path).read_text(encoding="utf-8").splitlines()[row - 1]
        assert text[column - 1 :].startswith("true"), line
        told.add(path)
    marked = {
        file.relative_to(built.folder).as_posix()
        for file in (built.folder / "content").rglob("*.*")
        if file.suffix in (".yml", ".md")
        and re.search(r"^example: true", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(marked) > 20
    assert told == marked
    assert "Siden kan ikke udgives, mens der er eksempler." in done.output


def test_publish_builds_when_no_example_is_left(small: ProjectCopy) -> None:
    texts = (f for f in (small.folder / "content").rglob("*.*") if f.suffix in (".yml", ".md"))
    for file in texts:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("example: true", "example: false"), encoding="utf-8")
    small.write("content/vacancies/roenne-2.yml", vacancy("roenne-2", example=False))
    small.write(
        "content/articles/livet.md",
        article("livet", section="livet").replace("example: true", "example: false"),
    )
    done = small.praksis("build", "--publish", "--clock", "2026-11-22T09:00")
    assert done.exit_code == 0, done.output
    front = (small.site / "index.html").read_text(encoding="utf-8")
    assert "ksempel" not in front
    assert _clock_of(small) is None


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
