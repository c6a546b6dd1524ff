"""What a frozen letter may hold, whoever wrote its files.

Its digests tell of a slip; they tell nothing of a pull request that brings both the text and the
digest of it. So a letter is held against what freezing could have made: mails of elements that
show something, lines without breaks, addresses that lead to a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsletter.finished import objection
from newsletter.frozen.values import FrozenBlock, FrozenEdition, FrozenItem, FrozenLetter
from newsletter.kept import NAME
from newsletter.selection.reasons import Reason
from publishing.markdown import cleaned
from records.codes.people import AudienceCode
from records.codes.programme import AlertTrigger, BlockType
from records.model.newsletter import SENDER
from records.source.characters import UNSEEN_IN_LINE

_ADDRESS = re.compile(r"(?:https://|mailto:)[^\s<>\"\\]+|(?![a-z0-9+.-]*:|/?[/\\])[^\s<>\"\\:]*")
"""Of a page of ours from the root of the site, or of somebody else's."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_TYPES = frozenset(kind.value for kind in BlockType)
_KEYS = frozenset(map(str, AudienceCode))
_REASONS = frozenset({reason.code for reason in Reason} | set(map(str, AlertTrigger)))


def wrong_in(letter: FrozenLetter) -> Iterator[str]:
    """Yield in Danish what no letter that was frozen here can hold."""
    lines = (letter.title, letter.number, letter.subject, letter.preheader, letter.sender)
    yield from _broken_lines(lines)
    if letter.has_mails and not SENDER.fullmatch(letter.sender):
        yield "afsenderen er ikke et navn og en adresse"
    if not (NAME.fullmatch(letter.mailing_list) and _LANGUAGE.fullmatch(letter.language)):
        yield "listen eller sproget er ikke et navn"
    for edition in letter.editions:
        if edition.key not in _KEYS and not (letter.alert and NAME.fullmatch(edition.key)):
            yield f"{edition.key[:30]} er ingen målgruppe"
        yield from _wrong_in_edition(edition)


def made_safe(letter: FrozenLetter) -> FrozenLetter:
    """The letter with the texts that the archive shows cleaned, as an editor's texts are."""
    return replace(letter, editions=tuple(map(_safe, letter.editions)))


def _safe(edition: FrozenEdition) -> FrozenEdition:
    blocks = tuple(replace(block, html=cleaned(block.html)) for block in edition.blocks)
    return replace(edition, intro=cleaned(edition.intro), blocks=blocks)


def _wrong_in_edition(edition: FrozenEdition) -> Iterator[str]:
    yield from _broken_lines((edition.subject, edition.preheader, edition.readers))
    for block in edition.blocks:
        yield from _wrong_in_block(block)
    found = objection(edition.html) if edition.html else ""
    if found:
        yield f"{edition.key}.html: {found}"


def _wrong_in_block(block: FrozenBlock) -> Iterator[str]:
    if block.type not in _TYPES:
        yield f"{block.type} er intet afsnit"
    yield from _broken_lines((block.heading, block.more.text if block.more else ""))
    for address in (block.more.url if block.more else "", *(i.card.url for i in block.items)):
        if not _ADDRESS.fullmatch(address):
            yield f"{address[:60]} er ingen adresse"
    yield from (wrong for item in block.items for wrong in _wrong_in_item(item))


def _wrong_in_item(item: FrozenItem) -> Iterator[str]:
    if item.why not in _REASONS:
        yield f"{item.why} er ingen grund"
    yield from _broken_lines((item.card.title, item.name, item.note, item.action))


def _broken_lines(lines: tuple[str, ...]) -> Iterator[str]:
    """A line with a break would be two headers of a mail."""
    for line in lines:
        if UNSEEN_IN_LINE.search(line):
            yield f"der er et usynligt tegn i »{UNSEEN_IN_LINE.sub('·', line)[:60]}«"
