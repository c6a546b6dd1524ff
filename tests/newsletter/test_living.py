"""The archive's cards of what is gone: honest, and leading where something answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsletter.consistency import without_record
from newsletter.edition import Editions
from newsletter.living import GONE, is_there, with_honest_cards
from newsletter.past import load_past
from publishing.blocks import Card
from records.clock import Clock
from records.facts.memory import Memory, Published
from records.loading.library import Library, load
from records.source.diagnostics import Severity
from records.source.files import Project
from tests.newsletter.samples import all_editions, freeze, made, send
from tests.samples import NOW, vacancy

AFTER = Clock.parse("2026-11-24T09:00")
KEY = "vacancy:snart"


def known(*, withdrawn: bool) -> Memory:
    out = Published("muligheder/snart/", "Vikar", "", 0, NOW.now, NOW.now, NOW.now,
                    withdrawn=withdrawn)  # fmt: skip
    return Memory(records={KEY: out})


def card_of(editions: Editions) -> Card:
    (card,) = {
        pick.card.title: pick.card for pick in editions.going[0].picks if pick.key == KEY
    }.values()
    return card


@pytest.fixture
def after(tmp_path: Path) -> Library:
    """The library after its letter was sent and an opening in it was drafted."""
    send(made(tmp_path))
    return made(tmp_path, vacancies__snart=vacancy("Vikar", draft="true"))


def test_what_can_be_seen_is_as_it_was_mailed(after: Library) -> None:
    mailed = all_editions(after, AFTER)
    shown = with_honest_cards(mailed, after, AFTER)
    others = [pick for pick in mailed.going[0].picks if pick.key != KEY]
    assert [pick for pick in shown.going[0].picks if pick.key != KEY] == others


def test_what_is_gone_says_so_and_leads_nowhere(after: Library) -> None:
    card = card_of(with_honest_cards(all_editions(after, AFTER), after, AFTER))
    assert (card.title, card.url, card.summary) == ("Vikar til nytår & frem", "", "")
    assert [tag.text for tag in card.tags] == [GONE]


def test_a_page_that_went_out_once_answers_in_its_place(after: Library) -> None:
    library = replace(after, memory=known(withdrawn=False))
    card = card_of(with_honest_cards(all_editions(library, AFTER), library, AFTER))
    assert (card.title, card.url) == ("Vikar til nytår & frem", "muligheder/snart/")


def test_what_was_withdrawn_is_not_named_again(after: Library) -> None:
    library = replace(after, memory=known(withdrawn=True))
    card = card_of(with_honest_cards(all_editions(library, AFTER), library, AFTER))
    assert "Vikar" not in card.title + card.line + card.summary
    assert card.title == "Taget af siden"


def test_a_letter_that_is_not_sent_is_shown_as_it_is(library: Library) -> None:
    editions = all_editions(library)
    assert with_honest_cards(editions, library, NOW) is editions


@pytest.mark.parametrize(
    ("key", "there"),
    [
        (KEY, True),
        ("vacancy:foer", True),  # its id before it was renamed
        ("vacancy:aldrig", False),
        ("vacancy:senere", False),  # published later
        ("nonsens:snart", False),
    ],
)
def test_a_record_is_found_by_every_id_it_had(tmp_path: Path, key: str, *, there: bool) -> None:
    renamed = vacancy("Vikar", deadline="2026-11-26", was=["foer"])
    assert is_there(key, made(tmp_path, vacancies__snart=renamed), NOW) is there


@pytest.mark.parametrize(
    ("is_sent", "code"),
    [(True, "sent-letter-without-issue"), (False, "frozen-letter-without-issue")],
)
def test_a_letter_without_its_file_is_told_and_stops_nothing(
    tmp_path: Path, *, is_sent: bool, code: str
) -> None:
    library = made(tmp_path)
    (send if is_sent else freeze)(library)
    (file,) = (tmp_path / "content/issues").glob("november.*")
    file.unlink()
    gone = load(Project(tmp_path, tmp_path / "content"))
    (told,) = without_record(gone, load_past(gone.project))
    assert (told.code, told.severity) == (code, Severity.WARNING)
