"""A fault that the form tells of leads to its field, wherever that stands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests import needs
from tests.site_plugins.admin.conftest import FormTab
from tests.steps import some

pytestmark = pytest.mark.browser


@needs.TIME
@pytest.mark.parametrize("device", some(["form", "on_phone"], 1))
def test_a_fault_leads_to_a_field_that_nobody_has_come_to(
    request: pytest.FixtureRequest, device: str
) -> None:
    """Fields are drawn as one scrolls to them, and a group may be folded away."""
    form: FormTab = request.getfixturevalue(device)
    form.open()
    form.go("collections/vacancy/new")
    form.write("id", "roenne-2027-1")
    form.choose("type", "0-kapacitet")
    form.choose("status", "Åben for ansøgning")
    assert not form.page.locator("[data-key-path=deadline]").count()
    form.page.get_by_role("button", name="Gem", exact=True).click()
    _follow(form, "Ansøgningsfrist")
    expect(form.page.locator("[data-key-path=deadline] input").first).to_be_focused()
    form.page.get_by_role("button", name="Frister og datoer").click()
    expect(form.page.locator("[data-key-path=deadline]")).to_be_hidden()
    form.page.get_by_role("button", name="Gem", exact=True).click()
    _follow(form, "Ansøgningsfrist")
    expect(form.page.locator("[data-key-path=deadline] input").first).to_be_focused()
    assert form.complaints == []


def _follow(form: FormTab, label: str) -> None:
    form.page.get_by_role("button", name="Vis fejl").click()
    told = re.compile(f"{label}.*Dette felt skal udfyldes", re.DOTALL)
    form.page.get_by_role("button").filter(has_text=told).click()
