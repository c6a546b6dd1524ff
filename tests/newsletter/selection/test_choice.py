"""Which records go in an edition, and in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsletter.checks import check
from newsletter.edition import make_editions
from newsletter.past import Past
from newsletter.selection.candidates import sent_at
from newsletter.selection.cards import History, mail_card
from newsletter.selection.choose import name_of, select
from newsletter.selection.deadlines import deadline_of
from newsletter.selection.facts import facts_of
from newsletter.selection.reasons import Reason
from publishing.cards import card_of
from records.clock import Clock
from records.codes.people import AudienceCode
from records.facts.status import deadline_text
from records.loading.library import Library
from records.messages import sentence_of
from records.model.designation import Designation
from records.model.event import Event
from records.model.newsletter import Issue
from records.model.vacancy import Vacancy
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
from tests.samples import (
    NOW,
    Keys,
    article,
    designation,
    episode,
    event,
    vacancy,
    write_library,
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
    library = made(tmp_path, issues__november=issue(audiences=[TRAINEE, NEW]))
    keys = [each.key for each in all_editions(library).going]
    assert keys == [TRAINEE, NEW]


def sent_on(path: Path, day: str, **records: Keys) -> Library:
    return made(path, issues__november=issue(send_on=day), **records)


@pytest.mark.parametrize("moment", ["2026-11-22T09:00", "2026-11-26T11:59"])
def test_an_open_vacancy_stays(tmp_path: Path, moment: str) -> None:
    library = sent_on(tmp_path, "2026-11-26")
    assert "snart" in chosen(library, clock=Clock.parse(moment))[0]


@pytest.mark.parametrize(
    ("day", "moment"),
    [("2026-11-26", "2026-11-26T12:01"), ("2026-11-27", "2026-11-22T09:00")],
)
def test_an_expired_vacancy_goes(tmp_path: Path, day: str, moment: str) -> None:
    library = sent_on(tmp_path, day)
    assert "snart" not in chosen(library, clock=Clock.parse(moment))[0]


def test_once_its_day_is_over_a_letter_speaks_of_that_day(library: Library) -> None:
    then = chosen(library, clock=Clock.parse("2026-11-23T08:00"))
    assert chosen(library, clock=Clock.parse("2027-02-01T09:00")) == then


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
    blocks = [{"type": "muligheder", "select": ["loebende", "aaben", "snart"]}]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    assert chosen(library, TRAINEE) == [["loebende", "aaben", "snart"]]


def test_nothing_comes_twice_and_max_counts_what_is_left(tmp_path: Path) -> None:
    blocks = [
        {"type": "muligheder", "select": ["snart"]},
        {"type": "muligheder", "select": "auto", "max": "1"},
        {"type": "muligheder", "select": "auto"},
    ]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    assert chosen(library) == [["snart"], ["aaben"], ["loebende"]]


def test_a_vacancy_that_is_not_posted_yet_is_left_out(tmp_path: Path) -> None:
    coming = vacancy(posted="2026-12-01", deadline="2027-01-04", published="2026-11-02")
    library = made(tmp_path, vacancies__paa_vej=coming)
    assert chosen(library)[0] == ["snart", "aaben", "loebende"]


def test_an_example_that_is_passed_over_is_named_as_one(tmp_path: Path) -> None:
    library = made(
        tmp_path,
        issues__november=issue(blocks=[{"type": "artikler", "select": "auto"}], example="true"),
        articles__begynd=article("For andre", audiences=[TRAINEE], example="true"),
    )
    found = select(the_issue(library), AudienceCode(NEW), library, NOW, History())
    assert [(each.title, each.why) for each in found.passed] == [
        ("[Eksempel] For andre", Reason.OTHERS)
    ]


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


def test_empty_blocks_fall_away(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(send_on="2027-02-01", number="2027-02"))
    headings = [block.heading for block in letter(library, clock=Clock.parse("2027-02-01")).blocks]
    assert headings == ["Muligheder lige nu", "Fra podcasten", "Læs på hjemmesiden", ""]


def offer(**changes: Any) -> Keys:
    """Support that can be had."""
    return article("Et tilbud til en prøve") | {
        "section": None,
        "body": None,
        "contact": "raadgiver",
        "type": "netvaerk",
        "state": "aktuelt",
        "for_whom": "Læger, der lige er begyndt",
        "how_to": "Skriv til os.",
        "regions": ["hovedstaden"],
        "providers": ["kontoret"],
        **changes,
    }


OFFERS = {
    "offers__sidste_dag": offer(valid_through="2026-11-23", published="2026-11-10"),
    "offers__slut": offer(valid_through="2026-11-22"),
    "offers__laenge": offer(published="2026-11-01"),
    "offers__ide": offer(state="under-udvikling"),
    "offers__historie": offer(state="historisk"),
    "offers__andetsteds": offer(state="andre-regioner"),
}


def test_offers_that_can_be_had_on_the_day_of_sending_come_newest_first(tmp_path: Path) -> None:
    blocks = [{"type": "tilbud", "select": "auto", "max": "9"}]
    library = made(tmp_path, issues__november=issue(blocks=blocks), **OFFERS)
    assert chosen(library) == [["sidste-dag", "ide", "laenge"]]
    later = issue(blocks=blocks, send_on="2026-11-24")
    library = made(tmp_path, issues__november=later, **OFFERS)
    assert chosen(library, clock=Clock.parse("2026-11-24")) == [["ide", "laenge"]]


def test_designations_that_hold_or_will_come_newest_first(tmp_path: Path) -> None:
    blocks = [{"type": "udpegninger", "select": "auto", "max": "9"}]
    given = {
        f"designations__{name}": designation(audiences=[NEW], published=published, **period)
        for name, published, period in (
            ("nu", "2026-10-01", {"apply_by": "2026-12-01"}),
            ("kommer", "2026-11-02", {"valid_from": "2027", "valid_through": "2027"}),
            ("slut", "2026-10-01", {"valid_from": "2019", "valid_through": "2019"}),
        )
    }
    library = made(tmp_path, issues__november=issue(blocks=blocks), **given)
    assert chosen(library) == [["kommer", "nu"]]
    (now,) = [each for each in library.all(Designation) if each.id == "nu"]
    found = deadline_of(now, NOW)
    assert found is not None
    assert (found.word, found.at.date().isoformat()) == ("søg senest", "2026-12-01")
    assert "Gælder nu" in [tag.text for tag in mail_card(now, library, NOW).tags]


def test_by_hand_history_may_be_told_and_what_is_over_not(tmp_path: Path) -> None:
    blocks = [{"type": "tilbud", "select": ["ide", "historie", "sidste-dag", "slut"]}]
    library = made(tmp_path, issues__november=issue(blocks=blocks), **OFFERS)
    assert chosen(library) == [["ide", "historie", "sidste-dag"]]
    (fault,) = (sentence_of(problem) for problem in check(library))
    assert fault.endswith(
        'peger på "slut", som er slut, når brevet sendes 2026-11-23. Slet det her.'
    )


@pytest.mark.parametrize(("moment", "first"), [("2026-11-29", "naeste"), ("2026-11-28", "hverdag")])
def test_an_episode_is_told_from_the_day_of_its_release(
    tmp_path: Path, moment: str, first: str
) -> None:
    library = sent_on(tmp_path, moment)
    assert chosen(library, clock=Clock.parse(f"{moment}T23:59"))[2] == [first]


@pytest.mark.parametrize(
    ("changes", "in_letter"),
    [
        ({"expires": "2026-11-22"}, False),
        ({"expires": "2026-11-23"}, True),
        ({"published": "2026-11-22"}, True),
        ({"published": "2026-11-23"}, False),
        ({"example": "true"}, False),
    ],
)
def test_what_is_shown_now_and_on_the_day_of_sending_goes_in(
    tmp_path: Path, changes: Keys, *, in_letter: bool
) -> None:
    blocks = [{"type": "artikler", "select": "auto"}]
    library = made(
        tmp_path, issues__november=issue(blocks=blocks), articles__begynd=article(**changes)
    )
    assert chosen(library) == [["begynd"] if in_letter else []]


def test_what_is_passed_over_is_told_with_its_reason(tmp_path: Path) -> None:
    blocks = [{"type": "muligheder", "select": "auto", "max": "1"}]
    found = edition(made(tmp_path, issues__november=issue(blocks=blocks)))
    assert {(each.key, each.title, each.why) for each in found.passed} == {
        ("vacancy:aaben", "Vikariat i Hillerød", Reason.CUT),
        ("vacancy:loebende", "Ansættelse uden frist", Reason.CUT),
    }


def test_an_example_of_a_letter_shows_examples(tmp_path: Path) -> None:
    blocks = [{"type": "artikler", "select": "auto"}]
    library = made(
        tmp_path,
        issues__november=issue(blocks=blocks, example="true"),
        articles__begynd=article(example="true"),
    )
    assert chosen(library) == [["begynd"]]


def test_what_stands_alike_stands_by_id(tmp_path: Path) -> None:
    blocks = [
        {"type": kind, "select": "auto", "max": "9"}
        for kind in ("muligheder", "arrangementer", "episode", "artikler")
    ]
    library = made(
        tmp_path,
        issues__november=issue(blocks=blocks),
        vacancies__abe=vacancy(),
        vacancies__zebra=vacancy(deadline="2026-11-26", deadline_time="11:59"),
        events__abe=event(),
        episodes__abe=episode(),
        articles__abe=article(),
    )
    assert chosen(library) == [
        ["zebra", "snart", "aaben", "abe", "loebende"],
        ["abe", "moede"],
        ["abe", "hverdag", "gammel"],
        ["abe", "begynd"],
    ]


def test_premises_come_newest_first(tmp_path: Path) -> None:
    blocks = [{"type": "lokaler", "select": "auto"}]
    premises = article("Et lokale til en prøve") | {
        "section": None, "body": None, "areas": ["0400"], "type": "leje", "contact": "raadgiver",
        "address": "Eksempelvej 1", "postal_code": "3700", "city": "Rønne", "floor_area_m2": "180",
        "available_from": "nu", "monthly_rent": "15000", "accessibility": ["niveaufri"],
        "move_in_ready": "true",
    }  # fmt: skip
    library = made(
        tmp_path,
        issues__november=issue(blocks=blocks),
        premises__gammelt=premises,
        premises__nyt={**premises, "published": "2026-11-03"},
    )
    assert chosen(library) == [["nyt", "gammelt"]]


def test_a_mail_names_eight_in_the_morning_as_its_moment(library: Library) -> None:
    assert sent_at(the_issue(library)).isoformat() == "2026-11-23T08:00:00+01:00"


def test_an_issue_of_the_project_has_an_edition_for_each_audience(real_library: Library) -> None:
    for each in real_library.all(Issue):
        made = make_editions(each, real_library, NOW, Past())
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


def test_by_hand_the_first_stay_however_late_their_deadline(tmp_path: Path) -> None:
    blocks = [{"type": "muligheder", "select": ["loebende", "aaben", "snart"], "max": "2"}]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    choice = select(the_issue(library), AudienceCode(NEW), library, NOW, History())
    assert [item.key for item in choice.blocks[0]] == ["vacancy:loebende", "vacancy:aaben"]
    assert [(each.key, each.why) for each in choice.passed] == [("vacancy:snart", Reason.CUT)]


def test_an_item_says_what_a_later_letter_asks_for(library: Library) -> None:
    choice = select(the_issue(library), AudienceCode(NEW), library, NOW, History())
    item = next(each for block in choice.blocks for each in block if each.key == "vacancy:aaben")
    record = library.find(Vacancy, "aaben")
    assert record
    assert (item.published, item.name) == (record.published, "Hillerød")
    assert item.facts == facts_of(record)
    assert item.action == "Se, hvordan du søger"


def test_a_subject_names_a_place_or_a_title_that_is_short_enough(tmp_path: Path) -> None:
    titles = {
        "Møde om etablering": "Møde om etablering",
        "Kursus: en hel dag: to": "Kursus",
        "Et møde på 24 tegn i alt: x": "Et møde på 24 tegn i alt",
        "Et møde på 25 tegn i altt": "Møde i Hillerød",
    }
    for title, name in titles.items():
        library = write_library(tmp_path, {"events/a": event(title)})
        assert name_of(library.all(Event)[0], library) == name, title
    online = event("Et langt navn på et webinar om økonomi", attendance_mode="online",
                   location=None, online_url="https://example.org/w", type="webinar")  # fmt: skip
    library = write_library(tmp_path, {"events/a": online, "vacancies/b": vacancy()})
    assert name_of(library.all(Event)[0], library) == "Webinar online"
    assert name_of(library.all(Vacancy)[0], library) == "Hillerød"
