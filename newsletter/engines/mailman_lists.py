"""What is asked of Mailman's core over its REST interface, version 3.1 (read in core 3.3.10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

from newsletter.engines.web import Api, RefusedError
from newsletter.errors import EngineError

_API = "/3.1"
_PAGE = 500
_HEADER = "message-id"
_NEVER = "aldrig"
_NOTE = re.compile(r"praksis ([0-9]+) (\S+)")
"""The tag of a rule of ours: how many posts the list had when the letter was handed in, and when
the last of them went out."""


@dataclass(frozen=True, slots=True)
class Held:
    """A message that waits for a person."""

    request: int
    message_id: str


@dataclass(frozen=True, slots=True)
class Note:
    """A rule of the list that holds one letter back, and so remembers that it was handed in.

    Mailman has no drafts and forgets a message that it has sent. A rule over the Message-ID holds
    every copy of the letter, whatever else the list does with mail, and stays.
    """

    position: int
    pattern: str
    posts: int
    """How many posts the list had sent when the letter was handed in."""
    last_post: datetime | None
    """When it had sent the last of them."""


@dataclass(frozen=True, slots=True)
class ListInMailman:
    """One mailing list, by its address."""

    api: Api
    address: str

    def config(self) -> Mapping[str, Any] | None:
        """How the list is set; None where there is no such list."""
        return self._found("config")

    def posts(self) -> int:
        """How many posts it has sent in all."""
        return int(self._get("config/post_id")["post_id"])

    def last_post(self) -> datetime | None:
        """When it sent the last one."""
        return moment_in(self._get("config/last_post_at")["last_post_at"])

    def refuses(self, sender: str) -> bool:
        """Whether mail from the address is thrown away."""
        return self._found(f"bans/{quote(sender)}") is not None

    def held(self) -> list[Held]:
        """What waits for a person, the oldest first."""
        found = [
            Held(int(each["request_id"]), str(each["message_id"])) for each in self._all("held")
        ]
        return sorted(found, key=lambda each: each.request)

    def members(self) -> Iterator[Mapping[str, Any]]:
        """Who gets its mail."""
        return self._all("roster/member")

    def notes(self) -> list[Note]:
        """Our own rules, in the order in which letters were handed in."""
        return [
            Note(
                int(rule["position"]),
                str(rule["pattern"]),
                int(own[1]),
                None if own[2] == _NEVER else moment_in(own[2]),
            )
            for rule in self._all("header-matches")
            if rule.get("header") == _HEADER and (own := _NOTE.fullmatch(str(rule.get("tag"))))
        ]

    def add_note(self, pattern: str) -> bool:
        """Hold back what has such a Message-ID; False where a rule does so already."""
        last = self.last_post()
        rule = {
            "header": _HEADER,
            "pattern": pattern,
            "action": "hold",
            "tag": f"praksis {self.posts()} {last.isoformat() if last else _NEVER}",
        }
        try:
            self.api.post_once_only(self._path("header-matches"), rule)
        except RefusedError as error:
            if error.status == HTTPStatus.BAD_REQUEST and self.note(pattern):
                return False
            raise
        return True

    def note(self, pattern: str) -> Note | None:
        """The rule with that pattern."""
        return next((each for each in self.notes() if each.pattern == pattern), None)

    def remove_note(self, note: Note) -> None:
        """Forget that the letter was handed in."""
        self._gone(lambda: self.api.delete(self._path(f"header-matches/{note.position}")))

    def hand_in(self, message: bytes) -> None:
        """Give the list a message, as if it had come by mail."""
        text = message.replace(b"\r\n", b"\n").decode("ascii")
        list_id = self._get("")["list_id"]
        self.api.post(f"{_API}/queues/in", {"list_id": list_id, "text": text})

    def accept(self, held: Held) -> None:
        """Send what waits; nothing where another hand was faster."""
        self._decide(held, "accept")

    def discard(self, held: Held) -> None:
        """Throw away what waits."""
        self._decide(held, "discard")

    def _decide(self, held: Held, action: str) -> None:
        path = self._path(f"held/{held.request}")
        self._gone(lambda: self.api.post_once_only(path, {"action": action}))

    @staticmethod
    def _gone(ask: Callable[[], object]) -> None:
        try:
            ask()
        except RefusedError as error:
            if error.status != HTTPStatus.NOT_FOUND:
                raise

    # --- paths and pages --------------------------------------------------------------------------

    def _path(self, rest: str) -> str:
        return f"{_API}/lists/{quote(self.address)}{f'/{rest}' if rest else ''}"

    def _get(self, rest: str) -> Mapping[str, Any]:
        found = self._found(rest)
        if found is None:
            raise EngineError(f"Listen {self.address} findes ikke i Mailman.")
        return found

    def _found(self, rest: str) -> Mapping[str, Any] | None:
        try:
            return _told(self.api.get(self._path(rest)))
        except RefusedError as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    def _all(self, rest: str) -> Iterator[Mapping[str, Any]]:
        page = 1
        while True:
            told = _told(self.api.get(self._path(rest), [("count", _PAGE), ("page", page)]))
            entries = told.get("entries", [])
            yield from entries
            if len(entries) < _PAGE:
                return
            page += 1


def moment_in(text: object) -> datetime | None:
    """A moment as Mailman writes it, without a zone: its machine runs on UTC, says the guide."""
    if not text:
        return None
    moment = datetime.fromisoformat(str(text))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _told(answer: object) -> Mapping[str, Any]:
    if not isinstance(answer, dict):
        raise EngineError("Mailman svarer noget, som programmet ikke forstår.")
    return cast("Mapping[str, Any]", answer)
