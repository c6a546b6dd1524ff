"""The index: the same bytes for the same content, one file while small, shards when large."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

import pytest

from publishing.output import OutputFile
from publishing.pages.learning.glossary import glossary_pages
from publishing.search import index, synonyms
from publishing.search.answers import answers
from publishing.search.documents import Document, documents
from publishing.search.packing import packed_levels, packed_number, packed_words
from publishing.search.places import place_key, place_names, postal_codes
from publishing.search.register import register_page
from publishing.search.weights import levels
from publishing.search.words import stem
from records.clock import Clock
from records.loading.library import Library
from records.model.registry import Kind
from records.model.term import Term
from records.source.kept_values import KeptValues
from tests.conftest import DEMO
from tests.samples import SITE


def document(url: str, title: str, **more: Any) -> Document:
    given = {"kind": "article", "label": "Artikel", "summary": "", "text": "", **more}
    return Document(url=url, title=title, **given)


@pytest.fixture(scope="module")
def words(real_library: Library) -> list[Document]:
    """The pages of the glossary as documents."""
    now = Clock.parse(DEMO)
    return list(documents(glossary_pages(real_library, now), real_library, now))


PAGES = (
    document("a/", "Hvad er et ydernummer?", summary="En ret til at drive praksis."),
    document("b/", "Lægehus i Rønne", kind="vacancy", label="Mulighed", areas=("0400",)),
    document("c/", "Bornholm", kind="area", label="Område", areas=("0400",), is_area=True),
)


def test_labels_and_forms_find_a_page_and_are_not_shown(words: list[Document]) -> None:
    term = next(each for each in words if each.url == "ordbog/ydernummer/")
    assert "ydernumrene" in term.labels
    assert "Medicinstuderende" in term.labels
    assert "Nynedsatte læger" not in term.text
    found = levels([term], KeptValues())
    assert stem("medicinstuderende") in found


def test_what_an_editor_notes_is_not_found(words: list[Document]) -> None:
    note = "Fordelingen efter område og patienttyngde er fra OK18"
    assert not [each.url for each in words if note in f"{each.text} {each.labels}"]


@pytest.mark.parametrize("name", ["0-ydernummer", "nul-ydernummer", "0-kapacitet"])
def test_a_term_is_asked_for_with_and_without_hyphens(
    words: list[Document], real_library: Library, name: str
) -> None:
    terms = [each for each in answers(words, real_library) if each["sort"] == "term"]
    asked = {stem(name.replace("-", "")), "".join(map(stem, name.split("-")))}
    assert any(asked <= set(cast("list[str]", each["names"])) for each in terms)


def made(
    found: Sequence[Document], library: Library, clock: Clock
) -> tuple[dict[str, Any], list[OutputFile]]:
    files = list(index.search_files(found, library, clock))
    return json.loads(files[0].content), files


def test_same_content_same_bytes(real_library: Library, clock: Clock) -> None:
    _, first = made(PAGES, real_library, clock)
    _, second = made(PAGES, real_library, clock)
    assert [(file.path, file.content) for file in first] == [
        (file.path, file.content) for file in second
    ]
    _, other = made(PAGES[:2], real_library, clock)
    assert other[1].path != first[1].path


def test_a_small_index_is_one_file_and_texts(real_library: Library, clock: Clock) -> None:
    head, files = made(PAGES, real_library, clock)
    assert [row[0] for row in head["shown"]] == ["a/", "b/", "c/"]
    assert {file.path.rpartition("/")[2] for file in files} == {"index.json", "tekst-0.json"}


def test_a_large_one_is_cut(
    real_library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "WHOLE", 0)
    head, files = made(PAGES, real_library, clock)
    names = {file.path.rpartition("/")[2] for file in files}
    assert {"ord-0.json", "sider-0.json", "tekst-0.json", "adresser-vacancy.json"} <= names
    assert "posts" not in head
    assert head["cuts"][0] == 0


def test_a_title_says_more_than_a_text() -> None:
    found = levels(
        [document("a/", "Goodwill"), document("b/", "Andet", text="Om goodwill.")], KeptValues()
    )
    assert found["goodwil"][0] > found["goodwil"][1]


def test_a_compound_is_found_by_its_parts_but_less() -> None:
    found = levels(
        [document("a/", "Lægehus"), document("b/", "Et hus"), document("c/", "Læge")], KeptValues()
    )
    assert 0 in found["hus"]
    assert found["hus"][0] < found["hus"][1]
    assert found["laeg"][0] < found["laeg"][2]


def test_what_is_over_says_less() -> None:
    pages = [document("a/", "Vikariat", is_past=True), document("b/", "Vikariat")]
    found = levels(pages, KeptValues())["vikariat"]
    assert found[0] < found[1]


def test_a_place_is_its_own_page_first() -> None:
    found = levels(PAGES, KeptValues())["@0400"]
    assert found[2] > found[1]


@pytest.mark.parametrize(("value", "length"), [(0, 1), (44, 1), (45, 2), (2024, 2), (2025, 3)])
def test_numbers_take_few_signs(value: int, length: int) -> None:
    assert len(packed_number(value)) == length


def test_words_share_their_beginning() -> None:
    assert packed_words(["hus", "huse", "kat"]) == "#hus &e #kat"
    assert packed_levels([7, 3 * 8]) == "*3"


def test_names_of_places(real_library: Library, clock: Clock) -> None:
    names = place_names(real_library, clock)
    assert set(names[place_key("Amager")]) == {
        "@0101/amager-oest", "@0101/amager-vest", "@0155", "@0185",
    }  # fmt: skip
    assert names[place_key("Hellerup")] == ("@0157",)
    assert names[place_key("Rønne")] == ("@0400",)
    assert names[place_key("Roskilde")] == ("oestdanmark",)


def test_after_the_merger_sjaelland_is_ours(real_library: Library) -> None:
    after = Clock.parse("2027-02-01")
    assert place_names(real_library, after)[place_key("Roskilde")] == ("@0265",)
    assert place_names(real_library, after)[place_key("Møn")] == ("@0390",)


def test_postal_codes_do_not_overlap_between_runs(real_library: Library, clock: Clock) -> None:
    spans = postal_codes(real_library, clock)
    assert all(first <= last for first, last, _ in spans)
    lead = [words for first, last, words in spans if first <= 3700 <= last]
    assert lead == [("@0400",)]


def test_synonyms_come_from_the_file_and_from_terms(
    real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = synonyms.synonym_groups(real_library)
    assert all(len(group) > 1 for group in written)
    assert any("ydernummer" in group for group in written)

    class Term:
        label = "Lukkegrænse"
        synonyms = ("lukket for tilgang",)

    class Shelves:
        @staticmethod
        def all(_: object) -> tuple[Term, ...]:
            return (Term(),)

    kind = Kind("term", "Ord", "ord", "terms", Term)  # type: ignore[arg-type]
    monkeypatch.setattr(synonyms, "BY_KEY", {"term": kind})
    groups = synonyms.synonym_groups(Shelves())  # type: ignore[arg-type]
    assert groups[-1] == ("Lukkegrænse", "lukket for tilgang")


def test_a_term_is_answered_by_its_name_and_its_synonyms(real_library: Library) -> None:
    term = document(
        "ordbog/lukkegraense/", "Lukkegrænse", kind="term", label="Ord",
        answer="Så mange patienter skal du have, før du kan lukke for tilgang.",
        synonyms=("lukket for tilgang",),
    )  # fmt: skip
    (answer,) = [found for found in answers([term], real_library) if found["sort"] == "term"]
    assert answer["names"] == ["lukket tilgang", "lukkegraens"] or len(answer["names"]) == 2  # type: ignore[arg-type]


def test_the_register_has_danish_letters_last(clock: Clock) -> None:
    titles = ("Åbent hus", "Bornholm", "Østerbro", "»Ærlig« snak", "1813", "Aarhus")
    pages = [document(f"{n}/", title) for n, title in enumerate(titles)]
    letters = register_page(pages, SITE).meta["letters"]
    assert [letter["letter"] for letter in letters] == ["0–9", "B", "Æ", "Ø", "Å"]
    assert [entry["text"] for entry in letters[-1]["entries"]] == ["Åbent hus", "Aarhus"]


def test_the_register_leaves_out_what_lists_leave_out() -> None:
    pages = [document("a/", "Udløbet", is_listed=False), document("b/", "Andet", kind="list")]
    assert register_page(pages, SITE).meta["letters"] == []


def test_no_two_words_mean_the_same_that_the_glossary_keeps_apart(real_library: Library) -> None:
    terms = {each.id: set(map(place_key, each.words)) for each in real_library.all(Term)}
    groups = [set(map(place_key, group)) for group in synonyms.synonym_groups(real_library)]
    mixed = [
        (term.id, other)
        for term in real_library.all(Term)
        for other in term.not_same_as
        for group in groups
        if group & terms[term.id] and group & terms[other]
    ]
    assert mixed == []
