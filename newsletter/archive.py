"""The issue's pages in the archive: one for all audiences, and one for each edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.edition import Edition, EditionBlock, Editions
from newsletter.letter import cleaned, edition_address, readers
from newsletter.plan.alike import alike
from newsletter.selection.cards import Item
from publishing.blocks import CardGroup, Link
from records.danish.numbers import joined


@dataclass(frozen=True, slots=True)
class WebVersion:
    """What the page of an issue or an edition shows. It says nothing of who reads it."""

    html: str
    """Introduction and text blocks: clean HTML with links from the root."""
    groups: tuple[CardGroup, ...]
    """The records under the mail's headings; addresses are canonical."""
    has_examples: bool


def web_version(editions: Editions) -> WebVersion:
    """Everything that any edition of the issue shows, each record once."""
    every = editions.going or editions.quiet
    numbers = sorted({block.number for edition in every for block in edition.blocks})
    taken: set[str] = set()
    blocks = []
    for number in numbers:
        same = [b for edition in every for b in edition.blocks if b.number == number]
        picks = {pick.key: pick for block in same for pick in block.picks}
        left = [pick for key, pick in picks.items() if key not in taken]
        taken |= set(picks)
        blocks.append((same[0], _in_order(left)))
    return _version(every[0], blocks)


def edition_links(editions: Sequence[Edition]) -> tuple[Link, ...]:
    """A link to each edition; those that say the same have one: `Til KBU-læger og introlæger`."""
    return tuple(
        Link(
            f"Til {joined([readers(edition) for edition in same])}",
            edition_address(same[0].issue, same[0].key),
        )
        for same in alike(editions)
    )


def twin_links(edition: Edition, editions: Sequence[Edition]) -> tuple[Link, ...]:
    """Links to the editions that say the same as this one: their mails lead to pages of theirs."""
    (same,) = (group for group in alike(editions) if edition in group)
    return tuple(
        Link(f"Det samme brev til {readers(twin)}", edition_address(twin.issue, twin.key))
        for twin in same
        if twin.key != edition.key
    )


def edition_version(edition: Edition) -> WebVersion:
    """What one edition shows: the mail, without what concerns its reader alone."""
    return _version(edition, [(block, block.picks) for block in edition.blocks])


def _version(
    edition: Edition, blocks: Sequence[tuple[EditionBlock, tuple[Item, ...]]]
) -> WebVersion:
    texts = (edition.intro, *(block.html for block, _ in blocks))
    groups = tuple(
        CardGroup(f"afsnit-{number}", block.heading, "", tuple(cleaned(p.card) for p in picks))
        for number, (block, picks) in enumerate(blocks, 1)
        if picks
    )
    shown = any(card.example for group in groups for card in group.cards)
    html = "\n".join(filter(None, texts))
    return WebVersion(cleaned(html), groups, edition.issue.example or shown)


def _in_order(picks: Sequence[Item]) -> tuple[Item, ...]:
    """By day where there is one; the rest as the editions have them, after those."""
    return tuple(sorted(picks, key=lambda p: p.card.date.iso if p.card.date else "9999"))
