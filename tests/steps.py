"""How far a long test goes: a few steps by the README's command, all of them in `.ci/run`.

The tests are the same in both. What is cut short is a slice spread over the whole, never a kind:
whoever runs the tests often gets an answer in minutes, and nothing goes out before all has run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

from tests.whole_run import REQUIRE_ALL

T = TypeVar("T")

IS_WHOLE = bool(os.environ.get(REQUIRE_ALL))
"""Whether this is the run that leaves nothing out."""


def steps(small: int, large: int) -> int:
    """How many times to do something; for Hypothesis, how many examples to try."""
    return large if IS_WHOLE else small


def some(items: Iterable[T], few: int) -> list[T]:
    """All of the items, or a `few` spread evenly: always the same, the first and last with them."""
    return list(items) if IS_WHOLE else spread(items, few)


def share(items: Iterable[T], number: int, of: int) -> list[T]:
    """All of the items, or each test's own share of those that `of` tests go through together.

    So that every item is met in the README's run too, by one of them; `number` counts from 0.
    """
    return list(items) if IS_WHOLE else list(items)[number::of]


def spread(items: Iterable[T], few: int) -> list[T]:
    """A few of the items, in their order and evenly apart."""
    found = list(items)
    if few >= len(found):
        return found
    gaps = max(few - 1, 1)
    return [found[number * (len(found) - 1) // gaps] for number in range(few)]
