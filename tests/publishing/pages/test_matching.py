"""The ranking of /match/, in Python and in JavaScript, against the same cases."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from publishing.pages.vacancies.match_questions import (
    POINTS,
    Answers,
    Patients,
    PracticeShape,
    Question,
    Ranking,
    When,
    rank,
)
from publishing.pages.vacancies.short_names import mini_name, short_name
from records.loading.library import load
from records.model.area import Area
from records.source.files import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
TABLE = json.loads((HERE / "match_cases.json").read_text(encoding="utf-8"))
CASES = TABLE["cases"]
NAMES = [case["name"] for case in CASES]


def vacancies(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [TABLE["defaults"] | vacancy for vacancy in case["vacancies"]]


def plain(ranking: Ranking) -> dict[str, Any]:
    return json.loads(json.dumps(asdict(ranking)))  # type: ignore[no-any-return]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_python_ranks(case: dict[str, Any]) -> None:
    given = dict(case["answers"])
    answers = Answers(areas=tuple(given.pop("areas", ())), **given)
    ranking = rank(answers, vacancies(case), date.fromisoformat(TABLE["today"]))
    assert plain(ranking) == {"hits": case["hits"], "near": case["near"]}


@pytest.mark.browser
def test_javascript_ranks_the_same(browser: Browser, root: Path) -> None:
    source = (root / "site_plugins/theme/assets/match.js").read_bytes()
    module = "data:text/javascript;base64," + base64.b64encode(source).decode()
    jobs = [
        {
            "answers": {("area" if k == "areas" else k): v for k, v in case["answers"].items()},
            "vacancies": vacancies(case),
        }
        for case in CASES
    ]
    page = browser.new_page()
    found = page.evaluate(
        """async ([module, jobs, today]) => {
          const { rank } = await import(module);
          const bare = ({ id, points, fits, differs }) => ({ id, points, fits, differs });
          return jobs.map(({ answers, vacancies }) => {
            const { hits, near } = rank(answers, vacancies, today);
            return { hits: hits.map(bare), near: near.map(bare) };
          });
        }""",
        [module, jobs, TABLE["today"]],
    )
    page.close()
    assert dict(zip(NAMES, found, strict=True)) == {
        case["name"]: {"hits": case["hits"], "near": case["near"]} for case in CASES
    }


def test_cases_use_every_answer() -> None:
    used = [case["answers"] for case in CASES]
    assert {a.get("form") for a in used} >= {
        PracticeShape.ALENE,
        PracticeShape.SAMMEN,
        PracticeShape.ANSAT,
    }
    assert {a.get("patients") for a in used} >= set(Patients)
    assert {a.get("when") for a in used} >= set(When)


def test_every_question_has_points_of_its_own() -> None:
    assert set(POINTS) == set(Question)
    assert len(set(POINTS.values())) == len(POINTS)


def test_short_names_are_unique_and_fit(root: Path) -> None:
    areas = [a.name for a in load(Project(root, root / "content")).all(Area)]
    assert len(areas) == 56
    for shorten, longest in ((short_name, 8), (mini_name, 3)):
        for names in (areas[:10], areas[10:]):
            short = [shorten(name) for name in names]
            assert len(set(short)) == len(short), sorted(short)
        assert all(len(shorten(name)) <= longest for name in areas)
