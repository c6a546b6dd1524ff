"""What a list of mails shows of an edition: made of what is in it, in whole words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.edition import Edition, EditionBlock, InboxLine
from newsletter.inbox import PREHEADER, SUBJECT, inbox_line
from newsletter.selection.cards import Deadline, Item
from newsletter.selection.reasons import Reason
from publishing.blocks import Card
from records.clock import COPENHAGEN
from records.codes.programme import BlockType
from records.loading.library import Library
from records.model.newsletter import Issue
from tests.newsletter.samples import TRAINEE, edition, issue, letter, the_issue

OWN = InboxLine(str(issue()["subject"]), str(issue()["preheader"]))
FIRST = Deadline(datetime(2026, 12, 1, 12, tzinfo=COPENHAGEN), "frist", has_time=True)
LATER = Deadline(datetime(2026, 12, 8, 23, 59, tzinfo=COPENHAGEN), "tilmelding senest")


def item(name: str, title: str = "", **changes: Any) -> Item:
    card = Card(kind="vacancy", title=title or name, url=f"{name}/", summary="", parts=())
    return replace(Item(f"vacancy:{name}", card, Reason.NEW, date(2026, 11, 1), name=name),
                   **changes)  # fmt: skip


def of(library: Library, *items: Item, **changes: Any) -> Edition:
    """An edition with these items; `changes` are those of its issue."""
    block = EditionBlock(BlockType.MULIGHEDER, "Muligheder lige nu", items)
    told: Issue = the_issue(library).model_copy(update=changes)
    return replace(edition(library), issue=told, blocks=(block,))


OTHERS = (
    item("Seminar", "Fyraftensseminar om praksis", deadline=LATER),
    item("Rønne", "Et lokale i Rønne"),
    item("Episode", "Hverdagen i praksis"),
    item("Artikel", "Sådan begynder du"),
)


def test_the_soonest_deadline_and_how_much_else(library: Library) -> None:
    first = item("Albertslund", "Ny kapacitet midt i byen", deadline=FIRST)
    assert inbox_line(of(library, *OTHERS, first)) == InboxLine(
        "Albertslund: frist 1. december · 4 andre",
        "Fyraftensseminar om praksis · Et lokale i Rønne · Hverdagen i praksis · Sådan begynder du",
    )


def test_news_come_before_what_was_told(library: Library) -> None:
    old = item("Albertslund", deadline=FIRST, why=Reason.CHOSEN_AGAIN)
    assert inbox_line(of(library, old, *OTHERS)).subject == (
        "Seminar: tilmelding senest 8. december · 4 andre"
    )


def test_two_things_are_one_more(library: Library) -> None:
    first = item("Albertslund", deadline=FIRST)
    found = inbox_line(of(library, first, OTHERS[1]))
    assert found.subject == "Albertslund: frist 1. december · 1 mere"
    assert found.preheader == f"Et lokale i Rønne · {OWN.preheader}"


def test_one_thing_alone_has_the_editors_preheader(library: Library) -> None:
    found = inbox_line(of(library, item("Albertslund", deadline=FIRST)))
    assert found == InboxLine("Albertslund: frist 1. december", OWN.preheader)


def test_another_year_is_named(library: Library) -> None:
    late = replace(FIRST, at=FIRST.at.replace(year=2027))
    subject = inbox_line(of(library, item("Albertslund", deadline=late))).subject
    assert subject == "Albertslund: frist 1. december 2027"


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("A" * 31, f"{'A' * 31}: frist 1. december · 4 andre"),  # 60 characters
        ("B" * 41, f"{'B' * 41}: frist 1. december"),
        ("C" * 42, OWN.subject),
        ("Re: hej", OWN.subject),
        ("[Liste] hej", OWN.subject),
        ("{{ .Secret }}", OWN.subject),
        ("*|FNAME|*", OWN.subject),
    ],
)
def test_what_does_not_fit_or_would_be_mistaken_is_the_editors(
    library: Library, name: str, subject: str
) -> None:
    found = inbox_line(of(library, item(name, deadline=FIRST), *OTHERS))
    assert found.subject == subject
    assert len(found.subject) in SUBJECT
    if subject == OWN.subject:
        assert found.preheader == OWN.preheader


def test_the_title_stands_in_for_a_name_that_is_too_long(library: Library) -> None:
    first = item("Rønne, Valby, Hillerød, Albertslund og Høje-Taastrup", "Fem vikariater",
                 deadline=FIRST)  # fmt: skip
    assert inbox_line(of(library, first)).subject == "Fem vikariater: frist 1. december"


@pytest.mark.parametrize(
    ("title", "subject"), [("Kort", OWN.subject), ("Ti tegn nu", "Ti tegn nu")]
)
def test_a_subject_has_ten_characters(library: Library, title: str, subject: str) -> None:
    assert inbox_line(of(library, item(title))).subject == subject


def test_a_preheader_is_never_cut(library: Library) -> None:
    first = item("Albertslund", deadline=FIRST)
    long = item("lang", "En meget lang titel, som fylder hele linjen alene " * 3)
    short = tuple(item(f"n{n}", f"Kort titel nummer {n} her") for n in range(9))
    found = inbox_line(of(library, first, long, *short)).preheader
    assert len(found) in PREHEADER
    assert found.split(" · ") == [each.card.title for each in short[:4]]


def test_nothing_is_said_twice(library: Library) -> None:
    first = item("Albertslund", deadline=FIRST)
    same = item("x", "Albertslund")
    twice = [item(f"t{n}", "Et vikariat i Hillerød til foråret") for n in range(2)]
    found = inbox_line(of(library, first, same, *twice))
    assert found.preheader.count("Et vikariat i Hillerød til foråret") == 1
    assert "Albertslund" not in found.preheader


def test_a_correction_and_a_letter_of_words_keep_the_editors(library: Library) -> None:
    first = item("Albertslund", deadline=FIRST)
    assert inbox_line(of(library, first, corrects="oktober")) == OWN
    assert inbox_line(of(library)) == OWN


def test_an_example_is_marked(library: Library) -> None:
    found = inbox_line(of(library, item("Albertslund", deadline=FIRST), example=True))
    assert found.subject == "[Eksempel] Albertslund: frist 1. december"


def test_what_was_frozen_stands(library: Library) -> None:
    frozen = InboxLine("Frosset emne", "Frossen forhåndstekst")
    assert inbox_line(replace(of(library, *OTHERS), inbox=frozen)) is frozen


def test_each_edition_has_its_own(library: Library) -> None:
    assert letter(library).subject == "Hillerød: frist 26. november · 5 andre"
    assert letter(library, TRAINEE).subject == "Kursusaften om økonomi: 1. december · 4 andre"


def test_no_edition_of_the_project_breaks_the_bounds(real_library: Library, tmp_path: Path) -> None:
    from newsletter.edition import make_editions
    from newsletter.past import Past
    from tests.samples import NOW

    for each in real_library.all(Issue):
        for one in make_editions(each, real_library, NOW, Past()).going:
            found = inbox_line(one)
            assert len(found.subject.removeprefix("[Eksempel] ")) in SUBJECT
            assert len(found.preheader) in PREHEADER
            assert "\u00a0" not in found.subject
