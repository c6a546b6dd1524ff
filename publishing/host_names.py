"""The name of another host as a reader knows it."""

from __future__ import annotations

import re

_OURS = re.compile(r"[a-z0-9.æøåäöüé-]+")
"""Letters of Denmark and its neighbours: none of them looks like another letter."""


def shown_host(host: str) -> str:
    """`lyd.xn--lge-yla.dk` as `lyd.læge.dk`; a name with other letters stays as it is asked for.

    Letters of other alphabets can look like ours, and the name says who gets the reader's address.
    """
    try:
        read = host.encode("ascii").decode("idna")
        same = read.encode("idna").decode("ascii") == host
    except UnicodeError:
        return host
    return read if same and _OURS.fullmatch(read) else host
