"""Numbers in text come from key figures; what names none is told."""

from __future__ import annotations

import pytest

from tests.conftest import Said
from tests.landscape import article

LOOSE = [
    "Der er 1.600 patienter.",
    "Det koster 40 kr. om dagen.",
    "Cirka 15 % er over alderen.",
]


NAMED = [
    "Det er den 1. januar 2027 kl. 16.30–19.00.",
    "I 2017, 2018 og 2021–2023 var det anderledes.",
    "Se § 10 og LOV nr 718 af 20/06/2025.",
    "1. Først det ene.\n2. Så det andet.",
    "Trin 3 af vejen, sæson 1, episode 2, gruppe 1-sikrede og 0-kapacitet.",
    "| Trin | Hvad |\n|---|---|\n| 1. Regionen | Slår op |",
    "Kilden hedder »25 veje til bedre lægedækning«.",
    "[Artikel 13](https://example.org/13) og skriv@example.org.",
    "WCAG 2.1 og EN 301549.",
]


@pytest.mark.parametrize("body", LOOSE)
def test_digits_without_a_figure_are_a_warning(said: Said, body: str) -> None:
    (found,) = said({"articles/tal.md": article(body)})
    number = next(word for word in body.split() if word[0].isdigit())
    column = body.index(number) + 1
    assert found == (
        f'articles/tal.md:14:{column}: advarsel: feltet "body" (Brødtekst) har tallet {number}, '
        "som ikke kommer fra et nøgletal. Skriv det som {{figure:id}}, eller skriv det med "
        "bogstaver."
    )


@pytest.mark.parametrize("body", NAMED)
def test_dates_laws_and_steps_are_no_figures(said: Said, body: str) -> None:
    assert said({"articles/tal.md": article(body)}) == []


def test_an_unknown_figure_in_text(said: Said) -> None:
    (found,) = said({"articles/tal.md": article("Der er {{figure:komuner}} her.")})
    assert found == (
        'articles/tal.md:14:8: feltet "body" (Brødtekst) peger på nøgletallet "komuner", som ikke '
        'findes. Mente du "kommuner"?'
    )


def test_an_unknown_directive_in_text(said: Said) -> None:
    (found,) = said({"articles/tal.md": article("Der er {{tal}} her.")})
    assert found.endswith('har "{{tal}}", som ikke kendes. Skriv et nøgletal som {{figure:id}}.')
