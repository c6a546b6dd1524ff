"""A mail relay on loopback that keeps what it gets, and answers as it is told."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.newsletter.engines.ports import free_ports
from tests.podcast.hosts import certificate

USER, PASSWORD = "kontor", "hemmelig-adgang"


@dataclass
class Inboxes:
    """What the relay took, and what it shall refuse."""

    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)
    """Address and message."""
    refuses: dict[str, str] = field(default_factory=dict)
    """What it answers to an address."""
    data: str = ""
    """What it answers to a message, in place of taking it."""
    sender: str = ""
    """What it answers to a sender."""
    hangs_up_after: int | None = None
    taken: Callable[[], object] | None = None
    """What to do when a message was taken, and before that is answered."""

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _: list[str]
    ) -> str:
        if self.sender:
            return self.sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _: list[str]
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.hangs_up_after == len(self.mails):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "250 OK"
        if self.data:
            return self.data
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.mails += [(address, message) for address in envelope.rcpt_tos]
        if self.taken:
            self.taken()
        return "250 OK"


@contextmanager
def relay(inboxes: Inboxes, *, tls: Path | None = None, login: bool = False) -> Iterator[int]:
    """Start it; gives its port. With `tls`, a folder for its certificate, it offers STARTTLS."""
    context = None
    if tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificate(tls)
        context.load_cert_chain(tls / "cert.pem", tls / "key.pem")
    (port,) = free_ports(1)
    controller = Controller(
        inboxes,
        hostname="127.0.0.1",
        port=port,
        tls_context=context,
        require_starttls=bool(tls),
        authenticator=_known if login else None,
        auth_require_tls=bool(tls) or not login,
        auth_required=login,
    )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def _known(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=known, handled=False)
