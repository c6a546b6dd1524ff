"""Advisers as contact persons on pages."""

from __future__ import annotations

from urllib.parse import quote

from publishing.blocks import Person
from publishing.images.cuts import PORTRAIT, cut_of
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from records.facts.advisers import adviser_for
from records.loading.library import Library
from records.model.base import Content
from records.model.people import Adviser


def person_for(record: Content, library: Library, subject: str) -> Person | None:
    """Whom readers of the record talk to, with the subject of the mail; None without advisers."""
    adviser = adviser_for(library, record.contact, record.audiences, record.topics, record.areas)
    return person_of(adviser, library, subject) if adviser else None


def person_of(adviser: Adviser, library: Library, subject: str = "") -> Person:
    """The adviser as a contact person; `subject` is the subject of the mail link."""
    query = f"?subject={quote(subject)}" if subject else ""
    digits = (adviser.phone or "").replace(" ", "")
    return Person(
        role=adviser.name or adviser.role,
        hours=adviser.office_hours or "",
        mail=adviser.email,
        phone=adviser.phone or "",
        mail_url=f"mailto:{adviser.email}{query}",
        phone_url=f"tel:+45{digits}" if digits else "",
        example=adviser.example,
        topics=tuple(topic.label for topic in adviser.topics),
        summary=adviser.summary or "",
        call_back=adviser.call_back or "",
        portrait=cut_of(adviser.portrait, PORTRAIT, library),
        scene=files_of(scene_for(adviser.id, "telefon")),
    )
