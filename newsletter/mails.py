"""Frozen editions on their way to a mail engine."""

from __future__ import annotations

from collections.abc import Collection

from newsletter.engines.engine import Mail
from newsletter.errors import NewsletterError
from newsletter.frozen.values import FrozenEdition, FrozenLetter
from records.model.newsletter import MailingList


def mails_of(
    letter: FrozenLetter, mailing_list: MailingList, keys: Collection[str] = ()
) -> tuple[Mail, ...]:
    """One mail for each edition, or for those of `keys`, addressed by the list's targets.

    Raises NewsletterError, which says in Danish what is missing: an edition that is not frozen, an
    audience without a target, a letter of which only the cards are known.
    """
    unknown = [key for key in keys if letter.edition(key) is None]
    if unknown:
        known = ", ".join(edition.key for edition in letter.editions)
        raise NewsletterError(
            f"{letter.issue} er ikke frosset til {', '.join(unknown)}. Frosset er: {known}. Kør "
            f"praksis newsletter freeze {letter.issue} --edition {unknown[0]}."
        )
    if not letter.has_mails:
        raise NewsletterError(
            f"{letter.issue} er sendt, før breve blev frosset, så mailen selv er ikke gemt."
        )
    wanted = [each for each in letter.editions if not keys or each.key in keys]
    lists = {target.key: target.to for target in mailing_list.targets}
    missing = [each.key for each in wanted if each.key not in lists]
    if missing:
        raise NewsletterError(
            f"Listen {mailing_list.id} siger ikke, hvor {', '.join(missing)} står i "
            f"afsenderprogrammet. Skriv det under targets i listens fil: "
            f'- {{audience: {missing[0]}, to: "3"}}'
        )
    return tuple(mail_of(each, letter, lists[each.key]) for each in wanted)


def mail_of(edition: FrozenEdition, letter: FrozenLetter, to: str = "") -> Mail:
    """One edition on its way to a list of the engine, or to nobody yet."""
    return Mail(
        issue=letter.issue,
        key=edition.key,
        digest=edition.digest,
        name=f"{letter.title} – til {edition.readers}",
        subject=edition.subject,
        preheader=edition.preheader,
        html=edition.html,
        text=edition.text,
        sender=letter.sender,
        send_at=letter.send_at,
        to=to,
        language=letter.language,
    )
