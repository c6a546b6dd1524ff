"""A letter as files for an engine that takes no drafts from us, or for a person to bring there.

Each edition names its list. What an engine fills in for each reader is in the files; all else is
literal for it (`newsletter.engines.placeholders`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from newsletter.engines.engine import Mail
from newsletter.engines.listmonk import campaign_of
from newsletter.engines.mailman_message import message_to_list
from newsletter.engines.placeholders import MAILCHIMP, filled
from newsletter.handover.addressing import audience_and_segment
from newsletter.outbox import Made, edition_files
from newsletter.selection.candidates import sent_at
from publishing.output import OutputFile


@dataclass(frozen=True, slots=True)
class Addressed:
    """An edition, and where in the engine it goes."""

    mail: Mail
    made: Made
    lists: tuple[int, ...] = ()
    """Listmonk: other lists than `mail.to`."""
    template: int | None = None
    """Listmonk's template that holds nothing but `{{ template "content" . }}`."""


def export(editions: Sequence[Addressed], provider: str) -> Iterator[OutputFile]:
    """Yield the files; paths begin with the edition's key."""
    if provider == "zip":
        yield _archive(editions)
        return
    for edition in editions:
        yield from _WRITERS[provider](edition)


def _listmonk(edition: Addressed) -> Iterator[OutputFile]:
    """A campaign for `POST /api/campaigns`."""
    campaign = campaign_of(edition.mail, edition.template)
    if edition.lists:
        campaign["lists"] = list(edition.lists)
    if edition.template is None:
        del campaign["template_id"]
    yield OutputFile(f"{edition.mail.key}.json", _json(campaign))


def _mailchimp(edition: Addressed) -> Iterator[OutputFile]:
    """HTML and text with merge tags, and the body of `POST /campaigns`."""
    mail = filled(edition.mail, MAILCHIMP, unsubscribe="", preferences="")
    audience, segment = audience_and_segment(mail.to)
    name, address = parseaddr(mail.sender)
    campaign = {
        "type": "regular",
        "recipients": {"list_id": audience, "segment_opts": {"saved_segment_id": segment}},
        "settings": {
            "title": mail.name,
            "subject_line": mail.subject,
            "preview_text": mail.preheader,
            "from_name": name,
            "reply_to": address,
        },
        "tracking": {"opens": False, "html_clicks": False, "text_clicks": False},
    }
    yield OutputFile(f"{mail.key}.html", mail.html.encode())
    yield OutputFile(f"{mail.key}.txt", mail.text.encode())
    yield OutputFile(f"{mail.key}.json", _json(campaign))


def _mailman(edition: Addressed) -> Iterator[OutputFile]:
    """A message to the list itself. Mailman writes the List- headers (RFC 2369) on its own."""
    mail, mailing_list = edition.mail, edition.made.edition.mailing_list
    local, _, host = mail.to.partition("@")
    elsewhere = mailing_list.preferences_url or mailing_list.subscribe_url
    choices = elsewhere or f"mailto:{local}-owner@{host}"
    message = message_to_list(mail, f"{local}-leave@{host}", choices)
    yield OutputFile(f"{mail.key}.eml", message)


_WRITERS: Mapping[str, Callable[[Addressed], Iterator[OutputFile]]] = {
    "listmonk": _listmonk,
    "mailchimp": _mailchimp,
    "mailman": _mailman,
}


def _archive(editions: Sequence[Addressed]) -> OutputFile:
    """Everything in one file; the same bytes for the same editions."""
    packed = BytesIO()
    issue = editions[0].made.edition.issue
    day = sent_at(issue)
    files = [OutputFile(f"{issue.id}/udgaver.txt", _contents(editions).encode())]
    for edition in editions:
        files += edition_files(edition.made)
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for file in files:
            entry = ZipInfo(file.path, (day.year, day.month, day.day, 8, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.content)
    return OutputFile(f"{issue.id}.zip", packed.getvalue())


def _contents(editions: Sequence[Addressed]) -> str:
    """Which file goes to whom, for the person who brings them to the engine."""
    issue = editions[0].made.edition.issue
    head = (
        f"{issue.title}, udgave {issue.number}\n\n"
        "Hver udgave har sin egen liste. Send aldrig alle udgaver til alle.\n"
    )
    entries = (
        f"\n{mail.key}.html, {mail.key}.txt, {mail.key}.eml\n"
        f"  Liste:         {mail.to}\n"
        f"  Navn:          {mail.name}\n"
        f"  Emne:          {mail.subject}\n"
        f"  Forhåndstekst: {mail.preheader}\n"
        for mail in (edition.mail for edition in editions)
    )
    return head + "".join(entries)


def _json(values: dict[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()
