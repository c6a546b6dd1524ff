"""A letter as the message that a Mailman list takes. The list writes the List- headers itself."""

from __future__ import annotations

import re
from email.message import EmailMessage
from urllib.parse import quote

from newsletter.engines.engine import Mail
from newsletter.engines.placeholders import MAILMAN, filled
from newsletter.engines.proof import domain_of
from newsletter.render.message import POLICY


def message_to_list(mail: Mail, leave: str, choices: str) -> bytes:
    """The message; the same bytes for the same mail, so that a repeated push is known again.

    `leave` is the address that a reader leaves the list by, `choices` where the rest is chosen.
    Raises ValueError where a header would hold a line break.
    """
    subject = quote("Afmeld nyhedsbrev")
    html = filled(mail, MAILMAN, unsubscribe=f"mailto:{leave}?subject={subject}",
                  preferences=choices).html  # fmt: skip
    text = filled(mail, MAILMAN, unsubscribe=leave, preferences=choices.removeprefix("mailto:"))
    message = EmailMessage(policy=POLICY)
    message["Subject"] = mail.subject
    message["From"] = mail.sender
    message["To"] = mail.to
    message["Date"] = mail.send_at
    message["Message-ID"] = message_id(mail)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text.text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = mail.language
    message.set_boundary(f"=_{mail.digest[:32]}")
    return message.as_bytes()


def message_id(mail: Mail) -> str:
    """The id of the letter as it is frozen: another one for other words."""
    return f"<{mail.tag}.{mail.digest[:16]}@{domain_of(mail.sender)}>"


def pattern_of(tag: str) -> str:
    """What matches the Message-ID of every version of a letter, and of no other letter."""
    return rf"^<{re.escape(tag)}\."
