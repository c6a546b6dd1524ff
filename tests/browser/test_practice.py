"""Practice forms: the quiz gives forms with reasons, and two or three stand over against others."""

from __future__ import annotations

import json

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.keys import tab_to

pytestmark = pytest.mark.browser

TABLE = "praksisformer/"
QUIZ = "praksisformer/find-din-form/"


def answer(tab: Tab, **answers: str) -> None:
    tab.open(QUIZ)
    for name, value in answers.items():
        tab.page.locator(f"input[name={name}][value='{value}']").check()
    tab.page.locator("[data-quiz] [type=submit]").click()
    tab.wait_for("!document.querySelector('[data-answers]').hidden")


def forms(tab: Tab, part: str) -> list[str]:
    found: list[str] = tab.has(
        f"[...document.querySelectorAll('[data-{part}] h3 a')].map((link) => link.textContent)"
    )
    return found


def lines(tab: Tab, part: str, number: int = 1) -> list[str]:
    """The reasons of a form for or against it, as they are read."""
    found: list[str] = tab.has(
        f"[...document.querySelectorAll('[data-near] > li:nth-child({number}) [data-{part}] li')]"
        ".map((line) => line.textContent.trim())"
    )
    return found


def test_keyboard_alone_leads_to_forms_and_back(new_tab: NewTab) -> None:
    with new_tab(PHONE) as tab:
        tab.open(QUIZ)
        tab_to(tab, "input[name=ejer]")
        tab.page.keyboard.press("ArrowDown")
        assert tab.has("document.activeElement.value") == "eje-alene"
        tab_to(tab, "[data-quiz] [type=submit]")
        tab.page.keyboard.press("Enter")
        tab.wait_for("document.activeElement.matches('[data-heading]')")
        assert forms(tab, "near") == ["Solopraksis", "Samarbejdspraksis", "Licenspraksis"]
        assert tab.has("location.hash") == "#resultat"
        assert tab.has("document.documentElement.scrollWidth") <= PHONE[0]
        tab.page.go_back()
        tab.wait_for("document.querySelector('[data-answers]').hidden")
        assert tab.page.locator("input[value=eje-alene]").is_checked()
        tab.page.go_forward()
        tab.wait_for("!document.querySelector('[data-answers]').hidden")
        assert forms(tab, "near")[0] == "Solopraksis"
        assert tab.complaints == []


def test_reasons_are_the_readers_answers_and_the_words_of_the_table(desk: Tab) -> None:
    answer(desk, ejer="eje-sammen", patienter="egne")
    assert forms(desk, "near")[0] == "Licenspraksis"
    together = (
        "Fordi du svarede »Ja, sammen med andre«: Du driver praksis, alene eller sammen med "
        "andre, i rammer fra regionen."
    )
    own = (
        "Fordi du svarede »Jeg vil have mine egne«: Det følger formen: Alene er patienterne dine "
        "egne. I et kompagniskab er I fælles om dem."
    )
    assert lines(desk, "for") == [together, own]
    assert desk.has("document.querySelector('[data-sum]').textContent") == (
        "2 af dine 2\u00a0svar taler for"
    )
    assert forms(desk, "near")[1] == "Solopraksis"
    assert lines(desk, "against", 2) == [
        "Du svarede »Ja, sammen med andre«, men: Du ejer alene, med ét ydernummer og én kapacitet."
    ]
    assert len(forms(desk, "near")) + len(forms(desk, "others")) == 10


@needs.TIME
def test_nothing_is_stored_or_sent(desk: Tab) -> None:
    answer(desk, hvem="speciallaege", tid="fast")
    assert desk.page.url == f"{desk.origin}{QUIZ}#resultat"
    assert all(url.startswith(desk.origin) and "?" not in url for url in desk.asked)
    kept = json.loads(desk.has("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
    assert kept == [{}, {}]
    assert desk.page.context.cookies() == []


@needs.TIME
def test_no_answer_is_asked_for_and_reset_clears(desk: Tab) -> None:
    desk.open(QUIZ)
    desk.page.locator("[data-quiz] [type=submit]").click()
    assert desk.has("document.querySelector('[data-say]').textContent") == (
        "Svar på mindst ét spørgsmål."
    )
    answer(desk, ejer="ikke-eje")
    desk.page.locator("[type=reset]").click()
    assert desk.page.locator("[data-answers]").is_hidden()
    assert desk.has("location.hash") == ""


@needs.TIME
def test_back_from_the_page_of_a_form_shows_the_result_again(desk: Tab) -> None:
    answer(desk, ejer="ikke-eje")
    desk.page.locator("[data-near] h3 a").first.click()
    desk.wait_for("!location.hash")
    desk.page.go_back()
    desk.wait_for("document.querySelector('[data-answers]')?.hidden === false")
    assert forms(desk, "near")


def test_without_script_each_answer_tells_what_it_leads_to(new_tab: NewTab) -> None:
    with new_tab(DESK, java_script_enabled=False) as tab:
        page = tab.open(QUIZ)
        assert page.locator("form[data-quiz]:visible").count() == 0
        assert page.locator(".no-js h2:visible").count() == 7
        assert page.locator(".no-js dt:visible").count() == 19
        first = page.locator(".no-js dd:visible").nth(0)
        assert "Vikar i praksis: Til læger" in first.inner_text()
        page = tab.open(TABLE)
        assert page.locator("[data-pick]:visible").count() == 0
        assert page.locator("[data-form]:visible").count() == 10


@needs.TIME
def test_two_forms_stand_over_against_each_other_and_back_shows_all(new_tab: NewTab) -> None:
    with new_tab(PHONE) as tab:
        tab.open(TABLE)
        assert tab.has("document.documentElement.scrollWidth") <= PHONE[0]
        assert tab.has("document.documentElement.scrollHeight") < 9 * PHONE[1]
        tab.page.locator(".formsgo a[href$=delepraksis]").click()
        tab.wait_for(
            "document.getElementById('form-delepraksis').getBoundingClientRect().left < 40"
        )
        tab.page.locator("[data-pick] summary").click()
        for form in ("solopraksis", "vikariat"):
            tab.page.locator(f"[data-pick] input[value={form}]").check()
        assert tab.page.locator("[data-form]:visible").count() == 2
        assert not tab.page.locator(".formsgo").is_visible()
        assert tab.has("location.search") == "?form=solopraksis&form=vikariat"
        tops = "[...document.querySelectorAll('[data-form]:not([hidden]) td:nth-of-type(3)')]"
        assert tab.has(f"new Set({tops}.map((each) => each.getBoundingClientRect().top)).size") == 1
        assert tab.has("document.documentElement.scrollWidth") <= PHONE[0]
        tab.page.go_back()
        tab.page.go_back()
        tab.wait_for("document.querySelectorAll('[data-form][hidden]').length === 0")
        assert tab.complaints == []


@needs.TIME
def test_no_more_than_three_can_be_chosen(desk: Tab) -> None:
    desk.open(f"{TABLE}?form=solopraksis&form=vikariat&form=delepraksis&form=regionsklinik")
    assert desk.page.locator("[data-form]:visible").count() == 3
    assert desk.page.locator("[data-pick] input:disabled").count() == 7
    desk.page.locator("[data-all]").click()
    assert desk.page.locator("[data-form]:visible").count() == 10


@needs.TIME
def test_table_and_result_are_printed_whole(desk: Tab) -> None:
    desk.page.emulate_media(media="print")
    desk.open(TABLE)
    assert desk.page.locator("[data-pick]:visible").count() == 0
    assert desk.page.locator("[data-form]:visible").count() == 10
    assert desk.has("document.documentElement.scrollWidth") <= DESK[0]
    desk.page.emulate_media(media="screen")
    answer(desk, ejer="ikke-eje")
    desk.has("dispatchEvent(new Event('beforeprint'))")
    desk.page.emulate_media(media="print")
    assert desk.page.locator(".quizform:visible").count() == 10
    desk.page.emulate_media(media="screen")


@needs.TIME
@pytest.mark.parametrize("address", ["", "match/", "vejen/", "maalgrupper/ny-speciallaege/"])
def test_the_quiz_is_linked_where_one_wonders(desk: Tab, address: str) -> None:
    assert desk.open(address).locator(f"main a[href$='{QUIZ}']").first.is_visible()


@needs.TIME
def test_a_place_on_the_page_leaves_the_result_there(desk: Tab) -> None:
    answer(desk, ejer="ikke-eje")
    desk.has("location.hash = 'indhold'")
    desk.wait_for("location.hash === '#indhold'")
    desk.page.wait_for_timeout(100)
    assert desk.page.locator("[data-answers]").is_visible()
    assert desk.has("document.activeElement.matches('input')") is False


@pytest.mark.parametrize("name", ["practice-match", "practice-quiz"])
def test_without_its_script_the_quiz_is_its_lists(new_tab: NewTab, name: str) -> None:
    with new_tab(PHONE) as tab:
        tab.page.route(f"**/{name}-*.js", lambda route: route.abort())
        tab.open(QUIZ)
        assert tab.page.locator("#spoerg-ejer").is_visible()
        assert tab.page.locator("[data-quiz]").is_hidden()
