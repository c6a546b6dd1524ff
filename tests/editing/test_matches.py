"""What the office is told of numbers and of what fits them: all that does, new ones first."""

from __future__ import annotations

from pathlib import Path

from editing.matches import as_text, as_values, matches
from records.loading.library import Library
from tests.samples import NOW, Keys, exchange, vacancy, wish, write_library

OPENING = vacancy("Andel i Rønne", areas=["0400"], type="kompagniskabsandel", hours_per_week=None,
                  practice_form="kompagniskab", takeover="efter-aftale")  # fmt: skip
POST = vacancy("Vikariat i Rønne", areas=["0400"], type="vikariat", period={"start": "2027-03-01"})
ROOM: Keys = {
    "title": "Lokale i Rønne", "summary": POST["summary"], "example": "false",
    "audiences": ["nynedsat"], "areas": ["0400"], "published": "2026-11-02",
    "contact": "raadgiver", "type": "leje", "address": "Vej 1", "postal_code": "3700",
    "city": "Rønne", "floor_area_m2": "160", "available_from": "nu",
    "accessibility": ["niveaufri"], "move_in_ready": "true",
}  # fmt: skip
LACKING = exchange("Praksis mangler en vikar", number="4", side="soeger", party="praksis")


def told(library: Library, days: int = 30) -> list[str]:
    text = as_text(matches(library, NOW, days))
    assert text.endswith(".\n")
    return text.replace("\u00a0", " ").splitlines()


def test_premises_and_openings_fit_a_wish(tmp_path: Path) -> None:
    records = {"premises/lokale": ROOM, "vacancies/a": OPENING, "wishes/soeger-1": wish()}
    assert told(write_library(tmp_path, records))[1:] == [
        "  NY Andel i Rønne (vacancy:a)",
        "  NY Lokale i Rønne (premises:lokale)",
        "1 læge søger. 2 nye muligheder passer.",
    ]


def test_days_are_told_after_wishes_and_counted_by_themselves(tmp_path: Path) -> None:
    library = write_library(tmp_path, {
        "vacancies/a": OPENING, "vacancies/b": POST, "wishes/soeger-1": wish(),
        "exchanges/dage-3": exchange(number="3"), "exchanges/dage-4": LACKING,
    })  # fmt: skip
    assert told(library) == [
        "Nr. 1: Læge søger egen praksis (til og med 2027-04-30)",
        "  NY Andel i Rønne (vacancy:a)",
        "1 læge søger. 1 ny mulighed passer.",
        "",
        "Nr. 3: Læge har dage at give (til og med 2027-04-30)",
        "  NY Praksis mangler en vikar (exchange:dage-4)",
        "  NY Vikariat i Rønne (vacancy:b)",
        "Nr. 4: Praksis mangler en vikar (til og med 2027-04-30)",
        "  NY Læge har dage at give (exchange:dage-3)",
        "2 opslag om dage. 3 nye fund.",
    ]
    assert told(library, 1)[-1] == "2 opslag om dage. Intet nyt passer."


def test_a_number_that_nothing_fits_says_so_and_an_old_find_is_one(tmp_path: Path) -> None:
    records = {
        "vacancies/a": OPENING | {"example": "true"},
        "wishes/soeger-1": wish(example="true"),
        "wishes/soeger-2": wish("Læge søger ro", number="2", areas=["0219"]),
    }
    assert told(write_library(tmp_path, records), 1) == [
        "Nr. 1: [Eksempel] Læge søger egen praksis (til og med 2027-04-30)",
        "     [Eksempel] Andel i Rønne (vacancy:a)",
        "Nr. 2: Læge søger ro (til og med 2027-04-30)",
        "     Der er ikke noget, der passer, lige nu.",
        "2 læger søger. Intet nyt passer.",
    ]


def test_a_new_wish_makes_what_was_there_new(tmp_path: Path) -> None:
    records = {
        "vacancies/a": OPENING,
        "wishes/soeger-1": wish(),
        "wishes/soeger-2": wish(number="2", published="2026-11-20", consent_on="2026-11-20"),
    }
    found = matches(write_library(tmp_path, records), NOW, 7)
    assert as_values(found) == [
        {"key": f"wish:soeger-{number}", "number": number, "example": False,
         "expires": "2027-04-30", "matches": [{"key": "vacancy:a", "new": number == 2}]}
        for number in (2, 1)
    ]  # fmt: skip


def test_programs_are_told_what_is_an_example(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"wishes/soeger-1": wish(example="true")})
    (only,) = as_values(matches(library, NOW, 7))
    assert (only["example"], only["matches"]) == (True, [])
