"""Making many objects that stay, without looking through them for garbage meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Leave the search for cycles out; it takes a third more time and finds nothing here."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_MANY = 100_000
"""So many objects come before the next search; Python itself waits for 700."""


@contextmanager
def gc_seldom() -> Iterator[None]:
    """Search for cycles now and then: in a whole build most objects stay, and some are garbage."""
    before = gc.get_threshold()
    gc.set_threshold(_MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
