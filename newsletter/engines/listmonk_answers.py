"""What Listmonk's answers say, read with care: an answer of another shape is told, never guessed.

Shapes: tests/newsletter/engines/fixtures/facts.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsletter.engines.engine import Mail, Stage
from newsletter.errors import EngineError

Told = Mapping[str, Any]
_STAGES = {
    "draft": Stage.DRAFT,
    "scheduled": Stage.SCHEDULED,
    "running": Stage.SENDING,
    "paused": Stage.HELD,
    "finished": Stage.SENT,
    "cancelled": Stage.STOPPED,
}
_CONTENT = "praksis-indhold-"


@dataclass(frozen=True, slots=True)
class Campaign:
    """One campaign, as Listmonk tells of it."""

    id: int
    stage: Stage
    tags: tuple[str, ...]
    told: Told

    @property
    def lists(self) -> list[int]:
        """The numbers of its lists. One that was deleted has none any more."""
        return sorted(int(each["id"]) for each in self.told.get("lists") or () if each["id"])

    @property
    def content(self) -> frozenset[str]:
        """The tags that tell its content from other content."""
        return frozenset(tag for tag in self.tags if tag.startswith(_CONTENT))

    def says(self, wanted: Told) -> bool:
        """Whether it holds what it should."""
        words = ("name", "subject", "from_email", "body", "altbody", "content_type", "template_id")
        return (
            all(self.told.get(key) == wanted[key] for key in words)
            and self.lists == wanted["lists"]
            and set(wanted["tags"]) <= set(self.tags)
        )

    def number(self, key: str) -> int | None:
        """One of its counts."""
        value = self.told.get(key)
        return value if isinstance(value, int) else None


def content_tag(mail: Mail) -> str:
    """The tag that changes with the content; `Mail.tag` never does."""
    return f"{_CONTENT}{mail.digest[:32]}"


def strange() -> EngineError:
    """What to say of an answer that is not Listmonk's."""
    return EngineError("Listmonks svar er ikke til at forstå. Er api_url i mkdocs.yml den rigtige?")


def record_in(answer: object) -> Told:
    """What lies in `data`. Raises EngineError where nothing does."""
    inner = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(inner, dict):
        raise strange()
    return inner


def campaign_in(told: Told) -> Campaign:
    """The campaign. Raises EngineError for something else."""
    number, stage, tags = told.get("id"), _STAGES.get(str(told.get("status"))), told.get("tags")
    if not isinstance(number, int) or stage is None or not isinstance(tags, list | None):
        raise strange()
    return Campaign(number, stage, tuple(map(str, tags or ())), told)


def reached(subscriber: Told, lists: set[int]) -> list[int]:
    """Those of the lists that bring this subscriber mail."""
    if subscriber.get("status") == "blocklisted":
        return []
    return [each["id"] for each in subscriber.get("lists") or () if _brings_mail(each, lists)]


def _brings_mail(subscription: Told, lists: set[int]) -> bool:
    status = subscription["subscription_status"]
    asks_once = subscription.get("optin") == "single"
    return subscription["id"] in lists and (
        status == "confirmed" or (asks_once and status != "unsubscribed")
    )


def leaving(subscriber: Told, lists: set[int]) -> Iterator[datetime]:
    """When the subscriber left which of the lists. Raises KeyError where Listmonk does not say."""
    for each in subscriber.get("lists") or ():
        if each["id"] in lists and each["subscription_status"] == "unsubscribed":
            when = moment_in(each["subscription_updated_at"])
            if when:
                yield when


def moment_in(told: object) -> datetime | None:
    """A moment with its offset (RFC 3339); None for nothing."""
    try:
        return datetime.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return None
