"""The fields of the calculator: no number without source and year, and links from openings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from publishing.blocks import Link
from publishing.pages.about.figure_charts import one_series
from publishing.pages.vacancies.economy import (
    ARTICLE,
    calculator_for,
    calculator_for_group,
    economy,
)
from publishing.pages.vacancies.economy_fields import (
    FAULTS,
    FIELDS,
    FORMS,
    PARTS,
    STEPS,
    Form,
)
from records.clock import Clock
from records.codes.landscape import CalculatorPart
from records.codes.vacancy import VacancyGroup, VacancyType
from records.loading.library import Library
from records.model.figure import Figure
from tests.conftest import Make
from tests.samples import NOW, Keys, article


def pwc(value: str, year: str, **more: Any) -> Keys:
    return {
        "text": "Udgifter var {value} %", "example": "false", "value": value, "unit": "%",
        "date": year, "state": "historisk", "measure": "pwc", "calculator": "udgifter",
        "sources": [{"title": "Analyse", "publisher": "PwC", "date": "2022"}],
        **more,
    }  # fmt: skip


def field(made: dict[str, Any], key: str) -> dict[str, Any]:
    return next(each for each in made["fields"] if each["key"] == key)


def test_a_field_begins_with_the_newest_figure_and_says_its_year_and_source(make: Make) -> None:
    library = make({"figures/a": pwc("47.2", "2021"), "figures/b": pwc("49.1", "2022")})
    costs = field(economy(library, NOW), "costs")
    assert (costs["begins_with"], costs["has_span"]) == ("49,1", True)
    known = costs["known"]
    assert known.told == "I 2022: Udgifter var 49,1\u00a0%. I 2021: 47,2\u00a0%."
    assert (known.low, known.high, known.sources) == ("47,2", "49,1", "Analyse, PwC, 2022")
    assert (known.source, known.url) == ("PwC, 2022", "om/tal-og-kilder/#b")


def test_a_chart_tells_where_its_own_measure_is_from(make: Make) -> None:
    asked = {"question": "oekonomi"}
    other = [{"title": "Optælling", "publisher": "PLO", "date": "2022"}]
    library = make({
        "figures/a": pwc("47.2", "2021", **asked), "figures/b": pwc("49.1", "2022", **asked),
        "figures/c": pwc("50", "2022", **asked, measure="andet", calculator=None, sources=other),
    })  # fmt: skip
    (chart, *more) = economy(library, NOW)["charts"]
    assert chart.sources == ("Analyse, PwC, 2022",)
    assert all(each.sources == ("Optælling, PLO, 2022",) for each in more)


def test_the_template_asks_only_for_what_it_is_given(make: Make, root: Path) -> None:
    """A name that nobody gives is nothing in a template, without a word."""
    asked = {"question": "oekonomi"}
    library = make({
        "figures/a": pwc("47.2", "2021", **asked), "figures/b": pwc("49.1", "2022", **asked),
    })  # fmt: skip
    made = economy(library, NOW)
    (entry,) = made["charts"]
    first = {name: set(made[name][0]) for name in ("forms", "fields", "parts", "steps", "faults")}
    known = field(made, "costs")["known"]
    given = {
        "e": set(made), "o": first["forms"], "f": first["fields"] | first["faults"],
        "part": first["parts"], "s": first["steps"], "k": set(dir(known)), "c": set(dir(entry)),
    }  # fmt: skip
    text = (root / "site_plugins/theme/economy.html").read_text(encoding="utf-8")
    for name, there in given.items():
        named = set(re.findall(rf"\b{name}\.(\w+)", text)) - {"html", "known"}
        assert named, name
        assert named <= there | {"known"}, name
    for keys in ("faults", "steps"):
        assert all(
            value and isinstance(value, str) for each in made[keys] for value in each.values()
        )
    assert "known" in first["fields"]
    assert made["all_figures"] == Link("Alle tal og kilder", "om/tal-og-kilder/#oekonomi")


def test_each_field_stands_in_one_part_in_the_order_of_the_page(make: Make) -> None:
    made = economy(make({}), NOW)
    parts = [(part["title"], tuple(each["key"] for each in part["fields"]))
             for part in made["parts"]]  # fmt: skip
    assert parts == [*PARTS]
    assert [key for _, keys in PARTS for key in keys] == [each.key for each in FIELDS]
    told = {name: made[name] for name in ("faults", "steps")}
    assert [tuple(each.values()) for each in told["faults"]] == [*FAULTS.items()]
    assert [tuple(each.values()) for each in told["steps"]] == [*STEPS]


def test_what_a_reader_must_know_himself_is_told_and_not_filled_in(make: Make) -> None:
    turnover = pwc("4.5", "2022", calculator="omsaetning", unit="mio. kr.", measure="omsaetning",
                   text="Omsætningen var {value} mio. i fase X.", basis="pr. klinik")  # fmt: skip
    earlier = {**turnover, "date": "2021", "value": "4.1", "text": "Alle tjente {value} i fase X."}
    library = make({"figures/a": earlier, "figures/b": turnover})
    made = field(economy(library, NOW), "turnover")
    known = made["known"]
    assert (known.newest, known.low, known.high) == ("4,5", "4,1", "4,5")
    assert (made["begins_with"], made["has_span"], known.is_example) == ("", False, False)
    assert known.told == (
        "I 2022: Omsætningen var 4,5\u00a0mio. i fase X. I 2021: Alle tjente 4,1\u00a0i fase X. "
        "Opgjort pr. klinik."
    )


@pytest.mark.parametrize(
    ("values", "span"),
    [
        (("100", "9", "49.1"), ("9", "100", True)),
        (("0", "0.5", "49.1"), ("0", "49,1", True)),
        (("49.1", "49.1"), ("49,1", "49,1", False)),
    ],
)
def test_the_span_is_by_value_and_one_value_is_none(
    make: Make, values: tuple[str, ...], span: tuple[str, str, bool]
) -> None:
    years = {f"figures/{n}": pwc(value, f"202{n}") for n, value in enumerate(values)}
    costs = field(economy(make(years), NOW), "costs")
    assert (costs["known"].low, costs["known"].high, costs["has_span"]) == span
    assert costs["begins_with"] == "49,1"


def test_a_field_says_its_bounds_and_the_forms_that_ask_for_it(make: Make) -> None:
    most = field(economy(make({}), NOW), "most_patients")
    assert most == {
        "key": "most_patients", "label": "Flest patienter på listen", "unit": "",
        "help": "Der holder du op med at tage flere ind.", "ask": "En rådgiver hos os",
        "kind": "count", "pair": False, "least": 1, "most": 20000, "whole": True,
        "forms": ("nul",), "required": ("nul",), "known": None, "begins_with": "",
        "has_span": False, "says_itself": False, "least_shown": "1", "most_shown": "20.000",
    }  # fmt: skip
    rent = field(economy(make({}), NOW), "rent")
    assert (rent["forms"], rent["required"]) == (tuple(form.value for form in Form), ("nul",))


def test_a_form_says_what_it_is_for_and_which_fields_it_has(make: Make) -> None:
    for form, made in zip(Form, economy(make({}), NOW)["forms"], strict=True):
        words = FORMS[form]
        shown = made["id"], made["title"], made["text"], made["by_hand"]
        assert shown == (form.value, words.title, words.text, words.by_hand)
        keys = [each["key"] for each in made["fields"]]
        assert keys == [each.key for each in FIELDS if form in each.forms]


def test_sources_are_told_once_and_by_a_sign_between_them(make: Make) -> None:
    one = {"title": "Analyse", "publisher": "PwC", "date": "2022"}
    other = {"title": "Optælling", "publisher": "PLO", "date": "2021"}
    library = make({
        "figures/a": pwc("47.2", "2021", sources=[one, other]),
        "figures/b": pwc("49.1", "2022", sources=[one]),
    })  # fmt: skip
    known = field(economy(library, NOW), "costs")["known"]
    assert known.sources == "Analyse, PwC, 2022; Optælling, PLO, 2021"


@pytest.mark.parametrize(("through", "year"), [("2026-11-21", "2022: "), ("2026-11-22", "")])
def test_a_chart_says_the_year_of_what_is_history_now(make: Make, through: str, year: str) -> None:
    asked = {"question": "oekonomi", "state": "aktuel", "valid_through": through}
    library = make({
        "figures/a": pwc("47.2", "2021", **asked), "figures/b": pwc("49.1", "2022", **asked),
    })  # fmt: skip
    (chart,) = economy(library, NOW)["charts"]
    assert (chart.title, chart.basis) == (f"{year}Udgifter var 49,1\u00a0%", "")


def test_two_years_are_told_and_the_span_is_of_all(make: Make) -> None:
    years = {"a": pwc("45", "2020"), "b": pwc("47.2", "2021"), "c": pwc("49.1", "2022")}
    years["a"]["sources"] = [{"title": "Ældre", "publisher": "PwC", "date": "2020"}]
    library = make({f"figures/{name}": keys for name, keys in years.items()})
    made = economy(library, NOW)
    assert made["charts"] == ()  # they are no answer to the question of economy
    known = field(made, "costs")["known"]
    assert known.told == "I 2022: Udgifter var 49,1\u00a0%. I 2021: 47,2\u00a0%."
    assert (known.low, known.high, known.sources) == ("45", "49,1", "Analyse, PwC, 2022")


def test_an_example_is_told_as_one_and_gives_way_to_a_fact(make: Make) -> None:
    made_up = pwc("60", "2023", example="true")
    alone = field(economy(make({"figures/c": made_up}), NOW), "costs")
    assert (alone["begins_with"], alone["has_span"]) == ("", False)
    assert alone["known"].told.startswith("Eksempel. I 2023: ")
    beside = economy(make({"figures/b": pwc("49.1", "2022"), "figures/c": made_up}), NOW)
    costs = field(beside, "costs")
    assert (costs["begins_with"], costs["known"].told) == (
        "49,1", "I 2022: Udgifter var 49,1\u00a0%.",
    )  # fmt: skip


def test_without_records_no_field_begins_with_a_number(make: Make) -> None:
    made = economy(make({}), NOW)
    assert all(each["begins_with"] == "" and each["known"] is None for each in made["fields"])
    assert made["charts"] == ()


def test_only_costs_are_filled_in_and_nothing_a_reader_must_know_himself(
    real_library: Library, clock: Clock
) -> None:
    made = economy(real_library, clock)
    assert {each["key"]: each["begins_with"] for each in made["fields"] if each["begins_with"]} == {
        "costs": "49,1"
    }
    assert [part for part in CalculatorPart if part.prefills] == [CalculatorPart.UDGIFTER]
    parts = {each.key: each.part for each in FIELDS}
    for key in ("interest", "rent", "pay", "tax", "new_patients", "per_patient", "years"):
        assert parts[key] is None, key
    for each in made["fields"]:
        if each["known"]:
            assert re.search(r"\b20\d\d\b", each["known"].told)
            assert each["known"].sources


def test_no_figure_stands_in_script_or_template(real_library: Library, root: Path) -> None:
    theme = root / "site_plugins" / "theme"
    files = [theme / "economy.html", *(theme / "assets").glob("economy*.js")]
    files.append(root / "publishing" / "pages" / "vacancies" / "economy_fields.py")
    values = {
        shown
        for figure in real_library.all(Figure)
        if figure.question == "oekonomi"
        for shown in (figure.value, figure.shown_value)
        if "." in shown or "," in shown
    }
    assert len(values) > 20
    for file in files:
        text = file.read_text(encoding="utf-8")
        numbers = set(re.findall(r"\d+(?:[.,]\d+)+", text))
        assert numbers.isdisjoint(values), file.name


def test_goodwill_with_and_without_are_never_one_chart(real_library: Library, clock: Clock) -> None:
    charts = economy(real_library, clock)["charts"]
    bases = [each.basis for each in charts if "goodwill" in each.title.lower()]
    assert sorted(bases) == ["med nul-handler", "uden nul-handler"]
    without = next(each for each in charts if each.basis == "uden nul-handler")
    assert [row[0] for row in without.chart.table.rows] == [
        "2007", "2013", "2015", "2018", "2019", "2021", "2022",
    ]  # fmt: skip
    beside = next(each for each in charts if each.basis == "med nul-handler")
    assert [row[0] for row in beside.chart.table.rows] == [
        "Midtjylland", "Hele landet", "Region Sjælland",
    ]  # fmt: skip
    every = real_library.all(Figure)
    mixed = tuple(f for f in every if f.id.startswith("goodwill") and f.year == "2015")
    assert {figure.basis for figure in mixed} == {"med nul-handler", "uden nul-handler"}
    with pytest.raises(ValueError, match="cannot be drawn together"):
        one_series(mixed)


def test_each_opening_that_costs_money_leads_to_its_own_form(
    real_library: Library, clock: Clock
) -> None:
    found = {each: calculator_for(each, real_library, clock) for each in VacancyType}
    told = {each.value: link.url.partition("#")[2] for each, link in found.items() if link}
    assert told == {
        "praksis-til-salg": "koeb", "generationsskifte": "koeb", "kompagniskabsandel": "andel",
        "delepraksis": "andel", "kapacitet-med-patienter": "patienter", "nul-kapacitet": "nul",
    }  # fmt: skip
    assert {each for each, link in found.items() if link} >= {
        each for each in VacancyType if each.group is VacancyGroup.KOEB
    }
    link = found[VacancyType.NUL_KAPACITET]
    assert link
    assert (link.text, link.url) == ("Regn på en 0-kapacitet", f"muligheder/{ARTICLE}/#nul")


def test_groups_of_openings_that_one_runs_oneself_lead_there(
    real_library: Library, clock: Clock
) -> None:
    found = {each: calculator_for_group(each, real_library, clock) for each in VacancyGroup}
    assert {each for each, link in found.items() if link} == {
        VacancyGroup.KAPACITET, VacancyGroup.KOEB,
    }  # fmt: skip


def test_without_the_article_nothing_leads_there(make: Make) -> None:
    library = make({})
    assert calculator_for(VacancyType.NUL_KAPACITET, library, NOW) is None
    assert calculator_for_group(VacancyGroup.KOEB, library, NOW) is None


def test_nothing_leads_to_an_article_that_is_hidden(make: Make) -> None:
    there = {"section": "muligheder", "body": "Regn på det."}
    for hidden in ({"draft": "true"}, {"published": "2026-11-23"}):
        library = make({f"articles/{ARTICLE}": article(**there, **hidden)})
        assert calculator_for_group(VacancyGroup.KOEB, library, NOW) is None
    library = make({f"articles/{ARTICLE}": article(**there, expires="2026-11-21")})
    link = calculator_for_group(VacancyGroup.KOEB, library, NOW)
    assert link
    assert link == Link("Regn på det med dine egne tal", f"muligheder/{ARTICLE}/")


def test_zero_asks_for_growth_and_for_no_price(real_library: Library, clock: Clock) -> None:
    made = {each["id"]: each for each in economy(real_library, clock)["forms"]}
    keys = {form: {each["key"] for each in made[form]["fields"]} for form in made}
    assert keys["nul"] >= {"new_patients", "most_patients", "per_patient", "rent", "pay"}
    assert keys["nul"].isdisjoint({"price", "turnover", "costs", "tax"})
    assert keys["koeb"] - keys["patienter"] == {"price"}
    assert set(FORMS) == set(Form)


def test_script_and_page_name_the_same_steps_fields_and_faults(root: Path) -> None:
    script = (root / "site_plugins/theme/assets/economy.js").read_text(encoding="utf-8")
    assert set(re.findall(r'step\("(\w+)"', script)) == {key for key, _ in STEPS}
    asked = set(re.findall(r'\bof\("(\w+)"\)|values\.(\w+)', script))
    known = {each.key for each in FIELDS}
    assert {first or second for first, second in asked} <= known
    said = set(re.findall(r'fault: "(\w+)"|[?:] "(\w+)"', script))
    used = {first or second for first, second in said}
    assert set(FAULTS) <= used
