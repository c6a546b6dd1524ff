"""Questions and answers name nobody who asked, and what belongs to them lies in its order."""

from __future__ import annotations

import pytest

from tests.projects import VACANCY
from tests.records.conftest import Told

PATH = "content/vacancies/roenne-1.yml"


def _posting(
    question: str = "Kan to læger søge sammen?", answer: str = "Ja.", more: str = ""
) -> str:
    told = f'{{question: "{question}", answer: "{answer}", answered_on: 2026-11-20}}'
    return f"{VACANCY}process:\n  answers: [{told}]\n{more}"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({}, ""),
        ({"answer": "Ja, skriv til navn@example.org om det."}, "navn@example.org"),
        ({"answer": "Ja, ring på 38 66 00 00 i morgen."}, "38 66 00 00"),
        ({"answer": "Ja. Venlig hilsen Prøve"}, "hilsen Prøve"),
        ({"question": "Kan Person Prøve og jeg søge sammen?"}, "Person Prøve"),
        ({"question": "Må jeg, Person E. Prøve, søge igen?"}, "Person E. Prøve"),
        ({"question": "Ligger klinikken i Region Hovedstaden eller på Bornholm?"}, ""),
        ({"question": "Gælder OK22 også for KBU-læger, og hvornår?"}, ""),
    ],
)
def test_who_asked_is_named_nowhere(told: Told, changes: dict[str, str], word: str) -> None:
    lines = [line for line in told({PATH: _posting(**changes)}) if "hvem der spurgte" in line]
    assert len(lines) == bool(word), lines
    assert all(f'nævner "{word}"' in line for line in lines)


def test_what_is_decided_is_not_expected_before_the_deadline(told: Told) -> None:
    lines = told({PATH: _posting(more='  decision_expected: "2026-01"\n')})
    assert any('feltet "process.decision_expected"' in line for line in lines), lines
