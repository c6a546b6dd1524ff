"""How each mail engine takes a new reader, without script and without an account.

Listmonk 5 and Mailchimp take a form of another site. Postorius, the pages of Mailman 3, takes
none: its forms hold a secret of its own (Django's CSRF). But every list answers at `…-join@`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from publishing.mail_settings import EngineName, MailSettings
from records.model.newsletter import MailingList, MailTarget

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
GROUP = re.compile(r"(group\[[0-9]+\](?:\[[0-9]+\])?)=([0-9]+)")
"""Mailchimp's field of a choice and its value, as its own form has them."""
ADDRESS = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)@([A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+)")
"""A list of Mailman."""
_SENDER = re.compile(r"<([^<>]+)>$")


@dataclass(frozen=True, slots=True)
class Field:
    """What one choice sends: the engine's name of the field, and the list."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Form:
    """What is around the choices. Without an action it can be looked at, but not sent."""

    action: str
    mail: str
    """The name of the field for the reader's address."""
    trap: str
    """A field that people leave empty."""
    hidden: tuple[Field, ...] = ()


def form_of(mail: MailSettings, *, example: bool) -> Form:
    """The form that the engine takes."""
    if example or not mail.public_url:
        return Form("", "email", "nonce")
    if mail.engine is EngineName.MAILCHIMP:
        user, _, audience = mail.form_id.partition("/")
        return Form(
            f"{mail.public_url}/subscribe/post" if audience else "",
            "EMAIL",
            f"b_{user}_{audience}",
            (Field("u", user), Field("id", audience)),
        )
    return Form(f"{mail.public_url}/subscription/form", "email", "nonce")


def field_of(
    target: MailTarget | None, mailing_list: MailingList, mail: MailSettings, choice: str
) -> Field | None:
    """The field of a choice; None where the list's place in the engine is not known."""
    if mailing_list.example and mailing_list.trigger and target and target.audience:
        return Field("besked", choice)
    if mailing_list.example:
        return Field("omraade" if target and target.area else "maalgruppe", choice)
    signup = (target.signup if target else None) or ""
    if mail.engine is EngineName.MAILCHIMP:
        found = GROUP.fullmatch(signup)
        return Field(found[1], found[2]) if found else None
    return Field("l", signup) if UUID.fullmatch(signup) else None


def link_of(
    target: MailTarget | None, mailing_list: MailingList, mail: MailSettings, wish: str
) -> str:
    """The mail that is a sign-up: to the list itself, or to the office in words.

    A list that people sign up to elsewhere leads there.
    """
    found = ADDRESS.fullmatch(target.to) if target else None
    if mail.engine is EngineName.MAILMAN and found:
        return f"mailto:{quote(found[1])}-join@{found[2]}?subject=Tilmeld&body="
    if mailing_list.subscribe_url:
        return mailing_list.subscribe_url
    text = (
        f"Hej\r\n\r\nJeg vil gerne tilmeldes: {wish}.\r\n\r\n"
        "Jeg har læst, hvordan I bruger min mailadresse, og at jeg altid kan melde mig fra."
    )
    subject = quote("Tilmelding til nyhedsbrev")
    to = quote(sender_address(mailing_list), safe="@")
    return f"mailto:{to}?subject={subject}&body={quote(text)}"


def sender_address(mailing_list: MailingList) -> str:
    """The address that the list's mails come from."""
    found = _SENDER.search(mailing_list.sender)
    return found[1] if found else mailing_list.sender
