"""axe finds nothing on the pages of areas, guides, offers, figures and the other lists."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.browser.conftest import DESK, PHONE, NewTab

pytestmark = pytest.mark.browser

PAGES = (
    "omraader/",
    "omraader/bornholm/",
    "omraader/vanloese/",
    "vejen/",
    "vejen/aabn-en-ny-klinik/",
    "vejen/hjaelp-fra-min-almen-praksis/",
    "tilbud/tilskud-til-uddannelsespladser-2017/",
    "om/tal-og-kilder/",
    "om/det-har-laeger-fortalt-os/",
    "om/indsatser-og-status/",
    "om/samarbejdspartnere/",
    "arrangementer/her-kan-du-moede-os/",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
_RUN = """async (tags) => {
    const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
    return found.violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target}`));
}"""
Look = tuple[tuple[int, int], Literal["light", "dark"]]
LOOKS: tuple[Look, ...] = ((DESK, "light"), (PHONE, "dark"))


@pytest.mark.parametrize("look", LOOKS, ids=["desk", "phone"])
def test_pages(new_tab: NewTab, axe: str, look: Look) -> None:
    size, scheme = look
    faults = {}
    with new_tab(size, color_scheme=scheme, reduced_motion="reduce") as tab:
        for address in PAGES:
            tab.open(address)
            tab.has(axe + "; 0")
            found = tab.page.evaluate(_RUN, RULES)
            if found:
                faults[address] = found
            assert tab.has("document.documentElement.scrollWidth") <= size[0], address
    assert not faults
