"""What tests do and read in the overview and beside it."""

from __future__ import annotations

from tests.browser.conftest import Tab

MANY = 120


def tab_to(tab: Tab, selector: str) -> None:
    """Press Tab until the selector has the focus."""
    for _ in range(MANY):
        tab.page.keyboard.press("Tab")
        if tab.has(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def titles(tab: Tab) -> list[str]:
    """The titles of the rows that are shown, in their order."""
    found: list[str] = tab.has(
        "[...document.querySelectorAll('.overview .rows > li')].filter((row) => !row.hidden"
        " && !row.closest('[hidden]')).map((row) => row.querySelector('h3').textContent)"
    )
    return found


def wait_for_query(tab: Tab, query: str) -> None:
    """Wait until the address ends so; it follows right after the list is painted."""
    tab.wait_for(f"location.search === {query!r}")


def result(tab: Tab) -> str:
    """What is announced."""
    text: str = tab.has("document.querySelector('[data-result]').textContent")
    return text.replace("\u00a0", " ")
