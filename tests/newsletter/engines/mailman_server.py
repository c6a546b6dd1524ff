"""Mailman 3 itself with a Postfix of its own, on loopback: lists, subscribers and their inboxes."""

from __future__ import annotations

import os
import smtplib
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any, TypeVar

import urllib3

from tests import needs
from tests.newsletter.engines.ports import free_ports
from tests.newsletter.engines.postfix_server import LISTS, Postfix

T = TypeVar("T")
USER, PASSWORD = "praksis", "kun-til-proeven"
_RUNNERS = ("bounces", "command", "in", "lmtp", "out", "pipeline", "rest", "virgin")
_UNUSED = ("nntp", "digest", "shunt", "archive", "task", "retry")
_CONFIG = """\
[mailman]
layout: here
site_owner: postmaster@{lists}
default_language: da
[paths.here]
var_dir: {folder}
bin_dir: {programs}
[mta]
incoming: mailman.mta.null.NullMTA
smtp_host: 127.0.0.1
smtp_port: {smtp}
lmtp_host: 127.0.0.1
lmtp_port: {lmtp}
remove_dkim_headers: no
[webservice]
hostname: 127.0.0.1
port: {rest}
workers: 1
admin_user: {user}
admin_pass: {password}
configuration: {gunicorn}
[archiver.prototype]
enable: no
[archiver.mhonarc]
enable: no
[archiver.mail_archive]
enable: no
"""


def eventually(ask: Callable[[], T], seconds: float = 30) -> T:
    """The first answer that is true; fails when none comes in time."""
    end = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < end, f"nothing came in {seconds:.0f} seconds"
        time.sleep(0.1)


class MailmanServer:
    """Mailman's core and the mail server that it sends and receives with."""

    def __init__(self, folder: Path) -> None:
        programs = needs.mailman()
        smtp, lmtp, rest = free_ports(3)
        self.smtp = smtp
        self.api_url = f"http://127.0.0.1:{rest}"
        self._http = urllib3.PoolManager(
            headers=urllib3.make_headers(basic_auth=f"{USER}:{PASSWORD}"), retries=False
        )
        self.postfix = Postfix(smtp, lmtp)
        self._folder = folder / "mailman"
        # Mailman's own footer would be hung on a letter as an attachment.
        for language in ("da", "en"):
            words = self._folder / "templates/site" / language
            words.mkdir(parents=True)
            (words / "list:member:regular:footer.txt").touch()
        gunicorn = folder / "gunicorn.cfg"
        gunicorn.write_text(
            f"[gunicorn]\ngraceful_timeout = 1\ncontrol_socket = {folder}/control\n"
        )
        config = folder / "mailman.cfg"
        config.write_text(
            _CONFIG.format(
                lists=LISTS, folder=self._folder, programs=programs, smtp=smtp, lmtp=lmtp,
                rest=rest, user=USER, password=PASSWORD, gunicorn=gunicorn,
            )
            + _runners()
        )  # fmt: skip
        with (folder / "said").open("w") as said:
            self._master = subprocess.Popen(
                [programs / "master", "-C", config],
                cwd=folder,
                env={**os.environ, "MAILMAN_CONFIG_FILE": str(config), "HOME": str(folder)},
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        try:
            eventually(self._answers, 120)
            self.call("POST", "domains", mail_host=LISTS)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End both."""
        self._master.terminate()
        try:
            self._master.wait(20)
        except subprocess.TimeoutExpired:
            self._master.kill()
        self._http.clear()
        self.postfix.stop()

    def call(self, method: str, path: str, **fields: object) -> Any:
        """Ask the REST interface; returns what it answers, or the status where that is nothing."""
        url = f"{self.api_url}/3.1/{path}"
        if method in ("GET", "DELETE"):
            answer = self._http.request(method, url)
        else:
            values = {key: str(value) for key, value in fields.items()}
            answer = self._http.request_encode_body(method, url, values, encode_multipart=False)
        assert answer.status < 300, (method, path, answer.status, answer.data)
        return answer.json() if answer.data else answer.status

    def create_list(self, name: str, **config: object) -> str:
        """Make a list where the office alone writes; returns its address."""
        address = f"{name}@{LISTS}"
        self.call("POST", "lists", fqdn_listname=address)
        ours = {
            "preferred_language": "da",
            "default_member_action": "reject",
            "default_nonmember_action": "hold",
            "subject_prefix": "",
            "max_message_size": 0,
            "admin_immed_notify": False,
            "respond_to_post_requests": False,
        }
        self.call("PATCH", f"lists/{address}/config", **(ours | config))
        return address

    def subscribe(self, address: str, subscriber: str, *, confirmed: bool = True) -> None:
        """Put an address on a list, or let it ask, so that it gets a mail to confirm."""
        done = {"pre_verified": True, "pre_confirmed": True, "pre_approved": True}
        self.call(
            "POST",
            "members",
            list_id=address.replace("@", "."),
            subscriber=subscriber,
            send_welcome_message=False,
            **(done if confirmed else {"pre_verified": True}),
        )

    def members(self, address: str) -> set[str]:
        """Who stands on a list."""
        found = self.call("GET", f"lists/{address}/roster/member").get("entries", [])
        return {entry["email"] for entry in found}

    def held(self, address: str) -> list[dict[str, Any]]:
        """What waits for a person on a list."""
        found: list[dict[str, Any]] = self.call("GET", f"lists/{address}/held").get("entries", [])
        return found

    def inbox(self, address: str) -> list[EmailMessage]:
        """The mails that have come to a reader, the oldest first."""
        return self.postfix.inbox(address)

    def wait_for(self, address: str, count: int = 1) -> list[EmailMessage]:
        """The same, when there are so many."""
        return eventually(lambda: len(self.inbox(address)) >= count and self.inbox(address)) or []

    def settle(self) -> None:
        """Wait until nothing is on its way any more."""
        quiet = 0

        def still() -> bool:
            nonlocal quiet
            queues = self.call("GET", "queues")["entries"]
            waiting = sum(each["count"] for each in queues if each["name"] in _RUNNERS)
            spool = self.postfix.waiting()
            quiet = quiet + 1 if not waiting and not spool else 0
            return quiet >= 3

        eventually(still)

    def mail(self, sender: str, to: str, subject: str = "", text: str = "") -> None:
        """Write a mail as a reader does."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender, to, subject
        message.set_content(text)
        with smtplib.SMTP("127.0.0.1", self.smtp) as server:
            server.send_message(message)

    def _answers(self) -> bool:
        assert self._master.poll() is None, (self._folder.parent / "said").read_text()
        try:
            answer = self._http.request("GET", f"{self.api_url}/3.1/system/versions", timeout=5)
        except urllib3.exceptions.HTTPError:
            return False
        return answer.status == 200


@contextmanager
def running(folder: Path) -> Iterator[MailmanServer]:
    """A Mailman in a folder of its own, ended afterwards."""
    server = MailmanServer(folder)
    try:
        yield server
    finally:
        server.stop()


def _runners() -> str:
    lines = [f"[runner.{name}]\nstart: no\n" for name in _UNUSED]
    return "".join([*lines, *(f"[runner.{name}]\nsleep_time: 0.1s\n" for name in _RUNNERS)])
