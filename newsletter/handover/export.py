"""What each mail engine takes: the same editions, with the engine's own links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from newsletter.edition import Edition, Editions
from newsletter.handover.providers import (
    LISTMONK,
    MAILCHIMP,
    MAILMAN,
    Provider,
    for_provider,
    literal_letter,
)
from newsletter.letter import letter_of, readers, sender_address, sender_name
from newsletter.outbox import edition_files, made_of
from newsletter.render.message import message_of
from newsletter.render.renderer import Renderer
from newsletter.render.size_limit import fit_to_size
from newsletter.render.text import text_of
from newsletter.selection.choose import sent_at
from publishing.output import OutputFile
from publishing.site import Site


@dataclass(frozen=True, slots=True)
class Target:
    """Where in the engine the issue goes."""

    lists: tuple[int, ...] = ()
    """Listmonk's numbers of lists."""
    template: int | None = None
    """Listmonk's template that holds nothing but `{{ template "content" . }}`."""
    address: str = ""
    """Mailman's posting address."""


def export(
    editions: Editions, engine: Provider, target: Target, site: Site, renderer: Renderer
) -> Iterator[OutputFile]:
    """Yield the files that the engine takes; paths begin with the edition's key.

    Raises NewsletterError as the editions do.
    """
    if engine.name == "zip":
        yield _archive(editions, site, renderer)
        return
    for edition in editions.going:
        yield from _WRITERS[engine.name](for_provider(edition, engine), target, site, renderer)


def _listmonk(
    edition: Edition, target: Target, site: Site, renderer: Renderer
) -> Iterator[OutputFile]:
    """A campaign for `POST /api/campaigns`."""
    html, text, subject = _parts(edition, LISTMONK, site, renderer)
    campaign: dict[str, Any] = {
        "name": _name(edition),
        "subject": subject,
        "lists": list(target.lists),
        "from_email": edition.mailing_list.sender,
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "body": html,
        "altbody": text,
        "send_at": sent_at(edition.issue).isoformat(),
        "tags": [edition.mailing_list.id, edition.key],
        "headers": [{"Auto-Submitted": "auto-generated"}, {"Content-Language": site.language}],
    }
    if target.template is not None:
        campaign["template_id"] = target.template
    yield OutputFile(f"{edition.key}.json", _json(campaign))


def _mailchimp(
    edition: Edition, _target: Target, site: Site, renderer: Renderer
) -> Iterator[OutputFile]:
    """HTML and text with merge tags, and the settings of `POST /campaigns`."""
    html, text, subject = _parts(edition, MAILCHIMP, site, renderer)
    settings = {
        "type": "regular",
        "settings": {
            "title": _name(edition),
            "subject_line": subject,
            "preview_text": MAILCHIMP.literal(edition.issue.preheader),
            "from_name": sender_name(edition.mailing_list),
            "reply_to": sender_address(edition.mailing_list),
        },
        "tracking": {"opens": False, "html_clicks": False, "text_clicks": False},
    }
    yield OutputFile(f"{edition.key}.html", html.encode())
    yield OutputFile(f"{edition.key}.txt", text.encode())
    yield OutputFile(f"{edition.key}.json", _json(settings))


def _mailman(
    edition: Edition, target: Target, site: Site, renderer: Renderer
) -> Iterator[OutputFile]:
    """A message to the list itself. Mailman writes the List- headers (RFC 2369) on its own."""
    html, text, _ = _parts(edition, MAILMAN, site, renderer)
    message = message_of(
        edition, letter_of(edition, site), text, html, site, post_to=target.address
    )
    yield OutputFile(f"{edition.key}.eml", message)


_WRITERS = {"listmonk": _listmonk, "mailchimp": _mailchimp, "mailman": _mailman}


def _parts(
    edition: Edition, engine: Provider, site: Site, renderer: Renderer
) -> tuple[str, str, str]:
    """HTML, plain text and subject, as the engine needs them."""
    letter = letter_of(edition, site)
    literal = literal_letter(letter, engine)
    return fit_to_size(letter, renderer).html, text_of(literal), literal.subject


def _archive(editions: Editions, site: Site, renderer: Renderer) -> OutputFile:
    """Everything in one file; the same bytes for the same editions."""
    packed = BytesIO()
    day = sent_at(editions.issue)
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for edition in editions.going:
            for file in edition_files(made_of(edition, site, renderer)):
                entry = ZipInfo(file.path, (day.year, day.month, day.day, 8, 0, 0))
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, file.content)
    return OutputFile(f"{editions.issue.id}.zip", packed.getvalue())


def _name(edition: Edition) -> str:
    return f"{edition.issue.title} – til {readers(edition)}"


def _json(values: dict[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()
