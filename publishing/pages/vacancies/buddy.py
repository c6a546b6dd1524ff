"""Buddy questions for who has just settled: a mail that the reader fills in and sees first."""

from __future__ import annotations

from urllib.parse import quote

from publishing.blocks import Link
from records.clock import Clock
from records.codes.landscape import OfferType
from records.codes.people import AudienceCode
from records.facts.advisers import adviser_for
from records.facts.expiry import can_be_asked_for
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.offer import Offer
from records.model.registry import address_of

QUESTIONS = (
    "Hvor ligger din klinik, eller hvor kommer den til at ligge?",
    "Hvornår åbnede eller overtog du, eller hvornår sker det?",
    "Driver du klinikken alene eller sammen med andre?",
    "Hvad vil du helst tale med en makker om?",
    "Hvor tit vil I tales ved, og må det være på afstand?",
    "Må vi give dit navn og din mail til en, der passer?",
)
SUBJECT = "Jeg vil gerne have en makker"
_LINE_END = "\r\n"


def buddy(library: Library, clock: Clock) -> dict[str, object] | None:
    """The questions, how far the office is, and the mail; None where no such offer can be had."""
    found = (o for o in listed(library, Offer, clock) if o.type is OfferType.MAKKERSKAB)
    offer = next((each for each in found if can_be_asked_for(each, clock)), None)
    if offer is None:
        return None
    readers = (AudienceCode.NYNEDSAT,)
    adviser = adviser_for(library, offer.contact, audiences=readers)
    return {
        "text": offer.summary,
        "about": Link(offer.title, address_of(offer) or ""),
        "questions": QUESTIONS,
        "example": adviser is None or adviser.example,
        "mail": mail_to(adviser.email) if adviser else None,
    }


def mail_to(address: str) -> str:
    """A mail with room for an answer under each question (RFC 6068, 5)."""
    asked = (line for question in QUESTIONS for line in (question, "", ""))
    text = _LINE_END.join(("Hej", "", SUBJECT + ".", "", *asked, "Venlig hilsen", ""))
    return f"mailto:{address}?subject={quote(SUBJECT)}&body={quote(text)}"
