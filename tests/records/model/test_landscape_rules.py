"""Each rule of domain guide 6.6–6.8, 6.12 and 6.13, with the sentence an editor reads."""

from __future__ import annotations

import pytest

from tests.conftest import Said
from tests.landscape import (
    FIGURE,
    INITIATIVE,
    OFFER,
    SURVEY,
    article,
    guide,
    step,
)

SOURCES = '  - {title: Bilag 3, publisher: Region Hovedstaden, date: "2026"}\n'


def test_the_sample_is_clean(said: Said) -> None:
    assert said({}) == []


def test_kinds_that_are_not_filled_are_no_fault(said: Said) -> None:
    empty = dict.fromkeys(
        (
            "figures/kommuner.yml",
            "offers/raadgivning.yml",
            "surveys/yngre-laeger.yml",
            "initiatives/makkere.yml",
            "steps/a.yml",
            "steps/b.yml",
            "steps/c.yml",
            "guides/aabn.md",
            "articles/tal.md",
            "advisers/raadgiver.yml",
            "partners/kontoret.yml",
        )
    )
    assert said(empty) == []


def without(text: str, *starts: str) -> str:
    """The text without the lines that begin so."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(starts))


FIGURES = [
    (
        without(FIGURE, "sources", "  -"),
        '1:1: feltet "sources" (Kilder) mangler. Skriv feltet sources.',
    ),
    (
        FIGURE.replace("{value}", "Mange"),
        '2:7: feltet "text" (Tekst) mangler {value}. Skriv {value} én gang, hvor tallet skal stå.',
    ),
    (
        FIGURE.replace("{value} kommuner", "{value} af {value}"),
        (
            '2:7: feltet "text" (Tekst) har {value} 2 gange. '
            "Skriv {value} én gang, hvor tallet skal stå."
        ),
    ),
    (
        FIGURE.replace("value: 29", "value: 1.600"),
        '4:8: feltet "value" (Værdi) er "1.600". Skriv tallet uden punktum og mellemrum: 1600.',
    ),
    (
        FIGURE.replace('"2026-11"', '"2026-02-30"'),
        (
            '6:7: feltet "date" (Dato) er 2026-02-30, og den dag findes ikke. '
            "Skriv en dag fra kalenderen, fx 2026-03-01."
        ),
    ),
    (
        FIGURE.replace("state: aktuel", "state: aktuelt"),
        (
            '7:8: feltet "state" (Tilstand) er "aktuelt", som ikke kendes. '
            'Mente du "aktuel" (Aktuelt)?'
        ),
    ),
]


@pytest.mark.parametrize(("text", "line"), FIGURES)
def test_figures(said: Said, text: str, line: str) -> None:
    found = said({"figures/kommuner.yml": text, "articles/tal.md": None})
    assert found == [f"figures/kommuner.yml:{line}"]


PERCENT = (
    '11:5: feltet "findings" (Fund) har en procent uden kilde ("{what}"). '
    "Skriv et nøgletal med kilde, fx {{{{figure:id}}}}, eller sig det uden procent."
)


def test_figures_in_offers_guides_and_series_need_a_source(said: Said) -> None:
    offer = OFFER.replace("  1. Skriv til os.", "  1. Skriv inden 14 dage.")
    path = guide("a", "b", "c").replace("Her begynder", "Efter 12 uger begynder")
    found = said({"offers/raadgivning.yml": offer, "guides/aabn.md": path})
    assert [line.split(": ", 1)[1] for line in found] == [
        f'feltet "sources" (Kilder) mangler. Teksten har tal ({number}). '
        "Skriv kilden: sources: med title, publisher og date."
        for number in (12, 14)
    ]


SURVEYS = [
    (
        without(SURVEY, "sources", "  - {"),
        (
            '1:1: feltet "sources" (Kilder) mangler. '
            "Skriv kilden: sources: med title, publisher og date."
        ),
    ),
    (SURVEY.replace("Travlhed fylder for mange.", "40 % har travlt."), PERCENT.format(what="40 %")),
    (
        SURVEY.replace("Travlhed fylder for mange.", "Fyrre procent har travlt."),
        PERCENT.format(what="Fyrre procent"),
    ),
    (
        SURVEY.replace('date: "2026"\nresp', 'date: "2026-03-01"\nresp'),
        '9:7: feltet "date" (Tidspunkt) er "2026-03-01". Skriv år eller år og måned: "2026-03".',
    ),
    (
        SURVEY.replace("Travlhed fylder for mange.", '"Der er {{figure:kommune}}."'),
        (
            '12:5: feltet "findings" (Fund) peger på nøgletallet "kommune", som ikke findes. '
            'Mente du "kommuner"?'
        ),
    ),
]


@pytest.mark.parametrize(("text", "line"), SURVEYS)
def test_surveys(said: Said, text: str, line: str) -> None:
    (found,) = said({"surveys/yngre-laeger.yml": text})
    assert found.split(": ", 1)[1] == line.split(": ", 1)[1]
    assert found.startswith("surveys/yngre-laeger.yml:")


def test_a_percentage_that_is_a_figure_is_no_fault(said: Said) -> None:
    share = FIGURE.replace("id: kommuner", "id: andel").replace("unit: kommuner", 'unit: "%"')
    text = SURVEY.replace("Travlhed fylder for mange.", '"{{figure:andel}} har travlt."')
    assert said({"figures/andel.yml": share, "surveys/yngre-laeger.yml": text}) == []


INITIATIVES = [
    (without(INITIATIVE, "sources", "  - {"), '"sources" (Kilder) mangler.'),
    (without(INITIATIVE, "topics"), '"topics" (Temaer) mangler. Skriv mindst ét tema'),
    (without(INITIATIVE, "status_date"), '"status_date" (Status pr.) mangler.'),
    (INITIATIVE.replace("paabegyndt", "begyndt"), 'Mente du "paabegyndt" (Påbegyndt)?'),
    (INITIATIVE.replace("region: hovedstaden", "region: oest"), '"region" (Region) er "oest"'),
]


@pytest.mark.parametrize(("text", "part"), INITIATIVES)
def test_initiatives(said: Said, text: str, part: str) -> None:
    (found,) = said({"initiatives/makkere.yml": text})
    assert found.startswith("initiatives/makkere.yml:")
    assert part in found


GUIDES = [
    (
        {"guides/aabn.md": guide("a", "b")},
        'guides/aabn.md:10:8: feltet "steps" (Trin) har 2\u00a0punkter. Skriv mindst 3.',
    ),
    (
        {"guides/aabn.md": guide("a", "b", "c", "a")},
        'guides/aabn.md:10:18: feltet "steps" (Trin) nævner "a" to gange. Slet den ene.',
    ),
    (
        {"guides/aabn.md": guide("a", "b", "c", "d")},
        (
            'guides/aabn.md:10:18: feltet "steps" (Trin) peger på "d", som ikke findes. '
            "Skriv id på en post i content/steps/."
        ),
    ),
    (
        {"steps/b.yml": step("b", "when: {months_before: 7}")},
        (
            'guides/aabn.md:10:12: feltet "steps" (Trin) har "b" (7 måneder før) efter "a" '
            "(6 måneder før). Skriv det, der skal ske først, øverst."
        ),
    ),
    (
        {"steps/a.yml": step("a", "depends_on: [c]")},
        (
            'guides/aabn.md:10:9: feltet "steps" (Trin) har "a" før "c", som det forudsætter. '
            "Byt om på dem."
        ),
    ),
    (
        {
            "steps/d.yml": step("d"),
            "steps/c.yml": step("c", "depends_on: [d]"),
            "guides/aabn.md": guide("a", "b", "c"),
        },
        (
            'guides/aabn.md:10:15: feltet "steps" (Trin) har "c", som forudsætter "d", der '
            "ikke er i guiden. Skriv trinnet på listen."
        ),
    ),
    (
        {"steps/a.yml": step("a", "when: {months_before: 40}")},
        (
            'steps/a.yml:8:23: feltet "when.months_before" (Måneder før) er 40. '
            "Skriv et tal fra 0 til 36."
        ),
    ),
    (
        {"steps/a.yml": step("a", "when: {}")},
        (
            'steps/a.yml:8:7: feltet "when.months_before" (Måneder før) mangler, og det gør '
            "months_after også. Skriv den ene, eller slet when, hvis trinnet ikke har en tid."
        ),
    ),
    (
        {"steps/a.yml": step("a", "when: {months_before: 6, months_after: 2}")},
        (
            'steps/a.yml:8:40: feltet "when.months_after" (Måneder efter) står sammen med '
            "months_before. Slet den ene: Trinnet er enten før eller efter målet."
        ),
    ),
    (
        {
            "steps/a.yml": step("a", "when: {months_after: 12}"),
            "steps/b.yml": step("b", "when: {months_before: 1}"),
        },
        (
            'guides/aabn.md:10:12: feltet "steps" (Trin) har "b" (1 måneder før) efter "a" '
            "(12 måneder efter). Skriv det, der skal ske først, øverst."
        ),
    ),
    (
        {"steps/a.yml": step("a", "accounts: [{publisher: PLO, says: Seks måneder.}]")},
        (
            'steps/a.yml:8:11: feltet "accounts" (Kilderne er ikke enige) har kun én kilde. '
            "Skriv det, mindst to kilder siger, eller slet feltet."
        ),
    ),
    (
        {
            "steps/a.yml": step(
                "a",
                "accounts:",
                "  - {publisher: PLO, says: Seks måneder.}",
                "  - {publisher: Plo, says: Syv uger.}",
            )
        },
        (
            'steps/a.yml:10:17: feltet "accounts.publisher" (Hvem) er "Plo", som siger noget andet '
            "længere oppe. Skriv kun, hvad kilden siger i dag, eller skriv, hvem den anden er."
        ),
    ),
    (
        {"steps/a.yml": step("a").replace("who: laegen", "who: læge")},
        (
            'steps/a.yml:6:6: feltet "who" (Hvem gør det?) er "læge", som ikke kendes. '
            'Mente du "laegen" (Lægen)?'
        ),
    ),
    (
        {"steps/a.yml": step("a").replace("checked: 2026-11-15\n", "")},
        'steps/a.yml:1:1: feltet "checked" (Kontrolleret) mangler. Skriv fx checked: 2026-11-15.',
    ),
    (
        {"steps/c.yml": step("c", "offers: [raad]")},
        (
            'steps/c.yml:8:10: feltet "offers" (Hjælp til dette trin) peger på "raad", som ikke '
            "findes. Skriv id på en post i content/offers/."
        ),
    ),
]


@pytest.mark.parametrize(("changes", "line"), GUIDES)
def test_guides(said: Said, changes: dict[str, str], line: str) -> None:
    assert line in said(changes)


def test_steps_at_the_same_time_or_without_a_time_stand_in_any_order(said: Said) -> None:
    assert said({"steps/b.yml": step("b", "when: {months_before: 6}")}) == []
    between = {"steps/b.yml": step("b"), "steps/c.yml": step("c", "when: {months_before: 6}")}
    assert said(between) == []
    after_it = {"steps/b.yml": step("b"), "steps/c.yml": step("c", "when: {months_before: 7}")}
    assert said(after_it) == [
        (
            'guides/aabn.md:10:15: feltet "steps" (Trin) har "c" (7 måneder før) efter "a" '
            "(6 måneder før). Skriv det, der skal ske først, øverst."
        )
    ]


def test_a_step_is_measured_by_the_last_that_stands_right(said: Said) -> None:
    """Not by the wrong one, which would make the next one wrong as well."""
    lines = said({
        "steps/a.yml": step("a", "when: {months_before: 6}"),
        "steps/b.yml": step("b", "when: {months_before: 12}"),
        "steps/c.yml": step("c", "when: {months_before: 6}"),
    })  # fmt: skip
    assert [line.partition(":")[0] + line[14:21] for line in lines] == ["guides/aabn.md:10:12:"]


def test_a_ring_of_steps_is_told_from_each_of_them(said: Said) -> None:
    found = said({
        "steps/a.yml": step("a", "depends_on: [c, b]"),
        "steps/b.yml": step("b", "depends_on: [a]"),
        "steps/c.yml": step("c", "depends_on: [b]"),
    })  # fmt: skip
    rings = [line for line in found if "går i ring" in line]
    cure = "Ret den ene, så trinnene får en begyndelse."
    depends = 'feltet "depends_on" (Forudsætter) går i ring: '
    assert rings == [
        f"steps/a.yml:8:13: {depends}a → b → a. {cure}",
        f"steps/b.yml:8:13: {depends}b → a → b. {cure}",
        f"steps/c.yml:8:13: {depends}c → b → a → c. {cure}",
    ]


def test_steps_in_a_ring(said: Said) -> None:
    found = said(
        {"steps/a.yml": step("a", "depends_on: [c]"), "steps/c.yml": step("c", "depends_on: [b]")}
    )
    sentence = 'feltet "depends_on" (Forudsætter) går i ring: a → c → b → a.'
    assert any(sentence in line for line in found)


def test_a_step_that_no_guide_has(said: Said) -> None:
    (found,) = said({"steps/d.yml": step("d")})
    assert found == (
        'steps/d.yml:1:5: advarsel: feltet "id" (Id) er et trin, som ingen guide har. '
        "Skriv det i en guides steps, eller slet filen."
    )


def test_article_with_unknown_figure_box(said: Said) -> None:
    text = article("Se tallene.", "fact_box: [kommunerne]")
    (found,) = said({"articles/tal.md": text})
    assert found.endswith('peger på "kommunerne", som ikke findes. Mente du "kommuner"?')
