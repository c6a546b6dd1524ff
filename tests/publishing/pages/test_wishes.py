"""What doctors seek on pages, in the list, in data and for the office: by number, and no name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from editing.agenda.openings import consents
from editing.matches import as_text, as_values, matches
from newsletter.selection.cards import mail_card
from publishing.cards import card_of
from publishing.contact import mail_link
from publishing.opendata.wishes import WISHES
from publishing.pages.vacancies.seekers import seekers
from publishing.pages.vacancies.wishes import wish_pages
from records.clock import Clock
from records.codes.vacancy import VacancyGroup
from records.loading.library import Library
from records.model.people import Adviser
from records.model.vacancy import Vacancy
from records.model.wish import Wish
from tests.samples import NOW, SITE, Keys, vacancy, wish, write_library

OPENING = vacancy("Andel i Rønne", areas=["0400"], type="kompagniskabsandel", hours_per_week=None,
                  practice_form="kompagniskab", takeover="efter-aftale")  # fmt: skip


def _library(folder: Path, records: dict[str, Keys]) -> Library:
    made = write_library(folder, records)
    advisers = {a.id: a.model_copy(update={"example": False}) for a in made.all(Adviser)}
    return made.with_records({**made.records, "adviser": advisers})


def _pages(library: Library, clock: Clock = NOW) -> dict[str, dict[str, Any]]:
    return {page.address: dict(page.meta) for page in wish_pages(library, clock)}


def test_the_page_asks_to_write_about_the_number(tmp_path: Path) -> None:
    library = _library(tmp_path, {"vacancies/a": OPENING, "wishes/soeger-1": wish()})
    page = _pages(library)["laeger-soeger/soeger-1/"]
    assert page["noindex"]
    assert page["write"]["text"] == "Skriv til os om nr. 1"
    assert "?subject=L%C3%A6ge%20s%C3%B8ger%20nr.%201" in page["write"]["url"]
    told = mail_link(page["write"]["url"], page["title"], "https://example.org/laeger-soeger/")
    assert told.count("subject=") == 1
    assert [card["title"] for card in page["cards"]] == ["Andel i Rønne"]
    assert {"label": "Nummer", "value": "1"}.items() <= page["facts"][0].items()


def test_the_opening_says_how_many_seek_it(tmp_path: Path) -> None:
    library = _library(tmp_path, {
        "vacancies/a": OPENING, "wishes/soeger-1": wish(), "wishes/soeger-2": wish(number="2"),
        "wishes/soeger-3": wish(number="3", areas=["0219"]),
    })  # fmt: skip
    (opening,) = library.all(Vacancy)
    assert seekers(opening, library, NOW) == ({
        "text": "2\u00a0læger søger noget som dette", "url": "laeger-soeger/", "example": False,
    },)  # fmt: skip
    assert mail_card(opening, library, NOW).parts[-1] == "2\u00a0læger søger noget som dette"
    assert "søger noget" not in card_of(opening, library, NOW).line


def test_an_example_has_nobody_to_write_to(tmp_path: Path) -> None:
    library = _library(tmp_path, {"wishes/soeger-1": wish(example="true")})
    assert _pages(library)["laeger-soeger/soeger-1/"]["write"] is None


def test_without_consent_there_is_no_page_card_or_count(tmp_path: Path) -> None:
    gone = wish(consent_withdrawn_on="2026-11-20")
    over = wish(number="2", expires="2026-11-21")
    library = _library(
        tmp_path, {"vacancies/a": OPENING, "wishes/soeger-1": gone, "wishes/soeger-2": over}
    )
    (page,) = _pages(library).values()
    assert page["list"]["groups"] == []
    (opening,) = library.all(Vacancy)
    assert seekers(opening, library, NOW) == ()
    assert matches(library, NOW, 7) == ()
    before = Clock.parse("2026-11-19T09:00")
    assert len(_pages(library, before)) == 3


def test_no_feed_and_counts_of_five_and_more(
    tmp_path: Path, files_of: Callable[..., dict[str, bytes]]
) -> None:
    said = "Et ønske uden lige"
    wishes = {
        f"wishes/soeger-{n}": wish(said, number=str(n), areas=["region"]) for n in range(1, 6)
    }
    alone = wish(said, number="6", stage="seniorlaege")
    library = _library(tmp_path, {**wishes, "wishes/soeger-6": alone})
    files = files_of(library)
    assert [path for path, raw in files.items() if b"uden lige" in raw] == []
    data = json.loads(files["data/wishes.json"])
    assert data["total"] == 6
    assert {each["code"]: each["wishes"] for each in data["by_stage"]} == {
        "ny-speciallaege": 5, "seniorlaege": None,
    }  # fmt: skip
    assert data["by_council"][0] == {"code": "region", "label": "Hele regionen", "wishes": 5}
    told = WISHES.document(library, SITE, NOW)
    assert "soeger-1" not in json.dumps(told)


def test_counts_say_what_they_are_and_who_is_in_two_councils_counts_in_both(
    tmp_path: Path,
) -> None:
    council = {
        "example": "false", "checked": "2026-11-15",
        "sources": [{"title": "En side", "publisher": "Kontoret", "date": "2026"}],
    }  # fmt: skip
    places = [["0400", "0219"], *[["0219"]] * 4]
    records = {
        f"wishes/soeger-{n}": wish(number=str(n), areas=areas) for n, areas in enumerate(places, 1)
    }
    records["health_councils/oe"] = {"name": "Øen", "municipalities": ["0400"], **council}
    records["health_councils/nord"] = {"name": "Nord", "municipalities": ["0219"], **council}
    told = WISHES.document(_library(tmp_path, records), SITE, NOW)
    assert told["by_council"] == [
        {"code": "nord", "label": "Nord", "wishes": 5},
        {"code": "oe", "label": "Øen", "wishes": None},
    ]
    assert (told["total"], told["fewest"], told["has_examples"]) == (5, 5, False)
    assert told["homepage"] == "https://example.org/praksis/laeger-soeger/"
    assert told["name"] == "Læger, der søger – tal fra Min Almen Praksis"
    assert "færre end 5, står der intet tal" in told["description"]
    assert told["by_group"] == [{"code": "koeb", "label": VacancyGroup.KOEB.label, "wishes": 5}]


def test_the_office_is_told_what_fits(tmp_path: Path) -> None:
    library = _library(tmp_path, {"vacancies/a": OPENING, "wishes/soeger-1": wish()})
    found = matches(library, NOW, 30)
    assert as_text(found).splitlines() == [
        "Nr. 1: Læge søger egen praksis (til og med 2027-04-30)",
        "  NY Andel i Rønne (vacancy:a)",
        "1\u00a0læge søger. 1\u00a0ny mulighed passer.",
    ]
    assert as_values(found)[0]["matches"] == [{"key": "vacancy:a", "new": True}]
    assert as_values(matches(library, NOW, 1))[0]["matches"] == [{"key": "vacancy:a", "new": False}]
    assert as_text(()) == "Ingen læger søger. Intet nyt passer.\n"


def test_what_is_new_comes_first_and_for_so_many_days(tmp_path: Path) -> None:
    newer = OPENING | {"title": "Andel i Nexø", "published": "2026-11-15", "deadline": "2026-12-20"}
    records = {"vacancies/a": OPENING, "vacancies/b": newer, "wishes/soeger-1": wish()}
    library = _library(tmp_path, records)
    lines = as_text(matches(library, NOW, 10)).splitlines()
    assert lines[1:3] == ["  NY Andel i Nexø (vacancy:b)", "     Andel i Rønne (vacancy:a)"]

    def new(days: int) -> list[str]:
        (found,) = matches(library, NOW, days)
        return sorted(found.new)

    assert (new(7), new(8)) == ([], ["vacancy:b"])
    assert (new(20), new(21)) == (["vacancy:b"], ["vacancy:a", "vacancy:b"])


def test_the_agenda_asks_again_and_says_what_to_delete(tmp_path: Path) -> None:
    taken_back = wish(number="2", consent_withdrawn_on="2026-11-20")
    library = _library(tmp_path, {"wishes/soeger-1": wish(), "wishes/soeger-2": taken_back})
    assert [(item.key, item.what, f"{item.day}") for item in consents(library, NOW)] == [
        ("wish:soeger-1", "consent", "2027-04-16"),
        ("wish:soeger-2", "withdrawn", "2026-11-20"),
    ]
    assert len(library.all(Wish)) == 2
