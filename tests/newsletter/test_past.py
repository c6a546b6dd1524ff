"""What was sent is remembered, not repeated, and never changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsletter.edition import Editions, make_editions
from newsletter.outbox import outbox_files
from newsletter.pages import newsletter_pages
from newsletter.past import Past, load_past, past_of, with_letters_out
from newsletter.plan.matrix import plan_of
from newsletter.render.text import text_of
from newsletter.selection.deadlines import is_due
from newsletter.selection.reasons import Reason
from records.clock import Clock
from records.facts.placeholders import fill_placeholders
from records.loading.library import Library
from records.model.newsletter import Issue
from records.model.vacancy import Vacancy
from tests.newsletter.samples import NEW, TRAINEE, issue, letter_of_edition, made, send
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


def remember(library: Library, issue_id: str = "november", at: Clock = SENT) -> Past:
    """Freeze the issue and remember that it was sent."""
    send(library, issue_id, at)
    return load_past(library.project)


def editions_of(library: Library, issue_id: str, clock: Clock) -> Editions:
    found = library.find(Issue, issue_id)
    assert found
    return make_editions(found, library, clock, load_past(library.project))


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
    assert "Ansat speciallæge i praksis · Ændret siden sidst: nyt antal\n" in text
    assert "Ansat speciallæge i praksis · Nyt siden sidst\n" in text


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
    addresses = [page.address for page in newsletter_pages(with_letters_out(library), LATER)]
    assert "nyhedsbrev/november/" in addresses
    assert "nyhedsbrev/jul/" not in addresses


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
    remember(library)
    before = {f.path: f.content for f in outbox_files(library, SITE, SENT)}
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
    page = next(
        p
        for p in newsletter_pages(with_letters_out(library), LATER)
        if p.address == "nyhedsbrev/november/"
    )
    lines = [
        " · ".join(card["parts"]) for group in page.meta["items_groups"] for card in group["cards"]
    ]
    assert "Hillerød · Åben – frist 26.\xa0november 2026 kl.\xa012.00" in lines
    assert page.meta["sent_text"].startswith("Sådan så brevet ud")


BY_HAND = [{"type": "artikler", "select": ["begynd"]}]


@pytest.mark.parametrize(
    ("corrects", "article", "going"),
    [
        (None, "begynd", []),  # told before, and nothing new beside it
        (None, "vejen", [NEW, TRAINEE]),
        ("november", "begynd", [NEW, TRAINEE]),  # a correction is about what was told
    ],
)
def test_what_was_chosen_by_hand_and_told_is_no_reason_for_a_mail(
    tmp_path: Path, corrects: str | None, article: str, going: list[str]
) -> None:
    first = issue(blocks=BY_HAND)
    remember(made(tmp_path, issues__november=first))
    jul = {**CHRISTMAS["issues__jul"], "corrects": corrects,
           "blocks": [{"type": "artikler", "select": [article]}]}  # fmt: skip
    jul = {key: value for key, value in jul.items() if value is not None}
    library = made(tmp_path, issues__november=first, issues__jul=jul)
    december = editions_of(library, "jul", LATER)
    assert [each.key for each in december.going] == going


# --- what was found, and is true now ------------------------------------------------------------


def test_what_came_out_between_freezing_and_sending_is_not_told_already(tmp_path: Path) -> None:
    from tests.newsletter.samples import freeze, mark_sent
    from tests.samples import episode

    auto = issue(blocks=AUTO)
    freeze(made(tmp_path, issues__november=auto), clock=NOW)
    new = episode("Udkom i mellemtiden", released="2026-11-23", audiences=[NEW, TRAINEE])
    library = made(tmp_path, issues__november=auto, **CHRISTMAS, episodes__ny=new)
    mark_sent(library, "november", SENT)
    assert told(editions_of(library, "jul", LATER), NEW)["episode:ny"] is Reason.NEW


def test_an_opening_that_closed_before_sent_was_said_stays_told(tmp_path: Path) -> None:
    from tests.newsletter.samples import freeze, mark_sent

    library = made(tmp_path, issues__november=issue(blocks=AUTO))
    freeze(library, clock=NOW)
    mark_sent(library, "november", Clock.parse("2026-11-27T10:00"))  # `snart` closed on the 26th
    letter = load_past(library.project).letters["november"]
    keys = {item.key for edition in letter.editions for item in edition.items}
    assert "vacancy:snart" in keys


def test_a_second_letter_of_the_same_day_repeats_nothing(tmp_path: Path) -> None:
    remember(made(tmp_path, issues__november=issue(blocks=AUTO)))
    second = issue(title="Et til samme dag", number="2026-11b", blocks=AUTO)
    library = made(tmp_path, issues__november=issue(blocks=AUTO), issues__aften=second)
    evening = editions_of(library, "aften", Clock.parse("2026-11-23T12:00"))
    assert evening.previous == "november"
    assert Reason.NEW not in told(evening, NEW).values()


def test_letters_count_in_the_order_in_which_they_were_sent(tmp_path: Path) -> None:
    first = issue(blocks=AUTO, send_on="2026-11-24")
    second = issue(title="Nummer to", number="2026-11b", blocks=AUTO, send_on="2026-11-23")
    library = made(tmp_path, issues__november=first, issues__to=second)
    remember(library, "november", Clock.parse("2026-11-24T08:00"))
    remember(library, "to", Clock.parse("2026-11-25T08:00"))  # later than it was meant to be
    library = made(tmp_path, issues__november=first, issues__to=second, **CHRISTMAS)
    assert editions_of(library, "jul", LATER).previous == "to"


def test_what_is_frozen_is_read_once_for_all_libraries_of_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = with_letters_out(sent_then(tmp_path))
    found = past_of(shown)
    monkeypatch.setattr("newsletter.past.load_past", lambda _: pytest.fail("læst igen"))
    assert past_of(fill_placeholders(shown, "Region", LATER.today)) is found


def test_a_late_edition_has_its_own_moment(tmp_path: Path) -> None:
    from tests.newsletter.samples import freeze, mark_sent

    library = made(tmp_path)
    freeze(library, clock=NOW)
    mark_sent(library, "november", SENT, NEW)
    late = Clock.parse("2026-11-25T09:00")
    mark_sent(library, "november", late, TRAINEE)
    past = load_past(library.project)
    assert past.sent_at("november") == SENT.now
    shown = with_letters_out(library)

    def addresses(clock: Clock) -> set[str]:
        return {page.address for page in newsletter_pages(shown, clock)}

    assert f"nyhedsbrev/november/{TRAINEE}/" not in addresses(SENT)
    assert f"nyhedsbrev/november/{NEW}/" in addresses(SENT)
    assert f"nyhedsbrev/november/{TRAINEE}/" in addresses(late)


def test_a_letter_that_was_never_marked_neither_stops_nor_empties_later_builds(
    tmp_path: Path,
) -> None:
    from newsletter.consistency import inconsistencies

    fresh = vacancy("Kom til senere", deadline="2027-01-20", published="2026-12-01",
                    audiences=[NEW, TRAINEE])  # fmt: skip
    library = made(tmp_path, vacancies__ny=fresh, **CHRISTMAS)
    overdue = editions_of(library, "november", LATER)
    assert "vacancy:ny" not in told(overdue, NEW)
    assert "vacancy:snart" in told(overdue, NEW)  # its deadline has passed since
    known = {pick.card.url for edition in overdue.going for pick in edition.picks}
    jul = editions_of(library, "jul", LATER)
    known |= {pick.card.url for edition in jul.going for pick in edition.picks}
    known |= {"muligheder/", "arrangementer/", "podcast/"}
    found = list(inconsistencies(with_letters_out(library), LATER, known, []))
    assert [each.code for each in found] == ["letter-overdue"]
    assert found[0].record == "issue:november"


def test_what_is_sent_without_a_frozen_letter_is_told(tmp_path: Path) -> None:
    import shutil

    from newsletter.checks import check
    from newsletter.errors import FrozenError
    from newsletter.frozen.store import FOLDER

    library = made(tmp_path)
    remember(library)
    shutil.rmtree(tmp_path / FOLDER)
    with pytest.raises(FrozenError, match="er sendt, men er ikke i det frosne brev"):
        load_past(library.project)
    assert "frozen-edition-missing" in {each.code for each in check(made(tmp_path))}
