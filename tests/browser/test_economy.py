"""The calculator of a practice: by keyboard, told beside the field, printed, kept nowhere."""

from __future__ import annotations

import gzip
import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.keys import tab_to
from tests.project_copy import ProjectCopy
from tests.steps import some

pytestmark = pytest.mark.browser

ADDRESS = "muligheder/regn-paa-en-praksis/"
BOUGHT = {
    "price-from": "1 mio.", "turnover-from": "4.000.000", "turnover-to": "5 mio.",
    "costs-from": "50", "costs-to": "60 %", "owners-from": "2", "years-from": "10",
    "interest-from": "0",
}  # fmt: skip
ZERO = {
    "new_patients-from": "10", "most_patients-from": "1.000", "per_patient-from": "1.200",
    "rent-from": "12.000", "pay-from": "0", "other-from": "0", "horizon-from": "2",
}  # fmt: skip


_FILL = """(values) => {
    for (const [name, value] of Object.entries(values)) {
        const box = document.getElementById(name);
        box.value = value;
        for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, {bubbles: true}));
    }
}"""


def fill(tab: Tab, values: dict[str, str], form: str = "") -> None:
    """Fill in all at once; one test types, as a reader does."""
    tab.open(f"{ADDRESS}{form}")
    tab.page.evaluate(_FILL, values)


def answer(tab: Tab, values: dict[str, str], form: str = "") -> str:
    fill(tab, values, form)
    tab.page.locator("[data-economy] [type=submit]").click()
    tab.wait_for("!document.querySelector('[data-result]').hidden")
    return said(tab, "[data-headline]")


def said(tab: Tab, selector: str) -> str:
    return tab.page.locator(selector).inner_text().replace("\u00a0", " ")


def test_keyboard_alone_leads_from_a_form_to_the_result_and_on(new_tab: NewTab) -> None:
    with new_tab(PHONE) as tab:
        tab.open(ADDRESS)
        assert tab.page.locator(".eco__step[open]").count() == 1
        for name, value in BOUGHT.items():
            if name in ("turnover-from", "years-from"):
                tab_to(tab, ".eco__step[open] [data-next]")
                tab.page.keyboard.press("Enter")
            tab_to(tab, f"#{name}")
            tab.page.keyboard.type(
                value
            ) if name != "costs-from" else tab.page.keyboard.insert_text(value)
        assert said(tab, "[data-bar]").startswith("Tilbage til dig om året, før skat: fra 700.000")
        tab.page.keyboard.press("Enter")
        tab.wait_for("document.activeElement.id === 'resultat'")
        assert said(tab, "[data-headline]") == (
            "Tilbage til dig om året, før skat: fra 700.000 til 1.150.000 kr."
        )
        assert said(tab, "[aria-live=polite][data-said]").startswith("Tilbage til dig om året")
        tab_to(tab, "[data-result] [data-print]")
        tab_to(tab, "a[href*='tal-og-kilder']")
        assert tab.has("document.documentElement.scrollWidth") <= PHONE[0]
        assert tab.complaints == []
        assert tab.page.locator("h1, h2, h3").count() > 5


def test_what_is_wrong_in_a_folded_step_is_opened(new_tab: NewTab) -> None:
    with new_tab(PHONE) as tab:
        tab.open(ADDRESS)
        tab.page.locator("#price-from").fill("1 mio.")
        assert said(tab, "[data-standing]") == "4 felter mere, så står resultatet her."
        tab.page.locator("[data-economy] [type=submit]").click()
        assert tab.has("document.activeElement.id") == "turnover-from"
        assert tab.page.locator("#turnover-from").is_visible()


@needs.TIME
def test_one_number_in_each_field_gives_one_column(desk: Tab) -> None:
    one = BOUGHT | {"turnover-to": "", "costs-to": ""}
    both = desk.page.locator("[data-two]:visible")
    answer(desk, one)
    assert both.count() == 0
    desk.page.locator("#turnover-to").fill("5 mio.")
    desk.page.locator("[data-economy] [type=submit]").click()
    desk.wait_for("!document.querySelector('thead[data-two]').hidden")
    assert both.count() > 1


def test_what_is_wrong_is_told_beside_its_field(desk: Tab) -> None:
    fill(desk, BOUGHT | {"turnover-from": "4.5", "owners-from": "", "costs-from": "70"})
    desk.page.locator("[data-economy] [type=submit]").click()
    assert desk.has("document.activeElement.id") == "turnover-from"
    faults = desk.has(
        "Object.fromEntries([...document.querySelectorAll('[data-field]')].map((field) =>"
        " [field.dataset.field, field.querySelector('[data-fault]').textContent])"
        ".filter(([, words]) => words))"
    )
    assert faults == {
        "turnover": "Skriv komma foran decimaler og punktum ved tusinder, fx 1,5 eller 1.500.000.",
        "owners": "Skriv et tal her.",
        "costs": "»Til« skal være lige så meget som »fra« eller mere.",
    }
    marked = desk.has(
        "[...document.querySelectorAll('[aria-invalid]')].map((box) =>"
        " [box.id, box.getAttribute('aria-describedby')])"
    )
    assert marked == [
        [f"{key}-{end}", f"om-{key} fejl-{key}"]
        for key, end in (("turnover", "from"), ("costs", "to"), ("owners", "from"))
    ]
    assert desk.page.locator("[data-result]").is_hidden()
    desk.page.locator("#owners-from").fill("2,5")
    desk.page.locator("#owners-from").blur()
    assert said(desk, "#fejl-owners") == "Skriv et helt tal."


@needs.TIME
def test_a_link_chooses_the_form_and_zero_begins_with_no_patients(desk: Tab) -> None:
    assert answer(desk, ZERO, "#nul") == "Det går lige op fra måned 2."
    assert said(desk, "[data-aside]") == "Undervejs skal du have 1.000 kr. at betale med."
    assert desk.page.locator("#price-from, #costs-from, #tax-from").first.is_hidden()
    assert desk.has("document.querySelector('[name=form]:checked').value") == "nul"
    assert "Ingen offentlig kurve" in said(desk, ".eco__forms")
    rows = desk.page.locator("[data-years] tbody tr").all_inner_texts()
    assert [row.split() for row in rows] == [
        ["1", "120", "66.000", "12.000", "54.000"], ["2", "240", "210.000", "12.000", "198.000"],
    ]  # fmt: skip


@needs.TIME
def test_an_opening_leads_to_its_form(desk: Tab) -> None:
    desk.open("muligheder/nordsjaelland-praksis-til-salg-2027/")
    desk.page.locator("main a[href$='regn-paa-en-praksis/#koeb']").click()
    desk.wait_for("document.querySelector('[name=form]:checked')?.value === 'koeb'")
    assert desk.page.locator("#price-from").is_visible()


@needs.TIME
def test_source_and_year_stand_beside_the_figure_until_the_reader_writes_another(desk: Tab) -> None:
    answer(desk, {key: value for key, value in BOUGHT.items() if not key.startswith("costs")})
    row = "[data-step=costs] th"
    assert said(desk, row).endswith("PwC, 2022")
    desk.page.locator("[data-span-from]").click()
    assert said(desk, row).endswith("Dit eget tal")
    found = [desk.page.locator(f"#costs-{end}").input_value() for end in ("from", "to")]
    assert found == ["47,2", "49,1"]
    desk.page.locator("[data-economy] [type=reset]").click()
    desk.wait_for("document.querySelector('[data-result]').hidden")
    assert desk.page.locator("#costs-from").input_value() == "49,1"


def test_nothing_is_kept_or_sent(desk: Tab) -> None:
    answer(desk, BOUGHT)
    before = len(desk.asked)
    desk.page.locator("#price-from").fill("2 mio.")
    desk.page.locator("#price-from").blur()
    assert len(desk.asked) == before
    assert desk.page.url == desk.origin + ADDRESS
    assert all(url.startswith(desk.origin) and "?" not in url for url in desk.asked)
    assert desk.page.context.cookies() == []
    kept = json.loads(desk.has("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
    assert kept == [{}, {}]
    desk.open("om/")
    desk.open(ADDRESS)
    assert desk.page.locator("#price-from").input_value() == ""


@needs.TIME
def test_it_prints_on_one_sheet_with_numbers_steps_and_the_warning(desk: Tab) -> None:
    answer(
        desk, BOUGHT | {"tax-from": "40", "rent-from": "1", "pay-from": "1", "equipment-from": "1"}
    )
    (sheet,) = PdfReader(BytesIO(desk.page.pdf(format="A4"))).pages
    words = " ".join(sheet.extract_text().split())
    for wanted in ("Ikke rådgivning", "4.000.000", "60 %", "Kilde: Brancheanalyse", "efter skat"):
        assert wanted in words
    assert "Opgjort med nul-handler" not in words


@needs.TIME
def test_ten_years_from_zero_are_one_sheet(desk: Tab) -> None:
    answer(desk, ZERO | {"horizon-from": "10", "new_patients-to": "20"}, "#nul")
    assert len(PdfReader(BytesIO(desk.page.pdf(format="A4"))).pages) == 1


def test_without_script_it_tells_what_belongs_and_whom_to_ask(new_tab: NewTab) -> None:
    with new_tab(DESK, java_script_enabled=False) as tab:
        page = tab.open(f"{ADDRESS}#nul")
        assert page.locator("form[data-economy]:visible").count() == 0
        assert page.locator(".no-js table:visible").count() == 4
        words = said(tab, ".eco")
        for wanted in ("Ikke rådgivning", "49,1 %", "PwC, 2022", "Banken", "Din revisor", "tolv"):
            assert wanted in words
        assert page.locator("#nul").is_visible()


@needs.TIME
def test_weight(built: ProjectCopy, new_tab: NewTab) -> None:
    with new_tab(PHONE) as tab:
        tab.open(ADDRESS)
        tab.page.wait_for_timeout(150)
        total = 0
        for url in set(tab.asked):
            path = url.removeprefix(tab.origin)
            file = built.site / (f"{path}index.html" if path.endswith("/") else path)
            data = file.read_bytes()
            total += len(data) if file.suffix == ".woff2" else len(gzip.compress(data, 6))
        assert total < 60_000


@pytest.mark.parametrize(
    "body",
    some(["throw new Error('halfway');", "let a = ;", ""], 1),
    ids=some(["throws", "unread", "none"], 1),
)
def test_where_its_script_stops_the_table_for_paper_is_there(new_tab: NewTab, body: str) -> None:
    with new_tab(PHONE) as tab:
        tab.page.route(
            "**/economy-page-*.js",
            lambda route: (
                route.fulfill(body=body, content_type="text/javascript") if body else route.abort()
            ),
        )
        tab.open(ADDRESS)
        assert tab.page.locator("#koeb").is_visible()
        assert tab.page.locator("[data-economy]").is_hidden()


@needs.TIME
def test_back_from_another_page_the_fields_are_those_of_the_form(desk: Tab) -> None:
    desk.open(ADDRESS)
    desk.page.locator("input[value=nul]").check()
    desk.open("om/")
    desk.page.go_back()
    desk.wait_for("document.readyState === 'complete'")
    chosen = desk.has("document.querySelector('[name=form]:checked').value")
    assert desk.page.locator("#price-from").is_hidden() is (chosen == "nul")
    assert desk.page.locator("#new_patients-from").is_visible() is (chosen == "nul")
