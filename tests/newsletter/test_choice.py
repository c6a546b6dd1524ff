"""Which records go in an edition, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.edition import make_editions
from newsletter.ledger import Ledger
from newsletter.selection.cards import mail_card
from publishing.cards import card_of
from records.clock import Clock
from records.facts.status import deadline_text
from records.loading.library import Library
from records.model.newsletter import Issue
from records.model.vacancy import Vacancy
from tests.feeds.samples import NOW, article, vacancy
from tests.newsletter.samples import (
    NEW,
    TRAINEE,
    all_editions,
    edition,
    issue,
    letter,
    made,
    the_issue,
)


def chosen(library: Library, audience: str = NEW, clock: Clock = NOW) -> list[list[str]]:
    """The ids of each block of the issue, empty ones too."""
    issue, blocks = the_issue(library), edition(library, audience, clock).blocks
    by_number = {block.number: block for block in blocks}
    return [
        [pick.key.partition(":")[2] for pick in by_number[n].picks] if n in by_number else []
        for n in range(len(issue.blocks))
    ]


def test_each_block_shows_what_is_ahead_in_its_own_order(library: Library) -> None:
    assert chosen(library) == [
        ["snart", "aaben", "loebende"],
        ["moede"],
        ["hverdag"],
        ["begynd"],
        [],
    ]


def test_editions_differ_by_audience(library: Library) -> None:
    assert chosen(library, TRAINEE) == [
        ["loebende"],
        ["kursus", "moede"],
        ["hverdag"],
        ["begynd"],
        [],
    ]


def test_each_audience_has_one_edition_in_the_order_of_the_issue(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(audiences=[TRAINEE, NEW, TRAINEE]))
    keys = [each.key for each in all_editions(library).going]
    assert keys == [TRAINEE, NEW]


@pytest.mark.parametrize("moment", ["2026-11-22T09:00", "2026-11-26T11:59"])
def test_an_open_vacancy_stays(library: Library, moment: str) -> None:
    assert "snart" in chosen(library, clock=Clock.parse(moment))[0]


@pytest.mark.parametrize("moment", ["2026-11-26T12:01", "2026-12-01T09:00"])
def test_an_expired_vacancy_goes(library: Library, moment: str) -> None:
    assert "snart" not in chosen(library, clock=Clock.parse(moment))[0]


def test_a_vacancy_that_expires_before_the_mail_is_sent_is_left_out(tmp_path: Path) -> None:
    today = made(tmp_path / "a", issues__november=issue(send_on="2026-11-22"))
    assert "ved-sending" in chosen(today)[0]
    tomorrow = made(tmp_path / "b", issues__november=issue(send_on="2026-11-23"))
    assert "ved-sending" not in chosen(tomorrow)[0]


def test_by_hand_an_expired_or_future_record_is_left_out_too(tmp_path: Path) -> None:
    by_hand = ["senere", "udloebet", "aaben"]
    blocks = [{"type": "muligheder", "select": by_hand}]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    assert chosen(library) == [["aaben"]]


def test_by_hand_the_order_and_the_readers_are_the_editors(tmp_path: Path) -> None:
    blocks = [{"type": "muligheder", "select": ["loebende", "aaben", "snart", "aaben"]}]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    assert chosen(library, TRAINEE) == [["loebende", "aaben", "snart"]]


def test_nothing_comes_twice_and_max_counts_what_is_left(tmp_path: Path) -> None:
    blocks = [
        {"type": "muligheder", "select": ["snart"]},
        {"type": "muligheder", "select": "auto", "max": "1"},
    ]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    assert chosen(library) == [["snart"], ["aaben"]]


def test_newest_articles_come_first_and_section_fronts_never(tmp_path: Path) -> None:
    blocks = [{"type": "artikler", "select": "auto"}]
    library = made(
        tmp_path,
        issues__november=issue(blocks=blocks),
        articles__nyest=article("Den nyeste artikel", published="2026-11-19"),
    )
    assert chosen(library) == [["nyest", "begynd"]]


def test_without_a_deadline_comes_last(tmp_path: Path) -> None:
    library = made(tmp_path, vacancies__aa=vacancy("Tidligst i alfabetet", deadline="2027-01-29"))
    assert chosen(library)[0] == ["snart", "aaben", "aa"]


def test_empty_blocks_fall_away(library: Library) -> None:
    headings = [block.heading for block in letter(library, clock=Clock.parse("2027-02-01")).blocks]
    assert headings == ["Muligheder lige nu", "Fra podcasten", "Læs på hjemmesiden", ""]


def test_an_issue_of_the_project_has_an_edition_for_each_audience(real_library: Library) -> None:
    for each in real_library.all(Issue):
        made = make_editions(each, real_library, NOW, Ledger())
        keys = {edition.key for edition in (*made.going, *made.quiet)}
        assert keys == {str(audience) for audience in each.audiences}


def test_only_the_fact_that_ages_is_another_in_a_mail(tmp_path: Path) -> None:
    library = made(tmp_path, vacancies__snart=vacancy(count="2", deadline="2026-11-26"))
    record = library.find(Vacancy, "snart")
    assert record
    lasting = f"Åben – frist {deadline_text(record)}"
    ageing = f"Frist om 4 dage ({deadline_text(record)})"
    assert card_of(record, library, NOW).parts == ("Hillerød", "2 stillinger", ageing)
    card = mail_card(record, library, NOW)
    assert card.parts == ("Hillerød", "2 stillinger", lasting)
    assert card.line == f"Hillerød · 2 stillinger · {lasting}"
