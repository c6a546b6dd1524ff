"""Pictures in texts: each fault at its place, in every kind but letters."""

from __future__ import annotations

import pytest

from tests.projects import ARTICLE, ISSUE, VACANCY, changed
from tests.records.conftest import Told

PATH = "content/articles/hverdag.md"
COVER = "media/images/cover.png"
BODY = f'{PATH}:13:1: feltet "body" (Brødtekst) '
HOW = 'Skriv ![Hvad billedet viser](media/images/klinik.jpg "Hvem der har taget det").'
NO_ALT = f"{BODY}har et billede uden alternativ tekst. {HOW}"


def article(picture: str) -> str:
    return changed(ARTICLE, ("Læs mere om [møderne](event_series:fyraften).", picture))


@pytest.mark.parametrize(
    ("picture", "lines"),
    [
        (f'![Et omslag]({COVER} "Kontoret")', []),
        (f'![Et om]({COVER} "Kontoret")', []),
        (f'![Et o]({COVER} "Kontoret")', [NO_ALT]),
        (f'![]({COVER} "Kontoret")', [NO_ALT]),
        (f"![Et omslag]({COVER})", [f"{BODY}har et billede uden kredit. {HOW}"]),
        (
            "![](media/images/vaek.png)",
            [
                (
                    f'{BODY}har et billede, der peger på "media/images/vaek.png", som ikke findes. '
                    "Læg filen i content/media/, eller ret stien."
                ),
                NO_ALT,
                f"{BODY}har et billede uden kredit. {HOW}",
            ],
        ),
        (
            "![](https://example.org/a.png)",
            [
                (
                    f'{BODY}har et billede fra "https://example.org/a.png". Læg en kopi i '
                    "content/media/images/, og skriv stien fra media/."
                ),
            ],
        ),
    ],
)
def test_a_picture(told: Told, picture: str, lines: list[str]) -> None:
    assert sorted(told({PATH: article(picture)})) == sorted(lines)


def test_a_picture_among_the_fields_is_told_at_its_place(told: Told) -> None:
    path = "content/vacancies/roenne-1.yml"
    text = VACANCY + f"body: '![]({COVER} \"Kontoret\")'\n"
    (line,) = told({path: text})
    assert line == NO_ALT.replace(f"{PATH}:13:1", f"{path}:33:8")


def test_letters_have_rules_of_their_own(told: Told) -> None:
    text = changed(ISSUE, ("Vi vil gerne høre fra dig.", f"![]({COVER})"))
    lines = told({"content/issues/brev-2026-11.md": text})
    assert not [line for line in lines if "alternativ tekst" in line]
