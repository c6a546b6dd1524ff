"""Every audience has an adviser for every subject and area."""

from __future__ import annotations

import pytest

from records.checks.coverage import uncovered
from records.loading.library import Library, load
from records.model.area import Area
from records.source.files import Project
from tests.conftest import Said
from tests.landscape import ADVISER


def test_an_audience_that_no_adviser_covers(said: Said) -> None:
    audience = """\
id: seniorlaege
code: seniorlaege
name: Seniorlæger
example: false
journey: paa-vej-fra
questions: &q
"""
    steps = "".join(f'  - {{text: "{n}", target: "/om/"}}\n' for n in range(3))
    text = audience.replace("questions: &q\n", f"questions:\n{steps}first_steps:\n{steps}")
    (found,) = said({"audiences/seniorlaege.yml": text})
    assert found == (
        "advisers:1:1: ingen rådgiver svarer på Travlhed (travlhed) for Seniorlæger (seniorlaege) "
        "i Valby (0101/valby), og det samme gælder 59\u00a0kombinationer mere. "
        "Skriv målgruppen, temaet og området på en rådgiver."
    )
    only = ADVISER.replace("[region]", '["0101"]').replace("saelger", "seniorlaege")
    (found,) = said({"audiences/seniorlaege.yml": text, "advisers/raadgiver.yml": only})
    assert "i Bornholm (0400)" in found


def test_the_real_advisers_answer_everybody(real: Library) -> None:
    assert list(uncovered(real)) == []
    assert real.all(Area)


@pytest.fixture(scope="module")
def real(root: object) -> Library:
    from pathlib import Path

    project = Path(str(root))
    return load(Project(project, project / "content"))
