"""Years of a measure and parts of a whole: what does not fit is told at its line."""

from __future__ import annotations

import pytest

from tests.conftest import Said
from tests.landscape import FIGURE

PATH = "figures/kommuner.yml"


def other(name: str, *more: str, value: str = "17", date: str = "2025") -> str:
    text = FIGURE.replace("id: kommuner", f"id: {name}").replace("value: 29", f"value: {value}")
    return text.replace('"2026-11"', f'"{date}"') + "".join(f"{line}\n" for line in more)


def first(*more: str) -> str:
    return FIGURE + "".join(f"{line}\n" for line in more)


def test_one_measure_over_years_is_no_fault(said: Said) -> None:
    assert said({
        PATH: first("measure: antal"),
        "figures/foer.yml": other("foer", "measure: antal"),
        "figures/del.yml": other("del", "part_of: kommuner", value="29"),
    }) == []  # fmt: skip


SINGLE = [
    (
        first("measure: antal").replace("value: 29", 'value: "6–12"'),
        (
            '10:10: feltet "measure" (Måling) står ved værdien "6–12", som ikke er et tal. '
            "Skriv et tal som værdi, eller slet feltet."
        ),
    ),
    (
        first("shares: [Syd, Nord]"),
        (
            '10:9: feltet "shares" (Dele) passer ikke til værdien "29". Skriv ét navn for hvert '
            "tal i en fordeling som 40/60, der tilsammen er 100, eller slet feltet."
        ),
    ),
    (
        first("shares: [Syd, Nord]").replace("value: 29", "value: 40/50"),
        (
            '10:9: feltet "shares" (Dele) passer ikke til værdien "40/50". Skriv ét navn for hvert '
            "tal i en fordeling som 40/60, der tilsammen er 100, eller slet feltet."
        ),
    ),
    (
        first("part_of: ukendt"),
        (
            '10:10: feltet "part_of" (Del af) peger på "ukendt", som ikke findes. '
            "Skriv id på en post i content/figures/."
        ),
    ),
    (
        first("question: regionen"),
        (
            '10:11: feltet "question" (Spørgsmål) er "regionen", som ikke kendes. '
            'Mente du "region" (Hvordan er regionen delt op?)?'
        ),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SINGLE)
def test_a_figure_that_cannot_be_drawn(said: Said, text: str, wanted: str) -> None:
    (line,) = said({PATH: text})
    assert line.startswith(f"{PATH}:{wanted}")


def test_a_line_has_one_unit(said: Said) -> None:
    text = other("foer", "measure: antal").replace("unit: kommuner", "unit: regioner")
    assert said({PATH: first("measure: antal"), "figures/foer.yml": text}) == [
        (
            f'{PATH}:10:10: feltet "measure" (Måling) har enheden "kommuner", men "foer" i samme '
            'måling har "regioner". Skriv samme enhed, eller giv tallet en anden måling: En linje '
            "må kun vise én slags tal."
        )
    ]


def test_a_year_has_one_value(said: Said) -> None:
    text = other("foer", "measure: antal", date="2026-03")
    assert said({PATH: first("measure: antal"), "figures/foer.yml": text}) == [
        (
            f'{PATH}:10:10: feltet "measure" (Måling) har et tal for 2026 i forvejen i "foer". '
            "Ret datoen, eller slet det ene tal."
        )
    ]


def test_series_that_are_counted_differently_are_never_one_line(said: Said) -> None:
    text = other("foer", "measure: goodwill", "basis: med nul-handler")
    assert said({
        PATH: first("measure: goodwill", "basis: uden nul-handler"), "figures/foer.yml": text,
    }) == [
        (
            f'{PATH}:11:8: feltet "basis" (Opgjort) er "uden nul-handler", men "foer" i samme '
            'måling er opgjort "med nul-handler". Giv tallet en anden måling. Tal, der er opgjort '
            "forskelligt, må ikke stå i den samme tegning."
        )
    ]  # fmt: skip


def test_a_series_without_a_basis_does_not_join_one_that_has_it(said: Said) -> None:
    text = other("foer", "measure: goodwill", "basis: med nul-handler")
    (line,) = said({PATH: first("measure: goodwill"), "figures/foer.yml": text})
    assert line.startswith(f'{PATH}:10:10: feltet "measure" (Måling) er "", men "foer"')


def test_places_are_drawn_for_one_year(said: Said) -> None:
    places = {
        PATH: first("measure: goodwill", "place: Sjælland"),
        "figures/foer.yml": other("foer", "measure: goodwill", "place: Fyn", date="2026"),
    }
    assert said(places) == []
    places["figures/foer.yml"] = other("foer", "measure: goodwill", "place: Fyn")
    (line,) = said(places)
    assert line == (
        f'{PATH}:10:10: feltet "measure" (Måling) har et tal for 2026, men "foer" i samme måling '
        "er fra 2025, og tallene har et sted. Giv hvert år sin egen måling, eller slet place: En "
        "tegning viser enten steder eller år."
    )


def calculated(*lines: str) -> str:
    return first("calculator: udgifter", *lines).replace("unit: kommuner", 'unit: "%"')


def test_a_field_of_the_calculator_has_a_number_in_its_unit(said: Said) -> None:
    wanted = (
        f'{PATH}:10:13: feltet "calculator" (Regnestykke) passer ikke til værdi og enhed. '
        'Skriv et tal med enheden "%", eller slet feltet.'
    )
    assert said({PATH: calculated()}) == []
    assert said({PATH: first("calculator: udgifter")}) == [wanted]
    assert said({PATH: calculated().replace("value: 29", 'value: "omkring 29"')}) == [wanted]


def test_a_field_of_the_calculator_has_one_measure(said: Said) -> None:
    text = other("foer", "calculator: udgifter").replace("unit: kommuner", 'unit: "%"')
    wanted = (
        f'{PATH}:10:13: feltet "calculator" (Regnestykke) står også på "foer", som ikke er den '
        "samme måling. Giv begge samme measure, eller slet feltet på det ene: Et felt viser kun "
        "én opgørelse."
    )
    assert said({PATH: calculated(), "figures/foer.yml": text}) == [wanted]
    assert said({
        PATH: calculated("measure: pwc"), "figures/foer.yml": text + "measure: pwc\n",
    }) == []  # fmt: skip


@pytest.mark.parametrize("key", ["sources", "date"])
def test_a_number_of_the_calculator_needs_source_and_year(said: Said, key: str) -> None:
    lines = calculated().splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith(key))
    del lines[start : start + (2 if key == "sources" else 1)]
    (line,) = said({PATH: "".join(lines)})
    assert line.startswith(f'{PATH}:1:1: feltet "{key}"')
    assert "mangler" in line


def test_parts_are_no_more_than_the_whole(said: Said) -> None:
    assert said({
        "figures/del-a.yml": other("del-a", "part_of: kommuner"),
        "figures/del-b.yml": other("del-b", "part_of: kommuner"),
    }) == [
        ('figures/del-b.yml:10:10: feltet "part_of" (Del af) er "kommuner", og delene giver '
        "tilsammen 34, men det hele er 29. Ret tallene, eller slet feltet på den del, der ikke "
        "hører med.")
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", ["unit: regioner", 'value: "mange"'])
def test_a_part_is_counted_as_the_whole_is(said: Said, wrong: str) -> None:
    key = wrong.partition(":")[0]
    lines = other("del", "part_of: kommuner").splitlines()
    text = "\n".join(wrong if line.startswith(key) else line for line in lines) + "\n"
    assert said({"figures/del.yml": text}) == [
        (
            'figures/del.yml:10:10: feltet "part_of" (Del af) er "kommuner", som tallet ikke kan '
            "være en del af. Skriv et andet nøgletal, der er et helt tal med samme enhed."
        )
    ]


def test_no_figure_is_a_part_of_itself(said: Said) -> None:
    (line,) = said({PATH: first("part_of: kommuner")})
    assert "som tallet ikke kan være en del af" in line
