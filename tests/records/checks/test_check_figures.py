"""Numbers in texts come from figures; what is no such number is left alone."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Said
from tests.landscape import FIGURE, article

PATH = "articles/tal.md"
BODY = 'feltet "body" (Brødtekst) '
LOOSE = (
    "har tallet {}, som ikke kommer fra et nøgletal. "
    "Skriv det som {{{{figure:id}}}}, eller skriv det med bogstaver."
)
FIRST_LINE = 14
"""Where the text begins, below its front matter."""


def loose(said: Said, body: str) -> list[str]:
    """The numbers that are told, in their order."""
    lines = said({PATH: article(body)})
    begins = f"advarsel: {BODY}har tallet "
    assert all(begins in line for line in lines)
    return [line.partition(begins)[2].partition(", som")[0] for line in lines]


def test_each_loose_number_is_warned_of_at_its_place(said: Said) -> None:
    lines = said({PATH: article("Der er 12 læger.\n\nOg 1.600 patienter, 37,5 timer.")})
    assert lines == [
        f"{PATH}:{FIRST_LINE}:8: advarsel: {BODY}{LOOSE.format('12')}",
        f"{PATH}:{FIRST_LINE + 2}:4: advarsel: {BODY}{LOOSE.format('1.600')}",
        f"{PATH}:{FIRST_LINE + 2}:21: advarsel: {BODY}{LOOSE.format('37,5')}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Regionen har {{figure:kommuner}}, og {{ figure:kommuner }} igen.",
        "Se [siden](/muligheder/12/) og https://example.org/12 eller a12@example.org.",
        "1. Først\n2. Så\n\n- 3. Og",
        "| 1 | En |\n| 12. | To |",
        'Bogen »1984 og 12« og "12 råd".',
        "Den 1. marts 2026 og 12. december, 1.3.2026, 1/3-2026.",
        "I 2026, 2017–2021, 2017-21 og 1999.",
        "Kl. 16.30–19.00 og kl. 9.",
        "Efter § 10, §§ 10 stk. 2 og § 10, stk. 3.",
        "Lov nr. 913 af 13/07/2010, bekendtgørelse nr 12 og L 123.",
        "Artikel 6, kapitel 12, EN 301, WCAG 2.2, trin 3, sæson 1, uge 12 og nr. 7.",
        "Den 3. runde, 2. udgave og 1. gang.",
        "En 0-kapacitet.",
        "Der er 29 kommuner: {{figure:kommuner}}.".replace("29 kommuner: ", ""),
    ],
)
def test_what_is_no_figure_is_left_alone(said: Said, text: str) -> None:
    assert loose(said, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I 2026 var der 12.", ["12"]),
        ("Tallet 2026,5 og 12026.", ["2026,5", "12026"]),
        ("Se [12 råd](/muligheder/).", ["12"]),
        ("Der er 3. og 4 læger.", ["3", "4"]),
        ("Hver 12 maj.", ["12"]),
        ("Det var i 1850.", ["1850"]),
        ("| Læger | 12 |", ["12"]),
        ("Klokken 16.30.", ["16.30"]),
        ("»Åbent", []),
        ("12 læger »i ro«.", ["12"]),
    ],
)
def test_what_only_looks_like_something_else_is_told(
    said: Said, text: str, told: list[str]
) -> None:
    assert loose(said, text) == told


def test_numbers_in_the_words_of_shown_figures_are_known(said: Said) -> None:
    figure = FIGURE.replace("{value} kommuner i regionen", "{value} kommuner ud af 98")
    shown = {"figures/kommuner.yml": figure}
    text = "Se {{figure:kommuner}}. Af 98 er 12."
    assert [line.partition("tallet ")[2][:2] for line in said({**shown, PATH: article(text)})] == [
        "12"
    ]
    boxed = article("Af 98 er 12.", "fact_box: [kommuner]")
    assert [line.partition("tallet ")[2][:2] for line in said({**shown, PATH: boxed})] == ["12"]
    neither = article("Af 98 er 12.")
    assert len(said({**shown, PATH: neither})) == 2


def test_only_articles_with_sources_that_are_no_examples_are_read(said: Said) -> None:
    text = article("Der er 12.")
    assert len(said({PATH: text})) == 1
    assert said({PATH: text.replace("example: false", "example: true")}) == []
    sources, _, rest = text.partition("sources:")
    bare = sources + rest.partition("\n")[2].partition("\n")[2]
    lines = said({PATH: bare})
    assert not [line for line in lines if LOOSE.format("12") in line]


def test_a_site_without_figures_has_no_rule_for_them(said: Said) -> None:
    lines = said({"figures/kommuner.yml": None, PATH: article("Der er 12.")})
    assert lines == []


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        (
            "Ét {{kommuner}} her.",
            (
                f'{FIRST_LINE}:4: {BODY}har "{{{{kommuner}}}}", som ikke kendes. '
                "Skriv et nøgletal som {{figure:id}}."
            ),
        ),
        (
            "Ét {{ figure:kommunerne }} her.",
            (
                f'{FIRST_LINE}:4: {BODY}peger på nøgletallet "kommunerne", som ikke findes. '
                'Mente du "kommuner"?'
            ),
        ),
        (
            "Ét {{figure:xyz}} her.",
            (
                f'{FIRST_LINE}:4: {BODY}peger på nøgletallet "xyz", som ikke findes. '
                "Skriv id på en post i content/figures/."
            ),
        ),
        (
            "Ét {{figure:Kommuner}} her.",
            (
                f'{FIRST_LINE}:4: {BODY}har "{{{{figure:Kommuner}}}}", som ikke kendes. '
                "Skriv et nøgletal som {{figure:id}}."
            ),
        ),
    ],
)
def test_what_stands_in_braces_is_known(said: Said, text: str, said_of_it: str) -> None:
    assert said({PATH: article(text)}) == [f"{PATH}:{said_of_it}"]


def test_the_region_may_be_named_anywhere(said: Said) -> None:
    assert said({PATH: article("I {{region}} og {{ region }}.")}) == []


def test_braces_in_a_plain_field_are_told_at_their_place(said: Said) -> None:
    text = article("Hej.").replace("title: Tal om regionen", "title: Tal om {{figure:kommunerne}}")
    (line,) = said({PATH: text})
    assert line.startswith(f'{PATH}:3:15: feltet "title" (Titel) peger på nøgletallet "kommunerne"')


def test_a_figure_with_a_fault_is_not_said_to_be_missing(said: Said) -> None:
    lines = said({"figures/kommuner.yml": "id: kommuner\n", PATH: article("{{figure:kommuner}}")})
    assert lines
    assert all(line.startswith("figures/kommuner.yml") for line in lines)


def test_a_note_of_the_margin_names_a_source_of_its_article(said: Said) -> None:
    (line,) = said({PATH: article("Sådan er det. {{source:1}} Og {{ source:4 }} her.")})
    assert line == (
        f"{PATH}:{FIRST_LINE}:31: {BODY}peger på kilde 4, men der er 1 i listen. "
        "Skriv nummeret på en af kilderne under sources, fx {{source:1}}."
    )


def test_key_points_take_figures_and_are_asked_for_their_digits(said: Said) -> None:
    points = ("Der er {{figure:kommuner}}.", "Der er 77 læger.", "Nu {{figure:komuner}}.")
    lines = said({PATH: article("Ingen tal.", f"key_points: {json.dumps(points)}")})
    unknown, loose = sorted(lines, key=lambda line: "77" in line)
    assert loose.startswith(f"{PATH}:12:45: ")
    assert "(Kort fortalt) har tallet 77" in loose
    assert unknown.startswith(f"{PATH}:12:")
    assert 'Mente du "kommuner"' in unknown


def test_the_front_of_a_list_has_no_key_points(said: Said) -> None:
    front = article("Episoderne.", 'key_points: ["Kort"]').replace("id: tal", "id: podcast")
    lines = said({"articles/podcast.md": front.replace("section: om", "section: podcast")})
    assert lines[0] == (
        'articles/podcast.md:12:13: forsiden af Podcast har feltet "key_points" (Kort fortalt), '
        'men den er en liste. Tag feltet "key_points" (Kort fortalt) ud. '
        "Listen står først på siden."
    )
