"""An area file adds to its row; claims need sources; adviser coverage; figures in text."""

from __future__ import annotations

import pytest

from records.checks.coverage import uncovered
from records.loading.library import Library, load
from records.model.area import Area
from records.source.files import Project
from tests.records4.conftest import Loaded, Said
from tests.records4.samples import ADVISER, article

SOURCE = 'sources: [{title: Bilag 3, publisher: Region Hovedstaden, date: "2026"}]\n'


def test_a_file_adds_to_the_row_with_its_code(loaded: Loaded) -> None:
    library = loaded({"areas/bornholm.yml": 'code: "0400"\nstory: Her er havet.\n' + SOURCE})
    area = library.area("0400")
    assert library.diagnostics == ()
    assert area is not None
    assert (area.name, area.story) == ("Bornholm", "Her er havet.")
    assert len(library.all(Area)) == 4


def test_text_under_front_matter_is_the_story(loaded: Loaded) -> None:
    library = loaded({"areas/bornholm.md": '---\ncode: "0400"\n---\n\nHer er havet.\n'})
    area = library.area("0400")
    assert area is not None
    assert area.story == "Her er havet."


def test_two_files_may_add_to_one_row(loaded: Loaded) -> None:
    library = loaded(
        {
            "areas/b1.yml": 'code: "0400"\nstory: Hav.\n',
            "areas/b2.yml": 'code: "0400"\nleisure: Ø.\n',
        }
    )
    area = library.area("0400")
    assert area is not None
    assert (area.story, area.leisure) == ("Hav.", "Ø.")


def test_a_file_may_be_a_whole_area(loaded: Loaded) -> None:
    library = loaded({"areas/greve.yml": 'code: "0253"\nname: Greve\nregion: sjaelland\n'})
    assert library.diagnostics == ()
    assert library.area("0253") is not None


WRONG = [
    (
        'code: "0999"\nstory: Hvor?\n',
        (
            '1:7: feltet "code" (Kode) er "0999", som ingen række i content/areas/ har. '
            "Ret koden, eller skriv rækken først."
        ),
    ),
    (
        "story: Hvor?\n",
        '1:1: feltet "code" (Kode) mangler. Skriv koden på en række i tabellen.',
    ),
    (
        'code: "0400"\nname: Øen\n',
        '2:1: feltet "name" står også i content/areas/kommuner.csv, linje 3. Slet det ene.',
    ),
    (
        'code: "0400"\nweak_coverage: true\n',
        "MISSING Svag lægedækning vises kun med kilde og dato.",
    ),
    (
        'code: "0400"\nhealth_council: Øerne\n',
        "MISSING Et sundhedsråd vises kun med kilde.",
    ),
    (
        'code: "0400"\nsundhedsråd: Øerne\n',
        '2:1: feltet "sundhedsråd" kendes ikke. Mente du "health_council" (Sundhedsråd)?',
    ),
    (
        'code: "0400"\nstory: "[her](article:findes-ikke)"\n',
        (
            '2:8: feltet "story" (Fortælling) peger på "article:findes-ikke", som ikke findes. '
            "Skriv id på en post i content/articles/."
        ),
    ),
    (
        'code: "0400"\ntravel_times:\n  - {from_place: A, to_place: B, mode: Bil, source: X}\n',
        '3:5: feltet "travel_times.minutes" (Minutter) mangler. Skriv fx minutes: 180.',
    ),
]


@pytest.mark.parametrize(("text", "line"), WRONG)
def test_faults_have_the_place_of_the_file_that_says_it(said: Said, text: str, line: str) -> None:
    (found,) = said({"areas/bornholm.yml": text})
    if line.startswith("MISSING"):
        assert found.startswith("areas/")
        assert f'feltet "sources" (Kilder) mangler. {line[8:]}' in found
    else:
        assert found == f"areas/bornholm.yml:{line}"


def test_a_field_in_two_files(said: Said) -> None:
    (found,) = said(
        {
            "areas/a.yml": 'code: "0400"\nstory: Hav.\n',
            "areas/b.yml": 'code: "0400"\nstory: Klipper.\n',
        }
    )
    assert found == (
        'areas/b.yml:2:1: feltet "story" står også i content/areas/a.yml, linje 2. Slet det ene.'
    )


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
