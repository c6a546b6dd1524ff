"""The finished HTML is read again: it has to say what the letter says, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from newsletter.errors import WrongResult
from newsletter.letter import Letter
from publishing.blocks import Link
from records.model.newsletter import MERGE_TAG

_LEFTOVERS = ("{{", "}}", "{%", "*|", "|*", "None", "Undefined", "mj-")
"""Signs of a template that was not filled in."""


def verify(html: str, letter: Letter) -> None:
    """Raise WrongResult unless every title stands there exactly once, with its own link.

    Also: nothing is left of a template that no value of the letter holds, every link is one of
    the letter's, every picture has words, and title and language are right.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8")
    page = lxml_html.document_fromstring(html.encode(), parser=parser)
    for wrong in _wrongs(page, html, letter):
        raise WrongResult(f'Mailen "{letter.subject}" blev forkert: {wrong}.')


def _wrongs(page: lxml_html.HtmlElement, html: str, letter: Letter) -> Iterator[str]:
    if page.get("lang") != "da":
        yield "sproget mangler"
    if _folded(page.findtext("head/title") or "") != _folded(letter.subject):
        yield "titlen er ikke emnet"
    yield from _wrong_items(page, letter)
    yield from _leftovers(page, html, letter)
    known = set(_links(letter))
    for element in page.xpath("//*[@href]"):
        if element.get("href") not in known:
            yield f"linket {element.get('href')} kommer ikke fra brevet"
    shown = letter.picture.url if letter.picture else ""
    for picture in page.iter("img"):
        if picture.get("src") != shown:
            yield f"billedet {picture.get('src')} kommer ikke fra brevet"
        if picture.get("alt") is None or not picture.get("width"):
            yield "et billede mangler alt eller bredde"


def _wrong_items(page: lxml_html.HtmlElement, letter: Letter) -> Iterator[str]:
    found = [
        (_folded(link.text_content()), link.get("href"))
        for link in page.xpath("//a[contains(concat(' ', @class, ' '), ' item ')]")
    ]
    cards = [card for block in letter.blocks for card in block.cards]
    if found != [(_folded(card.title), card.url) for card in cards]:
        yield "titlerne er ikke brevets, hver én gang"


def _leftovers(page: lxml_html.HtmlElement, html: str, letter: Letter) -> Iterator[str]:
    for element in list(page.iter("style")):
        element.drop_tree()
    shown, meant = page.text_content(), " ".join(_texts(letter))
    for sign in _LEFTOVERS:
        if shown.count(sign) > meant.count(sign):
            yield f"{sign} står i teksten"
    bare = html
    for link in _links(letter):
        bare = bare.replace(f'href="{link}"', "") if MERGE_TAG.fullmatch(link) else bare
    if "{{" in bare or "*|" in bare:
        yield "en pladsholder står i koden"


def _texts(letter: Letter) -> Iterator[str]:
    yield from (letter.subject, letter.preheader, letter.title, letter.eyebrow, letter.notice)
    yield from (letter.reason, letter.sender, letter.home.text, _text(letter.intro), letter.region)
    yield from (f"{one.when}: {one.link.text}" for one in letter.urgent)
    yield letter.action.text if letter.action else ""
    for block in letter.blocks:
        yield from (block.heading, _text(block.html), block.more.text if block.more else "")
        yield from (pick.action for pick in block.picks)
        for card in block.cards:
            yield from (card.title, card.line, card.summary, *(tag.text for tag in card.tags))


def _links(letter: Letter) -> Iterator[str]:
    own = (letter.home, letter.web_version, letter.preferences, letter.unsubscribe, letter.privacy)
    more = [block.more for block in letter.blocks if isinstance(block.more, Link)]
    first = [letter.action] if letter.action else []
    yield from (link.url for link in (*own, *first, *more, *(one.link for one in letter.urgent)))
    yield from (card.url for block in letter.blocks for card in block.cards)
    for html in (letter.intro, *(block.html for block in letter.blocks)):
        yield from (element.get("href") for element in _fragment(html).xpath("//*[@href]"))


def _text(html: str) -> str:
    return str(_fragment(html).text_content())


def _fragment(html: str) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(html, create_parent="div")


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
