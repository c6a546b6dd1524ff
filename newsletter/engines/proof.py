"""A proof: the mail as readers will get it, marked as what it is, to an address of the office."""

from __future__ import annotations

import hashlib
import re
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr

from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE, Mail
from newsletter.render.message import POLICY
from newsletter.render.prose import wrapped

MARK = "[Prøve]"
_TOLD = (
    "Dette er en prøve. Den er kun sendt til dem, der skal se den, og links til afmelding og valg "
    "fører til siden om nyhedsbrevet."
)
_BANNER = (
    '<div role="note" style="margin:0;padding:12px 16px;background-color:#fff3c4;color:#1f2328;'
    f'font-family:sans-serif;font-size:16px;line-height:24px;text-align:center;">{_TOLD}</div>'
)
_TOP = re.compile(r'<body\b[^>]*>(?:\s*<div style="display:none;[^>]*>[^<]*</div>)?')
"""Where the banner goes: under the preheader, so that the inbox shows the mail's own line."""


def proof(mail: Mail, to: str, links_to: str, message_id: str) -> EmailMessage:
    """The message with its mark, for one address; nobody can leave a list by it.

    `links_to` is where its links for leaving and for choices lead. Raises ValueError where a
    header would hold a line break.
    """
    message = EmailMessage(policy=POLICY)
    message["Subject"] = f"{MARK} {mail.subject}"
    message["From"] = mail.sender
    message["To"] = to
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_text(mail, links_to), cte="quoted-printable")
    html = _linked(_with_banner(mail.html), links_to)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = mail.language
    return message


def new_id(mail: Mail, _to: str) -> str:
    """A Message-ID of its own for each message, so that each is shown."""
    return make_msgid(domain=domain_of(mail.sender))


def lasting_id(mail: Mail, to: str) -> str:
    """The same Message-ID for the same edition to the same address, whoever sends it when.

    Mail programs show what has one Message-ID once. The address is only in a hash of it.
    """
    known = hashlib.sha256(f"{mail.tag} {mail.digest} {to}".encode()).hexdigest()
    return f"<{known[:24]}@{domain_of(mail.sender)}>"


def domain_of(sender: str) -> str:
    """`example.org` of `Min Almen Praksis <nyhedsbrev@example.org>`."""
    return parseaddr(sender)[1].rpartition("@")[2]


def _text(mail: Mail, links_to: str) -> str:
    return f"{wrapped(_TOLD)}\n\n{_linked(mail.text, links_to)}"


def _with_banner(html: str) -> str:
    top = _TOP.search(html)
    end = top.end() if top else 0
    return f"{html[:end]}{_BANNER}{html[end:]}"


def _linked(text: str, links_to: str) -> str:
    return text.replace(UNSUBSCRIBE, links_to).replace(PREFERENCES, links_to)
