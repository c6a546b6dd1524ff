"""The mail engines that a walk goes through, each with the hands and inboxes of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from typing import Protocol
from urllib.parse import urlsplit

import urllib3

from tests.newsletter.engines.listmonk_double import TOKEN, ListmonkDouble
from tests.newsletter.engines.listmonk_double import USER as LISTMONK_USER
from tests.newsletter.engines.mailman_server import PASSWORD, MailmanServer, eventually
from tests.newsletter.engines.mailman_server import USER as MAILMAN_USER
from tests.newsletter.engines.postfix_server import GONE
from tests.newsletter.engines.relay import Inboxes, relay

OFFICE = "nyhedsbrev@example.org"
Target = dict[str, str]
"""What a mailing list says of the engine's own list: `to`, and `signup` where that has another."""


_SAID = "run_by: hos os selv, kept: i et år"


class Post(Protocol):
    """An engine that stands ready, with the mail server behind it."""

    settings: str
    """What `mkdocs.yml` says of it."""
    environ: dict[str, str]
    keeps_time: bool
    """Whether it stands in the days of the walk, so that its own times can be believed."""

    def new_list(self, key: str) -> Target:
        """Make the list of an audience or area."""

    def join(self, address: str, *lists: str) -> None:
        """Let a reader stand on lists, confirmed."""

    def leave(self, address: str) -> None:
        """What a reader does who has had enough: the link in the last letter."""

    def waiting(self, issue: str) -> int:
        """How many editions of a letter lie there and wait for a person."""

    def press_send(self, issue: str) -> None:
        """What a person of the office does in the engine."""

    def stand_at(self, moment: datetime) -> None:
        """Let the engine's clock say so, where it has one of ours."""

    def settle(self) -> None:
        """Wait until no mail is on its way any more."""

    def inbox(self, address: str) -> list[EmailMessage]:
        """The office's mails to an address, the oldest first."""


class ListmonkPost:
    """The Listmonk on loopback, and a relay that keeps every inbox."""

    keeps_time = True

    def __init__(self, double: ListmonkDouble, mails: Inboxes, smtp: int) -> None:
        self._double, self._mails = double, mails
        double.state.smtp = ("127.0.0.1", smtp)
        self.settings = f"{{engine: listmonk, public_url: '{double.url}', template_id: 7, {_SAID}}}"
        self.environ = {
            "PRAKSIS_LISTMONK_USER": LISTMONK_USER,
            "PRAKSIS_LISTMONK_TOKEN": TOKEN,
            **_relay_at(smtp),
        }

    def new_list(self, key: str) -> Target:
        lists = self._double.state.lists
        number = 3 + len(lists)
        self._double.state.add_list(number, key)
        return {"to": str(number), "signup": lists[number]["uuid"]}

    def join(self, address: str, *lists: str) -> None:
        self._double.state.add_reader(address, *map(int, lists))

    def leave(self, address: str) -> None:
        link = link_to_leave(self.inbox(address)[-1])
        assert link.startswith(self._double.url)
        assert urllib3.request("POST", link, body=b"", timeout=5).status == 200

    def waiting(self, issue: str) -> int:
        return len(self._drafts(issue))

    def press_send(self, issue: str) -> None:
        for number in self._drafts(issue):
            before = len(self._mails.mails)
            self._double.state.move(number, "running")
            self._take_back(number, self._mails.mails[before:])

    def _take_back(self, number: int, mails: list[tuple[str, EmailMessage]]) -> None:
        """What Listmonk's bounce mailbox does with what the addresses that are closed send back."""
        closed = [address for address, _ in mails if address.endswith(f"@{GONE}")]
        self._double.state.campaigns[number]["bounces"] += len(closed)

    def _drafts(self, issue: str) -> list[int]:
        return [
            number
            for number, each in self._double.state.campaigns.items()
            if each["status"] == "draft"
            and any(tag.startswith(f"praksis-{issue}-") for tag in each["tags"])
        ]

    def stand_at(self, moment: datetime) -> None:
        self._double.state.moment = moment

    def settle(self) -> None:
        """The relay has them at once."""

    def inbox(self, address: str) -> list[EmailMessage]:
        if address.endswith(f"@{GONE}"):
            return []
        return [mail for to, mail in self._mails.mails if to == address]


class MailmanPost:
    """A real Mailman and its Postfix. Their clock is the machine's own."""

    keeps_time = False

    def __init__(self, server: MailmanServer) -> None:
        self._server = server
        self.settings = f"{{engine: mailman, api_url: '{server.api_url}', {_SAID}}}"
        self.environ = {
            "PRAKSIS_MAILMAN_USER": MAILMAN_USER,
            "PRAKSIS_MAILMAN_PASSWORD": PASSWORD,
            **_relay_at(server.smtp),
        }
        self._lists: list[str] = []

    def new_list(self, key: str) -> Target:
        self._lists.append(self._server.create_list(f"kvartal-{key}"))
        return {"to": self._lists[-1]}

    def join(self, address: str, *lists: str) -> None:
        for each in lists:
            self._server.subscribe(each, address)

    def leave(self, address: str) -> None:
        """By mail, and by an answer to the mail that asks whether it is meant."""
        server = self._server
        to, _, subject = link_to_leave(self.inbox(address)[-1]).partition("?")
        server.mail(address, to.removeprefix("mailto:"), subject)
        question = eventually(lambda: _questions(server.inbox(address)))[-1]
        server.mail(address, question["From"], f"Re: {question['Subject']}")
        eventually(lambda: not any(address in server.members(each) for each in self._lists))

    def waiting(self, issue: str) -> int:
        return len(self._held(issue))

    def press_send(self, issue: str) -> None:
        for address, request in self._held(issue):
            self._server.call("POST", f"lists/{address}/held/{request}", action="accept")
        self.settle()

    def _held(self, issue: str) -> list[tuple[str, int]]:
        return [
            (address, held["request_id"])
            for address in self._lists
            for held in self._server.held(address)
            if held["message_id"].startswith(f"<praksis-{issue}-")
        ]

    def stand_at(self, moment: datetime) -> None:
        """It goes its own way."""

    def settle(self) -> None:
        self._server.settle()

    def inbox(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self._server.inbox(address) if OFFICE in mail["From"]]


def _questions(mails: list[EmailMessage]) -> list[EmailMessage]:
    return [mail for mail in mails if "Your confirmation is needed" in mail["Subject"]]


def _relay_at(port: int) -> dict[str, str]:
    return {"PRAKSIS_SMTP_HOST": "127.0.0.1", "PRAKSIS_SMTP_PORT": str(port)}


def link_to_leave(mail: EmailMessage) -> str:
    """The link under the words for leaving, in the HTML: the one that a reader presses."""
    html = mail.get_body(("html",))
    assert html
    found = re.search(r'href="([^"]+)"[^>]*>Afmeld (?:nyhedsbrev|beskeden)<', html.get_content())
    assert found
    assert urlsplit(found[1]).scheme in ("http", "mailto")
    return found[1]


@contextmanager
def listmonk() -> Iterator[ListmonkPost]:
    """A Listmonk whose mails reach the inboxes of a relay."""
    mails = Inboxes()
    with ListmonkDouble() as double, relay(mails) as smtp:
        yield ListmonkPost(double, mails, smtp)
