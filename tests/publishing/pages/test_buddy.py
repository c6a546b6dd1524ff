"""Buddy questions: a mail that the reader fills in, as long as the offer can be asked for."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from publishing.contact import mail_link
from publishing.pages.vacancies.buddy import QUESTIONS, SUBJECT, buddy, mail_to
from publishing.pages.vacancies.match import match_page
from records.loading.library import Library
from records.model.offer import Offer
from tests.samples import NOW, write_library


def test_the_mail_has_all_questions_with_room_for_answers() -> None:
    link = mail_to("kontor@example.org")
    asked = parse_qs(urlsplit(link).query)
    assert asked["subject"] == [SUBJECT]
    (text,) = asked["body"]
    assert [line for line in text.split("\r\n") if line.endswith("?")] == list(QUESTIONS)
    assert mail_link(link, "Find din vej", "https://example.org/match/") == link


def test_the_page_asks_what_the_offer_says(real_library: Library) -> None:
    told = match_page(real_library, NOW).meta["buddy"]
    offer = next(o for o in real_library.all(Offer) if o.id == "makkerskaber-for-nynedsatte")
    assert told["text"] == offer.summary
    assert told["questions"] == list(QUESTIONS)
    assert told["example"]


def test_nothing_is_asked_without_the_offer(tmp_path: Path) -> None:
    assert buddy(write_library(tmp_path, {}), NOW) is None
