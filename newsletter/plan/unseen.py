"""What is new and reaches nobody, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsletter.edition import Editions
from newsletter.selection.candidates import SHOWS, candidates
from newsletter.selection.cards import key_of
from records.clock import Clock
from records.codes.programme import BlockType
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.base import Content
from records.model.newsletter import Block


@dataclass(frozen=True, slots=True)
class Unseen:
    """An item that is new and that nobody gets."""

    key: str
    title: str
    because: str
    """`fordi der ikke er plads under afsnittets max`."""
    in_short: str = ""
    """The same in a list: `over afsnittets max`."""


def unseen_of(editions: Editions, library: Library, clock: Clock) -> Iterator[Unseen]:
    """What could be told at the clock, and neither this letter nor an earlier one tells anyone."""
    told = {pick.key for edition in editions.going for pick in edition.picks}
    told |= {key for heard in editions.history.audiences.values() for key in heard.told}
    for kind in SHOWS:
        block = Block.model_construct(type=kind, select="auto", max=200, text=None)
        for record in candidates(block, editions.issue, library, clock):
            if key_of(record) not in told:
                title = with_example_prefix(record.title, example=record.example)
                yield Unseen(key_of(record), title, *_because(record, kind, editions))


def _because(record: Content, kind: BlockType, editions: Editions) -> tuple[str, str]:
    issue = editions.issue
    if set(record.audiences).isdisjoint(issue.audiences):
        return "som ikke er til nogen af brevets målgrupper", "til andre målgrupper"
    if not any(block.type is kind and block.select == "auto" for block in issue.blocks):
        whole = f'fordi brevet ikke har et automatisk afsnit af typen "{kind.value}"'
        return whole, "uden afsnit i brevet"
    return "fordi der ikke er plads under afsnittets max", "over afsnittets max"
