"""The double does what a Listmonk does with readers: signs them up, writes, and lets them go."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import urlencode

import pytest
import urllib3

from newsletter.engines.listmonk import Listmonk, campaign_of
from tests.newsletter.engines.conftest import MAIL
from tests.newsletter.engines.listmonk_double import ListmonkDouble
from tests.newsletter.engines.listmonk_state import No

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class _Taker(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as one delivery needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 her\r\n")
        to = ""
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"RCPT":
                to = line.decode().partition("<")[2].partition(">")[0]
            elif word == b"DATA":
                self.wfile.write(b"354 skriv\r\n")
                body = b"".join(iter(self.rfile.readline, b".\r\n"))
                inbox: dict[str, list[EmailMessage]] = self.server.inbox  # type: ignore[attr-defined]
                inbox.setdefault(to, []).append(message_from_bytes(body, policy=default))
            self.wfile.write(b"221 farvel\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


@pytest.fixture
def inbox(double: ListmonkDouble) -> Iterator[dict[str, list[EmailMessage]]]:
    """What arrived by SMTP, by address."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Taker) as server:
        arrived: dict[str, list[EmailMessage]] = {}
        server.inbox = arrived  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        double.state.smtp = ("127.0.0.1", server.server_address[1])
        yield arrived
        server.shutdown()


def post(url: str, **form: str) -> int:
    body = urlencode(form).encode()
    return urllib3.request("POST", url, body=body, headers=FORM, redirect=False).status


def test_a_reader_signs_up_gets_a_letter_and_leaves(
    double: ListmonkDouble, listmonk: Listmonk, inbox: dict[str, list[EmailMessage]]
) -> None:
    ny = double.state.lists[3]["uuid"]
    assert post(f"{double.url}/subscription/form", email="a@example.org", l=ny) == 200
    listmonk.push(MAIL, start=True)
    assert [each["Subject"] for each in inbox["a@example.org"]] == ["Confirm subscription"]
    (link,) = re.findall(r"http\S+", inbox["a@example.org"][0].get_content())
    assert post(link) == 200
    listmonk.push(replace(MAIL, issue="december"), start=True)
    letter = inbox["a@example.org"][1]
    assert letter["Subject"] == MAIL.subject
    leave = letter["List-Unsubscribe"].strip("<>")
    assert post(leave, **{"List-Unsubscribe": "One-Click"}) == 200
    listmonk.push(replace(MAIL, issue="januar"), start=True)
    assert len(inbox["a@example.org"]) == 2
    assert listmonk.status("2").unsubscribed == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subjekt": "x"}, "unknown fields: subjekt"),
        ({"lists": []}, "Invalid lists"),
        ({"name": ""}, "Invalid name"),
        ({"from_email": "kontoret"}, "Invalid from_email"),
        ({"send_at": "2020-01-01T08:00:00+01:00"}, "should be in the future"),
        ({"body": "{{ Nej }}"}, "Error compiling campaign body"),
        ({"tags": ["x" * 101]}, "value too long"),
    ],
)
def test_it_takes_nothing_that_listmonk_would_refuse(
    double: ListmonkDouble, change: dict[str, object], said: str
) -> None:
    with pytest.raises(No, match=said):
        double.state.make(campaign_of(MAIL, 7) | change)


def test_it_refuses_paths_and_parameters_that_it_does_not_know(double: ListmonkDouble) -> None:
    headers = {"Authorization": "token praksis:hemmelig-noegle-1234"}

    def status(path: str) -> int:
        return urllib3.request("GET", f"{double.url}{path}", headers=headers).status

    assert status("/api/campaigns?tag=x") == 200
    assert status("/api/campaigns?maerke=x") == 400
    assert status("/api/kampagner") == 404
    assert urllib3.request("GET", f"{double.url}/api/campaigns").status == 403
