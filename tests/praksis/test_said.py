"""The moment that a build shows is said where that is not now, and so is what it holds back."""

from __future__ import annotations

from pathlib import Path

import pytest
import time_machine

from praksis.said import said_moment
from publishing.settings_file import read_settings
from records.clock import Clock
from records.loading.library import load
from records.source.files import Project
from site_plugins.opening import first_state
from tests.project_copy import ProjectCopy
from tests.small import vacancy

DEMO = "2026-11-22T09:00"
SHOWN = "Vist som 22. november 2026 (eksempler). --clock now viser siden, som den er i dag."
TODAY = "2026-11-28T10:00+01:00"


def said(project: ProjectCopy, moment: str, now: str = TODAY) -> str:
    library = load(Project(project.folder, project.folder / "content"))
    settings = read_settings(project.folder)
    state = first_state(library, settings, Clock.parse(moment), Path())
    with time_machine.travel(now, tick=False):
        return said_moment(state, settings).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (DEMO, SHOWN),
        ("2026-12-01", "Vist som 1. december 2026."),
        ("2026-11-28T17:00", "Vist som 28. november 2026 kl. 17.00."),
        ("2026-11-28T09:55", ""),
    ],
)
def test_the_moment(small: ProjectCopy, moment: str, told: str) -> None:
    assert said(small, moment) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2026-11-28"], "1 post vises først 28. november."),
        (["2026-11-28"] * 2, "2 poster vises først fra 28. november."),
        (["2027-01-04"], "1 post vises først 4. januar 2027."),
        (["2026-12-01", "2026-11-28"], "2 poster vises først senere, den første 28. november."),
    ],
)
def test_what_is_held_back(small: ProjectCopy, days: list[str], told: str) -> None:
    for number, day in enumerate(days):
        text = vacancy(f"ny-{number}", published=day, deadline="2027-02-01")
        small.write(f"content/vacancies/ny-{number}.yml", text)
    assert said(small, DEMO, f"{DEMO}+01:00") == told


def test_a_build_ends_with_it(small: ProjectCopy) -> None:
    small.write("content/vacancies/ny.yml", vacancy("ny", published="2026-11-28"))
    done = small.praksis("build").output.replace("\u00a0", " ").splitlines()
    assert done[-2] == f"{SHOWN} 1 post vises først 28. november."
    assert done[-1].startswith("Der huskes intet af det, der er udgivet. Projektet her ligger ikke")
