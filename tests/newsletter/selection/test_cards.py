"""What a mail says of a record, when it is told again, and what counts as a difference."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from newsletter.selection.cards import Told, differs, key_of, last_told, mail_card
from newsletter.selection.deadlines import is_due
from publishing.blocks import Card, DateBlock, Tag, Tone
from publishing.cards import card_of
from records.clock import Clock
from records.loading.library import Library
from records.model.article import Article
from records.model.event import Event
from records.model.vacancy import Vacancy
from tests.samples import NOW, article, event, vacancy, write_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return write_library(
        tmp_path,
        {
            "vacancies/a": vacancy(deadline="2026-12-15"),
            "vacancies/loebende": vacancy(deadline=None),
            "events/moede": event(start_date="2026-12-15", start_time="12:00", end_time="13:00"),
            "articles/et": article(),
        },
    )


@pytest.mark.parametrize("model", [Vacancy, Event])
@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-11-15T11:59:59", False),
        ("2026-11-15T12:00", True),  # 30 days to the second
        ("2026-12-01T08:00", True),
        ("2026-12-15T12:00", True),
        ("2026-12-15T12:01", False),
    ],
)
def test_what_lies_within_thirty_days_is_due(
    library: Library, model: type[Vacancy | Event], moment: str, *, due: bool
) -> None:
    assert is_due(library.all(model)[0], Clock.parse(moment)) is due


def test_a_deadline_is_due_to_the_end_of_its_minute(library: Library) -> None:
    assert is_due(library.all(Vacancy)[0], Clock.parse("2026-12-15T12:00:59"))


def test_an_event_is_due_until_it_begins(library: Library) -> None:
    record = library.all(Event)[0]
    assert is_due(record, Clock.parse("2026-12-15T12:00"))
    assert not is_due(record, Clock.parse("2026-12-15T12:00:01"))


def test_what_has_no_day_is_never_due(library: Library) -> None:
    for record in (library.all(Vacancy)[1], library.all(Article)[0]):
        assert not is_due(record, NOW)


def test_keys_are_kind_and_id(library: Library) -> None:
    assert key_of(library.all(Vacancy)[0]) == "vacancy:a"
    assert key_of(library.all(Event)[0]) == "event:moede"


@pytest.mark.parametrize(
    ("moment", "site"),
    [
        ("2026-12-12T08:00", "Frist om 3 dage (15. december 2026 kl. 12.00)"),
        ("2026-12-15T08:00", "Frist i dag kl. 12.00"),
        ("2026-11-22T09:00", "Frist 15. december 2026 kl. 12.00"),
    ],
)
def test_words_that_age_become_the_day_itself(library: Library, moment: str, site: str) -> None:
    record, clock = library.all(Vacancy)[0], Clock.parse(moment)
    on_site, in_mail = card_of(record, library, clock), mail_card(record, library, clock)
    assert on_site.line.replace("\u00a0", " ") == f"Hillerød · {site}"
    assert in_mail.line.replace("\u00a0", " ") == (
        "Hillerød · Åben – frist 15. december 2026 kl. 12.00"
    )
    state = [tag for tag in on_site.tags if tag.text != "Åben"]
    assert in_mail.tags == tuple(state)
    assert replace(in_mail, parts=on_site.parts, tags=on_site.tags) == on_site


def test_other_cards_are_those_of_the_site(library: Library) -> None:
    over = Clock.parse("2026-12-16")
    for record in (*library.all(Event), *library.all(Article)):
        assert mail_card(record, library, NOW) == card_of(record, library, NOW)
    closed = library.all(Vacancy)[0]
    card, site = mail_card(closed, library, over), card_of(closed, library, over)
    assert replace(card, tags=site.tags, parts=site.parts) == site
    assert card.parts == (*site.parts, "Fristen er udløbet")
    assert site.tags == (*card.tags, Tag("Frist udløbet", Tone.QUIET))


@pytest.mark.parametrize(
    ("status", "tags"), [("aaben", ["Møde"]), ("venteliste", ["Møde", "Venteliste"])]
)
def test_what_an_event_takes_is_said_once(tmp_path: Path, status: str, tags: list[str]) -> None:
    told = {"method": "mail", "address": "til@example.org", "deadline": "2026-12-04"}
    records = {"events/moede": event(registration=told, status=status)}
    library = write_library(tmp_path, records)
    card = mail_card(library.all(Event)[0], library, NOW)
    assert card.line.endswith(" · tilmelding senest 4.\u00a0december 2026")
    assert [tag.text for tag in card.tags] == tags


CARD = Card(
    kind="vacancy",
    title="Titel",
    url="a/",
    summary="Resumé",
    parts=("Linje",),
    tags=(Tag("Mærke", Tone.OPEN),),
    example=False,
)
OTHER = {
    "title": "Ny titel",
    "summary": "Nyt resumé",
    "parts": ("Ny linje",),
    "tags": (Tag("Nyt mærke", Tone.OPEN),),
}
SAME = {
    "kind": "event",
    "url": "b/",
    "tags": (Tag("Mærke", Tone.QUIET),),
    "date": DateBlock("dec.", "1.", "2026", "2026-12-01"),
    "state": "udloebet",
}


@pytest.mark.parametrize("name", OTHER)
def test_words_are_a_difference(name: str) -> None:
    assert differs(replace(CARD, **{name: OTHER[name]}), CARD)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SAME)
def test_colours_and_addresses_are_none(name: str) -> None:
    assert name in {field.name for field in fields(Card)}
    assert not differs(replace(CARD, **{name: SAME[name]}), CARD)  # type: ignore[arg-type]


def test_what_was_told_under_another_id_is_not_told_as_new(tmp_path: Path) -> None:
    records = {"vacancies/ny": vacancy(was=["gammel"]), "events/moede": event()}
    library = write_library(tmp_path, records)
    (renamed,) = library.all(Vacancy)
    told = Told(mail_card(renamed, library, NOW), "1")
    assert last_told(renamed, {"vacancy:gammel": told}) == told
    assert last_told(renamed, {"event:gammel": told, "vacancy:andet": told}) is None
