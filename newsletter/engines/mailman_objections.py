"""Why a Mailman list cannot take a letter: told before anything is handed in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.utils import parseaddr
from typing import Any

from newsletter.engines.engine import Mail, places_of
from newsletter.engines.mailman_lists import ListInMailman
from newsletter.engines.mailman_message import message_to_list, pattern_of

_ADDRESS = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+")
_CLOSED = frozenset({"hold", "reject", "discard"})
_BY_MAIL = frozenset({"confirm", "confirm_then_moderate"})
_KILOBYTE = 1024


def objections_to(mails: Sequence[Mail], list_at: Callable[[str], ListInMailman]) -> Iterator[str]:
    """A Danish sentence for each thing that is in the way."""
    for to, times in Counter(mail.to for mail in mails).items():
        if times > 1:
            keys = ", ".join(mail.key for mail in mails if mail.to == to)
            yield f"Listen {to} står for flere udgaver ({keys}). Hver skal have sin egen."
    for mail in mails:
        if not _ADDRESS.fullmatch(mail.to):
            yield (
                f'"{mail.to}" er ikke en listes adresse. Skriv fx nyt@lister.example.org. '
                f"{places_of(mails, mail.to)}"
            )
            continue
        mailing_list = list_at(mail.to)
        config = mailing_list.config()
        if config is None:
            yield f"Listen {mail.to} findes ikke i Mailman. {places_of(mails, mail.to)}"
            continue
        yield from _of_settings(mail, config)
        yield from _of_size(mail, config)
        yield from _of_what_waits(mail, mailing_list)


def _of_settings(mail: Mail, config: Mapping[str, Any]) -> Iterator[str]:
    """Settings by which readers would get what nobody meant, or a letter that is damaged."""
    to = mail.to
    if config["default_member_action"] not in _CLOSED:
        yield (
            f"På listen {to} kan alle, der står på den, skrive til alle de andre. Sæt Default "
            "action to take when a member posts til Hold."
        )
    if config["default_nonmember_action"] not in _CLOSED:
        yield (
            f"På listen {to} kan enhver skrive til alle. Sæt Default action to take when a "
            "non-member posts til Hold."
        )
    if config["subscription_policy"] not in _BY_MAIL:
        yield (
            f"Listen {to} tager imod tilmeldinger, som ikke er bekræftet pr. mail. Sæt "
            "Subscription Policy til Confirm."
        )
    if config["filter_content"]:
        yield f"Listen {to} fjerner dele af mails (Filter content). Slå det fra."
    if config["dmarc_mitigate_action"] in ("reject", "discard"):
        yield (
            f"Listen {to} afviser afsendere, hvis domæne beskytter sig med DMARC. Sæt DMARC "
            "mitigation action til No DMARC mitigations eller Replace From."
        )


def _of_size(mail: Mail, config: Mapping[str, Any]) -> Iterator[str]:
    most = int(config["max_message_size"])
    size = len(message_to_list(mail, str(config["leave_address"]), mail.sender))
    if most and size > most * _KILOBYTE:
        yield (
            f"Udgaven {mail.key} fylder {-(-size // _KILOBYTE)} kB, og listen {mail.to} holder "
            f"alt over {most} kB tilbage. Sæt Maximum message size til 0 (uden grænse)."
        )


def _of_what_waits(mail: Mail, mailing_list: ListInMailman) -> Iterator[str]:
    sender = parseaddr(mail.sender)[1]
    if mailing_list.refuses(sender):
        yield f"Listen {mail.to} smider alt fra {sender} væk. Slet adressen under Ban list."
    own = re.compile(pattern_of(mail.tag))
    ours = re.compile(pattern_of("praksis-").removesuffix(r"\."))
    for held in mailing_list.held():
        if ours.match(held.message_id) and not own.match(held.message_id):
            yield (
                f"På listen {mail.to} venter et andet brev på at blive frigivet "
                f"({held.message_id}). Frigiv eller slet det først."
            )
