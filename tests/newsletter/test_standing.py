"""How far a letter is, and what is said of it on the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.ledger import EditionState, Ledger, Pushed, change_ledger
from newsletter.past import load_past
from newsletter.standing import Standing, Step, standing_of
from records.clock import Clock
from records.loading.library import Library
from tests.newsletter.samples import NEW, TRAINEE, freeze, issue, made, mark_sent, the_issue
from tests.samples import NOW

LATE = Clock.parse("2026-11-23T08:00")


def standing(library: Library, clock: Clock = NOW) -> Standing:
    return standing_of(the_issue(library), load_past(library.project), clock)


def push(library: Library, *keys: str, engine: str = "listmonk") -> None:
    pushed = EditionState(pushed=Pushed(engine, "1", "3", NOW.now, "ab"))

    def changed(ledger: Ledger) -> Ledger:
        for key in keys:
            ledger = ledger.with_state("november", key, pushed)
        return ledger

    change_ledger(library.project, changed)


def test_a_letter_goes_from_draft_to_sent(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(status="kladde"))
    assert standing(library).words == "brevet er kladde"
    assert "status: klar" in standing(library).do
    library = made(tmp_path)
    assert standing(library).step is Step.READY
    freeze(library)
    assert standing(library).step is Step.FROZEN
    push(library, NEW)
    assert standing(library).step is Step.FROZEN
    push(library, NEW, TRAINEE)
    assert "tryk Send" in standing(library).do
    mark_sent(library, "november", LATE, NEW)
    assert standing(library).step is Step.PARTLY
    mark_sent(library, "november", LATE)
    assert standing(library, LATE).words == "brevet er sendt"


@pytest.mark.parametrize(
    ("moment", "is_late"), [("2026-11-23T07:59", False), ("2026-11-23T08:00", True)]
)
def test_its_moment_is_to_the_minute(tmp_path: Path, moment: str, is_late: bool) -> None:  # noqa: FBT001
    assert standing(made(tmp_path), Clock.parse(moment)).is_late is is_late


def test_a_late_letter_says_what_is_wrong_and_what_to_run(tmp_path: Path) -> None:
    library = made(tmp_path)
    assert standing(library, LATE).words == "brevet er klar, ikke markeret som sendt"
    assert standing(library, LATE).do.startswith("Ret send_on. Kør praksis newsletter ready.")
    freeze(library)
    push(library, NEW, TRAINEE)
    assert standing(library, LATE).do.startswith(
        "Er det sendt, så kør praksis newsletter sent november. Ellers: Se kladderne efter"
    )


def test_in_mailman_a_person_presses_accept(tmp_path: Path) -> None:
    library = made(tmp_path)
    freeze(library)
    push(library, NEW, TRAINEE, engine="mailman")
    assert standing(library).do.startswith("Se kladderne efter, og tryk Accept.")


@pytest.mark.parametrize("clock", [NOW, LATE])
def test_an_example_is_not_to_be_made_ready(tmp_path: Path, clock: Clock) -> None:
    """`ready` passes over it, so nothing else is asked for than to say that it is none."""
    library = made(tmp_path, issues__november=issue(example="true"))
    assert standing(library, clock).do.startswith("Brevet er et eksempel")
