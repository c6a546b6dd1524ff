"""The plan on a guide: dates, ticks, forgetting, print, calendar file; and all without script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Route

from tests import needs
from tests.browser.conftest import NewTab, Tab
from tests.steps import some

pytestmark = pytest.mark.browser

GUIDE = "vejen/aabn-en-ny-klinik/"
STORED = "Object.keys(localStorage).filter((key) => key.startsWith('guide:'))"
DAY = "2027-03-31"


def _tab_to(tab: Tab, selector: str) -> None:
    for _ in range(120):
        tab.page.keyboard.press("Tab")
        if tab.has(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def _dates(tab: Tab) -> dict[str, str]:
    found: dict[str, str] = tab.has(
        "Object.fromEntries([...document.querySelectorAll('[data-step]')].map((step) =>"
        " [step.dataset.months, step.querySelector('[data-day]')])"
        ".filter(([months, day]) => months && !day.hidden)"
        ".map(([months, day]) => [months, day.textContent]))"
    )
    return found


def _status(tab: Tab) -> str:
    text: str = tab.has("document.querySelector('[data-status]').textContent")
    return text


def test_nothing_is_kept_before_the_reader_does_something(desk: Tab) -> None:
    desk.open(GUIDE)
    assert desk.has(STORED) == []
    assert desk.has("document.cookie") == ""
    assert desk.page.locator("[data-forget]").is_hidden()
    assert desk.page.locator("[data-calendar]").is_disabled()
    assert _status(desk) == "0 af 12 klaret"


def test_a_plan_by_keyboard(desk: Tab) -> None:
    page = desk.open(GUIDE)
    _tab_to(desk, "[data-date]")
    page.locator("[data-date]").fill(DAY)
    page.keyboard.press("Enter")
    dates = _dates(desk)
    assert dates["0"] == "Den\u00a031.\u00a0marts 2027"
    assert dates["1"] == "Den\u00a028.\u00a0februar 2027"
    _tab_to(desk, "[data-tick]")
    page.keyboard.press("Space")
    assert _status(desk) == "1 af 12 klaret"
    page.reload()
    assert page.locator("[data-date]").input_value() == DAY
    assert page.locator("[data-tick]").first.is_checked()
    assert _status(desk) == "1 af 12 klaret"
    assert _dates(desk) == dates
    assert not desk.complaints


@needs.TIME
def test_answers_are_forgotten(desk: Tab) -> None:
    page = desk.open(GUIDE)
    page.locator("[data-date]").fill(DAY)
    page.locator("[data-tick]").first.check()
    assert desk.has(STORED) == ["guide:aabn-en-ny-klinik"]
    _tab_to(desk, "[data-forget]")
    page.keyboard.press("Enter")
    assert desk.has(STORED) == []
    assert _status(desk) == "Dine svar er slettet fra din browser."
    assert desk.has("document.activeElement.id") == "dato"
    assert page.locator("[data-forget]").is_hidden()
    page.reload()
    assert page.locator("[data-date]").input_value() == ""
    assert not page.locator("[data-tick]").first.is_checked()


BROKEN = ["{", '"x"', '{"date": "i morgen", "done": 3}', "null", "[]"]


@needs.TIME
@pytest.mark.parametrize("kept", some(BROKEN, 2))
def test_broken_memory_is_no_fault(desk: Tab, kept: str) -> None:
    page = desk.open(GUIDE)
    desk.page.evaluate("(kept) => localStorage.setItem('guide:aabn-en-ny-klinik', kept)", kept)
    page.reload()
    assert _status(desk) == "0 af 12 klaret"
    assert not desk.complaints


@needs.TIME
def test_the_calendar_file(desk: Tab, tmp_path: Path) -> None:
    page = desk.open(GUIDE)
    page.locator("[data-date]").fill(DAY)
    with page.expect_download() as download:
        page.locator("[data-calendar]").click()
    assert download.value.suggested_filename == "aabn-en-ny-klinik.ics"
    file = tmp_path / "plan.ics"
    download.value.save_as(file)
    raw = file.read_bytes()
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    events = icalendar.Calendar.from_ical(raw).events
    dated = desk.has("document.querySelectorAll('[data-months]').length")
    assert len(events) == dated
    last = events[-1]
    assert last.decoded("dtstart").isoformat() == DAY
    assert str(last["summary"]) == "Åbn klinikken"
    assert (
        last["uid"] == "guide-aabn-en-ny-klinik-aabn-aabn-klinikken@min-almen-praksis.example.org"
    )
    assert all(str(event["url"]).startswith("https://") for event in events)
    assert not desk.complaints


def _module(tab: Tab, script: str) -> Any:
    tab.open(GUIDE)
    path = tab.has("document.querySelector('script[src*=guide]').src")
    return tab.page.evaluate(
        f"async (path) => {{ const guide = await import(path); return {script}; }}", path
    )


@needs.TIME
def test_months_are_counted_back(desk: Tab) -> None:
    cases = [
        ("2027-03-31", 1, "2027-02-28"),
        ("2028-03-31", 1, "2028-02-29"),
        ("2027-01-15", 6, "2026-07-15"),
        ("2027-01-31", 36, "2024-01-31"),
        ("2027-06-01", 0, "2027-06-01"),
    ]
    calls = ", ".join(f"guide.monthsBefore('{day}', {months})" for day, months, _ in cases)
    assert _module(desk, f"[{calls}]") == [wanted for _, _, wanted in cases]


@needs.TIME
def test_steps_of_one_month_have_days_of_their_own(desk: Tab, tmp_path: Path) -> None:
    page = desk.open(GUIDE)
    page.locator("[data-date]").fill("2027-06-30")
    with page.expect_download() as download:
        page.locator("[data-calendar]").click()
    file = tmp_path / "plan.ics"
    download.value.save_as(file)
    events = icalendar.Calendar.from_ical(file.read_bytes()).events
    plan = [(str(e["uid"]).split("@")[0].removeprefix("guide-aabn-en-ny-klinik-"),
             e.decoded("dtstart").isoformat()) for e in events]  # fmt: skip
    assert plan == [
        ("aabn-indhent-boerneattest", "2027-04-09"),
        ("aabn-faa-et-cvr-nummer", "2027-04-16"),
        ("aabn-vaelg-journalsystem", "2027-04-23"),
        ("aabn-bliv-registreret-som-yder", "2027-04-30"),
        ("aabn-skaf-digital-adgang", "2027-05-30"),
        ("aabn-aabn-klinikken", "2027-06-30"),
    ]


@needs.TIME
def test_what_comes_after_the_goal_is_counted_on(desk: Tab) -> None:
    assert _module(desk, "guide.monthsBefore('2027-06-30', -12)") == "2028-06-30"
    assert _module(desk, "guide.weeksBefore('2027-04-01', 1)") == "2027-03-25"


def test_long_lines_are_folded_between_letters(desk: Tab) -> None:
    folded: str = _module(desk, "guide.folded('SUMMARY:' + 'æøå€😀'.repeat(30))")
    lines = folded.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert all(line.startswith(" ") for line in lines[1:])
    assert "".join([lines[0], *(line[1:] for line in lines[1:])]) == "SUMMARY:" + "æøå€😀" * 30


def test_text_is_escaped(desk: Tab) -> None:
    assert _module(desk, "guide.escaped('a;b,c\\\\d\\ne\\u0007')") == "a\\;b\\,c\\\\d\\ne"


@needs.TIME
def test_print_shows_the_list_and_not_the_form(desk: Tab) -> None:
    page = desk.open(GUIDE)
    page.locator("[data-date]").fill(DAY)
    page.emulate_media(media="print")
    assert not page.locator("[data-calendar]").is_visible()
    assert not page.locator("[data-date]").is_visible()
    assert not page.locator("[data-tick]").first.is_visible()  # a box is drawn in its place
    box = "getComputedStyle(document.querySelector('.path__step'), '::before')"
    assert desk.has(f"{box}.borderRadius") == "2px"
    assert desk.has(f"{box}.backgroundColor") == "rgba(0, 0, 0, 0)"
    desk.has("document.querySelector('.path__step').classList.add('is-done')")
    assert desk.has(f"{box}.backgroundColor") == "rgb(0, 0, 0)"
    assert page.locator("[data-step='aabn-aabn-klinikken'] [data-day]").is_visible()
    assert page.locator("[data-status]").is_visible()


def test_without_script_the_guide_is_a_whole_list(new_tab: NewTab) -> None:
    with new_tab(java_script_enabled=False) as tab:
        page = tab.open(GUIDE)
        assert page.locator(".path > li").count() == 12
        assert page.locator(".path > li h3").first.is_visible()
        for hidden in ("[data-planner]", "[data-tick]", "[data-day]", "[data-calendar]"):
            assert not page.locator(hidden).first.is_visible()
        assert "Senest" in page.locator(".path__facts").nth(6).inner_text()


@needs.TIME
def test_a_phone_shows_the_plan_without_scrolling_sideways(new_tab: NewTab) -> None:
    with new_tab((320, 640), has_touch=True) as tab:
        page = tab.open(GUIDE)
        page.locator("[data-date]").fill(DAY)
        assert tab.has("document.documentElement.scrollWidth") <= 320
        small = tab.has(
            "[...document.querySelectorAll('.planner button, .path__tick label, [data-date]')]"
            ".filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44).length"
        )
        assert small == 0


@needs.TIME
def test_a_guide_without_times_has_ticks_but_no_day_to_choose(desk: Tab) -> None:
    timed = (
        r'data-(months|weeks)="[^"]*"|<p class="planner__row">.*?</p>'
        r"|<button[^>]*data-calendar.*?</button>"
    )

    def without_times(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(timed, "", answer.text()))

    desk.page.route("**/vejen/koeb-en-praksis/", without_times)
    page = desk.open("vejen/koeb-en-praksis/")
    assert page.locator("[data-months]").count() == 0
    assert page.locator("[data-date], [data-calendar]").count() == 0
    page.locator("[data-tick]").first.check()
    assert _status(desk) == "1 af 8 klaret"
    page.locator("[data-forget]").click()
    assert desk.has(STORED) == []
    assert desk.has("document.activeElement.matches('[data-tick]')")
    assert not desk.complaints
