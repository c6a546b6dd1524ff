"""Ten things a doctor comes for between two patients, each as a road from the front page.

`test_ten_tasks.py` walks them; `bench/ten_tasks.py` takes the time of them on a slow phone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Locator, Page

MOST_TAPS, MOST_SECONDS = 4, 10
PATIENCE = 20_000
"""Milliseconds until a road is given up."""
_IN_SIGHT = """(element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
}"""


@dataclass(slots=True)
class Hand:
    """A reader's finger on a page; counts its taps. Typing is none, the key that sends is one."""

    page: Page
    origin: str
    taps: int = 0
    texts: dict[str, str] = field(default_factory=dict)

    def tap(self, place: str | Locator) -> None:
        """Tap on what a selector finds first."""
        found = self._first(place)
        found.wait_for(timeout=PATIENCE)
        found.tap(timeout=PATIENCE)
        self.taps += 1

    def tap_link(self, name: str, within: str = "main") -> None:
        """Tap on a link with that text."""
        self.tap(self.page.locator(within).get_by_role("link", name=name))

    def type(self, selector: str, text: str) -> None:
        """Write in a field that is open already."""
        self.page.locator(selector).wait_for(timeout=PATIENCE)
        self.page.locator(selector).fill(text)

    def search(self, question: str) -> None:
        """Open the search on the page, and ask."""
        self.tap(".header [data-search]")
        self.type("#soeg-felt", question)

    def back(self) -> None:
        """Go back, which is a tap as well."""
        self.page.go_back(wait_until="commit")
        self.taps += 1

    def saved_file(self, place: str | Locator) -> str:
        """Tap on a file that the browser saves; its text."""
        with self.page.expect_download(timeout=PATIENCE) as coming:
            self.tap(place)
        return Path(coming.value.path()).read_text(encoding="utf-8")

    def sees(self, place: str | Locator, text: str = "") -> str:
        """Wait until something with the text is there; what it says."""
        found = self._first(place).filter(has_text=text) if text else self._first(place)
        found.wait_for(timeout=PATIENCE)
        return " ".join(found.inner_text().split())

    def sees_at_once(self, place: str | Locator) -> None:
        """Wait until it is there, and see that no scrolling is needed."""
        found = self._first(place)
        found.wait_for(timeout=PATIENCE)
        assert found.evaluate(_IN_SIGHT), place

    def wait_for(self, script: str) -> None:
        """Wait until an expression is true. Playwright's own way needs `eval`; CSP refuses it."""
        until = time.monotonic() + PATIENCE / 1000
        while not self._is(script):
            assert time.monotonic() < until, script
            self.page.wait_for_timeout(20)

    def _is(self, script: str) -> bool:
        try:
            return bool(self.page.evaluate(script))
        except Error:  # the page is left while it is asked
            return False

    def _first(self, place: str | Locator) -> Locator:
        return self.page.locator(place).first if isinstance(place, str) else place.first


def _deadline(hand: Hand) -> None:
    hand.search("frist bornholm")
    hand.sees("[data-search-answer]", "11. januar 2027 kl. 12.00")
    hand.tap("[data-search-answer] a")
    file = hand.saved_file(hand.page.get_by_role("link", name="Læg fristen i kalenderen"))
    assert "20270111" in file
    assert "Rønne" in file


def _word(hand: Hand) -> None:
    hand.search("hvad er et 0-ydernummer")
    told = hand.sees("[data-search-answer]", "0-ydernummer")
    assert "en tilladelse til at drive praksis" in told
    hand.sees_at_once("[data-search-answer] .answer__text")


def _adviser(hand: Hand) -> None:
    hand.tap_link("Tal med en rådgiver")
    told = hand.page.locator(".person__ways").first
    assert "00 00 00 00" in hand.sees(told)
    hand.sees_at_once(told.locator("li").last)


def _match(hand: Hand) -> None:
    hand.tap_link("Find din vej med fem spørgsmål")
    hand.page.locator("[data-match]").wait_for(timeout=PATIENCE)
    hand.tap(".opt:has([name=area][value='0400'])")
    hand.tap("[data-match] [type=submit]")
    assert "passer til dine svar" in hand.sees("[data-heading]", "passer")
    hand.sees("[data-hits] li", "Rønne")


def _transcript(hand: Hand) -> None:
    hand.tap("[data-menu]")
    hand.tap_link("Podcast", "#menu")
    hand.tap_link("Sådan lyder en episode")
    hand.sees("#udskrift .turn p")
    hand.tap("a[href='#udskrift']")
    hand.wait_for(
        "document.querySelector('#udskrift h2').getBoundingClientRect().top < innerHeight"
    )


def _sign_up(hand: Hand) -> None:
    hand.tap_link("Nye speciallæger i almen medicin")
    hand.tap_link("Nyhedsbrevet")
    chosen = "[data-signup] [data-maalgruppe~=ny-speciallaege]:checked"
    hand.wait_for(f"document.querySelector('{chosen}') !== null")
    hand.type("#join-mail", "laege@example.org")
    hand.sees_at_once(".opt:has(:checked)")


def _follow(hand: Hand) -> None:
    hand.tap(hand.page.locator(".maplist").get_by_role("link", name="Bornholm"))
    mail = hand.page.get_by_role("link", name="Få en mail, når der kommer noget")
    mail.wait_for(timeout=PATIENCE)
    feed = hand.page.get_by_role("link", name="Bornholm som RSS").get_attribute("href") or ""
    assert hand.page.request.get(f"{hand.page.url}{feed}").ok
    hand.taps += 1
    hand.tap(mail)
    hand.wait_for("document.querySelector('[data-omraade*=bornholm]:checked') !== null")


def _event(hand: Hand) -> None:
    hand.tap_link("Medicinstuderende")
    section = hand.page.locator("section[aria-labelledby=arrangementer]")
    assert "Månedlige oplæg" in hand.sees(section.locator("article").first)
    hand.tap(section.locator("article a").first)
    hand.sees("main", "Hver måned")
    hand.sees(hand.page.get_by_role("link", name="Få nye datoer i nyhedsbrevet"))


def _premises(hand: Hand) -> None:
    hand.tap_link("Lokaler", "footer")
    hand.tap("[data-list] input[type=search]")
    hand.type("[data-list] input[type=search]", "Frederiksberg")
    assert "ingen af 2 lokaler" in hand.sees("[data-result]", "ingen")
    hand.sees("[data-empty] a:has-text('Sig til, når der kommer noget')")


MISSPELT = {
    "ydernumer": "Ydernummer",
    "genrationsskifte": "Generationsskifte",
    "fyraftenseminar": "Fyraftensseminar",
    "borholm": "Bornholm",
}


def _misspelt(hand: Hand) -> None:
    hand.tap(".header [data-search]")
    for written, meant in MISSPELT.items():
        hand.type("#soeg-felt", written)
        first = "[data-search-list] a:nth-child(-n+3) .search__title"
        hand.sees(hand.page.locator(first).filter(has_text=meant))


ROADS: dict[str, Callable[[Hand], None]] = {
    "Bornholm's deadline into the calendar": _deadline,
    "what a 0-ydernummer is": _word,
    "the adviser's number": _adviser,
    "match": _match,
    "an episode's transcript": _transcript,
    "sign-up for my audience": _sign_up,
    "follow my area by mail and by feed": _follow,
    "next event for students": _event,
    "premises on Frederiksberg": _premises,
    "four misspelt words": _misspelt,
}


def walked(page: Page, origin: str, name: str) -> int:
    """Walk a road from the front page; how many taps it takes. An error where it leads nowhere."""
    page.goto(origin, wait_until="commit")
    hand = Hand(page, origin)
    ROADS[name](hand)
    return hand.taps
