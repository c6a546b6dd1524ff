"""Which requests a server on this machine answers: those that mean this machine, by its own name.

Any site can make a name of its own lead to 127.0.0.1 (DNS rebinding). A browser then asks us with
that name, and lets the site read drafts in our answer.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HERE = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
REFUSAL = "Denne side er kun for din egen maskine. Åbn den på http://127.0.0.1 eller localhost."


def is_meant(host: str, origin: str | None, target: str) -> bool:
    """Whether a request may be answered.

    `host` and `origin` are the headers of those names, None where there is none; `target` is what
    is asked for. A whole address there would count for more than the host (RFC 9112, 3.2.2).
    """
    return is_local(host) and is_asked_there(host, origin, target)


def is_asked_there(host: str, origin: str | None, target: str) -> bool:
    """Whether a request asks that very host, and from none of the pages of others."""
    own_page = origin is None or _netloc(origin) == host
    return own_page and target.startswith("/") and target[1:2] != "/"


def is_own_page(host: str, origin: str) -> bool:
    """Whether a page of this very server asks: the same name, the same port."""
    return is_local(host) and _netloc(origin) == host


def is_local(host: str) -> bool:
    """Whether a host, with or without a port, is a name of this machine."""
    return bool(_HERE.fullmatch(host))


def _netloc(origin: str) -> str | None:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return None
    return parts.netloc or None


def body_length(given: str, most: int) -> int | None:
    """The length of a body as its header says; None for what is no length up to `most`."""
    if not (given.isascii() and given.isdigit() and len(given) <= 10):
        return None
    return int(given) if int(given) <= most else None
