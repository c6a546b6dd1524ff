"""What is called new, changed or due, and to whom: the tags tell the reader the truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.selection.cards import Heard, History, Told, mail_card
from newsletter.selection.choose import select
from newsletter.selection.facts import change_in_words, changed_facts, facts_of
from newsletter.selection.reasons import Reason
from newsletter.selection.telling import is_newer
from records.clock import COPENHAGEN
from records.codes.people import AudienceCode
from records.facts.fingerprint import VERSION, fingerprint_of
from records.facts.memory import Memory, Published
from records.loading.library import Library
from records.model.event import Event
from records.model.vacancy import Vacancy
from tests.newsletter.samples import NEW, TRAINEE, issue, made, the_issue
from tests.samples import NOW, Keys, event, vacancy, write_library

LAST = datetime(2026, 11, 10, 9, 30, tzinfo=COPENHAGEN)
AUTO = [{"type": kind, "select": "auto", "max": "9"} for kind in ("muligheder", "arrangementer")]


def told_of(library: Library, key: str, **changes: Any) -> dict[str, Told]:
    record = library.resolve(key)
    assert record is not None
    told = Told(mail_card(record, library, NOW), facts_of(record))  # type: ignore[arg-type]
    return {key: replace(told, **changes)}


def history(told: dict[str, Told], last: datetime | None = LAST) -> History:
    return History("oktober", {NEW: Heard(told, last)})


def found(library: Library, before: History, key: str, audience: str = NEW) -> tuple[Reason, str]:
    """Why the audience gets the record or not, and what the mail says of it."""
    choice = select(the_issue(library), AudienceCode(audience), library, NOW, before)
    shown = {item.key: (item.why, item.note) for block in choice.blocks for item in block}
    return shown.get(key) or next((p.why, "") for p in choice.passed if p.key == key)


def with_issue(folder: Path, blocks: list[Keys] = AUTO, **records: Keys) -> Library:
    return made(folder, issues__november=issue(blocks=blocks), **records)


# --- new --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "why", "note"),
    [
        ("2026-11-11", Reason.NEW, "Nyt siden sidst"),
        ("2026-11-10", Reason.NEW, "Nyt siden sidst"),  # the day of the letter, which left it out
        ("2026-11-09", Reason.UNTOLD, ""),
    ],
)
def test_new_is_what_came_after_the_audiences_last_letter(
    tmp_path: Path, published: str, why: Reason, note: str
) -> None:
    library = with_issue(tmp_path, vacancies__x=vacancy(deadline="2027-05-01", published=published))
    assert found(library, history({}), "vacancy:x") == (why, note)


def test_an_opening_that_was_posted_elsewhere_before_is_new_when_we_publish_it(
    tmp_path: Path,
) -> None:
    keys = vacancy(deadline="2027-05-01", posted="2026-10-01", published="2026-11-12")
    library = with_issue(tmp_path, vacancies__x=keys)
    assert found(library, history({}), "vacancy:x")[0] is Reason.NEW


@pytest.mark.parametrize(
    ("out", "newer"),
    [
        ("2026-11-10T09:29:59+01:00", False),
        ("2026-11-10T09:30:00+01:00", False),  # it was out when the letter was frozen
        ("2026-11-10T09:30:01+01:00", True),
        ("2026-11-10T08:30:01+00:00", True),
    ],
)
def test_a_moment_that_is_remembered_counts_to_the_second(
    tmp_path: Path, out: str, *, newer: bool
) -> None:
    library = with_issue(tmp_path)
    record = library.find(Vacancy, "aaben")
    assert record
    first = datetime.fromisoformat(out)
    known = Published(
        address="",
        title="",
        fingerprint=fingerprint_of(record),
        sequence=0,
        first=first,
        changed=first,
        last=first,
    )
    memory = Memory(released=first, records={"vacancy:aaben": known})
    assert is_newer(record, LAST, memory, NOW) is newer


def test_what_never_went_out_is_new_where_something_else_did(tmp_path: Path) -> None:
    record = with_issue(tmp_path).find(Vacancy, "aaben")
    assert record
    assert is_newer(record, LAST, Memory(released=LAST), NOW)


def test_the_first_letter_of_a_list_says_new_of_nothing(tmp_path: Path) -> None:
    assert found(with_issue(tmp_path), History(), "vacancy:aaben") == (Reason.NEW, "")


def test_an_audience_that_comes_to_a_list_gets_nyt_for_dig_once(tmp_path: Path) -> None:
    both = [NEW, TRAINEE]
    library = with_issue(tmp_path, vacancies__x=vacancy(deadline="2027-05-01", audiences=both))
    before = history(told_of(library, "vacancy:x"))
    assert found(library, before, "vacancy:x", NEW) == (Reason.SENT, "")
    assert found(library, before, "vacancy:x", TRAINEE) == (Reason.NEW_HERE, "Nyt for dig")
    heard = Heard(told_of(library, "vacancy:x"), LAST)
    after = History("oktober", {NEW: heard, TRAINEE: heard})
    assert found(library, after, "vacancy:x", TRAINEE) == (Reason.SENT, "")


def test_an_audience_that_was_away_for_a_letter_hears_what_came_meanwhile(tmp_path: Path) -> None:
    early = datetime(2026, 9, 1, 8, tzinfo=COPENHAGEN)
    keys = vacancy(deadline="2027-05-01", published="2026-10-01", audiences=[NEW, TRAINEE])
    library = with_issue(tmp_path, vacancies__x=keys)
    before = History("oktober", {NEW: Heard({}, LAST), TRAINEE: Heard({}, early)})
    assert found(library, before, "vacancy:x", NEW)[0] is Reason.UNTOLD
    assert found(library, before, "vacancy:x", TRAINEE) == (Reason.NEW, "Nyt siden sidst")


# --- changed ----------------------------------------------------------------------------------

OLD = vacancy(deadline="2027-05-01")


@pytest.mark.parametrize(
    "words",
    [
        {"summary": "En kort tekst – der siger, hvad det handler om, med & og æøå."},
        {"title": "Et vikariat i Hillerød"},
        {"benefits": ["Andre gode dage", "Gode kolleger"]},
        {"topics": ["oekonomi"]},
        {"updated": "2026-11-20"},
    ],
)
def test_other_words_are_no_change(tmp_path: Path, words: Keys) -> None:
    told = told_of(with_issue(tmp_path / "a", vacancies__x=OLD), "vacancy:x")
    library = with_issue(tmp_path / "b", vacancies__x={**OLD, **words})
    assert found(library, history(told), "vacancy:x") == (Reason.SENT, "")


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        ({"deadline": "2027-05-02"}, "Ændret siden sidst: ny frist"),
        ({"deadline": "2027-05-02", "deadline_time": "10:00"}, "Ændret siden sidst: ny frist"),
        ({"deadline": None, "deadline_time": None}, "Ændret siden sidst: ny frist"),
        ({"count": "2", "deadline": "2027-06-01"}, "Ændret siden sidst: nyt antal og ny frist"),
        ({"hours_per_week": "37"}, "Ændret siden sidst"),
    ],
)
def test_other_facts_are_a_change_and_named_where_that_is_short(
    tmp_path: Path, facts: Keys, note: str
) -> None:
    told = told_of(with_issue(tmp_path / "a", vacancies__x=OLD), "vacancy:x")
    library = with_issue(tmp_path / "b", vacancies__x={**OLD, **facts})
    assert found(library, history(told), "vacancy:x") == (Reason.CHANGED, note)


def test_an_event_that_moves_says_what_is_new(tmp_path: Path) -> None:
    told = told_of(with_issue(tmp_path / "a"), "event:moede")
    moved = event(start_date="2027-02-02", audiences=[NEW, TRAINEE])
    library = with_issue(tmp_path / "b", events__moede=moved)
    assert found(library, history(told), "event:moede") == (
        Reason.CHANGED,
        "Ændret siden sidst: ny dato",
    )


@pytest.mark.parametrize("facts", ["", "0 deadline:00000000"])
def test_facts_of_another_program_tell_nothing(tmp_path: Path, facts: str) -> None:
    library = with_issue(tmp_path, vacancies__x=OLD)
    told = told_of(library, "vacancy:x", facts=facts)
    assert found(library, history(told), "vacancy:x") == (Reason.SENT, "")


def test_a_record_under_a_new_id_is_the_same_one(tmp_path: Path) -> None:
    told = told_of(with_issue(tmp_path / "a", vacancies__gammel=OLD), "vacancy:gammel")
    library = with_issue(tmp_path / "b", vacancies__ny={**OLD, "was": ["gammel"]})
    assert found(library, history(told), "vacancy:ny") == (Reason.SENT, "")


# --- due --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"deadline": "2026-12-15"}, "Frist om kort tid: 15.\u00a0december"),
        ({"deadline": "2026-12-23", "deadline_time": "08:00"},
         "Frist om kort tid: 23.\u00a0december"),
    ],
)  # fmt: skip
def test_what_comes_back_says_why(tmp_path: Path, changes: Keys, note: str) -> None:
    library = with_issue(tmp_path, vacancies__x=vacancy(**changes))
    told = told_of(library, "vacancy:x")
    assert found(library, history(told), "vacancy:x") == (Reason.DUE, note)


def test_a_minute_more_than_thirty_days_ahead_is_not_due(tmp_path: Path) -> None:
    keys = vacancy(deadline="2026-12-23", deadline_time="08:01")
    library = with_issue(tmp_path, vacancies__x=keys)
    assert found(library, history(told_of(library, "vacancy:x")), "vacancy:x")[0] is Reason.SENT


@pytest.mark.parametrize(
    ("at", "last", "why"),
    [
        ("2026-11-23", "2026-11-23", Reason.SENT),  # a second letter on the same day
        ("2026-11-17", "2026-11-17", Reason.SENT),
        ("2026-11-16", "2026-11-16", Reason.DUE),
        ("2026-11-02", "2026-11-20", Reason.DUE),  # told in the letter before the last one
        (None, "2026-11-20", Reason.SENT),
        (None, "2026-11-16", Reason.DUE),
    ],
)
def test_nothing_is_repeated_within_a_week(
    tmp_path: Path, at: str | None, last: str, why: Reason
) -> None:
    library = with_issue(tmp_path, vacancies__x=vacancy(deadline="2026-12-15"))
    moments = [each and datetime.fromisoformat(f"{each}T07:00+01:00") for each in (at, last)]
    told = told_of(library, "vacancy:x", at=moments[0] or None)
    before = history(told, moments[1] or None)
    assert found(library, before, "vacancy:x")[0] is why


SIGN_UP = {"method": "mail", "address": "til@example.org"}


@pytest.mark.parametrize(
    ("changes", "why", "note"),
    [
        ({}, Reason.DUE, "Finder snart sted: 8.\u00a0december"),
        ({"registration": {**SIGN_UP, "deadline": "2026-12-04"}}, Reason.DUE,
         "Tilmeldingsfrist om kort tid: 4.\u00a0december"),
        ({"registration": {**SIGN_UP, "deadline": "2026-11-23"}}, Reason.DUE,
         "Tilmeldingsfrist om kort tid: 23.\u00a0november"),
        ({"registration": {**SIGN_UP, "deadline": "2026-11-22"}}, Reason.SENT, ""),
        ({"status": "fuldt"}, Reason.SENT, ""),
        ({"registration": {**SIGN_UP, "deadline": "2027-01-04"}, "start_date": "2027-01-05"},
         Reason.SENT, ""),
    ],
)  # fmt: skip
def test_an_event_comes_back_while_one_can_do_something(
    tmp_path: Path, changes: Keys, why: Reason, note: str
) -> None:
    library = with_issue(tmp_path, events__x=event(audiences=[NEW], **changes))
    assert found(library, history(told_of(library, "event:x")), "event:x") == (why, note)


# --- chosen by hand ---------------------------------------------------------------------------

BY_HAND = [{"type": "muligheder", "select": ["x"]}]


@pytest.mark.parametrize(
    ("deadline", "why", "note"),
    [
        ("2027-05-01", Reason.CHOSEN_AGAIN, ""),
        ("2027-05-02", Reason.CHOSEN, "Ændret siden sidst: ny frist"),
    ],
)
def test_by_hand_is_no_news_where_nothing_changed(
    tmp_path: Path, deadline: str, why: Reason, note: str
) -> None:
    told = told_of(with_issue(tmp_path / "a", vacancies__x=OLD), "vacancy:x")
    library = with_issue(tmp_path / "b", BY_HAND, vacancies__x=vacancy(deadline=deadline))
    assert found(library, history(told), "vacancy:x") == (why, note)


def test_by_hand_what_was_not_told_is_news(tmp_path: Path) -> None:
    library = with_issue(tmp_path, BY_HAND, vacancies__x=OLD)
    assert found(library, history({}), "vacancy:x") == (Reason.CHOSEN, "")
    assert Reason.CHOSEN.is_news
    assert not Reason.CHOSEN_AGAIN.is_news
    assert Reason.CHOSEN_AGAIN.shown


# --- over the max -----------------------------------------------------------------------------


def test_of_too_many_the_soonest_deadline_is_the_last_to_go(tmp_path: Path) -> None:
    blocks = [{"type": "arrangementer", "select": "auto", "max": "1"}]
    far = event("Langt ude, men frist nu", start_date="2027-03-01", audiences=[NEW],
                registration={**SIGN_UP, "deadline": "2026-12-01"})  # fmt: skip
    library = with_issue(tmp_path, blocks, events__fjern=far)
    assert found(library, History(), "event:fjern")[0] is Reason.NEW
    assert found(library, History(), "event:moede")[0] is Reason.CUT


# --- in Copenhagen ----------------------------------------------------------------------------


def test_days_between_letters_are_those_of_copenhagen(tmp_path: Path) -> None:
    half_past_midnight = datetime.fromisoformat("2026-11-16T23:30+00:00")
    library = with_issue(tmp_path, vacancies__x=vacancy(deadline="2026-12-15"))
    told = told_of(library, "vacancy:x", at=half_past_midnight)
    assert found(library, history(told), "vacancy:x")[0] is Reason.SENT
    late = with_issue(tmp_path, vacancies__x=vacancy(deadline="2027-05-01", published="2026-11-09"))
    record = late.find(Vacancy, "x")
    assert record
    assert not is_newer(record, datetime.fromisoformat("2026-11-09T23:30+00:00"), Memory(), NOW)
    assert is_newer(record, datetime.fromisoformat("2026-11-09T22:30+00:00"), Memory(), NOW)


# --- facts ------------------------------------------------------------------------------------


def test_each_fact_has_a_fingerprint_of_its_own(tmp_path: Path) -> None:
    sign_up = {"method": "mail", "address": "a@example.org", "deadline": "2026-12-04"}
    (one,) = write_library(tmp_path, {"events/a": event(registration=sign_up)}).all(Event)
    later = sign_up | {"deadline": "2026-12-05"}
    (other,) = write_library(tmp_path, {"events/a": event(registration=later)}).all(Event)
    facts, moved = facts_of(one), facts_of(other)
    assert facts.split(" ")[0] == str(VERSION)
    assert changed_facts(facts, moved) == ("registration.deadline",)
    assert change_in_words(("registration.deadline",)) == "ny tilmeldingsfrist"
    assert changed_facts(facts, facts) == changed_facts("0 a:b", facts) == ()
    assert changed_facts("1 a:1 b:x:y c:3", "1 b:x:z c:3 d:4") == ("a", "b", "d")


def test_at_most_two_changes_are_named() -> None:
    said = {
        ("deadline", "deadline_time"): "ny frist", ("deadline", "location"): "ny frist og nyt sted",
        ("deadline", "location", "price"): "", ("deadline", "hours_per_week"): "",
        ("hours_per_week",): "", (): "",
    }  # fmt: skip
    assert {names: change_in_words(names) for names in said} == said


def test_a_reason_is_found_by_its_code() -> None:
    assert [Reason.of(each.code) for each in Reason] == list(Reason)
    with pytest.raises(ValueError, match=r"^ukendt$"):
        Reason.of("ukendt")
