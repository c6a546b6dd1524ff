"""Which letters are worked on, and the moment whose records they are made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.in_hand import chosen_at, in_hand, is_overdue
from newsletter.past import with_letters_out
from records.clock import Clock
from records.facts.visibility import Visibility, listed, visibility, with_page
from records.loading.library import Library
from records.model.newsletter import Issue
from tests.newsletter.samples import issue, made, send, the_issue
from tests.samples import NOW

DAY = Clock.parse("2026-11-23T08:00")


@pytest.mark.parametrize(
    ("moment", "overdue"),
    [("2026-11-23T08:00", False), ("2026-11-23T23:59", False), ("2026-11-24T00:00", True)],
)
def test_a_letter_is_overdue_once_its_day_is_over(
    library: Library, moment: str, *, overdue: bool
) -> None:
    clock = Clock.parse(moment)
    assert is_overdue(the_issue(library), clock) is overdue
    assert chosen_at(the_issue(library), clock) == (DAY if overdue else clock)


def test_drafts_and_what_comes_later_are_not_in_hand(tmp_path: Path) -> None:
    later = issue(title="Kommer siden", number="2026-12", published="2026-12-01",
                  send_on="2026-12-07")  # fmt: skip
    draft = issue(title="Et udkast til noget", number="2026-11b", draft="true")
    library = made(tmp_path, issues__senere=later, issues__udkast=draft)
    assert [each.id for each in in_hand(library, NOW)] == ["november"]


def test_a_letter_is_seen_from_the_moment_it_was_sent(tmp_path: Path) -> None:
    library = made(tmp_path)
    assert the_issue(library).out is None
    assert visibility(the_issue(library), DAY) is Visibility.HIDDEN
    send(library)
    shown = with_letters_out(made(tmp_path))
    letter = the_issue(shown)
    assert letter.out == DAY.now
    assert letter.published.isoformat() == "2026-11-23"
    minute_before = Clock.parse("2026-11-23T07:59")
    assert visibility(letter, minute_before) is Visibility.HIDDEN
    assert visibility(letter, DAY) is Visibility.LISTED
    for seen in (listed, with_page):
        assert seen(shown, Issue, minute_before) == ()
        assert [each.id for each in seen(shown, Issue, DAY)] == ["november"]
