"""Days in the form: typed as in Danish in any browser, and said back in words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from site_plugins.admin.bundle import Bundle
from tests import needs
from tests.site_plugins.admin.conftest import FormTab
from tests.site_plugins.admin.modules import form_modules

pytestmark = pytest.mark.browser

DAYS = {
    "2026-06-01": "2026-06-01",
    "1.6.2026": "2026-06-01",
    "01.06.2026": "2026-06-01",
    "1/6 2026": "2026-06-01",
    "1/6-2026": "2026-06-01",
    "06/01/2026": "2026-01-06",  # always the day first
    "1-6-26": "2026-06-01",
    "1. juni 2026": "2026-06-01",
    "Mandag den 1. juni 2026": "2026-06-01",
    "24. dec. 2026": "2026-12-24",
    " 1.6.2026 ": "2026-06-01",
    "31.2.2026": "",
    "1.13.2026": "",
    "1.6": "",
    "1. junk 2026": "2026-06-01",  # the words below say what was understood
    "1. foo 2026": "",
    "snart": "",
    "": "",
}
TIMES = {"16": "16:00", "16.30": "16:30", "kl. 9": "09:00", "0900": "09:00", "9:05": "09:05",
         "24": "", "16:60": "", "4 pm": "", "": ""}  # fmt: skip
WORDS = {"start_date": "onsdag den 3. februar 2027", "start_time": "kl. 16.00"}
_DRAW = """async () => {
  const { drawDays } = await import("/days.js");
  document.body.innerHTML = `<div class="content"><section data-key-path="start_date">
    <p><input type="date" value="2027-02-03"></p></section></div>`;
  drawDays({}, {});
  document.body.append("");
}"""
_READ = """async ([days, times]) => {
  const { dayOf, timeOf, shortDay, dayInWords, timeInWords } = await import("/said_days.js");
  return [days.map(dayOf), times.map(timeOf), shortDay("2026-06-01"), dayInWords("2026-06-01"),
          timeInWords("16:00"), shortDay(""), dayInWords("snart"), timeInWords("")];
}"""


def test_days_and_times_are_read_as_they_are_written_in_danish(
    browser: Browser, bundle: Bundle
) -> None:
    with form_modules(browser, bundle) as page:
        days, times, *said = page.evaluate(_READ, [list(DAYS), list(TIMES)])
    assert dict(zip(DAYS, days, strict=True)) == DAYS
    assert dict(zip(TIMES, times, strict=True)) == TIMES
    assert said == ["1.6.2026", "mandag den 1. juni 2026", "kl. 16.00", "", "", ""]


@needs.TIME
def test_an_american_browser_takes_the_day_first(form: FormTab) -> None:
    """Each day stands in words below its field, and what is no day is not saved away."""
    form.open()
    form.go("collections/vacancy/entries/albertslund-2026-1")
    form.write("deadline", "18/1 2027")
    deadline = form.field("deadline")
    expect(deadline.locator(".praksis-words")).to_have_text("mandag den 18. januar 2027")
    takeover = form.field("takeover")
    takeover.get_by_role("textbox").fill("1. marts 2027")
    form.write("deadline", "engang i januar")
    expect(takeover.get_by_role("textbox")).to_have_value("2027-03-01")
    expect(takeover.locator(".praksis-words")).to_have_text("mandag den 1. marts 2027")
    form.page.get_by_role("button", name="Gem", exact=True).click()
    typed = deadline.get_by_role("textbox", name="Ansøgningsfrist")
    expect(typed).to_be_focused()
    expect(deadline.locator(".praksis-words")).to_have_text(re.compile("fx 1.6.2026"))
    typed.fill("18.1.2027")
    form.save()
    text = form.text("content/vacancies/albertslund-2026-1.yml")
    assert {"deadline: 2027-01-18", "takeover: 2027-03-01"} <= set(text.splitlines())
    assert form.complaints == []


@needs.TIME
def test_a_telephone_that_speaks_american_takes_the_day_first(on_phone: FormTab) -> None:
    """Its own field would show 02/03/2027 for the 3rd of February."""
    on_phone.open()
    on_phone.go("collections/event/new")
    on_phone.write("start_date", "3.2.2027")
    on_phone.write("start_time", "16")
    for path, words in WORDS.items():
        expect(on_phone.field(path).locator(".praksis-words")).to_have_text(words)
    field = on_phone.field("start_date")
    expect(field.get_by_role("textbox", name="Dato", exact=True)).to_have_value("3.2.2027")
    width = field.locator("input").last.evaluate("(element) => element.clientWidth")
    assert width < 60, "the calendar's button alone, without the day in American"


@pytest.mark.parametrize("language", ["da-DK", "en-US"])
def test_a_telephone_asks_in_its_own_way_where_that_is_danish(
    browser: Browser, bundle: Bundle, language: str
) -> None:
    device = {"has_touch": True, "is_mobile": True, "locale": language}
    with form_modules(browser, bundle, **device) as page:
        page.evaluate(_DRAW)
        field = page.locator("section")
        expect(field.locator(".praksis-words")).to_have_text("onsdag den 3. februar 2027")
        assert field.locator("input").count() == (1 if language == "da-DK" else 2)
