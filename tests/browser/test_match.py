"""Matching: five questions, an answer in words, and a mail that the doctor sends."""

from __future__ import annotations

import json

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.keys import tab_to
from tests.steps import some

pytestmark = pytest.mark.browser

ADDRESS = "match/"
RONNE = "To 0-kapaciteter i Rønne med klinik klar til brug"
PLACED = "Området er lægedækningstruet."


def answer(tab: Tab, **answers: str) -> None:
    tab.open(ADDRESS)
    for name, value in answers.items():
        tab.page.locator(f"input[name={name}][value='{value}']").check()
    tab.page.locator("[type=submit]").click()
    tab.wait_for("!document.querySelector('[data-answers]').hidden")


def test_no_answer_is_sent_before_the_script_is_there(new_tab: NewTab) -> None:
    with new_tab(PHONE) as tab:
        tab.page.route("**/match-page-*.js", lambda route: route.abort())
        tab.open(ADDRESS)
        assert tab.page.locator(".no-js").is_visible()
        assert tab.page.locator("[data-match]").is_hidden()
        tab.has("document.documentElement.classList.add('js')")  # as while it is on its way
        tab.page.locator("input[name=area][value='0400']").check()
        tab.page.locator("input[name=area][value='0400']").press("Enter")
        assert tab.page.locator("[data-match] [type=submit]").is_disabled()
        assert tab.has("location.search") == ""


def lines(tab: Tab, part: str) -> list[list[str]]:
    """Title and reasons of each row."""
    found: list[list[str]] = tab.has(
        f"[...document.querySelectorAll('[data-{part}] > li')].map((row) =>"
        " [...row.querySelectorAll('h3, .why span')].map((line) => line.textContent))"
    )
    return found


@pytest.mark.parametrize("size", some([DESK, PHONE], 1), ids=str)
def test_keyboard_alone_leads_to_hit_reason_and_mail(
    new_tab: NewTab, size: tuple[int, int]
) -> None:
    with new_tab(size) as tab:
        tab.open(ADDRESS)
        tab_to(tab, "input[name=stage]")
        for _ in range(4):
            tab.page.keyboard.press("ArrowDown")
        assert tab.has("document.activeElement.value") == "hu-laege"
        tab.page.keyboard.press("ArrowDown")
        tab_to(tab, "input[name=area][value='0400']")
        tab.page.keyboard.press("Space")
        tab_to(tab, "[type=submit]")
        tab.page.keyboard.press("Enter")
        tab.wait_for("document.activeElement.matches('[data-heading]')")
        because = "Fordi du valgte Bornholm og er ny speciallæge."
        assert lines(tab, "hits") == [[RONNE, because, PLACED]]
        tab_to(tab, "[data-mail]")
        assert tab.has("document.documentElement.scrollWidth") <= size[0]
        assert tab.complaints == []


@needs.TIME
def test_reason_names_every_answer_that_fits(desk: Tab) -> None:
    answer(desk, stage="ny-speciallaege", area="0400", form="alene", patients="uden")
    reason = (
        "Fordi du valgte Bornholm, er ny speciallæge, vil arbejde for dig selv og vil begynde "
        "uden patienter."
    )
    assert lines(desk, "hits") == [[RONNE, reason, PLACED]]
    heading: str = desk.has("document.querySelector('[data-heading]').textContent")
    assert heading == "1\u00a0mulighed passer til dine svar (et eksempel)"


@needs.TIME
def test_near_miss_tells_what_differs(desk: Tab) -> None:
    answer(desk, area="0400", patients="med")
    assert lines(desk, "hits") == []
    near = {title: reasons for title, *reasons in lines(desk, "near")}
    assert near[RONNE] == [
        "Fordi du valgte Bornholm.",
        PLACED,
        "Det er anderledes: Den begynder uden patienter.",
    ]
    assert any("Der følger" not in reasons[-1] for reasons in near.values())


def test_closed_ones_never_match(desk: Tab) -> None:
    answer(desk, area="0159")
    assert lines(desk, "hits") == lines(desk, "near") == []
    heading: str = desk.has("document.querySelector('[data-heading]').textContent")
    assert heading == "Der er ikke noget, der passer helt, lige nu"
    assert "Jeg fandt ikke noget" in desk.page.locator("[data-mail]").input_value()


@needs.TIME
def test_mail_holds_answers_and_hits_and_an_example_has_no_link(desk: Tab) -> None:
    answer(desk, stage="hu-laege", area="0400")
    mail = desk.page.locator("[data-mail]").input_value()
    assert "Hvor er du på vejen? Læger i hoveduddannelse" in mail
    assert "Hvor vil du arbejde? Bornholm" in mail
    assert "Hvornår vil du i gang? Det er lige meget" in mail
    assert desk.page.locator("[data-person]:visible").count() == 1
    assert desk.page.locator("[data-send]").is_hidden()
    assert desk.page.locator("[data-answers] a[href^=mailto]").count() == 0
    desk.page.locator("[data-copy-mail]").click()
    desk.wait_for("document.querySelector('[data-copy-mail]').textContent !== 'Kopiér teksten'")


@needs.TIME
def test_real_adviser_gets_a_mail_with_subject_and_what_was_written(desk: Tab) -> None:
    desk.open(ADDRESS)
    desk.has(
        "document.querySelectorAll('[data-person]').forEach((one) => {"
        " one.removeAttribute('data-example'); one.dataset.mailTo = 'rådgiver@example.org'; }); 0"
    )
    desk.page.locator("input[name=area][value='0400']").check()
    desk.page.locator("[type=submit]").click()
    desk.wait_for("!document.querySelector('[data-answers]').hidden")
    desk.page.locator("[data-mail]").fill("Hej\nÆrlig & kort? #1")
    link: str = desk.has("document.querySelector('[data-send]').href")
    assert link == (
        "mailto:r%C3%A5dgiver@example.org?subject=Min%20vej%20i%20almen%20praksis"
        "&body=Hej%0D%0A%C3%86rlig%20%26%20kort%3F%20%231"
    )


@needs.TIME
def test_no_answer_is_asked_for_and_reset_clears(desk: Tab) -> None:
    desk.open(ADDRESS)
    desk.page.locator("[type=submit]").click()
    desk.wait_for("document.querySelector('[data-say]').textContent !== ''")
    assert desk.has("document.querySelector('[data-say]').textContent") == (
        "Svar på mindst ét spørgsmål."
    )
    answer(desk, area="0400")
    desk.page.locator("[type=reset]").click()
    assert desk.page.locator("[data-answers]").is_hidden()


@needs.TIME
def test_nothing_is_stored_or_sent(desk: Tab) -> None:
    answer(desk, stage="saelger", area="0400", when="senere")
    assert desk.page.url == desk.origin + ADDRESS
    assert all(url.startswith(desk.origin) and "?" not in url for url in desk.asked)
    assert desk.page.context.cookies() == []
    kept = json.loads(desk.has("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
    assert kept == [{}, {}]


@needs.TIME
def test_without_script_the_questions_are_links(new_tab: NewTab) -> None:
    with new_tab(DESK, java_script_enabled=False) as tab:
        page = tab.open(ADDRESS)
        assert page.locator("form[data-match]:visible").count() == 0
        assert page.locator(".no-js h2:visible").count() == 5
        links = page.locator(".no-js a:visible").evaluate_all("(all) => all.map((one) => one.href)")
        assert len(links) == 10 + 29 + 4 + 2 + 3
        assert all(page.request.get(link).ok for link in set(links))


@needs.TIME
@pytest.mark.parametrize("address", ["", "muligheder/"])
def test_it_is_linked(desk: Tab, address: str) -> None:
    assert desk.open(address).locator("main a[href$='match/']").first.is_visible()


@needs.TIME
def test_who_hands_over_is_answered_too(desk: Tab) -> None:
    answer(desk, stage="saelger")
    said: str = desk.has("document.querySelector('[data-heading]').textContent")
    assert said == "Ingen opslag passer helt lige nu, men her er noget til dig"
    assert desk.page.locator("[data-beside] [data-trin]:visible").count() > 0
    stages: list[str] = desk.has(
        "[...document.querySelectorAll('[data-trin]')].filter((row) => !row.hidden)"
        ".map((row) => row.dataset.trin)"
    )
    assert all("saelger" in each.split() for each in stages)
    assert "overdrage min praksis" in desk.page.locator("[data-mail]").input_value()
    assert "overdragelse" in desk.page.locator("[data-person]:visible").inner_text()


@needs.TIME
def test_what_is_beside_openings_goes_by_the_stage_alone(desk: Tab) -> None:
    answer(desk, area="0400")
    assert desk.page.locator("[data-beside]").is_hidden()
