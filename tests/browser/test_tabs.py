"""A tab that tests use one after another is as new for each."""

from __future__ import annotations

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab

pytestmark = pytest.mark.browser

_LEAVE = "localStorage.a = sessionStorage.a = document.cookie = 'a=1'; 0"
_FIND = """[localStorage.length, sessionStorage.length, document.cookie, innerWidth,
    matchMedia('print').matches, matchMedia('(prefers-color-scheme: dark)').matches]"""


def test_a_tab_that_was_left_is_as_new(new_tab: NewTab) -> None:
    with new_tab(DESK) as first:
        first.open("")
        first.has(_LEAVE)
        first.page.route("**/*", lambda route: route.abort())
        first.page.set_viewport_size({"width": 375, "height": 600})
        first.page.emulate_media(media="print", color_scheme="dark")
        first.page.context.new_page()
        heard = len(first.asked)
        first.leave()

        second = Tab(first.page, first.origin)
        second.open("")
        assert second.has(_FIND) == [0, 0, "", DESK[0], False, False]
        assert second.complaints == []
        assert second.asked
        assert len(first.asked) == heard
        assert second.page.context.pages == [second.page]


@needs.TIME
def test_a_phone_that_was_left_is_as_narrow_as_new(phone: Tab) -> None:
    phone.page.set_viewport_size({"width": 900, "height": 600})
    phone.leave()
    phone.open("")
    assert phone.has("innerWidth") == PHONE[0]
