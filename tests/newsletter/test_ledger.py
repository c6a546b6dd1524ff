"""What was sent is remembered, not repeated, and never changed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.edition import Editions, as_sent, make_editions
from newsletter.errors import NewsletterError
from newsletter.ledger import FILE, Ledger, Sent, SentBlock, load_ledger, save_ledger
from newsletter.outbox import outbox_files
from newsletter.pages import newsletter_pages
from newsletter.plan.matrix import plan_of
from newsletter.render.text import text_of
from newsletter.selection.cards import Deadline, Heard, Item
from newsletter.selection.deadlines import is_due
from newsletter.selection.reasons import Reason
from publishing.blocks import Card, DateBlock, Tag, Tone
from records.clock import Clock
from records.codes.people import AudienceCode
from records.loading.library import Library
from records.model.newsletter import Issue
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.newsletter.samples import NEW, TRAINEE, issue, letter_of_edition, made
from tests.samples import NOW, SITE, Keys, event, vacancy

SENT = Clock.parse("2026-11-23T08:00")
LATER = Clock.parse("2026-12-20T09:00")
AUTO = [
    {"type": "muligheder", "select": "auto", "max": "9"},
    {"type": "arrangementer", "select": "auto", "max": "9"},
    {"type": "episode", "select": "auto", "max": "9"},
]
CHRISTMAS = {"issues__jul": issue(title="Nyt i december 2026", number="2026-12", blocks=AUTO,
                                  published="2026-12-18", send_on="2026-12-21")}  # fmt: skip


def remember(library: Library, issue_id: str = "november", at: Clock = SENT) -> Ledger:
    """Send the issue: its editions go in the ledger file."""
    ledger = load_ledger(library.project)
    editions = editions_of(library, issue_id, at)
    entry = as_sent(editions, {each.key: "0" for each in editions.going}, at)
    save_ledger(library.project, Ledger({**ledger.sent, issue_id: entry}))
    return load_ledger(library.project)


def editions_of(library: Library, issue_id: str, clock: Clock) -> Editions:
    found = library.find(Issue, issue_id)
    assert found
    return make_editions(found, library, clock, load_ledger(library.project))


def told(editions: Editions, audience: str) -> dict[str, Reason]:
    every = {each.key: each for each in (*editions.going, *editions.quiet)}
    return {pick.key: pick.why for pick in every[audience].picks}


def sent_then(path: Path, **changes: Any) -> Library:
    """A library whose November issue was sent; `changes` come after that, with December's."""
    remember(made(path, issues__november=issue(blocks=AUTO)))
    return made(path, issues__november=issue(blocks=AUTO), **CHRISTMAS, **changes)


def test_the_first_issue_tells_all_as_new(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(blocks=AUTO))
    assert set(told(editions_of(library, "november", NOW), NEW).values()) == {Reason.NEW}


def test_nothing_is_repeated_unless_it_is_due(tmp_path: Path) -> None:
    far = vacancy("Langt ude i fremtiden", deadline="2027-06-01")
    soon = vacancy("Frist efter nytår", deadline="2027-01-10")
    library = made(tmp_path, issues__november=issue(blocks=AUTO), vacancies__fjern=far,
                   vacancies__nytaar=soon)  # fmt: skip
    remember(library)
    library = made(tmp_path, issues__november=issue(blocks=AUTO), **CHRISTMAS,
                   vacancies__fjern=far,
                   vacancies__nytaar=soon)  # fmt: skip
    december = editions_of(library, "jul", LATER)
    assert december.previous == "november"
    assert told(december, NEW) == {"vacancy:nytaar": Reason.DUE, "episode:naeste": Reason.NEW}
    passed = {each.key: each.why for each in december.going[0].passed}
    assert passed["vacancy:fjern"] is Reason.SENT
    assert passed["episode:hverdag"] is Reason.SENT


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-11-15T11:59:59", False),
        ("2026-11-15T12:00", True),
        ("2026-12-15T12:00:59", True),
        ("2026-12-15T12:01", False),
    ],
)
def test_a_deadline_is_due_to_the_end_of_its_minute(
    tmp_path: Path, moment: str, *, due: bool
) -> None:
    library = made(tmp_path, vacancies__en=vacancy(deadline="2026-12-15"))
    record = library.find(Vacancy, "en")
    assert record
    assert is_due(record, Clock.parse(moment)) is due


def test_new_and_changed_are_told_and_say_so(tmp_path: Path) -> None:
    library = sent_then(
        tmp_path,
        vacancies__loebende=vacancy("Ansættelse uden frist", deadline=None, count="2",
                                    audiences=[NEW, TRAINEE]),
        vacancies__ny=vacancy("Helt nyt opslag", deadline="2027-05-01", published="2026-12-01"),
    )  # fmt: skip
    december = editions_of(library, "jul", LATER)
    found = told(december, NEW)
    assert found["vacancy:loebende"] is Reason.CHANGED
    assert found["vacancy:ny"] is Reason.NEW
    text = text_of(letter_of_edition(december.going[0]))
    assert "Åben · Ændret siden sidst: nyt antal" in text
    assert "Åben · Nyt siden sidst" in text


def test_an_audience_with_nothing_new_gets_no_mail_and_the_plan_says_so(tmp_path: Path) -> None:
    library = sent_then(tmp_path, episodes__naeste=vacancy_free_episode())
    december = editions_of(library, "jul", LATER)
    assert [each.key for each in december.going] == []
    assert [each.key for each in december.quiet] == [NEW, TRAINEE]
    plan = plan_of(december, {}, library, LATER)
    assert plan.notes[:2] == (
        "jul: intet nyt til Nye speciallæger i almen medicin, så de får ingen mail.",
        "jul: intet nyt til Læger i hoveduddannelse, så de får ingen mail.",
    )
    files = [file.path for file in outbox_files(library, SITE, LATER)]
    assert files
    assert not [path for path in files if path.startswith("jul/")]
    addresses = [page.address for page in newsletter_pages(library, LATER)]
    assert "nyhedsbrev/jul/" in addresses


def vacancy_free_episode() -> Keys:
    from tests.samples import episode

    return episode("Udkommer i næste uge", released="2026-11-29", draft="true")


def test_audiences_have_their_own_history(tmp_path: Path) -> None:
    library = sent_then(
        tmp_path,
        events__kursus=event("Kursusaften om økonomi", start_date="2027-04-01",
                             audiences=[NEW, TRAINEE]),
    )  # fmt: skip
    december = editions_of(library, "jul", LATER)
    assert told(december, NEW)["event:kursus"] is Reason.UNTOLD
    assert told(december, TRAINEE)["event:kursus"] is Reason.CHANGED


def test_another_list_has_its_own_history(tmp_path: Path) -> None:
    from tests.newsletter.samples import mailing_list

    remember(made(tmp_path))
    library = made(tmp_path, mailing_lists__anden=mailing_list(name="En anden liste"),
                   issues__jul={**CHRISTMAS["issues__jul"], "mailing_list": "anden"})  # fmt: skip
    december = editions_of(library, "jul", LATER)
    assert december.previous is None
    assert told(december, NEW)["episode:hverdag"] is Reason.NEW


def test_a_later_rebuild_does_not_change_what_was_sent(tmp_path: Path) -> None:
    library = made(tmp_path)
    before = {f.path: f.content for f in outbox_files(library, SITE, SENT)}
    remember(library)
    library = made(
        tmp_path,
        issues__november=issue(subject="Et helt andet emne nu", intro=issue()["intro"] + " Nyt."),
        vacancies__snart=vacancy("Vikar til sommer", deadline="2027-05-05"),
        vacancies__aaben=vacancy("Nu trukket", status="trukket", withdrawn_on="2026-12-01",
                                 withdrawn_reason="Klinikken flytter"),
        events__moede=event("Mødet er flyttet", start_date="2027-02-02"),
    )  # fmt: skip
    after = {f.path: f.content for f in outbox_files(library, SITE, LATER)}
    assert after == before
    page = next(p for p in newsletter_pages(library, LATER) if p.address == "nyhedsbrev/november/")
    lines = [
        " · ".join(card["parts"]) for group in page.meta["items_groups"] for card in group["cards"]
    ]
    assert "Hillerød · Åben – frist 26.\xa0november 2026 kl.\xa012.00" in lines
    assert page.meta["sent_text"].startswith("Sådan så brevet ud")


def test_building_never_writes_the_ledger(tmp_path: Path) -> None:
    library = made(tmp_path)
    list(outbox_files(library, SITE, SENT))
    list(newsletter_pages(library, SENT))
    assert not (library.project.root / FILE).exists()


def test_the_file_is_the_same_for_the_same_mail(tmp_path: Path) -> None:
    library = made(tmp_path)
    ledger = remember(library)
    first = (library.project.root / FILE).read_bytes()
    assert ledger.sent["november"].at == datetime.fromisoformat("2026-11-23T08:00:00+01:00")
    save_ledger(library.project, ledger)
    assert (library.project.root / FILE).read_bytes() == first
    (library.project.root / FILE).unlink()
    remember(library)
    assert (library.project.root / FILE).read_bytes() == first


@pytest.mark.parametrize("text", ["", "{", "[]", '{"issues": {"x": {}}}', '{"issues": []}'])
def test_a_broken_ledger_is_told(tmp_path: Path, text: str) -> None:
    library = made(tmp_path)
    (library.project.root / FILE).parent.mkdir(exist_ok=True)
    (library.project.root / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(
        NewsletterError,
        match=rf"^{FILE}:1:1: filen kan ikke læses \(.*\)\. Hent filen igen fra versions.*\.$",
    ):
        load_ledger(library.project)


def test_order_of_issues_follows_their_days_and_not_the_file(tmp_path: Path) -> None:
    library = sent_then(tmp_path)
    ledger = remember(library, "jul", Clock.parse("2026-12-21T08:00"))
    november = library.find(Issue, "november")
    assert november
    assert ledger.history(november).previous is None
    assert ledger.history(november).audiences == {}


def sent_on(day: str, name: str, title: str, mailing_list: str = "paa-vej") -> Sent:
    """An issue that told one audience of one vacancy."""
    card = Card(kind="vacancy", title=title, url="muligheder/a/", summary="", parts=())
    pick = Item("vacancy:a", card, Reason.NEW, date(2026, 11, 1))
    return Sent(
        issue=name,
        mailing_list=mailing_list,
        at=SENT.now,
        words={"send_on": day},
        editions={NEW: (SentBlock("muligheder", 0, "Nu", "", None, (pick,)),)},
        digests={},
    )


def issue_on(folder: Path, day: str) -> Issue:
    (found,) = made(folder, issues__november=issue(send_on=day)).all(Issue)
    return found


@pytest.mark.parametrize(
    ("day", "previous"), [("2026-12-22", "jul"), ("2026-12-21", None), ("2026-12-20", None)]
)
def test_history_is_what_was_sent_on_earlier_days(
    tmp_path: Path, day: str, previous: str | None
) -> None:
    ledger = Ledger({"jul": sent_on("2026-12-21", "jul", "Titel")})
    history = ledger.history(issue_on(tmp_path, day))
    assert history.previous == previous
    assert bool(history.of(AudienceCode(NEW)).told) is bool(previous)
    assert history.of(AudienceCode(NEW)).last == (SENT.now if previous else None)
    assert history.of(AudienceCode(TRAINEE)) == Heard()


def test_the_last_words_count_and_of_one_day_the_later_name(tmp_path: Path) -> None:
    sent = [
        sent_on("2026-12-22", "c", "Sidst"),
        sent_on("2026-12-21", "z", "Først"),
        sent_on("2026-12-22", "b", "Næstsidst"),
        sent_on("2026-12-23", "d", "En anden liste", "anden"),
        sent_on("2026-12-23", "november", "Brevet selv"),
    ]
    history = Ledger({each.issue: each for each in sent}).history(issue_on(tmp_path, "2026-12-31"))
    assert history.previous == "c"
    assert history.of(AudienceCode(NEW)).told["vacancy:a"].card.title == "Sidst"


def test_what_is_written_is_read_again_and_easy_to_review(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content")
    whole = sent_on("2026-12-21", "jul", "Æbler & pærer")
    (block,) = whole.editions[NEW]
    card = replace(
        block.picks[0].card,
        tags=(Tag("Eksempel", Tone.EXAMPLE), Tag("a:b", Tone.NEAR)),
        date=DateBlock.of(date(2026, 12, 24)),
        example=True,
        state="aaben",
    )
    kept = replace(
        block.picks[0],
        card=card,
        facts="1 deadline:00000000",
        note="Nyt siden sidst",
        name="Rønne",
        action="Se opslaget",
        deadline=Deadline(SENT.now, "frist", has_time=True),
    )
    block = replace(block, more=("Se alle", "muligheder/"), picks=(kept,))
    whole = replace(whole, editions={NEW: (block,)}, digests={NEW: "0"})
    other = sent_on("2026-11-23", "april", "Pærer")
    save_ledger(project, Ledger({"jul": whole, "april": other}))
    file = tmp_path / ".praksis/newsletter.lock.json"
    text = file.read_bytes().decode()
    assert load_ledger(project) == Ledger({"jul": whole, "april": other})
    assert "\r" not in text
    assert text.startswith('{\n "issues": {\n  "april": {\n   "digests": {},\n   "editions": {\n')
    assert text.endswith(" }\n}\n")
    assert '"title": "Æbler & pærer",\n' in text
    assert text.index('"april"') < text.index('"jul"')
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_without_a_file_nothing_was_sent(tmp_path: Path) -> None:
    assert load_ledger(Project(tmp_path, tmp_path / "content")) == Ledger()


@pytest.mark.parametrize("what", ["a folder", "a link to nothing"])
def test_a_ledger_that_is_no_file_is_not_taken_for_an_empty_one(tmp_path: Path, what: str) -> None:
    library = made(tmp_path)
    (tmp_path / FILE).parent.mkdir(exist_ok=True)
    if what == "a folder":
        (tmp_path / FILE).mkdir()
    else:
        (tmp_path / FILE).symlink_to(tmp_path / "væk.json")
    with pytest.raises(NewsletterError, match=re.escape(FILE)):
        load_ledger(library.project)
