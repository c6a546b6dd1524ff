"""What a doctor comes for is found on a phone in four taps at most."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Tab
from tests.browser.roads import MOST_TAPS, ROADS, walked
from tests.steps import some

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", some(ROADS, 1))
def test_road(phone: Tab, name: str) -> None:
    assert walked(phone.page, phone.origin, name) <= MOST_TAPS
    assert phone.complaints == []
