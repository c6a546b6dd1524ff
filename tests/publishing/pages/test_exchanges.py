"""Days on pages, in the list, in data and for the office: by number, and no name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from editing.agenda.openings import consents
from editing.matches import as_text, as_values, matches
from newsletter.selection.cards import mail_card
from publishing.cards import card_of
from publishing.lists.exchanges import exchange_ask
from publishing.pages.vacancies.exchanges import exchange_pages
from publishing.pages.vacancies.seekers import seekers
from records.facts.exchanges import exchanges_at
from records.loading.library import Library
from records.model.exchange import Exchange
from records.model.people import Adviser
from records.model.vacancy import Vacancy
from tests.samples import NOW, Keys, exchange, vacancy, write_library

POST = vacancy("Vikariat i Rønne", areas=["0400"], type="vikariat", period={"start": "2027-03-01"})
LACKING = exchange("Praksis mangler en vikar", number="2", side="soeger", party="praksis")


def _library(folder: Path, records: dict[str, Keys]) -> Library:
    made = write_library(folder, records)
    advisers = {a.id: a.model_copy(update={"example": False}) for a in made.all(Adviser)}
    return made.with_records({**made.records, "adviser": advisers})


def _pages(library: Library) -> dict[str, dict[str, Any]]:
    return {page.address: dict(page.meta) for page in exchange_pages(library, NOW)}


def test_the_page_asks_to_write_about_the_number_and_names_what_fits(tmp_path: Path) -> None:
    library = _library(tmp_path, {
        "vacancies/a": POST, "exchanges/dage-1": exchange(), "exchanges/dage-2": LACKING,
    })  # fmt: skip
    page = _pages(library)["dage/dage-1/"]
    assert page["noindex"]
    assert page["write"]["text"] == "Skriv til os om nr. 1"
    told = unquote(page["write"]["url"])
    assert "?subject=Dage nr. 1&body=Hej" in told
    assert "Siden siger, at det passer med nr. 2." in told
    assert [card["title"] for card in page["cards"]] == ["Praksis mangler en vikar"]
    assert [card["title"] for card in page["more_cards"]] == ["Vikariat i Rønne"]
    rows = {fact["label"]: fact["value"] for fact in page["facts"]}
    assert rows["Fra"] == "1.\u00a0februar 2027"
    assert "Til og med" not in rows
    other = _pages(library)["dage/dage-2/"]
    assert (other["cards_title"], other["more_cards"]) == ("De har sådanne dage", [])


def test_an_example_has_nobody_to_write_to(tmp_path: Path) -> None:
    library = _library(tmp_path, {"exchanges/dage-1": exchange(example="true")})
    page = _pages(library)["dage/dage-1/"]
    assert (page["write"], page["nobody"]) == (None, "Eksempel – ingen bag nummeret")


def test_a_posting_says_who_has_days_for_it(tmp_path: Path) -> None:
    library = _library(tmp_path, {"vacancies/a": POST, "exchanges/dage-1": exchange()})
    (post,) = library.all(Vacancy)
    (note,) = seekers(post, library, NOW)
    said = "1\u00a0vikar har dage, der passer"
    assert note == {"text": said, "url": "dage/dage-1/", "example": False}
    assert mail_card(post, library, NOW).parts[-1] == said
    (one,) = library.all(Exchange)
    assert card_of(one, library, NOW).parts == (
        "Nr. 1", "Bornholm", "Vikar", "fra 1.\u00a0februar 2027",
    )  # fmt: skip


def test_without_consent_there_is_no_page_or_match(tmp_path: Path) -> None:
    gone = exchange(consent_withdrawn_on="2026-11-20")
    library = _library(tmp_path, {"exchanges/dage-1": gone, "exchanges/dage-2": LACKING})
    assert sorted(_pages(library)) == ["dage/", "dage/dage-2/"]
    (found,) = matches(library, NOW, 7)
    assert found.found == ()


def test_the_list_is_narrowed_by_purpose_side_month_and_day(tmp_path: Path) -> None:
    library = _library(tmp_path, {
        "exchanges/dage-1": exchange(
            areas=["0400", "0219"], last_day="2027-05-31", weekdays=["mandag"]
        ),
        "exchanges/dage-2": LACKING | {"help": ["vikar", "mentor"], "first_day": "2027-04-30"},
    })  # fmt: skip
    shown = exchanges_at(library, NOW)
    ask = exchange_ask(library, NOW)

    def found(name: str, value: str) -> list[int]:
        facet = next(one for one in ask.facets if one.name == name)
        return sorted(one.number for one in shown if facet.fits(one, value, NOW))

    assert found("til", "mentor") == [2]
    assert found("side", "tilbyder") == [1]
    assert found("omraade", "bornholm") == [1, 2]
    assert found("maaned", "2027-01") == []
    assert found("maaned", "2027-02") == [1]
    assert found("maaned", "2027-04") == [1, 2]
    assert found("maaned", "2027-06") == [2]
    assert found("ugedag", "mandag") == [1, 2]
    assert found("ugedag", "fredag") == [2]
    months = next(one for one in ask.facets if one.name == "maaned").filter_of(shown, NOW)
    assert [(c.value, c.text, c.count) for c in months.choices][:2] == [
        ("2027-02", "februar 2027", 1), ("2027-03", "marts 2027", 1),
    ]  # fmt: skip
    assert months.choices[-1].value == "2027-10"


def test_no_feed_and_counts_of_five_and_more(
    tmp_path: Path, files_of: Callable[..., dict[str, bytes]]
) -> None:
    said = "Dage uden lige"
    days = {
        f"exchanges/dage-{n}": exchange(said, number=str(n), areas=["region"]) for n in range(1, 6)
    }
    library = _library(tmp_path, {**days, "exchanges/dage-6": LACKING | {"number": "6"}})
    files = files_of(library)
    assert [path for path, raw in files.items() if b"uden lige" in raw] == []
    data = json.loads(files["data/exchanges.json"])
    assert data["total"] == 6
    assert {each["code"]: each["exchanges"] for each in data["by_side"]} == {
        "tilbyder": 5, "soeger": None,
    }  # fmt: skip
    assert "dage-1" not in json.dumps(data)


def test_the_office_is_told_what_fits(tmp_path: Path) -> None:
    library = _library(tmp_path, {"exchanges/dage-1": exchange(), "exchanges/dage-2": LACKING})
    found = matches(library, NOW, 30)
    assert as_text(found).splitlines() == [
        "Ingen læger søger. Intet nyt passer.",
        "",
        "Nr. 1: Læge har dage at give (til og med 2027-04-30)",
        "  NY Praksis mangler en vikar (exchange:dage-2)",
        "Nr. 2: Praksis mangler en vikar (til og med 2027-04-30)",
        "  NY Læge har dage at give (exchange:dage-1)",
        "2\u00a0opslag om dage. 2\u00a0nye fund.",
    ]
    assert as_values(found)[0]["key"] == "exchange:dage-1"


def test_the_agenda_asks_again_and_says_what_to_delete(tmp_path: Path) -> None:
    gone = exchange(number="2", consent_withdrawn_on="2026-11-20")
    library = _library(tmp_path, {"exchanges/dage-1": exchange(), "exchanges/dage-2": gone})
    assert [(item.key, item.what, f"{item.day}") for item in consents(library, NOW)] == [
        ("exchange:dage-1", "consent", "2027-04-16"),
        ("exchange:dage-2", "withdrawn", "2026-11-20"),
    ]
