"""What `mkdocs.yml` says under `newsletter`: the mail engine, and where people sign up.

Passwords and keys never stand there: they come from the environment.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class EngineName(StrEnum):
    """The mail engines that the newsletter knows how to speak with."""

    NONE = "none"
    LISTMONK = "listmonk"
    MAILMAN = "mailman"
    MAILCHIMP = "mailchimp"


def _https(text: str) -> str:
    """An https address without query and user, or nothing; `http://127.0.0.1` while trying out."""
    if not text:
        return text
    parts = urlsplit(text)
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    if not (parts.scheme == "https" or here) or not parts.hostname or "@" in parts.netloc:
        raise ValueError(text)
    if parts.query or parts.fragment or any(sign.isspace() or sign in "\"';" for sign in text):
        raise ValueError(text)
    return text.rstrip("/")


class MailSettings(BaseModel):
    """Which engine, where it answers, and the bounds of what it may send by itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    engine: EngineName = EngineName.NONE
    public_url: Annotated[str, AfterValidator(_https)] = ""
    """Where readers meet the engine: the form of the sign-up page goes there."""
    api_url: Annotated[str, AfterValidator(_https)] = ""
    """Where the program meets it; empty for the same."""
    template_id: Annotated[int, Field(ge=1)] | None = None
    """Listmonk: the template that holds nothing but `{{ template "content" . }}`."""
    alerts_per_day: Annotated[int, Field(ge=1)] = 1
    """How many alerts one list may send in a day."""
    alerts_per_week: Annotated[int, Field(ge=1)] = 3
    deadline_days: Annotated[int, Field(ge=1, le=60)] = 7
    """How near a deadline is when an alert tells of it."""
