"""The finished message: a `.eml` that any mail engine can send (RFC 5322, MIME)."""

from __future__ import annotations

from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import unquote
from hashlib import sha256
from urllib.parse import quote, urlsplit

from newsletter.edition import Edition
from newsletter.letter import Letter, sender_address, sender_name
from newsletter.selection.candidates import sent_at
from publishing.site import Site
from records.model.newsletter import MERGE_TAG, MailingList

_NAMED = frozenset({"from", "list-id"})
"""Headers that hold words and then an address in brackets."""
_WHOLE = frozenset({"list-unsubscribe", "list-unsubscribe-post", "message-id"})
"""Headers that programs compare or press: they stay in one line, whatever its length."""


class _BulkPolicy(EmailPolicy):
    """Writes the headers that the standard policy gets wrong.

    It turns an address in List-Unsubscribe that is longer than a line into encoded-words, and
    mail programs then show no button (RFC 5322, 2.1.1 allows 998 characters). It moves a longer
    Message-ID to a line of its own, and Mailman then does not know the letter again. How it splits
    Danish letters into encoded-words differs between versions of Python; `Header` is stable.
    """

    def fold(self, name: str, value: str) -> str:
        if name.lower() in _WHOLE:
            return f"{name}: {value.replace('>, <', f'>,{self.linesep} <')}{self.linesep}"
        if not value.isascii() or (name == "Subject" and len(value) > self._room(name)):
            return f"{name}: {self._encoded(name, value)}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("ascii")

    def _room(self, name: str) -> int:
        return (self.max_line_length or 76) - len(f"{name}: ")

    def _encoded(self, name: str, value: str) -> str:
        words, bracket, address = value, "", ""
        if name.lower() in _NAMED:
            words, bracket, address = value.rpartition(" <")
        encoded = Header(unquote(words), "utf-8", 75, name).encode(linesep=self.linesep)
        return f"{encoded}{self.linesep}{bracket}{address}" if bracket else encoded


# 76: the default of 78 makes encoded-words longer than RFC 2047 (2) allows.
POLICY = _BulkPolicy(linesep=SMTP.linesep, max_line_length=76)


def message_of(edition: Edition, letter: Letter, text: str, html: str, site: Site) -> bytes:
    """The message with its plain text and HTML; the same bytes for the same input.

    The date is 8.00 in Copenhagen on the day of sending. `To` is a placeholder that the mail
    engine replaces. Raises ValueError where a header would hold a line break.
    """
    message = EmailMessage(policy=POLICY)
    message["Subject"] = letter.subject
    message["From"] = _sender(edition.mailing_list)
    for name, value in _headers(edition, site).items():
        message[name] = value
    message["Date"] = sent_at(edition.issue)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = site.language
    message.set_boundary(_boundary(edition))
    return message.as_bytes()


def _sender(mailing_list: MailingList) -> Address:
    return Address(sender_name(mailing_list), addr_spec=sender_address(mailing_list))


def _headers(edition: Edition, site: Site) -> dict[str, str]:
    """What bulk mail says of itself.

    List-Id: RFC 2919. List-Unsubscribe: RFC 2369. Auto-Submitted: RFC 3834, so that nobody's
    holiday reply comes back. One click is promised only where the engine puts in an address that
    knows who leaves (RFC 8058, 3.1): a page that is the same for all cannot tell.
    """
    mailing_list, host = edition.mailing_list, urlsplit(site.url).hostname
    web = mailing_list.unsubscribe_url
    one_click = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return {
        "To": "undisclosed-recipients:;",
        "Message-ID": f"<{edition.issue.id}.{edition.key}@{host}>",
        "List-Id": f"{mailing_list.name} <{mailing_list.id}.{host}>",
        "List-Unsubscribe": f"<{web}>, <{_mail_to_stop(mailing_list)}>",
        **(one_click if MERGE_TAG.fullmatch(web) else {}),
        "List-Archive": f"<{site.absolute('nyhedsbrev/')}>",
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
    }


def _mail_to_stop(mailing_list: MailingList) -> str:
    return f"mailto:{sender_address(mailing_list)}?subject={quote(f'Afmeld {mailing_list.name}')}"


def _boundary(edition: Edition) -> str:
    """A boundary that the text cannot hold: quoted-printable never has `=_` (RFC 2045, 6.7)."""
    name = f"{edition.issue.id}/{edition.key}"
    return f"=_{sha256(name.encode()).hexdigest()[:32]}"
