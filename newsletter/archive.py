"""The issue's page in the archive: one web version for all audiences, that names none of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from newsletter.choice import Key, Selection, candidates, key_of, selection
from newsletter.edition import blocks_of
from records.clock import Clock
from records.kinds.newsletter import Issue
from records.library import Library
from records.markdown import render
from records.pages.parts import CardGroup


@dataclass(frozen=True, slots=True)
class WebVersion:
    """What the page of an issue shows."""

    html: str
    """Introduction and text blocks: clean HTML with links from the root."""
    groups: tuple[CardGroup, ...]
    """The records of all editions under the mail's headings; addresses are canonical."""
    has_examples: bool


def web_version(issue: Issue, library: Library, clock: Clock) -> WebVersion:
    """Everything that any edition of the issue shows, each record once."""
    blocks = tuple(blocks_of(issue, _of_all(issue, library, clock), library, clock))
    texts = (render(issue.intro, library), *(block.html for block in blocks))
    groups = tuple(
        CardGroup(f"afsnit-{number}", block.heading, "", block.cards)
        for number, block in enumerate(blocks, 1)
        if block.cards
    )
    shown = any(card.example for group in groups for card in group.cards)
    return WebVersion("\n".join(filter(None, texts)), groups, issue.example or shown)


def _of_all(issue: Issue, library: Library, clock: Clock) -> Selection:
    audiences = tuple(dict.fromkeys(issue.audiences))
    editions = [selection(issue, audience, library, clock) for audience in audiences]
    taken: set[Key] = set()
    blocks = []
    for block, *shown in zip(issue.blocks, *editions, strict=True):
        wanted = set(map(key_of, chain.from_iterable(shown))) - taken
        ordered = candidates(block, issue, audiences, library, clock)
        blocks.append(tuple(record for record in ordered if key_of(record) in wanted))
        taken |= wanted
    return tuple(blocks)
