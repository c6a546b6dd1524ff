"""What `mkdocs.yml` says under `newsletter`: the mail engine, and where people sign up.

Passwords and keys never stand there: they come from the environment.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from records.danish.nearest import nearest


class EngineName(StrEnum):
    """The mail engines that the newsletter knows how to speak with."""

    NONE = "none"
    LISTMONK = "listmonk"
    MAILMAN = "mailman"
    MAILCHIMP = "mailchimp"


_HOST = re.compile(r"(?!.*[.][.])[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?", re.IGNORECASE)
"""A host and its port: no user, and nothing that would end a header or a directive."""
_PATH = re.compile(r"[A-Za-z0-9._~/-]*")


def _https(text: str) -> str:
    """An https address without query and user, or nothing; `http://127.0.0.1` while trying out."""
    if not text:
        return text
    if any(sign.isspace() or not sign.isprintable() for sign in text):
        raise ValueError(text)  # `urlsplit` would pass over some of them
    parts = urlsplit(text)
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    if not (parts.scheme == "https" or here) or not _HOST.fullmatch(parts.netloc):
        raise ValueError(text)
    if parts.query or parts.fragment or not _PATH.fullmatch(parts.path) or "?" in text:
        raise ValueError(text)
    return text.rstrip("/")


def _plain(text: str) -> str:
    """A few words without signs that mean something in a page."""
    if len(text) > 200 or not text.isprintable() or any(sign in "<>{}" for sign in text):
        raise ValueError(text)
    return " ".join(text.split())


class MailSettings(BaseModel):
    """Which engine, where it answers, and the bounds of what it may send by itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    engine: EngineName = EngineName.NONE
    public_url: Annotated[str, AfterValidator(_https)] = ""
    """Where readers meet the engine: the form of the sign-up page goes there."""
    api_url: Annotated[str, AfterValidator(_https)] = ""
    """Where the program meets it; empty for the same."""
    form_id: Annotated[str, Field(pattern=r"^([0-9a-f]{6,64}/[0-9a-f]{4,64})?$")] = ""
    """Mailchimp: what the address of its form has as `u` and `id`, with a stroke between."""
    run_by: Annotated[str, AfterValidator(_plain)] = ""
    """Who runs the engine, as readers are told: "hos regionens egen it-afdeling"."""
    kept: Annotated[str, AfterValidator(_plain)] = ""
    """How long a yes is kept after a no: "i to år, efter at du har meldt dig fra"."""
    template_id: Annotated[int, Field(ge=1)] | None = None
    """Listmonk: the template that holds nothing but `{{ template "content" . }}`."""
    alerts_per_day: Annotated[int, Field(ge=1)] = 1
    """How many alerts one list may send in a day."""
    alerts_per_week: Annotated[int, Field(ge=1)] = 3
    deadline_days: Annotated[int, Field(ge=1, le=60)] = 7
    """How near a deadline is when an alert tells of it."""

    @property
    def form_origin(self) -> str:
        """The host that the form of the sign-up page goes to; empty where there is none."""
        if self.engine not in (EngineName.LISTMONK, EngineName.MAILCHIMP) or not self.public_url:
            return ""
        parts = urlsplit(self.public_url)
        return f"{parts.scheme}://{parts.netloc.lower()}"


_GUIDE = "docs/drift/nyhedsbrev.md viser, hvad der kan stå."
_NUMBERS = {
    "template_id": "nummeret på den tomme skabelon i Listmonk, fx template_id: 7",
    "alerts_per_day": "et helt tal, fx alerts_per_day: 1",
    "alerts_per_week": "et helt tal, fx alerts_per_week: 3",
    "deadline_days": "et helt tal fra 1 til 60, fx deadline_days: 7",
}


def meant(key: str, written: object) -> str:
    """What to write in place of a value that cannot be used, as a Danish sentence."""
    if key == "engine":
        near = nearest(str(written).casefold(), list(EngineName))
        return f"Skriv engine: {near}." if near else f"Vælg en af: {', '.join(EngineName)}."
    if key in ("public_url", "api_url"):
        return f"Skriv {key}: {_whole_address(written)}."
    if key in _NUMBERS:
        return f"Skriv {_NUMBERS[key]}."
    return _GUIDE


def _whole_address(written: object) -> str:
    """The address as it can be used, else an example of one."""
    host = str(written).removeprefix("http://").removeprefix("https://").rstrip("/")
    try:
        return _https(f"https://{host}") if "." in host else "https://breve.example.org"
    except ValueError:
        return "https://breve.example.org"
