"""The card of each kind, word by word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publishing.blocks import EXAMPLE_TAG, Card, DateBlock, Tag, Tone
from publishing.cards import card_of, cards_of, own_tags, with_eyebrow
from publishing.labels import label_list
from publishing.page import plain_value
from publishing.place_names import place_names
from publishing.related import pointing_at, related_cards
from records.clock import Clock
from records.codes.vacancy import VacancyType
from records.model.article import Article
from records.model.base import Content
from records.model.episode import Episode
from records.model.event import Event, EventSeries
from records.model.guide import Guide
from records.model.initiative import Initiative
from records.model.newsletter import Issue
from records.model.offer import Offer
from records.model.premises import Premises
from records.model.survey import Survey
from records.model.vacancy import Vacancy
from tests.newsletter.samples import issue, mailing_list
from tests.samples import NOW, SUMMARY, Keys, article, episode, event, vacancy, write_library


def content(title: str, **changes: Any) -> Keys:
    """What records of content have in common."""
    return article(title) | {"section": None, "body": None, **changes}


SOURCES = {"sources": [{"title": "Bilag 3", "publisher": "Region Hovedstaden", "date": "2026"}]}
PREMISES = content(
    "Et lokale til en prøve", areas=["0400"], type="leje", contact="raadgiver",
    address="Eksempelvej 1", postal_code="3700", city="Rønne", floor_area_m2="180",
    available_from="nu", monthly_rent="15000", accessibility=["niveaufri"], move_in_ready="true",
)  # fmt: skip
SERIES = content(
    "Rækken af møder", open_to=["hu-laege"], regions=["hovedstaden"], type="seminar",
    frequency="Hver måned",
)  # fmt: skip
OFFER = content(
    "Et tilbud til en prøve", contact="raadgiver", type="netvaerk", state="aktuelt",
    for_whom="Nye i praksis", how_to="Skriv til os.", regions=["hovedstaden"],
    providers=["kontoret"], valid_through="2026-12-31",
)  # fmt: skip
STEP = {"title": "Et trin", "example": "false", "what": "Gør det.", "why": "Så er det gjort.",
        "who": "laegen", "checked": "2026-11-15"}  # fmt: skip
RECORDS: dict[str, Keys] = {
    "vacancies/a": vacancy(areas=["0219", "0400"], count="3", example="true"),
    "premises/a": PREMISES,
    "event_series/a": SERIES,
    "events/moede": event(series="a"),
    "events/sidst": event("Det næste møde", series="a", start_date="2027-01-12"),
    "episodes/a": episode(),
    "articles/a": article(),
    "issues/a": issue(),
    "mailing_lists/paa-vej": mailing_list(),
    "articles/begynd": article(),
    "steps/a": STEP,
    "steps/b": STEP,
    "steps/c": STEP,
    "guides/guide": content("Vejen til det", steps=["a", "b", "c"], contact="raadgiver",
                        body="Her begynder vejen."),
    "offers/a": OFFER,
    "surveys/us": content("En undersøgelse", date="2026-03", respondents="Yngre læger",
                         findings=["Travlhed fylder."], **SOURCES),
    "initiatives/indsats": content("En indsats", description="Et netværk er på vej.",
                             status="paabegyndt", status_date="2026-03", region="hovedstaden",
                             **SOURCES),
}  # fmt: skip


def card(
    folder: Path, model: type[Content], moment: str = "2026-11-22T09:00", **records: Keys
) -> Card:
    """The card of the first record of a kind; `records` are `folder__id`."""
    given = {name.replace("__", "/"): keys for name, keys in records.items()}
    library = write_library(folder, RECORDS | given)
    found = card_of(library.all(model)[0], library, Clock.parse(moment))
    assert found.summary == found.summary.strip()
    return found


def line(found: Card) -> str:
    return found.line.replace("\u00a0", " ")


def test_a_vacancy(tmp_path: Path) -> None:
    found = card(tmp_path, Vacancy)
    assert found == Card(
        kind="vacancy",
        title="Vikariat i Hillerød",
        url="muligheder/a/",
        summary=SUMMARY,
        parts=(
            "Hillerød og Bornholm",
            "3 stillinger",
            "Frist 15.\u00a0december 2026 kl.\u00a012.00",
        ),
        tags=(EXAMPLE_TAG, Tag("Ansat speciallæge i praksis"), Tag("Åben", Tone.OPEN)),
        date=DateBlock("dec.", "15.", "2026", "2026-12-15"),
        example=True,
        state="aaben",
    )


@pytest.mark.parametrize(
    ("moment", "tag", "state", "dated"),
    [
        ("2026-11-01T23:59", Tag("På vej"), "kommende", True),
        ("2026-12-07T23:59", Tag("Åben", Tone.OPEN), "aaben", True),
        ("2026-12-08T00:00", Tag("Åben", Tone.NEAR), "aaben", True),
        ("2026-12-15T12:00:59", Tag("Åben", Tone.NEAR), "aaben", True),
        ("2026-12-15T12:01", Tag("Frist udløbet", Tone.QUIET), "udloebet", False),
    ],
)
def test_a_vacancy_as_time_goes(
    tmp_path: Path, moment: str, tag: Tag, state: str, *, dated: bool
) -> None:
    found = card(tmp_path, Vacancy, moment, vacancies__a=vacancy())
    assert found.tags == (Tag("Ansat speciallæge i praksis"), tag)
    assert (found.state, bool(found.date)) == (state, dated)


def test_what_is_decided_is_told_by_the_tag_alone(tmp_path: Path) -> None:
    keys = vacancy(status="vurderes")
    found = card(tmp_path, Vacancy, "2026-12-20", vacancies__a=keys)
    assert found.tags[-1] == Tag("Ansøgninger vurderes", Tone.QUIET)
    assert (line(found), found.date) == ("Hillerød", None)


@pytest.mark.parametrize(
    ("count", "kind", "told"),
    [
        ("1", "ansat-speciallaege", None),
        ("2", "ansat-speciallaege", "2 stillinger"),
        ("2", "kompagniskabsandel", "2 andele"),
        ("20", "kbu", "20 forløb"),
    ],
)
def test_more_than_one_is_counted(tmp_path: Path, count: str, kind: str, told: str | None) -> None:
    more: dict[str, dict[str, Any]] = {
        "kompagniskabsandel": {
            "practice_form": "kompagniskab",
            "takeover": "efter-aftale",
            "hours_per_week": None,
        },
        "kbu": {"period": {"start": "2027-02-01", "end": "2027-07-31"}},
    }
    keys = vacancy(count=count, type=kind, **more.get(kind, {}))
    shown = line(card(tmp_path, Vacancy, vacancies__a=keys)).split(" · ")
    assert shown[1:-1] == ([told] if told else [])


def test_a_reposting_says_so_among_what_is_related_too(tmp_path: Path) -> None:
    first = vacancy(status="ubesat", decided_on="2026-10-20", posted="2026-09-01",
                    deadline="2026-10-01", published="2026-09-01")  # fmt: skip
    records = {
        "vacancies/a": vacancy(repost_of="b"),
        "vacancies/b": first,
        "articles/a": article(related=["vacancy:a"]),
        "events/moede": event(),
    }
    library = write_library(tmp_path, records)
    (found,) = related_cards(library.all(Article)[0], library, NOW)
    assert line(found).split(" · ") == [
        "Hillerød",
        "Frist 15. december 2026 kl. 12.00",
        "Genopslag, 2. runde",
    ]


def test_premises(tmp_path: Path) -> None:
    found = card(tmp_path / "a", Premises)
    assert (found.kind, line(found)) == ("premises", "Rønne · 180 m² · 15.000 kr. pr. måned")
    assert found.tags == (Tag("Til leje"),)
    assert found.url == "lokaler/a/"
    free = card(tmp_path / "b", Premises, premises__a={**PREMISES, "monthly_rent": "0"})
    assert line(free) == "Rønne · 180 m² · 0 kr. pr. måned"
    unknown = {**PREMISES, "monthly_rent": None}
    assert line(card(tmp_path / "c", Premises, premises__a=unknown)) == "Rønne · 180 m²"


@pytest.mark.parametrize(
    ("moment", "status", "tag", "state"),
    [
        ("2026-12-08T18:59:59", "aaben", Tag("Åben for tilmelding", Tone.OPEN), "kommende"),
        ("2026-12-08T18:59:59", "fuldt", Tag("Fuldt booket", Tone.QUIET), "kommende"),
        ("2026-12-08T19:00", "aaben", Tag("Afholdt", Tone.QUIET), "afholdt"),
    ],
)
def test_an_event(tmp_path: Path, moment: str, status: str, tag: Tag, state: str) -> None:
    found = card(tmp_path, Event, moment, events__moede=event(status=status))
    assert (found.kind, found.url) == ("event", "arrangementer/moede/")
    assert line(found) == "8. december 2026 · kl. 16.30–19.00 · Hillerød"
    assert found.tags == (Tag("Møde"), tag)
    assert found.state == state
    assert found.date == DateBlock("dec.", "8.", "2026", "2026-12-08")


REGISTRATION = {"method": "mail", "address": "til@example.org", "deadline": "2026-12-04"}
SIGN_UP = " · tilmelding senest 4. december 2026"


@pytest.mark.parametrize(
    ("moment", "status", "tag", "more"),
    [
        ("2026-12-04T23:59:59", "aaben", Tag("Åben for tilmelding", Tone.OPEN), SIGN_UP),
        ("2026-12-05T00:00", "aaben", Tag("Tilmelding lukket", Tone.QUIET), ""),
        ("2026-12-04T12:00", "venteliste", Tag("Venteliste", Tone.QUIET), SIGN_UP),
        ("2026-12-05T00:00", "venteliste", Tag("Tilmelding lukket", Tone.QUIET), ""),
        ("2026-12-04T12:00", "fuldt", Tag("Fuldt booket", Tone.QUIET), ""),
        ("2026-12-05T00:00", "planlagt", Tag("Planlagt", Tone.QUIET), ""),
        ("2026-12-08T19:00", "aaben", Tag("Afholdt", Tone.QUIET), ""),
    ],
)
def test_an_event_tells_until_when_one_can_sign_up(
    tmp_path: Path, moment: str, status: str, tag: Tag, more: str
) -> None:
    keys = event(status=status, registration=REGISTRATION)
    found = card(tmp_path, Event, moment, events__moede=keys)
    assert line(found) == f"8. december 2026 · kl. 16.30–19.00 · Hillerød{more}"
    assert found.tags == (Tag("Møde"), tag)


def test_an_event_that_takes_no_registrations_says_so(tmp_path: Path) -> None:
    found = card(tmp_path, Event, events__moede=event(registration={"method": "ingen"}))
    assert found.tags == (Tag("Møde"), Tag("Uden tilmelding", Tone.OPEN))


def test_an_event_without_a_place_or_a_time(tmp_path: Path) -> None:
    online = event(attendance_mode="online", location=None,
                   online_url="https://example.org/a")  # fmt: skip
    assert line(card(tmp_path / "a", Event, events__moede=online)).endswith(" · Online")
    whole = event(start_time="00:00", end_time="23:59")
    assert line(card(tmp_path / "b", Event, events__moede=whole)) == "8. december 2026 · Hillerød"


@pytest.mark.parametrize(
    ("moment", "coming"),
    [
        ("2026-12-08T18:59", "Næste: 8. december 2026"),
        ("2026-12-08T19:00", "Næste: 12. januar 2027"),
        ("2027-01-12T19:00", "Ingen datoer endnu"),
    ],
)
def test_a_series(tmp_path: Path, moment: str, coming: str) -> None:
    found = card(tmp_path, EventSeries, moment)
    assert (found.kind, line(found)) == ("event_series", f"Hver måned · {coming}")
    assert found.tags == (Tag("Seminar"),)


def test_a_series_without_a_type_has_no_tag(tmp_path: Path) -> None:
    plain = {**SERIES, "type": None, "frequency": None}
    found = card(tmp_path, EventSeries, event_series__a=plain)
    assert (found.tags, line(found)) == ((), "Næste: 8. december 2026")


@pytest.mark.parametrize(
    ("changes", "told", "tags"),
    [
        ({}, "12. november 2026 · med udskrift", (Tag("Bonus"),)),
        (
            {"type": "full", "season": "1", "number": "1"},
            "Sæson 1, episode 1 · 12. november 2026 · med udskrift",
            (),
        ),
        (
            {"status": "mangler-oplysninger", "released": None, "released_month": "2026-05",
             "audio": None, "transcript": None, "type": "full", "season": "1", "number": "1"},
            "maj 2026",
            (Tag("Kan ikke høres her endnu", Tone.QUIET),),
        ),
        (
            {"status": "planlagt", "released": None, "audio": None, "transcript": None},
            "",
            (Tag("Bonus"),),
        ),
    ],
)  # fmt: skip
def test_an_episode(
    tmp_path: Path, changes: dict[str, Any], told: str, tags: tuple[Tag, ...]
) -> None:
    found = card(tmp_path, Episode, episodes__a=episode(**changes))
    assert (found.kind, line(found), found.tags) == ("episode", told, tags)
    assert found.state == changes.get("status", "udgivet")


def test_an_article_and_an_issue(tmp_path: Path) -> None:
    found = card(tmp_path / "a", Article, articles__a=article(body="ord " * 200))
    assert (found.kind, found.tags) == ("article", (Tag("Vejen til egen praksis"),))
    assert "min" in found.line
    letter = card(tmp_path / "b", Issue)
    assert (letter.kind, letter.tags) == ("issue", ())
    assert line(letter) == "Udgave 2026-11 · 23. november 2026"
    assert letter.date == DateBlock("nov.", "23.", "2026", "2026-11-23")


@pytest.mark.parametrize(
    ("moment", "state", "tags"),
    [
        ("2026-12-31", "aktuelt", (Tag("Netværk"),)),
        ("2027-01-01", "historisk", (Tag("Netværk"), Tag("Historisk", Tone.QUIET))),
    ],
)
def test_an_offer(tmp_path: Path, moment: str, state: str, tags: tuple[Tag, ...]) -> None:
    found = card(tmp_path, Offer, moment)
    assert (found.kind, line(found), found.state) == ("offer", "Nye i praksis", state)
    assert found.tags == tags


def test_a_guide_a_survey_and_an_initiative(tmp_path: Path) -> None:
    guide, survey, initiative = (card(tmp_path, kind) for kind in (Guide, Survey, Initiative))
    assert (guide.kind, line(guide), guide.tags) == ("guide", "3 trin", (Tag("Guide"),))
    assert (survey.kind, line(survey)) == ("survey", "Yngre læger · marts 2026")
    assert survey.tags == (Tag("Undersøgelse"),)
    assert (initiative.kind, initiative.tags) == (
        "initiative",
        (Tag("Påbegyndt", Tone.QUIET),),
    )
    assert line(initiative) == "Region Hovedstaden · status pr. marts 2026"


def test_related_cards_are_those_that_may_be_seen(tmp_path: Path) -> None:
    records = {
        "articles/a": article(related=["event:moede", "article:senere", "article:slut"]),
        "articles/b": article(related=["article:a"]),
        "articles/senere": article(published="2026-11-23", related=["article:a"]),
        "articles/slut": article(expires="2026-11-21"),
        "articles/moede": article(related=["article:slut"]),
        "events/moede": event(related=["article:a"]),
    }
    library = write_library(tmp_path, records)
    first = library.all(Article)[0]
    one_way = [found.url for found in related_cards(first, library, NOW)]
    assert one_way == ["arrangementer/moede/", "vejen/slut/"]
    both = [found.url for found in related_cards(first, library, NOW, both_ways=True)]
    assert both == ["arrangementer/moede/", "vejen/slut/", "vejen/b/"]
    assert [record.id for record in pointing_at(first, library)] == ["moede", "b", "senere"]
    assert pointing_at(library.all(Article)[1], library) == []
    assert cards_of(library.all(Article)[:2], library, NOW) == tuple(
        card_of(record, library, NOW) for record in library.all(Article)[:2]
    )


def test_own_tags_leave_out_the_label_of_examples(tmp_path: Path) -> None:
    library = write_library(tmp_path, RECORDS)
    (found,) = library.all(Vacancy)
    assert own_tags(found, library, NOW) == (
        Tag("Ansat speciallæge i praksis"),
        Tag("Åben", Tone.OPEN),
    )
    assert with_eyebrow(card_of(found, library, NOW), "Øverst").eyebrow == "Øverst"


def test_names_of_places(tmp_path: Path) -> None:
    library = write_library(tmp_path, RECORDS)
    assert place_names(("0400",), library) == "Bornholm"
    assert place_names(("0219", "region"), library) == "Hillerød og Hele regionen"
    assert place_names(("region",), library, "Region Østdanmark") == "Region Østdanmark"
    assert place_names(("9999",), library, "alle") == "alle"


def test_labels_in_a_running_list() -> None:
    kinds = (VacancyType.ANSAT_SPECIALLAEGE, VacancyType.KBU, VacancyType.VIKARIAT)
    assert label_list(()) == ""
    assert label_list(kinds[:1]) == "Ansat speciallæge i praksis"
    assert label_list(kinds) == "Ansat speciallæge i praksis, KBU-forløb og vikariat"


def test_a_card_is_one_plain_value_for_all_pages() -> None:
    card = Card("area", "Rønne", "omraader/roenne/", "Kort.", ("Bornholm",), (EXAMPLE_TAG,))
    plain = plain_value([card, card])
    assert plain[0] is plain[1]
    assert plain[0]["tags"] == [{"text": "Eksempel", "tone": "example"}]
    assert "plain" not in plain[0]
    assert replace(card, title="Nexø").plain is None
