"""An area file adds to its row, and what it claims needs a source."""

from __future__ import annotations

import pytest

from records.model.area import Area
from tests.conftest import Loaded, Said

SOURCE = 'sources: [{title: Bilag 3, publisher: Region Hovedstaden, date: "2026"}]\n'


def test_a_file_adds_to_the_row_with_its_code(loaded: Loaded) -> None:
    library = loaded({"areas/bornholm.yml": 'code: "0400"\nstory: Her er havet.\n' + SOURCE})
    area = library.area("0400")
    assert library.diagnostics == ()
    assert area is not None
    assert (area.name, area.story) == ("Bornholm", "Her er havet.")
    assert len(library.all(Area)) == 4


def test_text_under_front_matter_is_the_story(loaded: Loaded) -> None:
    library = loaded({"areas/bornholm.md": '---\ncode: "0400"\n---\n\nHer er havet.\n'})
    area = library.area("0400")
    assert area is not None
    assert area.story == "Her er havet."


def test_two_files_may_add_to_one_row(loaded: Loaded) -> None:
    library = loaded(
        {
            "areas/b1.yml": 'code: "0400"\nstory: Hav.\n',
            "areas/b2.yml": 'code: "0400"\nleisure: Ø.\n',
        }
    )
    area = library.area("0400")
    assert area is not None
    assert (area.story, area.leisure) == ("Hav.", "Ø.")


def test_other_records_bring_their_areas_along(loaded: Loaded) -> None:
    library = loaded({})
    bornholm = library.area("0400")
    assert bornholm
    told = bornholm.model_copy(update={"story": "Et nyt ord."})
    changed = library.with_records({**library.records, "area": {told.id: told}})
    assert changed.area("0400") == told
    assert library.area("0400") == bornholm


def test_a_file_may_be_a_whole_area(loaded: Loaded) -> None:
    library = loaded({"areas/greve.yml": 'code: "0253"\nname: Greve\nregion: sjaelland\n'})
    assert library.diagnostics == ()
    assert library.area("0253") is not None


WRONG = [
    (
        'code: "0999"\nstory: Hvor?\n',
        (
            '1:7: feltet "code" (Kode) er "0999", som ingen række i content/areas/ har. '
            "Ret koden, eller skriv rækken først."
        ),
    ),
    (
        "story: Hvor?\n",
        '1:1: feltet "code" (Kode) mangler. Skriv koden på en række i tabellen.',
    ),
    (
        'code: "0400"\nname: Øen\n',
        '2:1: feltet "name" står også i content/areas/kommuner.csv, linje 3. Slet det ene.',
    ),
    (
        'code: "0400"\nweak_coverage: true\n',
        (
            '2:1: feltet "weak_coverage" bruges ikke mere. En udpegning har sin egen post med '
            "kilde og periode. Slet linjen, og skriv en udpegning i content/designations/."
        ),
    ),
    (
        'code: "0400"\nhealth_council: Øerne\n',
        (
            '2:1: feltet "health_council" bruges ikke mere. Et sundhedsråd har sin egen post med '
            "sine kommuner. Slet linjen, og skriv kommunen i rådets fil i content/health_councils/."
        ),
    ),
    (
        'code: "0400"\nrejsetider: Øerne\n',
        '2:1: feltet "rejsetider" kendes ikke. Mente du "travel_times" (Rejsetid)?',
    ),
    (
        'code: "0400"\ntravel_times:\n  - {from_place: A, to_place: B, mode: Bil, source: X}\n',
        '3:5: feltet "travel_times.minutes" (Minutter) mangler. Skriv fx minutes: 180.',
    ),
]


@pytest.mark.parametrize(("text", "line"), WRONG)
def test_faults_have_the_place_of_the_file_that_says_it(said: Said, text: str, line: str) -> None:
    (found,) = said({"areas/bornholm.yml": text})
    if line.startswith("MISSING"):
        assert found.startswith("areas/")
        assert f'feltet "sources" (Kilder) mangler. {line[8:]}' in found
    else:
        assert found == f"areas/bornholm.yml:{line}"


def test_a_field_in_two_files(said: Said) -> None:
    (found,) = said(
        {
            "areas/a.yml": 'code: "0400"\nstory: Hav.\n',
            "areas/b.yml": 'code: "0400"\nstory: Klipper.\n',
        }
    )
    assert found == (
        'areas/b.yml:2:1: feltet "story" står også i content/areas/a.yml, linje 2. Slet det ene.'
    )


@pytest.mark.parametrize("value", ["", " true"])
def test_a_retired_or_unknown_key_is_told_with_and_without_a_value(said: Said, value: str) -> None:
    text = f'code: "0400"\nweak_coverage:{value}\nfarve:{value}\n'
    retired, unknown = said({"areas/bornholm.yml": text})
    assert retired.startswith("areas/bornholm.yml:2:1: ")
    assert "bruges ikke mere." in retired
    assert unknown.startswith('areas/bornholm.yml:3:1: feltet "farve" kendes ikke.')
