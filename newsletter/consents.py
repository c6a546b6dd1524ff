"""Letters that are frozen and wait: nobody is sent what somebody has taken back since."""

from __future__ import annotations

from collections.abc import Iterable

from newsletter.edition import Edition
from newsletter.errors import NewsletterError
from newsletter.frozen.values import FrozenLetter
from newsletter.living import is_there
from records.clock import Clock
from records.loading.library import Library
from records.model.registry import OF_PEOPLE


def is_taken_back(key: str, library: Library, clock: Clock) -> bool:
    """Whether it is what somebody told of themselves and nobody may be shown any more."""
    return key.partition(":")[0] in OF_PEOPLE and not is_there(key, library, clock)


def taken_back(edition: Edition, library: Library, clock: Clock) -> tuple[str, ...]:
    """What an edition shows that nobody may be shown any more, as `kind:id`."""
    shown = dict.fromkeys(pick.key for pick in edition.picks)
    return tuple(key for key in shown if is_taken_back(key, library, clock))


def refuse_taken_back(
    letter: FrozenLetter, keys: Iterable[str], library: Library, clock: Clock
) -> None:
    """Raise NewsletterError where one of the editions shows a story without a consent."""
    wanted = frozenset(keys)
    shown = (
        item.key
        for edition in letter.editions
        if edition.key in wanted
        for block in edition.blocks
        for item in block.items
    )
    gone = [key for key in dict.fromkeys(shown) if is_taken_back(key, library, clock)]
    if gone:
        raise NewsletterError(
            f"{letter.issue} viser {', '.join(gone)}, og samtykket gælder ikke mere. Kør praksis "
            f"newsletter thaw {letter.issue}, og frys brevet igen."
        )
