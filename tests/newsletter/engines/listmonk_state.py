"""What a Listmonk remembers and does: lists, readers, campaigns, and mail by SMTP.

Holds to fixtures/facts.md.
"""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any
from uuid import UUID, uuid5

from tests.newsletter.engines.go_templates import BARE, fill

_SPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
FIELDS = frozenset(
    {"name", "subject", "lists", "from_email", "type", "content_type", "messenger", "body",
     "altbody", "template_id", "tags", "headers", "send_at", "subscribers"}
)  # fmt: skip
_EDITABLE = ("draft", "paused", "scheduled")
_FROM = {
    "draft": ("scheduled",),
    "scheduled": ("draft", "paused"),
    "running": ("draft", "paused"),
    "paused": ("running",),
    "cancelled": ("running", "paused"),
}


class No(Exception):  # noqa: N818 - an answer
    """What Listmonk does not do."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Reader:
    """A subscriber, and how they stand on each list."""

    id: int
    email: str
    status: str = "enabled"
    lists: dict[int, str] = field(default_factory=dict)
    moved: dict[int, datetime] = field(default_factory=dict)

    @property
    def uuid(self) -> str:
        return str(uuid5(_SPACE, self.email))

    def stand(self, number: int, status: str, when: datetime) -> None:
        """Take a place on a list."""
        self.lists[number], self.moved[number] = status, when


class State:
    """Everything that one installation knows."""

    def __init__(self, root: str = "https://breve.example.org") -> None:
        self.root = root
        self.smtp: tuple[str, int] | None = None
        self.moment = datetime(2026, 11, 22, 9, tzinfo=UTC)
        """What its clock says."""
        self.holds = False
        """Whether a started campaign stays running, until `deliver`."""
        self.lists: dict[int, dict[str, Any]] = {}
        self.templates: dict[int, dict[str, Any]] = {7: {"type": "campaign", "body": BARE}}
        self.campaigns: dict[int, dict[str, Any]] = {}
        self.readers: list[Reader] = []
        self.mails: list[EmailMessage] = []

    def add_list(self, number: int, name: str, optin: str = "double") -> None:
        """A list with a number of our choice."""
        self.lists[number] = {
            "id": number, "uuid": str(uuid5(_SPACE, name)), "name": name, "type": "public",
            "optin": optin, "tags": [],
        }  # fmt: skip

    def add_reader(self, email: str, *lists: int, status: str = "confirmed") -> Reader:
        """A reader on some lists; one who is there already gets these as well."""
        found = next((each for each in self.readers if each.email == email), None)
        if found is None:
            found = Reader(len(self.readers) + 1, email)
            self.readers.append(found)
        for number in lists:
            found.stand(number, status, self.moment)
        return found

    # --- campaigns --------------------------------------------------------------------------------

    def make(self, given: dict[str, Any]) -> dict[str, Any]:
        self._check(given)
        number = max(self.campaigns, default=0) + 1
        now = self.moment.isoformat()
        self.campaigns[number] = {
            "id": number, "created_at": now, "updated_at": now, "views": 0, "clicks": 0,
            "bounces": 0, "media": [], "started_at": None, "to_send": 0, "sent": 0,
            "uuid": str(uuid5(_SPACE, f"campaign {number}")), "type": "regular", "send_at": None,
            "messenger": "email", "content_type": "richtext", "altbody": None, "headers": [],
            "archive": False, "archive_slug": None, "archive_meta": {}, "tags": [],
            "archive_template_id": given.get("template_id"), **self._kept(given),
            "status": "draft",
        }  # fmt: skip
        return self.campaigns[number]

    def change(self, number: int, given: dict[str, Any]) -> dict[str, Any]:
        campaign = self.campaign(number)
        if campaign["status"] not in _EDITABLE:
            raise No("Cannot update a running or a finished campaign.")
        self._check({"send_at": campaign["send_at"], **given})
        campaign |= self._kept(given) | {"updated_at": self.moment.isoformat()}
        return campaign

    def campaign(self, number: int) -> dict[str, Any]:
        if number not in self.campaigns:
            raise No("Campaign not found.")
        return self.campaigns[number]

    def move(self, number: int, status: object) -> dict[str, Any]:
        campaign = self.campaign(number)
        if campaign["status"] not in _FROM.get(str(status), ()):
            raise No("Only paused campaigns and drafts can be started.")
        if status == "scheduled" and not campaign["send_at"]:
            raise No("Campaign needs a `send_at` date to be scheduled.")
        campaign["status"] = status
        if status == "running" and not self.holds:
            self.deliver(number)
        return campaign

    def _check(self, given: dict[str, Any]) -> None:
        unknown = given.keys() - FIELDS
        if unknown:
            raise No(f"unknown fields: {', '.join(sorted(unknown))}")
        sender = re.fullmatch(r"(.+?\s)?<?[^<>@\s]+@[^<>@\s]+>?", given.get("from_email", ""))
        for name, is_good in {
            "name": 1 <= len(given.get("name", "")) <= 200,
            "subject": 1 <= len(given.get("subject", "")) <= 5000,
            "from_email": sender,
            "lists": given.get("lists"),
            "messenger": given.get("messenger", "email") == "email",
        }.items():
            if not is_good:
                raise No(f"Invalid {name}.")
        if given.get("send_at") and datetime.fromisoformat(given["send_at"]) < self.moment:
            raise No("Scheduled date should be in the future.")
        if any(len(tag) > 100 for tag in given.get("tags", ())):
            raise No("value too long for type character varying(100)", 500)
        made = fill([{"body": given.get("body", ""), "subject": given["subject"]}])[0]
        if made["error"]:
            raise No(f"Error compiling campaign body: {made['error']}")

    def _kept(self, given: dict[str, Any]) -> dict[str, Any]:
        known = [self.lists[each] for each in given["lists"] if each in self.lists]
        lists = [{"id": each["id"], "name": each["name"]} for each in known]
        tags = ["-".join(tag.split()) for tag in given.get("tags", ())]
        return given | {"lists": lists, "tags": tags}

    # --- sending ----------------------------------------------------------------------------------

    def deliver(self, number: int) -> None:
        """Send a running campaign to everybody who is to have it."""
        campaign = self.campaign(number)
        to = [each for each in self.readers if self._gets(each, campaign)]
        for reader, made in zip(to, self._filled(campaign, to), strict=True):
            self._send(self._message(campaign, reader, made), reader.email)
        campaign |= {"status": "finished", "sent": len(to), "to_send": len(to)}
        if to:
            campaign["started_at"] = self.moment.isoformat()

    def try_out(self, given: dict[str, Any]) -> None:
        """Send a proof to addresses that are subscribers."""
        self._check(given)
        to = [each for each in self.readers if each.email in given.get("subscribers", ())]
        if not to:
            raise No("No subscribers to test.")
        campaign = given | {"uuid": "00000000-0000-0000-0000-000000000000"}
        for reader, made in zip(to, self._filled(campaign, to), strict=True):
            self._send(self._message(campaign, reader, made), reader.email)

    def _gets(self, reader: Reader, campaign: dict[str, Any]) -> bool:
        if reader.status == "blocklisted":
            return False
        places = [(self.lists[e["id"]], reader.lists.get(e["id"])) for e in campaign["lists"]]
        return any(
            status == "confirmed" or (status == "unconfirmed" and place["optin"] == "single")
            for place, status in places
        )

    def _filled(self, campaign: dict[str, Any], to: list[Reader]) -> list[dict[str, Any]]:
        template = self.templates.get(campaign["template_id"], {"body": BARE})["body"]
        words = {key: campaign[key] or "" for key in ("subject", "from_email", "body", "altbody")}
        given = {"uuid": campaign["uuid"], "template": template, "root": self.root, **words}
        return fill([given | {"reader": each.uuid} for each in to])

    def _message(
        self, campaign: dict[str, Any], reader: Reader, made: dict[str, Any]
    ) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"] = made["from_email"], reader.email
        message["Subject"] = made["subject"]
        message["X-Listmonk-Campaign"] = campaign["uuid"]
        message["X-Listmonk-Subscriber"] = reader.uuid
        leave = f"{self.root}/subscription/{campaign['uuid']}/{reader.uuid}"
        message["List-Unsubscribe"] = f"<{leave}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        for name, value in (pair for each in campaign["headers"] for pair in each.items()):
            message[name] = value
        message.set_content(made["altbody"])
        message.add_alternative(made["body"], subtype="html")
        return message

    def _send(self, message: EmailMessage, to: str) -> None:
        self.mails.append(message)
        if self.smtp:
            with smtplib.SMTP(*self.smtp, timeout=20) as server:
                server.send_message(message, to_addrs=[to])

    # --- readers ----------------------------------------------------------------------------------

    def sign_up(self, email: str, uuids: list[str]) -> None:
        """The public form: a mail with a link that confirms."""
        chosen = [each for each in self.lists.values() if each["uuid"] in uuids]
        if not chosen:
            raise No("No lists to subscribe to.")
        reader = self.add_reader(email)
        for each in chosen:
            if reader.lists.get(each["id"]) != "confirmed":
                reader.stand(each["id"], "unconfirmed", self.moment)
        message = EmailMessage()
        message["From"], message["To"] = "listmonk@example.org", email
        message["Subject"] = "Confirm subscription"
        query = "&".join(f"l={each['uuid']}" for each in chosen)
        message.set_content(f"{self.root}/subscription/optin/{reader.uuid}?{query}")
        self._send(message, email)

    def confirm(self, uuid: str) -> None:
        """What the link in that mail does."""
        reader = self._reader(uuid)
        for number in [each for each, status in reader.lists.items() if status == "unconfirmed"]:
            reader.stand(number, "confirmed", self.moment)

    def leave(self, campaign: str, uuid: str) -> None:
        """What the link for leaving does: off the lists of that campaign."""
        reader = self._reader(uuid)
        found = next((e for e in self.campaigns.values() if e["uuid"] == campaign), None)
        for each in found["lists"] if found else ():
            if each["id"] in reader.lists:
                reader.stand(each["id"], "unsubscribed", self.moment)

    def _reader(self, uuid: str) -> Reader:
        found = next((each for each in self.readers if each.uuid == uuid), None)
        if found is None:
            raise No("Subscriber not found.")
        return found

    def told_of(self, reader: Reader) -> dict[str, Any]:
        """A subscriber as the API tells of them."""
        lists = [
            self.lists[number]
            | {"subscription_status": status,
               "subscription_updated_at": reader.moved[number].isoformat()}
            for number, status in reader.lists.items()
        ]  # fmt: skip
        return {"id": reader.id, "uuid": reader.uuid, "email": reader.email, "name": "",
                "attribs": {}, "status": reader.status, "lists": lists}  # fmt: skip
