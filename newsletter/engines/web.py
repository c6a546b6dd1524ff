"""Speaks JSON with a mail engine. Whatever a network does, there is an answer or a Danish sentence.

Redirects are never followed, because the password would go along. What is safe to ask twice is
asked again after a fault that passes; what makes something new is sent once, and its error says
whether the engine may have heard it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

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

from newsletter.errors import EngineError

TRIES = 4
"""So many times a question is asked."""
PATIENCE = 60.0
"""So many seconds are waited for a busy engine in all."""
MOST = 64_000_000
"""So many bytes of an answer are read."""
_CONNECT, _READ, _WHOLE = 10.0, 30.0, 90.0
_CHUNK = 65_536
_PASSES = frozenset(
    {
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
_CLOSED = "den tager ikke imod. Se efter, at den kører, og at adressen i mkdocs.yml er rigtig"
_EMPTY = frozenset({HTTPStatus.CREATED, HTTPStatus.NO_CONTENT})
"""What may be answered without a word, where all went well."""
Query = Sequence[tuple[str, str | int]]


class NoAnswerError(EngineError):
    """The engine gave no answer that can be used."""

    def __init__(self, message: str, *, is_heard: bool) -> None:
        super().__init__(message)
        self.is_heard = is_heard
        """Whether the engine may have done what was asked."""


class RefusedError(EngineError):
    """The engine answered no."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class _Passing(EngineError):  # noqa: N818 - goes away by itself
    """A fault that may be gone in a moment."""

    def __init__(self, reason: str, *, is_heard: bool, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.is_heard, self.wait = reason, is_heard, wait


def _wait(seconds: float) -> None:
    time.sleep(seconds)


@dataclass(slots=True)
class Api:
    """One engine's API, and who we are to it."""

    engine: str
    """Its name in sentences: `Listmonk`."""
    base: str
    """Its address without a slash at the end."""
    headers: Mapping[str, str] = field(repr=False)
    """They hold the password, and no message or error ever shows them."""
    certificates: str | None = None
    """A file of who is trusted besides those whom everybody trusts."""
    pause: Callable[[float], object] = field(default=_wait)
    read: float = _READ
    """So many seconds the engine may be silent."""
    _pool: urllib3.PoolManager = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._pool = urllib3.PoolManager(
            retries=False,
            timeout=Timeout(connect=_CONNECT, read=self.read),
            ca_certs=self.certificates,
        )

    def get(self, path: str, query: Query = ()) -> object:
        """What it says. Raises EngineError, as all of these do."""
        return self._safely("GET", f"{path}?{urlencode(query)}" if query else path)

    def put(self, path: str, body: Mapping[str, Any]) -> object:
        """Set something to a value, which may be done twice."""
        return self._safely("PUT", path, body)

    def delete(self, path: str) -> object:
        """Take something away, which may be done twice."""
        return self._safely("DELETE", path)

    def post(self, path: str, body: Mapping[str, Any]) -> object:
        """Make something new: asked again only where the engine has surely not heard it."""
        return self._patiently("POST", path, body, again=lambda fault: not fault.is_heard)

    def post_once_only(self, path: str, body: Mapping[str, Any]) -> object:
        """Make something that the engine makes no second of, so that it may be asked twice."""
        return self._safely("POST", path, body)

    def _safely(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> object:
        return self._patiently(method, path, body, again=lambda _: True)

    def _patiently(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None,
        again: Callable[[_Passing], bool],
    ) -> object:
        left, is_heard = PATIENCE, False
        for attempt in range(1, TRIES + 1):
            try:
                return self._once(method, path, body)
            except _Passing as fault:
                is_heard = is_heard or fault.is_heard
                wait = float(2 ** (attempt - 1)) if fault.wait is None else fault.wait
                if attempt == TRIES or wait > left or not again(fault):
                    raise self._no_answer(fault.reason, is_heard=is_heard) from None
                left -= wait
                self.pause(wait)
        raise AssertionError

    def _no_answer(self, reason: str, *, is_heard: bool) -> NoAnswerError:
        where = urlsplit(self.base).hostname
        return NoAnswerError(f"{self.engine} på {where}: {reason}.", is_heard=is_heard)

    # --- one answer ---------------------------------------------------------------------------

    def _once(self, method: str, path: str, body: Mapping[str, Any] | None) -> object:
        sent = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = {"Accept": "application/json", **self.headers}
        if sent is not None:
            headers["Content-Type"] = "application/json"
        until = time.monotonic() + _WHOLE
        try:
            answer = self._pool.request(
                method, f"{self.base}{path}", body=sent, headers=headers, redirect=False,
                preload_content=False,
            )  # fmt: skip
            try:
                raw = self._whole(answer, until)
            finally:
                answer.close()
        except SSLError:
            reason = "den sikre forbindelse kan ikke oprettes; certifikatet er ikke i orden"
            raise self._no_answer(reason, is_heard=False) from None
        except (HTTPError, OSError) as error:
            raise _passing(error) from None
        return self._understood(answer.status, answer.headers, raw)

    def _whole(self, answer: urllib3.BaseHTTPResponse, until: float) -> bytes:
        parts, size = [], 0
        while part := answer.read(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > MOST or time.monotonic() > until:
                raise _Passing("svaret bliver ved uden at ende", is_heard=True)
        return b"".join(parts)

    def _understood(self, status: int, headers: Mapping[str, str], raw: bytes) -> object:
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            raise _Passing("den har for travlt (429)", is_heard=False, wait=_retry_after(headers))
        if status in _PASSES:
            raise _Passing(f"den melder fejl ({status})", is_heard=True,
                           wait=_retry_after(headers))  # fmt: skip
        if status in range(300, 400):
            reason = f"den sender videre til en anden adresse ({status}). Ret api_url i mkdocs.yml"
            raise self._no_answer(reason, is_heard=False)
        if not raw and status in _EMPTY:
            return None
        kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
                self._refuse(status, "")
            reason = f"svaret er en hjemmeside, ikke data ({status}). Ret api_url i mkdocs.yml"
            raise self._no_answer(reason, is_heard=status < HTTPStatus.BAD_REQUEST)
        try:
            told = json.loads(raw)
        except ValueError:
            raise _Passing("kun et halvt svar kom frem", is_heard=True) from None
        self._refuse(status, _message(told))
        return told

    def _refuse(self, status: int, message: str) -> None:
        if status < HTTPStatus.BAD_REQUEST:
            return
        said = f"{status}: {message}" if message else str(status)
        where = urlsplit(self.base).hostname
        raise RefusedError(f"{self.engine} på {where} siger nej ({said}).", status)


@contextmanager
def adding_cure(cure: str) -> Iterator[None]:
    """Say what to look at where the engine does not let us in."""
    try:
        yield
    except RefusedError as error:
        if error.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            error.add_note(cure)
        raise


def _message(told: object) -> str:
    """What the engine says itself, in one short line."""
    message = told.get("message") or told.get("description") if isinstance(told, dict) else ""
    return " ".join(str(message or "").split())[:200]


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3); None where it says none, or a date."""
    text = headers.get("Retry-After", "").strip()
    return float(text) if text.isascii() and text.isdigit() else None


def _passing(error: Exception) -> _Passing:
    if isinstance(error, NameResolutionError):
        return _Passing("adressen findes ikke. Ret api_url i mkdocs.yml", is_heard=False)
    if isinstance(error, NewConnectionError):
        return _Passing(_CLOSED, is_heard=False)
    if isinstance(error, ConnectTimeoutError):
        return _Passing("den svarer ikke i tide", is_heard=False)
    if isinstance(error, (ReadTimeoutError, TimeoutError)):
        return _Passing("den svarer ikke i tide", is_heard=True)
    return _Passing("forbindelsen blev afbrudt", is_heard=True)
