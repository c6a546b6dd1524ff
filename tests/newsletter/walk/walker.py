"""One who walks through the quarter, and looks into every inbox after each step."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from lxml.etree import _Element
from lxml.html import document_fromstring

from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE
from newsletter.frozen.values import FrozenEdition
from records.clock import Clock
from records.danish.dates import long_date
from tests.newsletter.engines.mailman_server import eventually
from tests.newsletter.walk.office import Office
from tests.newsletter.walk.posts import link_to_leave
from tests.newsletter.walk.quarter import Arrived, Targets, Told, address

_WHY = re.compile(
    "Nyt siden sidst|Nyt for dig|Ændret siden sidst|"
    "(Frist|Tilmeldingsfrist) om kort tid|Slutter om kort tid|Finder snart sted"
)


@dataclass
class Walker:
    """The office, and what its readers and its website are to show by now."""

    office: Office
    targets: Targets
    arrived: dict[str, list[Arrived]] = field(default_factory=lambda: defaultdict(list))
    shown: list[tuple[datetime, str, str]] = field(default_factory=list)
    """When which edition of which letter went out."""

    def join(self, name: str, *keys: str) -> None:
        """A reader signs up."""
        self.office.post.join(address(name), *(self.targets[key]["to"] for key in keys))
        self.arrived[name] = []

    # --- what the office does ---------------------------------------------------------------------

    def freeze(self, issue: str, *, clock: str) -> None:
        """Look at the plan, freeze and push; nothing reaches a reader by that."""
        planned = json.loads(self.office.letter("plan", issue, "--json", clock=clock))
        self.office.letter("freeze", issue, clock=clock)
        for edition in self.office.editions(issue):
            self._is_as_planned(edition, planned)
        self.office.letter("push", issue, clock=clock)

    def freeze_late(self, issue: str, key: str, *, clock: str) -> None:
        """The same for one edition of a letter that the others have got."""
        for word in ("freeze", "push"):
            self.office.letter(word, issue, "--edition", key, clock=clock)

    def _is_as_planned(self, edition: FrozenEdition, planned: dict[str, Any]) -> None:
        key = edition.key
        told = planned["editions"][key]
        assert told["target"] == self.targets[key]["to"]
        assert (told["subject"], told["preheader"]) == (edition.subject, edition.preheader)
        cells = [(row["title"], row["editions"].get(key, {})) for row in planned["items"]]
        shown = {(title, cell["says"]) for title, cell in cells if cell.get("shown")}
        assert shown == {(item.card.title, item.note or None) for item in edition.items}

    def send(self, issue: str, *keys: str, at: str, seen: str, by_hand: bool = False) -> None:
        """A person sends what lies there; the program is told of it later."""
        assert self.office.post.waiting(issue) == len(keys)
        self.office.post.stand_at(self.moment(at))
        self.office.post.press_send(issue)
        self.mark(issue, *keys, at=at, seen=seen, by_hand=by_hand)

    def mark(self, issue: str, *keys: str, at: str, seen: str, by_hand: bool = False) -> None:
        """The program is told that these were sent then: by the engine, or by hand."""
        self.shown += [(self.moment(at), issue, key) for key in keys]
        self.office.post.stand_at(self.moment(seen))
        if by_hand or not self.office.post.keeps_time:
            self.office.letter("sent", issue, "--at", at, *_editions(keys), clock=seen)
        told = self.office.letter("status", issue, clock=seen)
        for key in keys:
            assert f"{key}: sendt {long_date(self.moment(at).date())}" in told

    def eventually_told(self, issue: str, words: str, *, clock: str) -> None:
        """What the engine says of a letter, which may take it a while."""
        eventually(lambda: words in self.office.letter("status", issue, clock=clock))

    @staticmethod
    def moment(text: str) -> datetime:
        """A moment in Copenhagen."""
        return Clock.parse(text).now

    def alerts(self, clock: str) -> str:
        """The night's work, twice: the second time there is nothing left to tell."""
        self.office.post.stand_at(self.moment(clock))
        told = self.office.run("newsletter", "alerts", clock=clock)
        again = self.office.run("newsletter", "alerts", clock=clock)
        assert "Ingen" in again or "intet" in again.lower(), again
        return told

    # --- what is seen -----------------------------------------------------------------------------

    def expect(self, names: str, subject: str, *items: Told) -> None:
        """Those readers have got one mail more."""
        for name in names.split():
            self.arrived[name].append(Arrived(subject, items))

    def look(self) -> None:
        """Every inbox is exactly right."""
        self.office.post.settle()
        for name in self.arrived:
            mails = self.office.post.inbox(address(name))
            assert [read(mail) for mail in mails] == self.arrived[name], name

    def show(self, clock: str) -> None:
        """Bring the site to its readers; it shows what was sent until then, and nothing else."""
        self.office.show(clock)
        self._look_at_site(clock)

    def build(self, clock: str) -> None:
        """Only build it, as of any moment; the same holds."""
        self.office.build(clock)
        self._look_at_site(clock)

    def _look_at_site(self, clock: str) -> None:
        now = self.moment(clock)
        out: dict[str, set[str]] = defaultdict(set)
        for moment, issue, key in self.shown:
            if moment <= now:
                out[issue].add(key)
        assert self.office.archive() == out, clock
        assert self.office.in_feed() == set(out), clock

    def check_text(self, name: str, issue: str, key: str) -> None:
        """The last mail's text part is the frozen one, word for word."""
        mail = self.office.post.inbox(address(name))[-1]
        (edition,) = (each for each in self.office.editions(issue) if each.key == key)
        frozen = re.escape(edition.text.strip())
        for link in (UNSUBSCRIBE, PREFERENCES):
            frozen = frozen.replace(re.escape(link), r"\S+")
        assert re.fullmatch(frozen, text_of(mail).strip())


def _editions(keys: tuple[str, ...]) -> list[str]:
    return [word for key in keys for word in ("--edition", key)]


# --- reading a mail -----------------------------------------------------------------------------


def read(mail: EmailMessage) -> Arrived:
    """What a mail tells, read in both of its parts, which have to agree."""
    html, text = html_of(mail), text_of(mail)
    items = _items_of_html(html)
    assert items == _items_of_text(text)
    assert link_to_leave(mail)
    assert mail["List-Unsubscribe"]
    assert "Afmeld" in text
    assert ".invalid" not in html + text
    return Arrived(str(mail["Subject"]), items)


def html_of(mail: EmailMessage) -> str:
    """The HTML part."""
    part = mail.get_body(("html",))
    assert part
    return str(part.get_content())


def text_of(mail: EmailMessage) -> str:
    """The text part, with plain ends of lines."""
    part = mail.get_body(("plain",))
    assert part
    return str(part.get_content()).replace("\r\n", "\n")


def _items_of_html(html: str) -> tuple[Told, ...]:
    found = []
    for link in document_fromstring(html).iter("a"):
        if "item" in _classes(link):
            card = next(each for each in link.iterancestors("table") if "card" in _classes(each))
            tags = [_words(tag) for tag in card.iter("span") if "tag" in _classes(tag)]
            found.append(Told(_words(link), _why(tags)))
    return tuple(found)


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _words(element: _Element) -> str:
    return "".join(str(each) for each in element.itertext())


def _items_of_text(text: str) -> tuple[Told, ...]:
    """Blocks of lines that end with what can be done, and the address of it."""
    body = text.partition("\n-- \n")[0]
    blocks = [block.splitlines() for block in body.split("\n\n")]
    items = [lines for lines in blocks if len(lines) > 3 and lines[-1].startswith("https://")]
    return tuple(Told(lines[0], _why(lines[1].split(" · "))) for lines in items)


def _why(tags: list[str]) -> str:
    told = [tag.replace("\u00a0", " ") for tag in tags if _WHY.match(tag)]
    assert len(told) < 2, told
    return told[0] if told else ""
