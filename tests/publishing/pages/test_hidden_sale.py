"""A sale with a hidden address says where in no output, and leads to the adviser by its number."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsletter.selection.cards import mail_card
from publishing.pages.vacancies.vacancies import vacancy_pages
from publishing.pages.vacancies.vacancy import vacancy_page
from publishing.search.documents import documents
from publishing.structured_data.pages import with_structured_data
from records.loading.library import Library
from records.model.people import Adviser
from records.model.vacancy import Vacancy
from tests.samples import NOW, SITE, story, vacancy, write_library

SECRETS = ("Hemmelighedsvej", "Skjulteby", "3999")
SALE: dict[str, Any] = vacancy(
    "Praksis til salg", type="praksis-til-salg", practice_form="solopraksis", origin="salg",
    hours_per_week=None, address_hidden="true", reference="2041", patients="1700",
    patients_date="2026-11-01", takeover="efter-aftale", application=None,
    seller_wishes=["Jeg bliver gerne lidt"], included=["Inventar"], papers_ready=["autorisation"],
)  # fmt: skip


@pytest.fixture
def sales(tmp_path: Path) -> Library:
    """A sale with its place in a note, as no check would let it pass, and a real adviser."""
    made = write_library(tmp_path, {"vacancies/salg": SALE})
    advisers = {a.id: a.model_copy(update={"example": False}) for a in made.all(Adviser)}
    secret = {"note": "Klinikken ligger på Hemmelighedsvej 7, 3999 Skjulteby."}
    sales = {sale.id: sale.model_copy(update=secret) for sale in made.all(Vacancy)}
    return made.with_records({**made.records, "adviser": advisers, "vacancy": sales})


def test_no_output_says_where(sales: Library, files_of: Callable[..., dict[str, bytes]]) -> None:
    made = [with_structured_data(page, sales, SITE, NOW) for page in vacancy_pages(sales, NOW)]
    found = documents(made, sales, NOW)
    (sale,) = sales.all(Vacancy)
    outputs = {page.address: json.dumps(page.meta, ensure_ascii=False) + page.body for page in made}
    outputs |= {path: raw.decode("utf-8", "replace") for path, raw in files_of(sales).items()}
    outputs |= {"search": repr(found), "mail": repr(mail_card(sale, sales, NOW))}
    assert "muligheder/salg/" in outputs
    telling = [(path, word) for path, text in outputs.items() for word in SECRETS if word in text]
    assert telling == []


def test_the_page_leads_to_the_adviser(sales: Library) -> None:
    (sale,) = sales.all(Vacancy)
    page = vacancy_page(sale, sales, NOW).meta
    several = sale.model_copy(update={"areas": ("0219", "0400")})
    assert page["area"]
    assert vacancy_page(several, sales, NOW).meta["area"] is None
    assert page["apply"]["text"] == "Skriv til os om nr. 2041"
    assert page["apply"]["url"].endswith("?subject=Praksis%20nr.%202041")
    facts = {fact["label"]: fact["value"] for fact in page["facts"]}
    assert facts["Adresse"] == "Sælgeren viser kun området. Spørg os om nr. 2041."
    assert [part["title"] for part in page["sale"]] == [
        "Sælgers ønsker", "Det følger med", "Papirer, der er klar",
    ]  # fmt: skip


def test_nobody_who_tells_from_the_area_stands_beside_it(tmp_path: Path) -> None:
    told = story(areas=SALE["areas"], related=["vacancy:salg"])
    library = write_library(tmp_path, {"vacancies/salg": SALE, "stories/herfra": told})
    (sale,) = library.all(Vacancy)
    hidden = vacancy_page(sale, library, NOW).meta
    assert hidden["voice"] is None
    assert [card["url"] for card in hidden["related"]] == ["historier/herfra/"]
    seen = vacancy_page(sale.model_copy(update={"address_hidden": False}), library, NOW).meta
    assert seen["voice"]["link"]["url"] == "historier/herfra/"
    assert seen["voice"]["scene"] is None
    assert seen["related"] == []
