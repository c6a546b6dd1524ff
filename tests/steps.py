"""How far a long test goes: a few steps by the README's command, all of them in `.ci/run`.

The tests are the same in both. What is cut short is a slice spread over the whole, never a kind:
whoever runs the tests often gets an answer in minutes, and nothing goes out before all has run.

What to choose: the run of the README keeps the main promise of every file, a case of every kind of
bad input, and each way in which a thing can go wrong at least once. `.ci/run` alone has, in this
order: further cases of one table, and pages and records that are alike (`some`); further examples,
kills and races (`steps`); what is promised in words of its own but costs a second or more beside a
quicker test of the same file or command (`needs.TIME`): a second engine, server or platform, a real
process where one inside the test does the same, the whole demonstration where a small project says
as much. A test that begins to take a second says what it needs it for, or is one of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from tests.needs import IS_WHOLE

__all__ = ["IS_WHOLE", "some", "spread", "steps"]
T = TypeVar("T")


def steps(small: int, large: int) -> int:
    """How many times to do something; for Hypothesis, how many examples to try."""
    return large if IS_WHOLE else small


def some(items: Iterable[T], few: int) -> list[T]:
    """All of the items, or a `few` spread evenly: always the same, the first and last with them."""
    return list(items) if IS_WHOLE else spread(items, few)


def spread(items: Iterable[T], few: int) -> list[T]:
    """A few of the items, in their order and evenly apart."""
    found = list(items)
    if few >= len(found):
        return found
    gaps = max(few - 1, 1)
    return [found[number * (len(found) - 1) // gaps] for number in range(few)]
