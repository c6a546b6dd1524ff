"""The ranking of /match/, as the browser makes it, against a table of cases."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from publishing.pages.vacancies.match import Patients, PracticeShape, Question, When
from publishing.pages.vacancies.short_names import mini_name, short_name
from records.loading.library import Library
from records.model.area import Area

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
TABLE = json.loads((HERE / "match_cases.json").read_text(encoding="utf-8"))
CASES = TABLE["cases"]
NAMES = [case["name"] for case in CASES]


def vacancies(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [TABLE["defaults"] | vacancy for vacancy in case["vacancies"]]


@pytest.mark.browser
def test_every_case_is_ranked_as_the_table_says(browser: Browser, root: Path) -> None:
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
    asked = {"area" if key == "areas" else key for answers in used for key in answers}
    assert asked == set(Question)
    assert {a.get("form") for a in used} >= set(PracticeShape)
    assert {a.get("patients") for a in used} >= set(Patients)
    assert {a.get("when") for a in used} >= set(When)


def test_short_names_are_unique_and_fit(real_library: Library) -> None:
    areas = [a.name for a in real_library.all(Area)]
    assert len(areas) == 56
    for shorten, longest in ((short_name, 10), (mini_name, 3)):
        for names in (areas[:10], areas[10:]):
            short = [shorten(name) for name in names]
            assert len(set(short)) == len(short), sorted(short)
        assert all(len(line) <= longest for name in areas for line in shorten(name).split("|"))
