"""What stands before everything else: the deadlines of the next two weeks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsletter.render.text import text_of
from tests.newsletter.samples import NEW, edition, html_of, issue, letter, made, tree
from tests.samples import event, vacancy

GONE = {f"vacancies__{name}": vacancy(draft="true") for name in ("aaben", "snart", "loebende")}
SIGN_UP = {"method": "mail", "address": "til@example.org"}


def lines(folder: Path, **records: Any) -> list[str]:
    """What is said to be urgent; the letter is sent on the 23rd of November at 8."""
    found = letter(made(folder, **{**GONE, **records}))
    return [f"{one.when}: {one.link.text}".replace("\u00a0", " ") for one in found.urgent]


@pytest.mark.parametrize(
    ("deadline", "time", "urgent"),
    [
        ("2026-11-23", "08:00", True),  # the minute of sending still counts
        ("2026-12-07", "08:00", True),
        ("2026-12-07", "08:01", False),
        (None, None, False),
    ],
)
def test_a_deadline_at_most_fourteen_days_after_sending(
    tmp_path: Path, deadline: str | None, time: str | None, *, urgent: bool
) -> None:
    keys = vacancy("Et vikariat", deadline=deadline, deadline_time=time)
    assert bool(lines(tmp_path, vacancies__x=keys)) is urgent


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ("2026-12-07", ["Tilmelding senest 7. december: Møde om etablering"]),
        ("2026-12-08", []),
    ],
)
def test_a_registration_counts_by_its_day(tmp_path: Path, deadline: str, said: list[str]) -> None:
    keys = event(registration={**SIGN_UP, "deadline": deadline})
    assert lines(tmp_path, events__moede=keys) == said


def test_an_event_that_asks_nothing_is_not_urgent(tmp_path: Path) -> None:
    assert lines(tmp_path, events__moede=event(start_date="2026-11-25")) == []


def test_three_at_most_and_the_soonest_first(tmp_path: Path) -> None:
    days = {f"vacancies__nr_{d}": vacancy(f"Nummer {d}", deadline=f"2026-12-0{d}") for d in "4123"}
    blocks = [{"type": "muligheder", "select": "auto"}]
    assert lines(tmp_path, issues__november=issue(blocks=blocks), **days) == [
        f"Frist {d}. december kl. 12.00: Nummer {d}" for d in (1, 2, 3)
    ]


def test_both_parts_have_them_before_the_intro(tmp_path: Path) -> None:
    soon = vacancy("Snart", deadline="2026-11-26", example="true")
    library = made(tmp_path, issues__november=issue(example="true"), vacancies__snart=soon)
    found = letter(library)
    text = text_of(found)
    line = "- Frist 26.\u00a0november kl.\u00a012.00: [Eksempel] Snart\n"
    assert text.index("Dette haster\n------------\n\n" + line) < text.index("Kære læser")
    page = tree(html_of(found))
    box = page.xpath("//table[contains(@class, 'urgent')]")[0]
    assert box.xpath(".//h2")[0].text == "Dette haster"
    assert "[Eksempel] Snart" in box.text_content()
    assert box.xpath(".//a/@href") == ["https://example.org/praksis/muligheder/snart/"]
    assert page.text_content().index("Dette haster") < page.text_content().index("Kære læser")


def test_without_any_there_is_no_heading(tmp_path: Path) -> None:
    found = letter(made(tmp_path, **GONE))
    assert found.urgent == ()
    assert "Dette haster" not in text_of(found) + html_of(found)


@pytest.mark.parametrize(
    ("blocks", "number"),
    [
        ([{"type": "muligheder", "select": "auto"}], 3),
        ([{"type": "artikler", "select": "auto"}], 1),
    ],
)
def test_each_card_has_one_action_in_words(tmp_path: Path, blocks: list[Any], number: int) -> None:
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    found = letter(library)
    actions = [pick.action for pick in edition(library, NEW).picks]
    assert len(actions) == number
    html, text = html_of(found), text_of(found)
    for action in actions:
        assert html.count(f">{action}</a>") == actions.count(action)
        assert text.count(f"\n{action}:\nhttps://") == actions.count(action)
