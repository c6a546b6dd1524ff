"""Asks a site as a browser does: each step seen, and nothing without an end.

An answer has a largest size, packed and unpacked, and a longest time; a redirect is not followed by
itself. Whatever a server says, there is an answer or an Unreachable with a Danish reason.
"""

from __future__ import annotations

import socket
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util import Timeout

from records.errors import PraksisError

AGENT = "praksis-doctor (ser efter, om siden virker)"
MOST = 8_000_000
"""So many bytes of an answer are read."""
LONGEST = 30.0
"""So many seconds a whole answer may take."""
STEPS = 5
"""So many redirects are followed."""


_TLS = {
    "expired": "certifikatet er udløbet",
    "match": "certifikatet gælder en anden adresse",
    "not valid for": "certifikatet gælder en anden adresse",
    "certificate": "certifikatet er ikke udstedt af nogen, browsere stoler på",
}
_NO_TLS = "den sikre forbindelse kan ikke oprettes"
_REASONS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((NameResolutionError, socket.gaierror), "adressen findes ikke"),
    ((NewConnectionError, ConnectionRefusedError), "serveren tager ikke imod"),
    ((ConnectTimeoutError, ReadTimeoutError, TimeoutError), "serveren svarer ikke i tide"),
)
_GARBLED = "svaret er ikke til at forstå"


class UnreachableError(PraksisError):
    """Why there is no answer, in Danish and without a full stop."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    url: str
    status: int
    headers: Mapping[str, str]
    """By name in small letters; a header that came twice has its values with a comma between."""
    body: bytes = b""
    is_cut: bool = False
    """Whether there was more than is read."""

    def header(self, name: str) -> str:
        """Its value; empty where it is not there."""
        return self.headers.get(name.lower(), "")

    @property
    def kind(self) -> str:
        """The media type alone."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def target(self) -> str:
        """Where a redirect leads; empty for another answer."""
        location = self.header("location")
        if not 300 <= self.status < 400 or not location:
            return ""
        try:
            return urljoin(self.url, location)
        except ValueError:
            return ""


class Visitor:
    """Keeps its connections; asks one thing at a time."""

    def __init__(
        self, *, longest: float = LONGEST, most: int = MOST, certificates: str | None = None
    ) -> None:
        self.certificates = certificates
        """A file of who is trusted besides those whom everybody trusts."""
        self._longest, self._most = longest, most
        self._pool = urllib3.PoolManager(
            retries=False,
            timeout=Timeout(connect=min(10.0, longest), read=min(15.0, longest)),
            headers={"User-Agent": AGENT},
            ca_certs=certificates,
        )

    def get(
        self, url: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> Answer:
        """One answer, whatever its status. Raises UnreachableError."""
        until = time.monotonic() + self._longest
        try:
            answer = self._pool.request(
                method, url, headers={"User-Agent": AGENT, **(headers or {})}, redirect=False,
                preload_content=False, decode_content=False,
            )  # fmt: skip
            try:
                raw, is_cut = self._read(answer, until)
            finally:
                answer.close()
        except (HTTPError, OSError, ValueError, UnicodeError) as error:
            raise UnreachableError(_reason(error)) from None
        told = MappingProxyType({name.lower(): answer.headers[name] for name in answer.headers})
        body = _unpacked(raw, told.get("content-encoding", ""), self._most)
        return Answer(url, answer.status, told, body[: self._most], is_cut)

    def follow(self, url: str) -> tuple[Answer, ...]:
        """The answers from the first to the one that leads no further. Raises UnreachableError."""
        answers = [self.get(url)]
        seen = {url}
        while target := answers[-1].target:
            if target in seen:
                raise UnreachableError("den leder i ring")
            if len(answers) > STEPS:
                raise UnreachableError(f"den leder videre mere end {STEPS} gange")
            if urlsplit(target).scheme not in {"http", "https"}:
                raise UnreachableError("den leder til noget, der ikke er en webadresse")
            seen.add(target)
            answers.append(self.get(target))
        return tuple(answers)

    def _read(self, answer: urllib3.BaseHTTPResponse, until: float) -> tuple[bytes, bool]:
        parts, size = [], 0
        while part := answer.read1(65536):
            parts.append(part)
            size += len(part)
            if size > self._most:
                return b"".join(parts)[: self._most], True
            if time.monotonic() > until:
                raise UnreachableError(f"svaret er ikke færdigt efter {self._longest:.0f} sekunder")
        return b"".join(parts), False


def _unpacked(raw: bytes, encoding: str, most: int) -> bytes:
    """The text of an answer; what cannot be unpacked is nothing, and no bomb goes off."""
    if encoding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        return raw if not encoding or encoding.strip().lower() == "identity" else b""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(raw, most)
    except zlib.error:
        return b""


def _reason(error: Exception) -> str:
    if isinstance(error, SSLError):
        told = str(error).lower()
        return next((sentence for sign, sentence in _TLS.items() if sign in told), _NO_TLS)
    return next((text for kinds, text in _REASONS if isinstance(error, kinds)), _GARBLED)
