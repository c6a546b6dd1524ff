"""What a printer gives: an opening on one sheet, a guide on two, the list as a table."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from records.clock import Clock
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.guide import Guide
from records.model.registry import address_of
from records.model.vacancy import Vacancy
from tests import needs
from tests.browser.conftest import Tab
from tests.conftest import DEMO
from tests.steps import some

pytestmark = pytest.mark.browser


def printed(tab: Tab, address: str) -> list[str]:
    """The words of each sheet of A4."""
    tab.open(address)
    return [page.extract_text() for page in PdfReader(BytesIO(tab.page.pdf(format="A4"))).pages]


@needs.TIME
def test_every_opening_is_one_sheet(desk: Tab, real_library: Library) -> None:
    for vacancy in some(listed(real_library, Vacancy, Clock.parse(DEMO)), 2):
        sheets = printed(desk, address_of(vacancy) or "")
        assert len(sheets) == 1, vacancy.id
        # A long word may be parted at the end of a line.
        assert "".join(vacancy.title[:20].split()) in "".join(sheets[0].split())


@needs.TIME
def test_every_guide_is_two_sheets_at_most(desk: Tab, real_library: Library) -> None:
    for guide in some(listed(real_library, Guide, Clock.parse(DEMO)), 2):
        sheets = printed(desk, address_of(guide) or "")
        assert len(sheets) <= 2, guide.id


def test_the_list_is_a_table(desk: Tab) -> None:
    desk.open("muligheder/")
    desk.page.emulate_media(media="print")
    edges: list[list[int]] = desk.has(
        "[...document.querySelectorAll('.rows > li')].map((row) =>"
        " [...row.querySelectorAll('.row__top, .card__title, .card__line')]"
        ".map((cell) => Math.round(cell.getBoundingClientRect().left)))"
    )
    assert len(edges) > 1
    assert all(row == edges[0] for row in edges)


def test_folds_are_as_they_were_once_it_is_printed(desk: Tab) -> None:
    desk.open("muligheder/status-paa-kapaciteterne/")
    desk.has("document.querySelector('main').insertAdjacentHTML('beforeend',"
             " '<details id=\"a\"><summary>A</summary></details>"
             "<details id=\"b\" open><summary>B</summary></details>')")  # fmt: skip
    state = "['a', 'b'].map((id) => document.getElementById(id).open)"
    desk.has("dispatchEvent(new Event('beforeprint'))")
    assert desk.has(state) == [True, True]
    desk.has("dispatchEvent(new Event('afterprint'))")
    assert desk.has(state) == [False, True]


@needs.TIME
def test_matching_prints_answers_and_result(desk: Tab) -> None:
    desk.open("match/")
    desk.page.locator("input[name=area][value='0400']").check()
    desk.page.locator("[type=submit]").click()
    desk.wait_for("!document.querySelector('[data-answers]').hidden")
    words = " ".join(PdfReader(BytesIO(desk.page.pdf(format="A4"))).pages[0].extract_text().split())
    assert "Bornholm" in words
    assert "Gladsaxe" not in words
    assert "Rønne" in words
