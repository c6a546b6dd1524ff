"""The pages of themes: what they gather, and that an empty theme has none."""

from __future__ import annotations

from pathlib import Path

from publishing.pages.themes import dated, theme_links, theme_pages
from publishing.pages.vacancies.comparison import comparison_page
from tests.samples import NOW, article, event, write_library

OLD = {"published": "2026-08-01"}


def test_a_theme_gathers_what_is_about_it_and_no_more(tmp_path: Path) -> None:
    library = write_library(
        tmp_path,
        {
            "articles/vejen": article("Vejen til egen praksis", topics=["transport"]),
            "articles/a": article(topics=["travlhed", "familie"]),
            "events/moede": event(topics=["travlhed"]),
            "events/ovre": event(topics=["senior"], start_date="2026-10-01", **OLD),
            "figures/tal": {
                "text": "{value} dage er en uge", "example": "false", "value": "7", "unit": "dage",
                "date": "2017", "state": "historisk", "topics": ["oekonomi"],
                "sources": [{"title": "Bilag 3", "publisher": "Regionen", "date": "2017"}],
            },
        },
    )  # fmt: skip
    pages = {page.address: page.meta for page in theme_pages(library, NOW)}

    assert list(pages) == ["tema/", "tema/travlhed/", "tema/oekonomi/", "tema/familie/"]
    travlhed = pages["tema/travlhed/"]
    assert [(g["id"], len(g["cards"])) for g in travlhed["groups"]] == [("laes", 1), ("moed", 1)]
    assert travlhed["lead"].replace("\u00a0", " ").endswith(": 1 tekst og 1 arrangement.")
    assert [link["text"] for link in travlhed["others"]] == ["Familie og bolig", "Økonomi"]
    (finding,) = pages["tema/oekonomi/"]["findings"]
    assert finding["text"].replace("\u00a0", " ") == "7 dage er en uge (2017)", (
        "a figure stays dated"
    )
    assert dated("2029 er et år", "2029") == "2029 er et år", "and says its year once"
    assert [way["link"]["text"] for way in pages["tema/"]["ways"]] == [
        link.text for link in theme_links(library, NOW)
    ]


def test_no_theme_no_page(tmp_path: Path) -> None:
    assert list(theme_pages(write_library(tmp_path, {}), NOW)) == []


def test_the_comparison_asks_for_fields_of_the_open_data() -> None:
    page = comparison_page()
    keys = [row["key"] for row in page.meta["rows"]]
    assert page.meta["noindex"]
    assert {"deadline_text", "area_names", "type_label", "practice_form_label", "patients",
            "takeover", "adviser_role"} <= set(keys)  # fmt: skip
