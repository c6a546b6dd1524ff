"""`praksis upcoming`: what the coming days bring, from the same rules as checks and pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from click.testing import Result

from editing.agenda.agenda import Agenda, agenda
from editing.agenda.item import Urgency
from praksis.agenda import newsletter_days
from records.checks.at_clock import warnings_at
from records.clock import Clock
from records.loading.library import Library
from tests.known import load_known
from tests.projects import (
    ARTICLE,
    EPISODE,
    EVENT,
    ISSUE,
    OFFER,
    PARTNER,
    PREMISES,
    VACANCY,
    Files,
    changed,
    make_project,
)
from tests.steps import some

Praksis = Callable[..., Result]
PATH = "content/vacancies/roenne-1.yml"
EVENT_PATH = "content/events/moede-1.yml"
NOW = Clock.parse("2026-11-22T09:00")
AT = ("--clock", "2026-11-22T09:00")

TILDELT = changed(
    VACANCY,
    (
        "status: opslaaet",
        "status: tildelt\nallocated_on: 2026-12-16\nactivation_deadline: 2027-06-01",
    ),
)
PLANLAGT = changed(VACANCY, ("status: opslaaet", "status: planlagt"))
STEP = """\
id: attest
title: Indhent en attest
example: true
what: Bestil en attest.
why: Den skal ses.
who: laegen
checked: 2025-12-01
"""
RULES = changed(ARTICLE, ("section: livet", "section: livet\nchecked: 2025-12-10"))


def library(folder: Path, files: Files) -> Library:
    return load_known(make_project(folder, files))


def found(folder: Path, files: Files, clock: Clock = NOW, days: int = 30) -> Agenda:
    return agenda(library(folder, files), clock, days, (newsletter_days,))


def told(made: Agenda) -> set[tuple[str, str, str]]:
    return {(each.day.isoformat(), each.key, each.what) for each in made.all}


CASES: dict[str, tuple[Files, str, tuple[str, str, str], Urgency]] = {
    "deadline": ({}, "2026-11-22", ("2026-12-15", "vacancy:roenne-1", "deadline"), Urgency.ACT),
    "posting to come": (
        {PATH: changed(VACANCY, ("posted: 2026-11-02", "posted: 2026-11-30"))},
        "2026-11-22", ("2026-11-30", "vacancy:roenne-1", "posted"), Urgency.BEGINS),
    "planned posting": (
        {PATH: PLANLAGT}, "2026-10-20", ("2026-11-02", "vacancy:roenne-1", "posted"), Urgency.ACT),
    "clinic to open": (
        {PATH: TILDELT}, "2027-05-20", ("2027-06-01", "vacancy:roenne-1", "opening"), Urgency.ACT),
    "clinic that did not open": (
        {PATH: TILDELT}, "2027-07-20", ("2027-06-01", "vacancy:roenne-1", "opening"), Urgency.ACT),
    "takeover of what is allocated": (
        {PATH: changed(TILDELT, ("type: nul-kapacitet", "type: vikariat"),
            ("activation_deadline: 2027-06-01", "hours_per_week: 37\nperiod: {start: 2027-04-01}"),
            ("takeover: efter-aftale", "takeover: 2027-04-01"))},
        "2027-03-20", ("2027-04-01", "vacancy:roenne-1", "opening"), Urgency.ACT),
    "future record": (
        {PATH: changed(VACANCY, ("published: 2026-11-02", "published: 2026-12-01"))},
        "2026-11-22", ("2026-12-01", "vacancy:roenne-1", "published"), Urgency.BEGINS),
    "draft": (
        {PATH: changed(VACANCY, ("published: 2026-11-02", "published: 2026-12-01\ndraft: true"))},
        "2026-11-22", ("2026-12-01", "vacancy:roenne-1", "published"), Urgency.ACT),
    "expiry": (
        {EVENT_PATH: changed(EVENT, ("example: true", "example: true\nexpires: 2026-12-20"))},
        "2026-11-22", ("2026-12-20", "event:moede-1", "expires"), Urgency.ENDS),
    "event": ({}, "2026-11-22", ("2026-12-08", "event:moede-1", "start"), Urgency.BEGINS),
    "event not yet certain": (
        {EVENT_PATH: changed(EVENT, ("status: aaben", "status: planlagt"))},
        "2026-11-22", ("2026-12-08", "event:moede-1", "start"), Urgency.ACT),
    "end of an event": (
        {EVENT_PATH: changed(EVENT, ("start_time", "end_date: 2026-12-09\nstart_time"))},
        "2026-11-22", ("2026-12-09", "event:moede-1", "end"), Urgency.ENDS),
    "signing up": ({}, "2026-11-22", ("2026-12-01", "event:moede-1", "registration"), Urgency.ACT),
    "signing up is over": (
        {}, "2026-12-05", ("2026-12-01", "event:moede-1", "registration"), Urgency.ACT),
    "episode": (
        {"content/episodes/afsnit-1.md": changed(
            EPISODE, ("status: planlagt", "status: planlagt\nreleased: 2026-12-03"))},
        "2026-11-22", ("2026-12-03", "episode:afsnit-1", "released"), Urgency.ACT),
    "letter": ({}, "2026-11-22", ("2026-11-23", "issue:brev-2026-11", "send"), Urgency.ACT),
    "letter that was not sent": (
        {}, "2026-12-22", ("2026-11-23", "issue:brev-2026-11", "send"), Urgency.ACT),
    "offer": (
        {"content/offers/netvaerk.yml": OFFER},
        "2026-12-22", ("2027-01-01", "offer:netvaerk", "valid_through"), Urgency.ACT),
    "rules of a text": (
        {"content/articles/hverdag.md": RULES},
        "2026-11-22", ("2026-12-11", "article:hverdag", "checked"), Urgency.ACT),
    "rules of a step": (
        {"content/steps/attest.yml": STEP},
        "2027-11-22", ("2026-12-02", "step:attest", "checked"), Urgency.ACT),
    "rules of a word": (
        {}, "2027-11-22", ("2027-11-16", "term:ydernummer", "checked"), Urgency.ACT),
    "premises": (
        {"content/premises/lokale-1.yml": changed(
            PREMISES, ("available_from: nu", "available_from: 2026-12-01"))},
        "2026-11-22", ("2026-12-01", "premises:lokale-1", "available"), Urgency.BEGINS),
    "area": (
        {"content/areas/kommuner.csv": (
            "code,name,region,valid_through\n0400,Bornholm,hovedstaden,2026-12-05\n"
            "0219,Hillerød,hovedstaden,\n")},
        "2026-11-22", ("2026-12-05", "area:bornholm", "valid_through"), Urgency.ACT),
    "the new region": ({}, "2026-12-22", ("2027-01-01", "site", "merger"), Urgency.BEGINS),
}  # fmt: skip


@pytest.mark.parametrize("name", some(CASES, 10))
def test_each_day_is_told(tmp_path: Path, name: str) -> None:
    files, day, wanted, sort = CASES[name]
    clock = Clock.parse(f"{day}T09:00")
    made = found(tmp_path, files, clock)
    assert [
        each.sort for each in made.all if (each.day.isoformat(), each.key, each.what) == wanted
    ] == [sort]
    assert ((wanted in {(e.day.isoformat(), e.key, e.what) for e in made.late})
            == (wanted[0] < day))  # fmt: skip


DRAFT = ("example: true", "example: true\ndraft: true")
OFF = ("status: aaben", "status: aflyst\nchange_note: Aflyst")


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({PATH: changed(VACANCY, DRAFT)}, "deadline"),
        ({PATH: changed(VACANCY, ("status: opslaaet", "status: vurderes"))}, "deadline"),
        ({EVENT_PATH: changed(EVENT, OFF)}, "start"),
        ({EVENT_PATH: changed(EVENT, ("status: aaben", "status: fuldt"))}, "registration"),
        ({"content/issues/brev-2026-11.md": changed(ISSUE, DRAFT)}, "send"),
    ],
)
def test_what_is_done_is_not_told(tmp_path: Path, files: Files, what: str) -> None:
    assert what in {each.what for each in found(tmp_path / "a", {}).all}
    assert what not in {each.what for each in found(tmp_path / "b", files).all}


def test_only_days_within_the_window(tmp_path: Path) -> None:
    assert "2026-12-15" not in {day for day, _, _ in told(found(tmp_path, {}, days=22))}
    assert "2026-12-15" in {day for day, _, _ in told(found(tmp_path, {}, days=23))}
    assert found(tmp_path, {}, days=10_000_000).last == date.max


def test_what_a_build_warns_of_is_late_and_nothing_else_of_its_sort(tmp_path: Path) -> None:
    """One truth: on every day, the warnings of a build and the late items name the same files."""
    files: Files = {"content/offers/netvaerk.yml": OFFER, "content/articles/hverdag.md": RULES,
                    "content/steps/attest.yml": STEP}  # fmt: skip
    made = library(tmp_path, files)
    seen = set()
    for number in range(60):
        clock = Clock.parse(f"{date(2026, 11, 22) + timedelta(days=number)}T00:00")
        warned = {problem.position.path for problem in warnings_at(made, clock)}
        listed = agenda(made, clock, 0)
        late = {
            listed.position(each).path
            for each in listed.all
            if (each.what in ("valid_through", "checked"))
            or (each in listed.late and each.what == "deadline")
        }
        assert late == warned, clock
        seen |= warned
    assert len(seen) == 4


def test_every_entry_has_an_id_of_its_own(real_library: Library) -> None:
    every = agenda(real_library, Clock.parse("2020-01-01"), 3660, (newsletter_days,)).all
    assert len({(each.key, each.what) for each in every}) == len(every) > 40


def test_late_things_come_first_and_say_their_day(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path), "upcoming", "--clock", "2026-12-20T09:00")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.replace("\u00a0", " ").splitlines()
    assert lines[:9] == [
        "20. december 2026 – 19. januar 2027: 2 skulle være gjort og 1 begynder.",
        "",
        "Skulle være gjort",
        ("  mandag den 23. november 2026: Udsendelse kl. 8.00 (brevet er kladde, ikke markeret som "
        "sendt): [Eksempel] Brevet for november"),
        ("    Ret send_on. Se, hvem der får hvad: praksis newsletter plan brev-2026-11. Skriv "
        "status: klar, når brevet må fryses."),
        "    content/issues/brev-2026-11.md:12",
        "  tirsdag den 15. december 2026: Frist kl. 12.00: [Eksempel] To 0-kapaciteter i Rønne",
        "    Skriv status: vurderes eller trukket.",
        f"    {PATH}:10",
    ]  # fmt: skip
    assert "Fredag den 1. januar 2027" in lines


def test_nothing_happens(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path), "upcoming", "--clock", "2026-06-01", "--days", "0")
    assert done.exit_code == 0
    assert done.stdout.replace("\u00a0", " ") == (
        "1. juni 2026: der sker ikke noget.\n\nNoter til redaktøren\n"
        "  Bornholm og Hillerød: Mangler: fortælling, transport, bolig, skoler og børn, "
        "job til partner, fritid, faglige miljøer\n    content/areas:1\n"
    )


def test_what_leaves_by_itself_is_told_a_month_before(tmp_path: Path) -> None:
    text = (
        changed(ARTICLE, ("section: livet", "section: livet\nexpires: 2026-12-31")).rstrip()
        + "\n\n{{until:2026-12-31}}\nI år.\n{{end}}\n\n{{from:2027-01-01}}\nFør.\n{{end}}\n"
    )
    partner = f"{PARTNER}valid_through: 2026-12-31\n"
    made = found(
        tmp_path,
        {"content/articles/hverdag.md": text, "content/partners/kontoret.yml": partner},
        Clock.parse("2026-12-01T09:00"),
        31,
    )
    assert {
        ("2026-12-31", "article:hverdag", "expires"),
        ("2026-12-31", "article:hverdag", "passage-body-1"),
        ("2027-01-01", "article:hverdag", "passage-body-2"),
        ("2026-12-31", "partner:kontoret", "valid_through"),
    } <= told(made)


def test_notes_stand_at_the_end_with_their_place(tmp_path: Path, praksis: Praksis) -> None:
    told = changed(ARTICLE, ("section: livet", "section: livet\nnote: Spørg PLO om aldersgrænsen."))
    project = make_project(tmp_path, {"content/articles/hverdag.md": told})
    text = praksis(project, "upcoming", *AT).stdout
    assert "Noter til redaktøren\n  " in text
    assert ": Spørg PLO om aldersgrænsen.\n    content/articles/hverdag.md:" in text
    notes = json.loads(praksis(project, "upcoming", "--json", *AT).stdout)["notes"]
    assert notes[0]["text"] == "Spørg PLO om aldersgrænsen."
    markdown = praksis(project, "upcoming", "--markdown", *AT).stdout
    assert "### Noter til redaktøren" in markdown


def test_json_and_markdown(tmp_path: Path, praksis: Praksis) -> None:
    project = make_project(tmp_path)
    values = json.loads(praksis(project / "content", "upcoming", "--json", *AT).stdout)
    assert (values["from"], values["to"]) == ("2026-11-22", "2026-12-22")
    first = values["items"][0]
    assert (first["item"], first["day"], first["late"], first["line"]) == (
        "issue:brev-2026-11", "2026-11-23", False, 12)  # fmt: skip
    markdown = praksis(project, "upcoming", "--markdown", *AT).stdout
    assert (
        "- [ ] **Frist kl.\u00a012.00: \\[Eksempel\\] To 0-kapaciteter i Rønne** – Skriv"
        in markdown
    )
    both = praksis(project, "upcoming", "--markdown", "--json")
    assert (both.exit_code, "Vælg enten" in both.stderr) == (2, True)


def test_calendar_moves_with_the_deadline(tmp_path: Path, praksis: Praksis) -> None:
    project = make_project(tmp_path)
    days = []
    for deadline in ("2026-12-15", "2026-12-18"):
        (project / PATH).write_text(VACANCY.replace("2026-12-15", deadline), encoding="utf-8")
        done = praksis(project, "upcoming", "--ics", "dage.ics", *AT)
        assert (done.exit_code, done.stdout) == (0, "4 ting står nu i dage.ics.\n")
        calendar = icalendar.Calendar.from_ical((project / "dage.ics").read_bytes())
        entries = {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}
        assert len(entries) == 4
        days.append(
            entries["kommende-deadline-vacancy-roenne-1@min-almen-praksis"].decoded("DTSTART")
        )
    assert days == [date(2026, 12, 15), date(2026, 12, 18)]
    again = (project / "dage.ics").read_bytes()
    praksis(project, "upcoming", "--ics", "dage.ics", *AT)
    assert (project / "dage.ics").read_bytes() == again


def test_calendar_that_cannot_be_written(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path), "upcoming", "--ics", "findes/ikke.ics", *AT)
    assert done.exit_code == 1
    assert '"findes/ikke.ics" kan ikke skrives' in done.stderr


def test_broken_content_is_left_out_and_told(tmp_path: Path, praksis: Praksis) -> None:
    project = make_project(tmp_path, {PATH: "id: [", "content/partners/kontoret.yml": b"\xff"})
    done = praksis(project, "upcoming", *AT)
    assert done.exit_code == 0
    assert "Det, der ikke kan læses, er ikke med." in done.stderr
    assert "content/events/moede-1.yml" in done.stdout
    assert "roenne-1" not in done.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--clock", "1/12 2026"), '--clock er "1/12 2026". Skriv --clock 2026-12-01.'),
        (("--clock", "snart"), '--clock er "snart". Skriv fx 2026-11-23T08:00 eller now.'),
        (
            ("--days", "-1"),
            ("Værdien for '--days' kan ikke bruges. Skriv et tal fra 0 til 3660 i stedet for -1."),
        ),
        (
            ("--days", "ti"),
            "Værdien for '--days' kan ikke bruges. Skriv et heltal i stedet for \"ti\".",
        ),
    ],
)
def test_wrong_use(tmp_path: Path, praksis: Praksis, words: tuple[str, ...], sentence: str) -> None:
    done = praksis(make_project(tmp_path), "upcoming", *words)
    assert done.exit_code == 2
    assert f"Fejl: {sentence}" in done.stderr.splitlines()[-2:]


def test_settings_that_cannot_be_read(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path, {"mkdocs.yml": "site_name: ["}), "upcoming")
    assert (done.exit_code, done.stderr.startswith("mkdocs.yml:1:12: ")) == (1, True)
