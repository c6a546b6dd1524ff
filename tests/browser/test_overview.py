"""The overview: filtered with the keyboard, shared, reloaded, left and come back to."""

from __future__ import annotations

import re

import pytest

from records.danish.sorting import danish_key
from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.keys import result, tab_to, titles, wait_for_query
from tests.steps import some

pytestmark = pytest.mark.browser

LIST = "muligheder/"
READY = "document.querySelector('[data-list]').dataset.ready === ''"


def open_list(tab: Tab, query: str = "") -> None:
    tab.open(LIST + query)
    tab.wait_for(READY)


def rows(tab: Tab, name: str, value: str) -> int:
    """How many rows of the page have that answer, by their own attributes."""
    found: int = tab.has(
        f"[...document.querySelectorAll('.overview .rows > li')].filter((row) =>"
        f" (row.dataset.{name} || '').split(' ').includes({value!r})).length"
    )
    return found


def count_of(tab: Tab, name: str, value: str) -> str:
    text: str = tab.has(
        f"document.querySelector('input[name={name}][value=\"{value}\"]')"
        ".closest('label').querySelector('[data-n]').textContent"
    )
    return text


def search(tab: Tab, text: str) -> None:
    before = tab.page.url
    tab.page.locator("#find").fill(text)
    tab.wait_for(f"location.href !== {before!r}")


def test_filter_share_reload_and_back_with_the_keyboard(desk: Tab, new_tab: NewTab) -> None:
    open_list(desk)
    everything = titles(desk)
    number = rows(desk, "gruppe", "koeb")
    assert 0 < number < len(everything)
    assert count_of(desk, "gruppe", "koeb") == str(number)

    tab_to(desk, "input[name=gruppe][value=koeb]")
    desk.page.keyboard.press("Space")
    narrowed = titles(desk)
    assert len(narrowed) == number
    assert result(desk).startswith(f"Viser {number} af {len(everything)} muligheder")
    wait_for_query(desk, "?gruppe=koeb")
    assert desk.has("document.activeElement.value") == "koeb"

    tab_to(desk, "select[name=sorter]")
    for value in ("nyeste", "omraade"):  # one step back, like a word that is being written
        desk.page.keyboard.press("ArrowDown")
        desk.wait_for(f"location.search.includes('sorter={value}')")
    shared = desk.page.url
    assert sorted(titles(desk)) == sorted(narrowed)

    desk.page.reload()
    desk.wait_for(READY)
    assert sorted(titles(desk)) == sorted(narrowed)
    assert desk.has("document.querySelector('input[value=koeb]').checked")
    with new_tab(DESK) as other:
        other.page.goto(shared)
        other.wait_for(READY)
        assert titles(other) == titles(desk)

    desk.page.go_back()
    wait_for_query(desk, "?gruppe=koeb")
    desk.page.go_back()
    wait_for_query(desk, "")
    desk.wait_for(f"document.querySelectorAll('.rows > li:not([hidden])').length >= {number + 1}")
    assert titles(desk) == everything
    assert not desk.has("document.querySelector('input[value=koeb]').checked")
    assert desk.complaints == []


@needs.TIME
def test_counts_tell_what_each_choice_would_give(desk: Tab) -> None:
    open_list(desk, "?gruppe=kapacitet")
    for value in ("aaben", "afsluttet"):
        told = int(count_of(desk, "status", value))
        with_it = f"?gruppe=kapacitet&status={value}"
        open_list(desk, with_it)
        assert len(titles(desk)) == told > 0
        open_list(desk, "?gruppe=kapacitet")


@pytest.mark.parametrize(
    ("typed", "found"),
    some([
        ("kapacitet", r"\b0-kapacitet"),
        ("bornh", "Bornholm"),
        ("roenne", "Rønne"),
        ("LÆGEVEJE", "Lægeveje"),
        ("laegeprak", "lægepraksis"),
    ], 1),
)  # fmt: skip
def test_search_finds_compounds_and_danish_letters(desk: Tab, typed: str, found: str) -> None:
    open_list(desk)
    search(desk, typed)
    texts: list[str] = desk.has(
        "[...document.querySelectorAll('.overview .rows > li:not([hidden])')].map((row) =>"
        " row.textContent)"
    )
    assert texts
    assert any(re.search(found, text) for text in texts)
    assert len(texts) < desk.has("document.querySelectorAll('.overview .rows > li').length")


@needs.TIME
def test_typing_is_one_step_back(desk: Tab) -> None:
    open_list(desk)
    for text in ("b", "bo", "bornholm"):
        search(desk, text)
    desk.page.go_back()
    desk.wait_for("location.search === '' && document.querySelector('#find').value === ''")


@needs.TIME
def test_deadline_and_examples(desk: Tab) -> None:
    open_list(desk, "?frist=14")
    assert titles(desk) == ["Kapacitet med patienter i Albertslund"]
    open_list(desk, "?eksempler=skjul")
    assert titles(desk) == ["Lægeveje Bornholm, sammenhængende uddannelsesforløb"]
    assert "eksempler)" not in result(desk)


@needs.TIME
def test_area_takes_its_districts_along(desk: Tab) -> None:
    open_list(desk, "?omraade=koebenhavn")
    whole = titles(desk)
    open_list(desk, "?omraade=vanloese")
    assert set(titles(desk)) < set(whole)


@needs.TIME
def test_newest_first_within_each_heading(desk: Tab) -> None:
    open_list(desk, "?sorter=nyeste")
    for group in ("aaben", "afsluttet"):
        days: list[str] = desk.has(
            f"[...document.querySelectorAll('[data-group={group}] .rows > li')].map((row) =>"
            " row.dataset.opslaaet || '')"
        )
        assert len(days) > 1
        assert days == sorted(days, reverse=True)


@needs.TIME
def test_chips_take_a_filter_off_and_reset_takes_all(desk: Tab) -> None:
    open_list(desk, "?gruppe=kapacitet&omraade=bornholm&q=patienter")
    chips = desk.page.locator("[data-picked] button")
    assert chips.all_text_contents() == [
        "Ledige kapaciteter",
        "Bornholm",
        "»patienter«",
        "Nulstil filtre",
    ]
    desk.page.get_by_role("button", name="Fjern filteret Bornholm").press("Enter")
    wait_for_query(desk, "?q=patienter&gruppe=kapacitet")
    assert desk.has("document.activeElement.matches('[data-result]')")
    desk.page.locator(".chip--all").press("Enter")
    wait_for_query(desk, "")
    assert desk.page.locator("[data-picked]").is_hidden()


@pytest.mark.parametrize(
    ("query", "feed"),
    some([
        ("?q=findesikke", "muligheder.xml"),
        ("?q=findesikke&gruppe=koeb", "feeds/muligheder/koeb.xml"),
        ("?q=findesikke&omraade=bornholm&gruppe=koeb", "feeds/omraader/bornholm.xml"),
        ("?q=findesikke&maalgruppe=hu-laege", "feeds/maalgrupper/hu-laege.xml"),
    ], 1),
)  # fmt: skip
def test_empty_result_leads_to_adviser_and_feed(desk: Tab, query: str, feed: str) -> None:
    open_list(desk, query)
    assert result(desk).startswith("Viser ingen af")
    empty = desk.page.locator("[data-empty]")
    assert empty.is_visible()
    links: list[str] = empty.locator("a").evaluate_all("(all) => all.map((link) => link.href)")
    tell = "nyhedsbrev/" + ("?omraade=bornholm" if "bornholm" in query else "")
    assert links == [desk.origin + address for address in ("om/kontakt/", tell, feed)]
    assert all(desk.page.request.get(link).ok for link in links)


def test_unknown_answers_in_the_address_do_no_harm(desk: Tab) -> None:
    open_list(desk, "?gruppe=findesikke&frist=3&sorter=x&q=")
    assert result(desk).startswith("14 muligheder")
    assert desk.complaints == []


@needs.TIME
def test_sheet_on_a_phone_with_the_keyboard(phone: Tab) -> None:
    open_list(phone)
    assert phone.has("document.querySelector('[data-filters]').checkVisibility()") is False
    tab_to(phone, "[data-sheet-open]")
    phone.page.keyboard.press("Enter")
    tab_to(phone, "input[name=gruppe][value=kapacitet]")
    phone.page.keyboard.press("Space")
    number = rows(phone, "gruppe", "kapacitet")
    done = phone.page.locator("[data-sheet-done]")
    assert done.text_content() == f"Vis {number}\u00a0muligheder"
    box = phone.page.locator("[data-sheet]").bounding_box()
    assert box
    assert round(box["y"] + box["height"]) == PHONE[1]
    tab_to(phone, "[data-sheet-done]")
    phone.page.keyboard.press("Enter")
    assert phone.has("document.activeElement.matches('[data-sheet-open]')")
    assert len(titles(phone)) == number
    assert phone.page.locator("[data-sheet-open]").inner_text() == "Filtrér (1)"
    assert phone.has("document.documentElement.scrollWidth") <= PHONE[0]


def test_without_script_the_whole_list_stands(new_tab: NewTab) -> None:
    with new_tab(DESK, java_script_enabled=False) as tab:
        page = tab.open(LIST)
        assert page.locator(".overview .rows > li:visible").count() == 14
        assert page.locator("[data-filters]:visible, .finder:visible").count() == 0
        assert page.locator("[role=status]").first.inner_text().startswith("14\u00a0muligheder")
        groups = page.locator("a[href*='muligheder/gruppe/']:visible")
        assert groups.count() == 4


_CUT = """([html, id]) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const rows = [...page.querySelectorAll('.overview .rows > li')]
    .filter((row, at) => (id ? row.dataset.id === id : at > 5));
  rows.forEach((row) => row.remove());
  page.querySelectorAll('.rows:empty').forEach((list) => list.remove());
  page.querySelector('[data-list]').dataset.rest = rows.length;
  return '<!doctype html>' + page.documentElement.outerHTML;
}"""
_ROWS = "() => [...document.querySelectorAll('.overview .rows > li')].map((row) => row.outerHTML)"
_SET = "set:muligheder"


def serve_cut(tab: Tab, without: str = "") -> list[str]:
    """Let the page hold a few of its rows, or all but one, and give those that it would hold."""
    open_list(tab)
    whole: list[str] = tab.has(_ROWS)
    cut = tab.page.evaluate(_CUT, [tab.page.request.get(tab.origin + LIST).text(), without])
    tab.page.route(
        re.compile(r"/muligheder/(\?.*)?$"),
        lambda route: route.fulfill(body=cut, content_type="text/html; charset=utf-8"),
    )
    tab.asked.clear()
    open_list(tab)
    assert 0 < len(tab.has(_ROWS)) < len(whole)
    return whole


def all_there(tab: Tab) -> None:
    tab.wait_for("document.querySelector('[data-list]').dataset.rest === '0'")
    tab.wait_for("!document.querySelector('[data-result]').textContent.includes('Henter')")


@needs.TIME
def test_a_row_that_script_makes_is_the_row_of_the_template(desk: Tab) -> None:
    whole = serve_cut(desk)
    assert not any("liste.json" in url for url in desk.asked), "nobody has asked for more yet"
    counts = (
        "[...document.querySelectorAll('[data-n], [data-group-count]')].map((n) => n.innerText)"
    )
    told = desk.has(counts)
    button = desk.page.locator("[data-next]")
    assert button.inner_text() == f"Vis flere ({len(whole) - 6} tilbage)"
    assert desk.page.locator("[data-empty]").is_hidden()
    button.press("Enter")
    all_there(desk)
    assert button.is_hidden()
    made = desk.has(_ROWS)
    for one, other in zip(made, whole, strict=True):
        assert one == other
    assert desk.has("document.activeElement.matches('.card__title a')")
    assert desk.has(counts) == told
    assert result(desk).startswith(f"{len(whole)} muligheder")
    assert desk.complaints == []


@needs.TIME
def test_rows_that_the_page_does_not_hold_are_filtered_sorted_and_saved(desk: Tab) -> None:
    whole = serve_cut(desk)
    tab_to(desk, "input[name=gruppe][value=kapacitet]")
    all_there(desk)  # the first touch of the filters fetches the rest
    desk.page.keyboard.press("Space")
    wait_for_query(desk, "?gruppe=kapacitet")
    number = int(count_of(desk, "gruppe", "kapacitet"))
    assert len(titles(desk)) == number
    assert result(desk).startswith(f"Viser {number} af {len(whole)} ")
    open_list(desk, "?sorter=omraade&status=afsluttet")
    all_there(desk)
    places: list[str] = desk.has(
        "[...document.querySelectorAll('.overview .rows > li:not([hidden])')]"
        ".map((row) => row.dataset.sted)"
    )
    assert places == sorted(places, key=danish_key)
    desk.page.locator(".save").last.click()
    assert desk.page.locator("[data-saved]").inner_text() == "Se den, du har gemt (1)"
    open_list(desk, "?q=patienter")
    all_there(desk)
    assert len(titles(desk)) > 1
    desk.page.go_back()
    desk.wait_for("location.search.includes('sorter')")
    all_there(desk)
    assert len(titles(desk)) == len(places)


@needs.TIME
def test_what_is_new_is_told_of_rows_that_the_page_does_not_hold(desk: Tab) -> None:
    whole = serve_cut(desk)
    desk.page.locator("[data-news]").check()
    desk.wait_for(f"localStorage.getItem('{_SET}') !== null")
    known: list[str] = desk.has(f"JSON.parse(localStorage.getItem('{_SET}'))")
    assert len(known) == len(whole)
    desk.has(
        f"localStorage.setItem('{_SET}', JSON.stringify({known[:-1]!r})); sessionStorage.clear()"
    )
    open_list(desk)
    all_there(desk)
    desk.page.locator("[data-next]").or_(desk.page.locator("[data-result]")).first.focus()
    desk.wait_for("document.querySelectorAll('.tag--new').length === 1")
    assert (
        desk.has("document.querySelector('.tag--new').closest('li[data-id]').dataset.id")
        == known[-1]
    )


def test_where_the_rest_cannot_be_fetched_the_static_lists_are_named(desk: Tab) -> None:
    serve_cut(desk)
    desk.page.route("**/muligheder/liste.json", lambda route: route.abort())
    desk.page.locator("[data-next]").click()
    desk.wait_for(
        "document.querySelector('[data-result]').textContent.includes('kunne ikke hentes')"
    )


SOON = "albertslund-2026-1"
"""Its deadline is 1 December 2026 at 12.00."""
EDGE = [("2026-12-01T12:00:59.999+01:00", True), ("2026-12-01T12:01:00+01:00", False)]


def serve_at(tab: Tab, address: str, moment: str, *, without: str = "") -> None:
    """Let a page speak of that moment, as it does once no example is left; `without` a row."""
    html = tab.page.request.get(tab.origin + address).text()
    if without:
        tab.open(address)
        html = tab.page.evaluate(_CUT, [html, without])
    html = re.sub(r' data-clock="[^"]*"', "", html)
    tab.page.route(
        re.compile(rf"/{address}(\?.*)?$"),
        lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"),
    )
    tab.page.clock.set_fixed_time(moment)


@pytest.mark.parametrize(("moment", "counts"), EDGE)
def test_page_counts_a_deadline_to_the_end_of_its_minute(
    desk: Tab, moment: str, *, counts: bool
) -> None:
    serve_at(desk, f"muligheder/{SOON}/", moment)
    desk.open(f"muligheder/{SOON}/")
    assert desk.page.locator("[data-hint]").inner_text() == (
        "I dag" if counts else "Fristen er udløbet"
    )


@needs.TIME
@pytest.mark.parametrize(("moment", "counts"), EDGE)
@pytest.mark.parametrize(
    "without", some(["", SOON], 1), ids=lambda soon: "file" if soon else "page"
)
def test_list_counts_a_deadline_to_the_end_of_its_minute(
    desk: Tab, without: str, moment: str, *, counts: bool
) -> None:
    serve_at(desk, LIST, moment, without=without)
    open_list(desk, "?frist=7")
    desk.wait_for("document.querySelector('[data-list]').dataset.rest === '0'")
    assert ("Kapacitet med patienter i Albertslund" in titles(desk)) is counts
