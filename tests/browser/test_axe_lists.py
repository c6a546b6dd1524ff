"""axe finds nothing on the pages of areas, guides, offers, figures and the other lists."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESK, PHONE, Tab
from tests.browser.test_axe import Scheme, faults_in, still
from tests.steps import some

__all__ = ["still"]
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


@pytest.mark.parametrize("address", some(PAGES, 1))
def test_page(still: Tab, axe: str, address: str) -> None:
    """In light on a desk and in dark on a phone; and nothing is wider than either."""
    still.open(address)
    still.has(axe + "; 0")
    looks: tuple[tuple[Scheme, tuple[int, int]], ...] = (("light", DESK), ("dark", PHONE))
    for scheme, size in looks:
        assert list(faults_in(still, scheme, size)) == []
        assert still.has("document.documentElement.scrollWidth") <= size[0]
