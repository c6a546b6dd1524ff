"""axe finds nothing on the overview and on matching, in their different states."""

from __future__ import annotations

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, Tab
from tests.browser.test_axe import faults_in, still
from tests.steps import some

__all__ = ["still"]
pytestmark = pytest.mark.browser


def faults(tab: Tab, axe: str) -> list[str]:
    """What axe finds in light on a desk and in dark on a phone."""
    if not tab.has("typeof axe === 'object'"):
        tab.has(axe + "; 0")
    return [*faults_in(tab, "light", DESK), *faults_in(tab, "dark", PHONE)]


@pytest.mark.parametrize("query", some(["?gruppe=kapacitet&omraade=bornholm&q=findesikke", ""], 1))
def test_overview(still: Tab, axe: str, query: str) -> None:
    still.page.set_viewport_size({"width": 1280, "height": 900})
    still.open(f"muligheder/{query}")
    still.has("document.querySelectorAll('.fold').forEach((fold) => { fold.open = true; }); 0")
    assert faults(still, axe) == []


@needs.TIME
def test_sheet(still: Tab, axe: str) -> None:
    still.page.set_viewport_size({"width": 375, "height": 812})
    page = still.open("muligheder/")
    page.locator("[data-fold]").click()
    page.locator("[data-sheet-open]").click()
    still.has(axe + "; 0")
    found = still.page.evaluate(
        "async () => (await axe.run(document)).violations.map((one) => [one.id,"
        " one.nodes.map((node) => node.html)])"
    )
    assert found == []


@needs.TIME
def test_match(still: Tab, axe: str) -> None:
    page = still.open("match/")
    page.locator("input[name=area][value='0400']").check()
    page.locator("input[name=patients][value=med]").check()
    page.locator("[type=submit]").click()
    still.wait_for("!document.querySelector('[data-answers]').hidden")
    assert faults(still, axe) == []


@pytest.mark.parametrize(
    "address", some(["muligheder/omraade/koebenhavn/", "muligheder/gruppe/koeb/"], 1)
)
def test_parts(still: Tab, axe: str, address: str) -> None:
    still.open(address)
    assert faults(still, axe) == []
