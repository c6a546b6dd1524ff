"""An edition: what one audience gets of an issue, ready to be shown in any form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsletter.choice import Selection, selection
from newsletter.faults import NewsletterError
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.programme import BlockType
from records.kinds.base import Content
from records.kinds.newsletter import Block, Issue, MailingList
from records.library import Library
from records.markdown import render
from records.pages.cards import cards_of
from records.pages.parts import Card, Link

HEADINGS = {
    BlockType.MULIGHEDER: "Muligheder lige nu",
    BlockType.LOKALER: "Lokaler til din klinik",
    BlockType.ARRANGEMENTER: "Kommende arrangementer",
    BlockType.EPISODE: "Fra podcasten",
    BlockType.ARTIKLER: "Læs på hjemmesiden",
    BlockType.TEKST: "",
}
_MORE = {
    BlockType.MULIGHEDER: Link("Se alle muligheder", "muligheder/"),
    BlockType.ARRANGEMENTER: Link("Se alle arrangementer", "arrangementer/"),
    BlockType.EPISODE: Link("Se alle episoder", "podcast/"),
}


@dataclass(frozen=True, slots=True)
class EditionBlock:
    """A heading with the records under it, or a text. Addresses are canonical."""

    type: BlockType
    heading: str
    cards: tuple[Card, ...] = ()
    html: str = ""
    """Clean HTML with links from the root."""
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue for one audience."""

    issue: Issue
    mailing_list: MailingList
    audience: AudienceCode
    intro: str
    """Clean HTML with links from the root."""
    blocks: tuple[EditionBlock, ...]

    @property
    def key(self) -> str:
        """The edition's name in files and message ids: the code of its audience."""
        return str(self.audience)

    @property
    def has_examples(self) -> bool:
        """Whether the issue, its list or anything in it is an example."""
        inside = any(card.example for block in self.blocks for card in block.cards)
        return self.issue.example or self.mailing_list.example or inside


def editions(issue: Issue, library: Library, clock: Clock) -> Iterator[Edition]:
    """Yield an edition for each of the issue's audiences, in their order.

    Raises NewsletterError where the issue's mailing list does not exist.
    """
    mailing_list = library.find(MailingList, issue.mailing_list)
    if mailing_list is None:
        raise NewsletterError(f'Listen "{issue.mailing_list}" til {issue.id} findes ikke.')
    intro = render(issue.intro, library)
    for audience in dict.fromkeys(issue.audiences):
        chosen = selection(issue, audience, library, clock)
        blocks = tuple(blocks_of(issue, chosen, library, clock))
        yield Edition(issue, mailing_list, audience, intro, blocks)


def blocks_of(
    issue: Issue, chosen: Selection, library: Library, clock: Clock
) -> Iterator[EditionBlock]:
    """Yield the issue's blocks with the chosen records; empty ones fall away."""
    for block, records in zip(issue.blocks, chosen, strict=True):
        filled = _filled(block, records, library, clock)
        if filled.cards or filled.html:
            yield filled


def _filled(
    block: Block, records: tuple[Content, ...], library: Library, clock: Clock
) -> EditionBlock:
    return EditionBlock(
        block.type,
        HEADINGS[block.type],
        cards_of(records, library, clock),
        render(block.text, library) if block.text else "",
        _MORE.get(block.type) if records else None,
    )
