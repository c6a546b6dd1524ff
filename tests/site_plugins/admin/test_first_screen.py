"""What somebody sees of the form before anything was clicked."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import Route

from tests.site_plugins.admin.conftest import FormTab

pytestmark = pytest.mark.browser

_EACH_FRAME = """
window.seen = new Set();
(function look() {
  if (document.body) window.seen.add(document.body.innerText);
  requestAnimationFrame(look);
})();
"""
_ENGLISH = ("Repository", "repository", "Powered by", "Welcome", "Sign in")


def test_no_english_is_seen_before_the_danish_words_are_there(form: FormTab) -> None:
    """However late they come, in a browser that is set to English."""

    def late(route: Route) -> None:
        answer = route.fetch()
        threading.Event().wait(0.5)
        route.fulfill(response=answer)

    form.page.add_init_script(_EACH_FRAME)
    form.page.route("**/locales/da.json", late)
    form.page.goto(f"{form.origin}admin/")
    form.page.get_by_role("button", name="Åbn projektets mappe").wait_for()
    seen = form.page.evaluate("[...window.seen]")
    assert [text for text in seen if any(word in text for word in _ENGLISH)] == []
    assert form.complaints == []
