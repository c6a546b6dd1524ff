"""What each list can be asked: values of rows, choices with counts, orders, Danish order."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from publishing.blocks import Filter
from publishing.lists.columns import packed
from publishing.lists.episodes import episode_list
from publishing.lists.events import event_list
from publishing.lists.facet import Compare, Facet, limited, named
from publishing.lists.listing import ListView, Part
from publishing.lists.offers import offer_list
from publishing.lists.premises import premises_list
from publishing.lists.texts import text_list
from publishing.lists.vacancies import vacancy_list
from publishing.opendata.list_file import vacancy_file
from publishing.pages.learning.events import coming_events, past_events
from records.clock import Clock
from records.codes.people import Section
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.article import Article
from records.model.episode import Episode
from records.model.event import EventSeries
from records.model.offer import Offer
from records.model.premises import Premises
from records.model.vacancy import Vacancy
from tests.samples import NOW, SITE, article, episode, event, vacancy, write_library

Counts = list[tuple[str, str, int]]


def asked(made: ListView, name: str) -> Counts:
    """The choices of a question: value, text and number of hits."""
    found: Filter = next(each for each in made.filters if each.name == name)
    return [(choice.value, choice.text.replace("\u00a0", " "), choice.count)
            for choice in found.choices]  # fmt: skip


def rows(made: ListView) -> dict[str, dict[str, str]]:
    """The answers of the rows by their ids, in the order of the page."""
    return {card.facets["id"]: dict(card.facets) for g in made.groups for card in g.cards}


def sorted_by(made: ListView, value: str) -> list[str]:
    """The ids as the script sorts numbers and days; none of these has letters to fold."""
    sort = next(each for each in made.sorts if each.value == value)
    has = {id: row[sort.by] for id, row in rows(made).items() if row.get(sort.by)}

    def key(id: str) -> float | str:
        return float(has[id]) if has[id].isdigit() else has[id]

    return sorted(has, key=key, reverse=sort.down)


def premises(**changes: Any) -> dict[str, Any]:
    """Premises to rent in Hillerød."""
    return {
        "title": "Lokale til en klinik", "example": "false",
        "summary": "Et lokale, der er skrevet for at prøve listen og ikke for at lejes.",
        "audiences": ["nynedsat"], "areas": ["0219"], "published": "2026-11-02",
        "contact": "raadgiver", "type": "leje", "address": "Vej 1", "postal_code": "3400",
        "city": "Hillerød", "floor_area_m2": "160", "available_from": "nu",
        "accessibility": ["niveaufri"], "move_in_ready": "true", **changes,
    }  # fmt: skip


def offer(title: str, **changes: Any) -> dict[str, Any]:
    return {
        "title": title, "example": "false",
        "summary": "Et tilbud, der er skrevet for at prøve listen og ikke for at bruges.",
        "audiences": ["nynedsat"], "topics": ["etablering"], "published": "2026-10-01",
        "contact": "raadgiver", "type": "raadgivning", "state": "aktuelt",
        "for_whom": "Læger på vej", "how_to": "Skriv til os.", "regions": ["hovedstaden"],
        "providers": ["kontoret"], **changes,
    }  # fmt: skip


Write = Callable[..., Library]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """The library of these records, by `folder__id`."""

    def written(**records: dict[str, Any]) -> Library:
        return write_library(tmp_path, {key.replace("__", "/"): r for key, r in records.items()})

    return written


def test_vacancies(write: Write) -> None:
    library = write(
        vacancies__a=vacancy("Øverst på listen", deadline="2026-11-28"),
        vacancies__b=vacancy("Andel i Rønne", areas=["0400"], type="kompagniskabsandel",
                             practice_form="kompagniskab", price="1", price_note="Inventar",
                             deadline="2027-02-01", hours_per_week=None, posted="2026-11-10",
                             takeover="efter-aftale", audiences=["etableret", "nynedsat"]),
        vacancies__c=vacancy("Afsluttet i Hillerød", status="trukket", withdrawn_on="2026-11-18",
                             withdrawn_reason="Klinikken flytter"),
        vacancies__d=vacancy("Hele regionen her", areas=["region"], deadline="2026-12-20"),
    )  # fmt: skip
    made = vacancy_list(listed(library, Vacancy, NOW), library, NOW)

    assert [group.id for group in made.groups] == ["aaben", "afsluttet"]
    assert list(rows(made)) == ["a", "d", "b", "c"]
    assert asked(made, "omraade") == [("bornholm", "Bornholm", 2), ("hilleroed", "Hillerød", 3)]
    assert asked(made, "frist") == [
        ("", "Alle frister", 4), ("7", "Inden for 7 dage", 1), ("14", "Inden for 14 dage", 1),
        ("30", "Inden for 30 dage", 2), ("60", "Inden for 60 dage", 2),
    ]  # fmt: skip
    assert asked(made, "gruppe") == [
        ("koeb", "Køb og overtagelse", 1), ("ansaettelse", "Ansættelse", 3),
    ]  # fmt: skip
    assert [count for *_, count in asked(made, "maalgruppe")] == [3, 1, 1]
    assert rows(made)["c"]["frist"] == ""
    assert rows(made)["b"]["form"] == "kompagniskab"
    assert sorted_by(made, "nyeste")[0] == "b"
    assert "form" not in {each.name for each in made.filters}, "only one can be chosen"
    assert made.total_text == "4\u00a0muligheder"
    assert (made.rest, made.kinds, made.compare) == (0, ("vacancy",), "muligheder/sammenlign/")


def series(title: str, regions: list[str]) -> dict[str, Any]:
    return {
        "title": title, "example": "false", "audiences": ["hu-laege"],
        "summary": "En række, der er skrevet for at prøve listen og ikke andet end det.",
        "published": "2026-08-01", "type": "messe", "role": "medarrangoer",
        "open_to": ["hu-laege"], "regions": regions,
    }  # fmt: skip


def test_events(write: Write) -> None:
    library = write(
        events__a=event("Oplæg i Rønne", type="oplaeg", start_date="2026-11-29",
                        location=place("Rønne")),
        events__b=event("Webinar for alle", type="webinar", attendance_mode="online", location=None,
                        online_note="Linket kommer", start_date="2027-01-10"),
        events__c=event("Ovre nu", start_date="2026-10-02", published="2026-08-01",
                        location=place("Aarhus")),
        event_series__r=series("Messer hele året", ["hovedstaden"]),
    )  # fmt: skip
    rounds = list(listed(library, EventSeries, NOW))
    made = event_list(coming_events(library, NOW), past_events(library, NOW), rounds, library, NOW)

    assert [(group.id, len(group.cards)) for group in made.groups] == [
        ("kommende", 2), ("raekker", 1), ("tidligere", 1),
    ]  # fmt: skip
    assert asked(made, "sted") == [
        ("roenne", "Rønne", 1), ("aarhus", "Aarhus", 1), ("online", "Online", 1),
    ], "Danish order: Å after Ø"  # fmt: skip
    assert ("aabent-hus", "Åbent hus", 0) in asked(made, "type")
    assert [count for *_, count in asked(made, "tid")] == [4, 1, 1, 1, 2]
    assert asked(made, "rolle") == [
        ("medarrangoer", "Vi er medarrangør", 1), ("deltager", "Mød os her", 3),
    ]  # fmt: skip
    assert "tid" not in {key for key, value in rows(made)["c"].items() if value}
    assert made.kinds == ("event", "event_series")


def place(city: str) -> dict[str, Any]:
    return {"name": "Salen", "address": "Vej 1", "postal_code": "3400", "city": city,
            "accessibility": ["niveaufri"]}  # fmt: skip


def test_an_event_that_has_begun_counts_until_it_ends(write: Write) -> None:
    two_days = event("To dage i træk", start_date="2026-11-21", end_date="2026-11-23")
    library = write(events__a=two_days, events__b=event(start_date="2027-01-10"))
    made = event_list(coming_events(library, NOW), (), (), library, NOW)
    assert asked(made, "tid")[1] == ("7", "Inden for 7 dage", 1)


def test_premises(write: Write) -> None:
    library = write(
        premises__a=premises(monthly_rent="16000", available_from="2027-01-15"),
        premises__b=premises(title="Ved havnen i Rønne", areas=["0400"], floor_area_m2="90",
                             accessibility=["elevator", "niveaufri"]),
        premises__c=premises(title="Et til salg", type="salg", floor_area_m2="240",
                             accessibility=["ukendt"], available_from="2027-09-01"),
    )  # fmt: skip
    made = premises_list(listed(library, Premises, NOW), library, NOW)

    assert [count for *_, count in asked(made, "areal")] == [3, 2, 2, 1, 0]
    assert asked(made, "husleje")[1:3] == [
        ("10000", "Højst 10.000 kr.", 0), ("15000", "Højst 15.000 kr.", 0),
    ]  # fmt: skip
    assert asked(made, "husleje")[3] == ("20000", "Højst 20.000 kr.", 1), "of those that say it"
    assert [count for *_, count in asked(made, "ledig")] == [3, 1, 2, 2]
    assert {value: count for value, _, count in asked(made, "adgang")} == {
        "niveaufri": 2, "elevator": 1,
    }  # fmt: skip
    assert sorted_by(made, "areal") == ["c", "a", "b"]
    assert sorted_by(made, "husleje") == ["a"]
    assert sorted_by(made, "ledig") == ["b", "a", "c"]


def test_texts(write: Write) -> None:
    long = "ord " * 700
    library = write(
        articles__vejen=article("Vejen til egen praksis"),
        articles__a=article("Zebraer i klinikken", body="Kort.", topics=["hverdag"]),
        articles__b=article("Ærlig snak om tid", body=long, updated="2026-11-20",
                            topics=["hverdag", "travlhed"], audiences=["saelger"]),
    )  # fmt: skip
    texts = [a for a in listed(library, Article, NOW) if not a.is_section_front]
    made = text_list(Section.VEJEN, texts, library, NOW)

    assert asked(made, "tema") == [
        ("travlhed", "Travlhed", 1), ("hverdag", "Hverdagen i praksis", 2),
    ]  # fmt: skip
    assert [count for *_, count in asked(made, "min")] == [2, 1, 1, 2]
    assert "form" not in {each.name for each in made.filters}
    assert sorted_by(made, "kort") == ["a", "b"]
    assert sorted_by(made, "nyeste") == ["b", "a"]
    assert (made.name, made.look, made.total_text) == ("vejen", "pictures", "2\u00a0tekster")


def test_episodes(write: Write) -> None:
    heard = {"role": "Læge", "name": "Åse Prøve", "consent": "true"}
    unnamed = {"role": "Vært", "consent": "false"}
    library = write(
        events__moede=event(),
        episodes__a=episode("Første episode her", people=[unnamed, heard], released="2026-11-01"),
        episodes__b=episode("Anden episode her", people=[unnamed], topics=["hverdag"]),
    )
    made = episode_list((Part("hoer", "Hør", list(listed(library, Episode, NOW))),), library, NOW)

    assert asked(made, "person") == [("vaert", "Vært", 2), ("aase-proeve", "Åse Prøve", 1)]
    assert [value for value, *_ in asked(made, "tema")] == ["hverdag", "etablering"]
    assert sorted_by(made, "aeldste") == ["a", "b"]


def test_offers(write: Write) -> None:
    library = write(
        offers__a=offer("Rådgivning til dig", regions=["hovedstaden", "sjaelland"]),
        offers__b=offer("Seminar for alle", type="seminar", topics=["ledelse"]),
    )
    clocks = NOW, Clock.parse("2027-02-01")
    shown = list(listed(library, Offer, NOW))
    made, merged = (
        offer_list((Part("aktuelt", "Det kan du få", shown),), library, at) for at in clocks
    )

    assert asked(made, "region") == [
        ("region-hovedstaden", "Region Hovedstaden", 2), ("region-sjaelland", "Region Sjælland", 1),
    ]  # fmt: skip
    assert "region" not in {each.name for each in merged.filters}, "one region is no question"
    assert asked(made, "type") == [("raadgivning", "Rådgivning", 1), ("seminar", "Seminar", 1)]


@pytest.mark.parametrize("moment", ["2026-12-31T23:59", "2027-01-01T00:00"])
def test_an_offer_of_one_region_holds_in_its_own_municipalities(write: Write, moment: str) -> None:
    library = write(
        areas__lolland={"code": "0360", "name": "Lolland", "region": "sjaelland",
                        "example": "false"},
        health_councils__oeerne={
            "name": "Øerne", "example": "false", "municipalities": ["0360"],
            "checked": "2026-11-15", "sources": [
                {"title": "En side", "publisher": "Kontoret", "date": "2026"}
            ],
        },
        offers__hovedstaden=offer("Hjælp fra Region Hovedstaden"),
        offers__region=offer("Hjælp i hele regionen", areas=["region"]),
        offers__begge=offer("Hjælp fra begge regioner", regions=["hovedstaden", "sjaelland"]),
        offers__landet=offer("Hjælp i hele landet", regions=["hele-landet"]),
        offers__lolland=offer("Hjælp på Lolland", regions=["sjaelland"], areas=["0360"]),
        offers__fyn=offer("Hjælp på Fyn", regions=["syddanmark"]),
    )  # fmt: skip
    clock = Clock.parse(moment)
    shown = list(listed(library, Offer, clock))
    made = offer_list((Part("aktuelt", "Det kan du få", shown),), library, clock)
    counts = {value: count for value, _, count in asked(made, "omraade")}
    assert counts["lolland"] == 3, "its own, that of both regions, and that of the country"
    assert {counts[each] for each in ("bornholm", "hilleroed")} == {4}
    assert rows(made)["hovedstaden"]["omraade"].split() == rows(made)["region"]["omraade"].split()
    assert "lolland" not in rows(made)["hovedstaden"]["omraade"]
    assert rows(made)["landet"]["sundhedsraad"] == "region"


def test_events_can_be_narrowed_to_a_council(write: Write) -> None:
    def council(name: str, code: str) -> dict[str, Any]:
        source = {"title": "En side", "publisher": "Kontoret", "date": "2026"}
        return {"name": name, "example": "false", "municipalities": [code],
                "checked": "2026-11-15", "sources": [source]}  # fmt: skip

    library = write(
        health_councils__nord=council("Nord", "0219"),
        health_councils__oeen=council("Øen", "0400"),
        events__a=event("Oplæg i Rønne", areas=["0400"]),
        events__b=event("Oplæg i Hillerød", areas=["0219"]),
        events__c=event("Oplæg for alle", areas=["region"]),
        event_series__her=series("Møder i Region Hovedstaden", ["hovedstaden"]),
        event_series__der=series("Møder i Region Sjælland", ["sjaelland"]),
    )
    held = list(listed(library, EventSeries, NOW))
    made = event_list(coming_events(library, NOW), (), held, library, NOW)
    assert asked(made, "sundhedsraad") == [("nord", "Nord", 3), ("oeen", "Øen", 3)]
    assert rows(made)["c"]["sundhedsraad"] == "region"
    assert {"nord", "oeen"} == set(rows(made)["her"]["sundhedsraad"].split())
    assert not rows(made)["der"].get("sundhedsraad")


def test_rows_beyond_the_page_are_counted_and_left_to_the_file(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publishing.lists.vacancies.RENDERED", 2)
    library = write(**{f"vacancies__v{n}": vacancy(deadline=f"2026-12-1{n}") for n in range(4)})
    made = vacancy_list(listed(library, Vacancy, NOW), library, NOW)
    assert (list(rows(made)), made.rest) == (["v0", "v1"], 2)
    assert made.groups[0].count_text == "4\u00a0muligheder"
    assert made.source == vacancy_file(library, SITE, NOW).path


def unpacked(columns: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """The rows of columns, as the script reads them."""
    whole = {
        name: column if isinstance(column, list) else [column["values"][n] for n in column["at"]]
        for name, column in columns.items()
    }
    return [{name: column[at] for name, column in whole.items()} for at in range(number)]


def test_the_file_has_every_row_as_the_page_would_show_it(write: Write) -> None:
    library = write(
        vacancies__a=vacancy("Den første", deadline="2026-11-28"),
        vacancies__b=vacancy("Andel i klinik", type="kompagniskabsandel",
                             practice_form="kompagniskab",
                             price="1", price_note="Inventar", deadline="2027-02-01",
                             hours_per_week=None, takeover="efter-aftale", patients="1600",
                             patients_date="2026-01-01"),
        vacancies__c=vacancy("Den sidste", status="trukket", withdrawn_on="2026-11-18",
                             withdrawn_reason="Klinikken flytter"),
    )  # fmt: skip
    made = vacancy_list(listed(library, Vacancy, NOW), library, NOW)
    file = json.loads(vacancy_file(library, SITE, NOW).content)
    assert (file["site"], file["count"]) == (SITE.url, 3)
    facets = [
        {name: text for name, text in one.items() if text} for one in unpacked(file["facets"], 3)
    ]
    cards = [card for group in made.groups for card in group.cards]
    assert facets == [{n: t for n, t in card.facets.items() if t} for card in cards]
    found = unpacked(file["rows"], 3)
    assert [one["part"] for one in found] == ["aaben", "aaben", "afsluttet"]
    for one, card in zip(found, cards, strict=True):
        assert (one["title"], one["url"], one["parts"]) == (card.title, card.url, [*card.parts])
        assert one["tags"] == [[tag.text, tag.tone.value] for tag in card.tags]
    assert found[1]["takeover"] == "efter-aftale"
    assert found[1]["practice_form_label"] == "Kompagniskabspraksis"


def test_what_many_rows_say_is_written_once() -> None:
    found = packed([{"a": "x", "b": n} for n in range(4)] + [{"a": "y", "b": 4, "c": "z"}])
    assert found["a"] == {"values": ["x", "y"], "at": [0, 0, 0, 0, 1]}
    assert found["b"] == [0, 1, 2, 3, 4]
    assert found["c"] == {"values": ["", "z"], "at": [0, 0, 0, 0, 1]}


def test_names_stand_in_danish_order(write: Write) -> None:
    texts = ["Østerbro", "Aabenraa", "Zoo", "Ærø", "Bro"]
    facet: Facet[str] = named("x", "X", lambda text: ((text, text),))
    found = facet.filter_of(texts, NOW)
    assert [choice.text for choice in found.choices] == [
        "Bro",
        "Zoo",
        "Ærø",
        "Østerbro",
        "Aabenraa",
    ]


@pytest.mark.parametrize(
    ("compare", "answer", "limit", "shown"),
    [
        (Compare.WITHIN, "2026-11-22T08:59:00+01:00", 7, False),
        (Compare.WITHIN, "2026-11-22T09:00:00+01:00", 7, True),
        (Compare.WITHIN, "2026-11-29T23:59:59.999+01:00", 7, True),
        (Compare.WITHIN, "2026-11-30T00:00:00+01:00", 7, False),
        (Compare.BY, "2026-11-01", 0, True),
        (Compare.BY, "2026-11-23", 0, False),
        (Compare.LEAST, "100", 100, True),
        (Compare.LEAST, "99", 100, False),
        (Compare.MOST, "100", 100, True),
        (Compare.MOST, "101", 100, False),
    ],
)
def test_edges(compare: Compare, answer: str, limit: int, *, shown: bool) -> None:
    steps: Sequence[tuple[int, str]] = ((limit, "Grænsen"),)
    facet: Facet[str] = limited("x", "X", lambda text: text, steps, compare, "Alle")
    assert facet.fits(answer, str(limit), NOW) is shown
    assert facet.fits(answer, "", NOW)
    assert facet.fits("", str(limit), NOW) is False
