"""The list of all words, the page of each, and what search engines are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.cards import card_of
from publishing.feeds.news import news_items
from publishing.page import Page
from publishing.pages.learning.glossary import glossary_pages
from publishing.structured_data.pages import with_structured_data
from records.loading.library import Library
from records.model.term import Term
from tests.samples import NOW, SITE, Keys, article, term, write_library

NOTE = "Spørg regionen om det her, før vi lover noget."
TERMS: dict[str, Keys] = {
    "terms/oe": term("økonomi"),
    "terms/aa": term("åbning"),
    "terms/ae": term("ældre læge"),
    "terms/nulnul": term("0-ydernummer", not_same_as=["kbu", "senere"]),
    "terms/kbu": term("KBU", synonyms=["klinisk basisuddannelse", "basislæge"], note=NOTE,
                      body="Se [artiklen](article:begynd).", related=["article:begynd"]),
    "terms/kapacitet": term("kapacitet", expires="2026-11-21"),
    "terms/senere": term("goodwill", published="2027-01-01"),
    "terms/kladde": term("udkastet", draft="true"),
    "articles/begynd": article(),
    "events/moede": {**article("Et møde"), "section": None, "body": None, "type": "moede",
                     "attendance_mode": "online", "online_url": "https://example.org/",
                     "status": "aaben", "role": "deltager", "start_date": "2026-12-08",
                     "start_time": "16:30", "end_time": "19:00", "organizers": ["kontoret"]},
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_library(tmp_path_factory.mktemp("glossary"), TERMS)


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Page]:
    return {page.address: page for page in glossary_pages(library, NOW)}


def test_there_is_a_page_for_each_that_may_be_seen(pages: dict[str, Page]) -> None:
    names = ("aa", "ae", "kapacitet", "kbu", "nulnul", "oe")
    assert sorted(pages) == ["ordbog/", *(f"ordbog/{name}/" for name in names)]


def test_the_list_goes_from_digits_to_aa(pages: dict[str, Page]) -> None:
    letters = pages["ordbog/"].meta["letters"]
    assert [(each["id"], each["letter"]) for each in letters] == [
        ("bogstav-tal", "0–9"), ("bogstav-k", "K"), ("bogstav-ae", "Æ"), ("bogstav-oe", "Ø"),
        ("bogstav-aa", "Å"),
    ]  # fmt: skip
    (kbu,) = letters[1]["entries"]
    assert (kbu["title"], kbu["url"]) == ("KBU", "ordbog/kbu/")
    assert kbu["also"] == "klinisk basisuddannelse, basislæge"


def test_a_page_says_what_it_is_and_what_it_is_not(pages: dict[str, Page]) -> None:
    meta = pages["ordbog/nulnul/"].meta
    assert (meta["title"], meta["head_title"]) == (
        "0-ydernummer",
        "0-ydernummer: hvad betyder det?",
    )
    assert [each["title"] for each in meta["not_same_as"]] == ["KBU"]
    assert meta["checked"]["iso"] == "2026-11-15"
    assert meta["sources"][0]["text"] == "Bilag 3, Region Hovedstaden, 2026"
    assert [crumb["text"] for crumb in meta["breadcrumb"]] == ["Ordbog", "0-ydernummer"]
    assert meta["person"]["role"] == "Rådgiver"
    assert pages["ordbog/aa/"].meta["title"] == "Åbning"


def test_the_editors_note_is_nowhere(pages: dict[str, Page], library: Library) -> None:
    for page in pages.values():
        shown = with_structured_data(page, library, SITE, NOW)
        assert NOTE not in f"{shown.meta} {shown.body}"


def test_search_engines_are_told_of_a_term_and_of_the_set(
    pages: dict[str, Page], library: Library
) -> None:
    _, kbu = with_structured_data(pages["ordbog/kbu/"], library, SITE, NOW).meta["jsonld"]
    address = "https://example.org/praksis/ordbog/"
    assert (kbu["@type"], kbu["name"], kbu["url"]) == ("DefinedTerm", "KBU", f"{address}kbu/")
    assert kbu["inDefinedTermSet"] == address
    assert kbu["alternateName"] == ["klinisk basisuddannelse", "basislæge"]
    *_, together = with_structured_data(pages["ordbog/"], library, SITE, NOW).meta["jsonld"]
    assert together["@type"] == "DefinedTermSet"
    assert [each["name"] for each in together["hasDefinedTerm"]] == [
        "0-ydernummer", "KBU", "ældre læge", "økonomi", "åbning"
    ]  # fmt: skip


def test_its_card_has_the_word_with_a_capital(library: Library) -> None:
    found = library.find(Term, "oe")
    assert found
    card = card_of(found, library, NOW)
    assert (card.title, card.url, card.tags[0].text) == ("Økonomi", "ordbog/oe/", "Ordbog")


def test_words_are_no_news(library: Library) -> None:
    assert not [each for each in news_items(library, SITE, NOW) if "ordbog/" in str(each)]


def test_without_words_there_is_no_list(tmp_path: Path) -> None:
    assert list(glossary_pages(write_library(tmp_path, {}), NOW)) == []
