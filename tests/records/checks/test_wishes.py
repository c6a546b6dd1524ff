"""What doctors seek names nobody: words that can point to a person, a clinic or a smaller place."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.checks.pointing import pointing_word
from tests.projects import EXCHANGE, NEED, WISH, changed
from tests.records.conftest import Told
from tests.records.model.test_rules import problems_of

PATH = "content/wishes/soeger-1.yml"
SUMMARY = "summary: Lægen søger noget nyt og vil gerne være tæt på skole og bolig."


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Lægen fra klinikken på Torvet søger noget nyt tæt på skole og bolig.",
         ('3:10: feltet "summary" (Resumé) nævner "Torvet", som kan pege på en person eller en '
         'klinik. Skriv uden navne, tal og adresser. Steder vælges under areas.')),
        ("Lægen kan ringes op på 38 66 00 00 hver dag efter klokken tolv om dagen.",
         ('3:10: feltet "summary" (Resumé) nævner "38 66 00 00", som kan pege på en person eller '
         'en klinik. Skriv uden navne, tal og adresser. Steder vælges under areas.')),
    ],
)  # fmt: skip
def test_words_that_point(told: Told, said: str, line: str) -> None:
    assert told({PATH: changed(WISH, (SUMMARY, f"summary: {said}"))}) == [f"{PATH}:{line}"]


@pytest.mark.parametrize("named", ["vacancy:roenne-1", "premises:lokale-1"])
def test_it_is_tied_to_nothing_that_somebody_stands_behind(told: Told, named: str) -> None:
    lines = told({PATH: f'{WISH}related: ["{named}"]\n'})
    (line,) = lines
    assert line.endswith(
        f'feltet "related" (Se også) er "{named}", og det kan vise, hvem nummeret er. Slet linjen. '
        "Det, der passer sammen, finder siden selv."
    )


@pytest.mark.parametrize(
    ("practices", "party", "example", "is_told"),
    [(4, "praksis", "false", True), (5, "praksis", "false", False), (4, "laege", "false", False),
     (4, "praksis", "true", False)],
)  # fmt: skip
def test_a_practice_of_a_place_with_few(
    told: Told, practices: int, party: str, example: str, *, is_told: bool
) -> None:
    counted = NEED.replace("capacities: 20", f"practices: {practices}")
    files = {
        "content/needs/2026-07-01.yml": counted.replace("example: true", f"example: {example}"),
        "content/exchanges/dage-2.yml": EXCHANGE.replace("party: laege", f"party: {party}"),
    }
    lines = [line for line in told({**files}) if "så enhver kan se" in line]
    assert len(lines) == is_told
    assert all("har kun 4 praksis i alt" in line for line in lines)


def test_its_own_areas_may_be_named(told: Told) -> None:
    near = changed(WISH, (SUMMARY, f"{SUMMARY[:-1]} på Bornholm."))
    assert told({PATH: near}) == []
    other = changed(near, ('areas: ["0400"]', 'areas: ["0219"]'))
    (line,) = told({PATH: other})
    assert '"Bornholm"' in line


def test_an_area_that_is_not_there_is_told_alone(told: Told) -> None:
    near = changed(WISH, (SUMMARY, f"{SUMMARY[:-1]} på Bornholm."))
    (line,) = told({PATH: changed(near, ('areas: ["0400"]', 'areas: ["0499"]'))})
    assert '"Bornholm"' not in line


def test_the_note_is_read_too(told: Told) -> None:
    (line,) = told({PATH: f"{WISH}note: Det er lægen fra Torvet.\n"})
    assert line.startswith(f'{PATH}:15:7: feltet "note"')


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Læge søger 0-kapacitet i Region Hovedstaden. Ring ikke.", ""),
        ("PLO og DSAM er ikke navne på nogen.", ""),
        ("Lægen er 49 år.", "49"),
        ("Lægen er 49-årig.", "49"),
        ("Skriv til laege@example.org.", "laege@example.org."),
        ("Se www.example.org.", "www.example.org."),
        ("Skriv til laege(at)example.", "laege(at)example."),
        ("Skriv til laege snabel-a et sted.", "snabel-a"),
        ("Se klinikken.dk for mere.", "klinikken.dk"),
        ("Lægen bor på Søvej.", "Søvej"),
        ("Lægen hedder Én.", "Én"),
        ("Regionens Østdanmark og danmarks Danmarks.", ""),
    ],
)
def test_what_counts_as_pointing(text: str, word: str) -> None:
    assert pointing_word(text) == word


@pytest.mark.parametrize(
    ("areas", "more"),
    [
        ('["0101/valby"]', ""),
        ('["0400"]', "patients: uden"),
        ('["0101/valby", "0101/vanloese", "0101/indre-by"]', "patients: uden"),
        ('["0400", "0219"]', 'patients: uden\nfrom_month: "2027-08"'),
        ('["0101"]', 'patients: uden\nfrom_month: "2027-08"\ninterests: [ultralyd, ledelse]'),
        ("[region]", 'patients: uden\nfrom_month: "2027-08"\ninterests: [ultralyd, ledelse]'),
    ],
)
def test_as_many_traits_as_the_areas_are_large_enough_for(
    tmp_path: Path, areas: str, more: str
) -> None:
    text = changed(WISH, ('["0400"]', areas), ("patients: begge", more or "patients: begge"))
    assert problems_of("wish", text, tmp_path) == []


@pytest.mark.parametrize(
    ("first", "last"), [("2027-04-30", "2027-04-30"), ("2026-05-03", "2027-04-30")]
)
def test_days_may_be_one_end_with_the_post_and_have_begun(
    tmp_path: Path, first: str, last: str
) -> None:
    """One day alone, the day on which the post is gone, and half a year before the consent."""
    days = changed(EXCHANGE, ("first_day: 2027-01-01", f"first_day: {first}\nlast_day: {last}"))
    assert problems_of("exchange", changed(days, ("[senior, mentor]", "[vikar]")), tmp_path) == []


def test_no_two_have_one_number(told: Told) -> None:
    path = "content/exchanges/dage-1.yml"
    same = changed(EXCHANGE, ("id: dage-2", "id: dage-1"), ("number: 2", "number: 1"))
    (line,) = told({PATH: WISH, path: same})
    assert line == (
        f'{path}:9:9: feltet "number" (Nummer) er 1, og det har wish:soeger-1 også. Giv den ene et '
        "andet nummer, så ingen er i tvivl om, hvem der bliver skrevet om."
    )


def test_days_name_nobody_either(told: Told) -> None:
    path = "content/exchanges/dage-2.yml"
    said = changed(EXCHANGE, ("Lægen vil gerne give", "Lægen fra Torvet vil gerne give"))
    (line,) = told({path: said})
    assert line.startswith(f'{path}:3:10: feltet "summary" (Resumé) nævner "Torvet"')
