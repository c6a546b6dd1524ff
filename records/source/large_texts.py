"""Memory that large texts have left, given back to the system at once."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_MMAP_THRESHOLD = -3
"""The name of the option in `malloc.h` of the GNU C library."""
_LARGE = 256 * 1024


def give_room_back() -> None:
    """Let each text of more than 256 kB have memory of its own, which ends with it.

    Else the C library learns from large texts to keep ever larger holes: of a build of thousands
    of records a tenth. Another C library has no such option.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
