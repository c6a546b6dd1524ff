"""Addresses with letters of ours in them, as programs of all ages take them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?"


def as_uri(address: str) -> str:
    """`https://lyd.ø.dk/æ ø.mp3` → `https://lyd.xn--pda.dk/%C3%A6%20%C3%B8.mp3` (RFC 3987, 3.1).

    What is encoded already stays. Raises ValueError for a host that no name can be.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    netloc = parts.netloc
    if not host.isascii():
        known, at, _ = netloc.rpartition("@")
        port = "" if parts.port is None else f":{parts.port}"
        netloc = f"{quote(known)}{at}{host.encode('idna').decode()}{port}"
    return urlunsplit(
        (parts.scheme, netloc, _encoded(parts.path, _PATH), _encoded(parts.query, _QUERY),
         _encoded(parts.fragment, _QUERY))
    )  # fmt: skip


def _encoded(part: str, kept: str) -> str:
    """A per cent sign that begins no code of a letter is one itself."""
    first, *rest = quote(part, safe=kept).split("%")
    return first + "".join(f"%{'' if _is_code(piece) else '25'}{piece}" for piece in rest)


def _is_code(piece: str) -> bool:
    return len(piece) > 1 and all(sign in "0123456789abcdefABCDEF" for sign in piece[:2])
