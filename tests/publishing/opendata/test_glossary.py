"""The glossary as a data file: what readers see of it, and nothing else."""

from __future__ import annotations

import json

from publishing.pages.vacancies.open_data import open_data_page
from tests.conftest import Make
from tests.publishing.conftest import FilesOf
from tests.samples import NOW, term

PATH = "data/glossary.json"


def test_each_word_is_told_without_the_editors_note(make: Make, files_of: FilesOf) -> None:
    library = make(
        {
            "terms/ydernummer": term(
                synonyms=["praksisnummer"], forms=["ydernumre"], not_same_as=["kbu"],
                note="Spørg regionen.", example="true", updated="2026-11-20",
            ),
            "terms/kbu": term("KBU"),
            "terms/senere": term("goodwill", published="2027-01-01"),
        }
    )  # fmt: skip
    text = files_of(library, NOW)[PATH].decode()
    data = json.loads(text)
    assert "Spørg regionen" not in text
    assert [each["id"] for each in data["words"]] == ["kbu", "ydernummer"]
    found = data["words"][1]
    assert (found["term"], found["synonyms"], found["forms"]) == (
        "ydernummer", ["praksisnummer"], ["ydernumre"]
    )  # fmt: skip
    assert (found["not_same_as"], found["checked"], found["example"]) == (
        ["kbu"], "2026-11-15", True
    )  # fmt: skip
    assert found["url"] == "https://example.org/praksis/ordbog/ydernummer/"
    assert found["sources"] == [
        {"title": "Bilag 3", "publisher": "Region Hovedstaden", "date": "2026", "url": None}
    ]
    assert (data["count"], data["has_examples"]) == (2, True)
    assert data["as_of"] == "2026-11-20T00:00:00+01:00"
    assert PATH in open_data_page(library, NOW).body


def test_without_words_there_is_no_file(make: Make, files_of: FilesOf) -> None:
    library = make({})
    assert PATH not in files_of(library, NOW)
    assert PATH not in open_data_page(library, NOW).body
