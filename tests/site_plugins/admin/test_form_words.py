"""What is wrong with a record is said in the words that the form shows."""

from __future__ import annotations

import re

import pytest

from records.messages import example_of, sentence_of
from records.messages.catalogue import catalogue
from records.model.registry import BY_KEY
from records.source.diagnostics import Diagnostic, Position, params_of
from site_plugins.admin.form_words import said_in_form

SAID = {
    ("field-missing", "title"): "Udfyld »Titel«, fx To 0-kapaciteter i Rønne.",
    ("flag-missing", "example"): "Vælg i »Eksempel«.",
    ("group-missing", "benefits"): "Tilføj et punkt i »Det får du«.",
    ("areas-missing", "areas"): "Vælg mindst én i »Områder«.",
    ("deadline-missing", "deadline"): "Udfyld »Ansøgningsfrist«.",
    ("zero-patients-missing", "patients"): "Udfyld »Tilmeldte patienter«.",
    ("field-missing", "image.file"): "Læg en fil op i »Fil« under »Billede«.",
    ("application-missing", "application"): (
        "Udfyld »Ansøgning«: Metode, Sendes til og Vejledning."
    ),
    ("withdrawn-reason-missing", "withdrawn_reason"): (
        "Udfyld »Hvorfor trukket tilbage«. "
        "Skriv kort, hvorfor opslaget blev trukket tilbage."
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "key"), SAID)
def test_a_missing_field_is_named_as_the_form_names_it(code: str, key: str) -> None:
    params = params_of({"key": key.rpartition(".")[2], "example": "To kapaciteter"})
    found = Diagnostic(code, Position(""), params, field=tuple(key.split(".")))
    assert said_in_form(found, "vacancy") == SAID[code, key]


def test_a_point_of_a_list_is_named_by_its_number() -> None:
    place = ("people", 1, "consent")
    found = Diagnostic("flag-missing", Position(""), params_of({"key": "consent"}), field=place)
    assert said_in_form(found, "episode") == "Vælg i »Samtykke« i punkt 2 under »Medvirkende«."


def test_what_is_wrong_keeps_its_cure_with_labels_for_keys() -> None:
    bounds = params_of({"length": 3, "least": 5, "most": 90})
    there = next(code for code, each in catalogue().items() if "{least}" in each.cure
                 and "{most}" in each.cure and "tegn" in each.cure)  # fmt: skip
    said = said_in_form(Diagnostic(there, Position(""), bounds, field=("title",)), "vacancy")
    assert said == "»Titel« er på 3 tegn. Skriv mellem 5 og 90 tegn."
    rent = params_of({"type": "salg"})
    told = said_in_form(
        Diagnostic("rent-of-other-type", Position(""), rent, field=("rent",)), "premises"
    )
    assert told.endswith("Slet huslejen, eller skriv »Art«: Til leje.")


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("text-loads-something", "og skriv et link til alt andet."),
        ("signup-other-group", "ellers kan en læser få to breve."),
        ("audio-bytes-wrong", "men filen fylder 79664 bytes. Skriv 79664."),
        (
            "combinations-without-type",
            "som en form kan bruge. Slet feltet, eller skriv »Art«: Type.",
        ),
        ("quotation-too-long", "Vælg højst 200 af dem, og skriv dem i »Citat«."),
    ],
)
def test_a_danish_word_that_is_a_key_as_well_stays_a_word(code: str, end: str) -> None:
    found = example_of(catalogue()[code])
    assert said_in_form(found, found.record.partition(":")[0]).endswith(end)


def test_no_message_says_the_key_of_a_field() -> None:
    """Each message of a field, as the catalogue's own example has it."""
    told = []
    for message in catalogue().values():
        if message.example and message.example.field:
            found = example_of(message)
            kind = found.record.partition(":")[0]
            if kind in BY_KEY:
                told.append((sentence_of(found), said_in_form(found, kind)))
    assert len(told) > 300
    assert [said for _, said in told if re.search(r'feltet "|mangler\. Skriv fx \w+: ', said)] == []
    of_files = [before for before, said in told if re.search(r"\b[a-z]+_[a-z_]+: ", said)]
    assert of_files == []


def test_a_file_is_uploaded_and_not_put_into_a_folder() -> None:
    """Whoever sees a button for it has no folder to put anything into."""
    told = {}
    for code, message in catalogue().items():
        if message.example and message.example.field:
            found = example_of(message)
            kind = found.record.partition(":")[0]
            if kind in BY_KEY:
                told[code] = said_in_form(found, kind)
    assert [each for each in told.values() if "content/media" in each] == []
    assert told["file-outside-media"].endswith(". Læg filen op i »Fil« under »Billede«.")
    assert told["film-address-of-page"].endswith(", eller læg filen op.")
    meant = params_of({"path": "media/images/hsu.jpg", "near": "media/images/hus.jpg"})
    there = Diagnostic("file-not-found", Position(""), meant, field=("image", "file"))
    assert said_in_form(there, "article").endswith('Mente du "media/images/hus.jpg"?')
