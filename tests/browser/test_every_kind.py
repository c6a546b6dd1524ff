"""One visit to each kind of page, in which all is judged that a reader's own settings can break."""

from __future__ import annotations

import pytest

from tests import needs
from tests.browser.conftest import PHONE, NewTab
from tests.browser.pages import KINDS
from tests.steps import some

pytestmark = pytest.mark.browser

NOTICES = 2
"""So many sentences that something is an example stand on a screen; a tag or a button is none."""
_UNSEEN = """() => [...document.querySelectorAll('main button, main .button, main input, header a')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 2)
    .filter((one) => {
        const { color, backgroundColor, borderTopColor } = getComputedStyle(one);
        return color === backgroundColor && borderTopColor === backgroundColor;
    }).map((one) => one.outerHTML.slice(0, 100))"""
_NOTICES = """() => [...document.querySelectorAll('.notice, [role=note], p')]
    .filter((one) => one.checkVisibility() && !one.querySelector('p'))
    .filter((one) => !one.closest('dialog, .button'))
    .filter((one) => /et eksempel|eksempeldata/i.test(one.textContent))
    .filter((one) => one.getBoundingClientRect().top < innerHeight)
    .map((one) => one.textContent.trim().slice(0, 80))"""
_SIGNS = """() => [...document.querySelectorAll('.crumbs li')].map((one) => one.textContent)
    .filter((text) => /[›/>]/.test(text))"""


@needs.TIME
def test_forced_colours_notices_and_signs(new_tab: NewTab) -> None:
    """What must be seen is seen, examples are told of twice a screen, no sign is read aloud."""
    with new_tab(PHONE, forced_colors="active", reduced_motion="reduce") as tab:
        for kind, address in KINDS.items():
            tab.open(address)
            assert tab.has(_UNSEEN) == [], kind
            notices = tab.has(_NOTICES)
            assert len(notices) <= NOTICES, (kind, notices)
            assert tab.has(_SIGNS) == [], kind


def test_without_script(new_tab: NewTab) -> None:
    """Each page has its heading and its text, and nothing that only a script could make work."""
    with new_tab(PHONE, java_script_enabled=False) as tab:
        for kind, address in some(KINDS.items(), 6):
            page = tab.open(address)
            assert page.locator("main h1").is_visible(), kind
            assert len(page.locator("main").inner_text()) > 80, kind
            assert page.locator(".js-only:visible").count() == 0, kind
            assert page.locator("main button:not(form *, [inert] *):visible").count() == 0, kind
