"""What is wrong with the letters of a file is told at its line, once, in one sentence."""

from __future__ import annotations

import time
import unicodedata

import pytest

from records.messages import line_of
from tests import needs
from tests.conftest import Loaded, Said
from tests.projects import BASE
from tests.steps import some

FILE = "vacancies/roenne-1.yml"
VACANCY = BASE["vacancy"][1]
SUMMARY = "summary: Start din egen klinik i Rønne – alene eller sammen med en makker."
PHONE = 'phone: "00 00 00 00"'


def summary(text: str) -> str:
    assert SUMMARY in VACANCY
    return VACANCY.replace(SUMMARY, f"summary: {text}")


CURE = "Skriv ordet igen."
NUMBER = (
    "her står noget, der ligner et CPR-nummer, og det må aldrig udgives. Slet det, også i ældre "
    "udgaver i Git, og fortæl det til jeres databeskyttelsesrådgiver."
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Start din egen klinik på Bornholm, ring til SÃ¸ren.",
            '3:55: her står "Ã¸", fordi teksten er læst med et forkert tegnsæt. Skriv "ø".',
        ),
        (
            "Start din egen klinik i R\ufffdnne – alene eller sammen.",
            (
                f"3:35: her står et tegn, som er gået tabt eller kun findes i én skrifttype "
                f"(U+FFFD). {CURE}"
            ),
        ),
        (
            "Start din egen kli\u00adnik i Rønne – alene eller sammen.",
            "3:28: her står et tegn, som ingen kan se (U+00AD). Slet det, eller skriv ordet igen.",
        ),
        (
            "Start din egen klinik i \u202eRønne – alene eller sammen.",
            (
                "3:34: her står et usynligt tegn, der vender skriften (U+202E). Slet det, eller "
                "skriv "
                "linjen igen."
            ),
        ),
        (
            "Start din egen kl\u0456nik i Rønne – alene eller sammen.",
            (
                "3:27: her står et græsk eller kyrillisk bogstav midt i et dansk ord (U+0456). "
                "Skriv ordet "
                "igen på tastaturet."
            ),
        ),
        ("Start din egen klinik i Rønne. Ring til 010203-1234.", f"3:50: {NUMBER}"),
        (
            "Start din egen klinik i Rønne som nr. #1 på listen.",
            (
                '3:48: feltet "summary" (Resumé) slutter før "#1 på listen.", som bliver til en '
                "bemærkning, "
                "ingen ser. Sæt hele teksten i anførselstegn. Er det en bemærkning, så skriv to "
                "mellemrum "
                "foran # og et efter."
            ),
        ),
        (
            '"Start din egen klinik i R\\u00C3\\u00B8nne – alene eller sammen."',
            (
                '3:10: feltet "summary" (Resumé) har et tegn, som ingen kan se eller læse '
                "(U+00C3). Skriv "
                "teksten igen."
            ),
        ),
        (
            '"Start din egen klinik i Rønne. Ring til 010203-\\u0031234."',
            (
                '3:10: feltet "summary" (Resumé) har noget, der ligner et CPR-nummer, og det må '
                "aldrig "
                "udgives. Slet det."
            ),
        ),
        (
            "Start din egen klinik i Rønne &amp; omegn, alene eller sammen.",
            '3:10: feltet "summary" (Resumé) har kode i sig (&amp;). Skriv ren tekst uden koder.',
        ),
    ],
)
def test_a_summary(text: str, line: str, said: Said) -> None:
    assert f"{FILE}:{line}" in said({FILE: summary(text)})


@pytest.mark.parametrize("comment", ["  # til marts", "  #", "   # 1"])
def test_a_comment_on_purpose_is_not_told(comment: str, said: Said) -> None:
    assert said({FILE: VACANCY.replace(SUMMARY, SUMMARY + comment)}) == said({})


def test_a_comment_after_a_code_or_a_date_is_not_told(said: Said) -> None:
    text = VACANCY.replace("status: opslaaet", "status: opslaaet # fra marts")
    assert said({FILE: text.replace("2026-12-15", "2026-12-15 # eller før")}) == said({})


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "  - Du får hjælp til at komme i gang",
            "  - Du får hjælp fra #1",
            '30:22: feltet "benefits" (Fordele) slutter før "#1"',
        ),
        (
            "takeover: efter-aftale",
            "takeover: efter-aftale\nprice_note: #1 i pris",
            '21:13: feltet "price_note" (Pris) slutter før "#1 i pris"',
        ),
    ],
)
def test_a_comment_in_other_fields(old: str, new: str, line: str, said: Said) -> None:
    assert old in VACANCY
    (told,) = [each for each in said({FILE: VACANCY.replace(old, new)}) if "slutter før" in each]
    assert told.startswith(f"{FILE}:{line.partition(':')[0]}:")


@pytest.mark.parametrize(
    ("old", "new", "said_so"),
    [
        (
            "published: 2026-11-02",
            "published: 0206-11-02",
            'er "0206-11-02". Skriv et årstal mellem',
        ),
        (
            "published: 2026-11-02",
            "published: 2206-11-02",
            'er "2206-11-02". Skriv et årstal mellem',
        ),
        ("published: 2026-11-02", "published: 20266-11-02", 'er "20266-11-02"'),
        (
            "published: 2026-11-02",
            "published: 2026-11-0\u0663",
            "her står et ciffer fra en anden skrift (U+0663)",
        ),
        (
            "published: 2026-11-02",
            'published: "2026-11-\\u06602"',
            "har et ciffer fra en anden skrift (U+0660)",
        ),
        ("id: roenne-1", 'id: "ro\\u0435nne-1"', "har et bogstav, der ligner et andet (U+0435)"),
        (
            "job@example.org",
            "mailto:job@example.org",
            'begynder med mailto:. Skriv "job@example.org".',
        ),
        ("job@example.org", "job @example.org", "har et mellemrum i sig"),
        ("job@example.org", "job@ex\u0430mple.org", "græsk eller kyrillisk"),
    ],
)
def test_a_value_that_looks_right(old: str, new: str, said_so: str, said: Said) -> None:
    lines = said({FILE: VACANCY.replace(old, new)})
    assert any(said_so in line for line in lines), lines
    numbers = [line for line in lines if "U+" in line]
    assert len(numbers) <= 1


@pytest.mark.parametrize(
    ("written", "said_so"),
    [
        ("https//example.org/", 'Skriv "https://example.org/".'),
        ("https:/example.org/", 'Skriv "https://example.org/".'),
        ("http//example.org/", 'Skriv "https://example.org/".'),
        ("https://https://example.org/", 'Skriv "https://example.org/".'),
        ("http://example.org/", "Skriv https://example.org/, hvis siden viser sig i din browser."),
        ("https://exa mple.org/", "har et mellemrum i sig"),
        ("https://ex\u0430mple.org/", "græsk eller kyrillisk"),
    ],
)
def test_an_address(written: str, said_so: str, said: Said) -> None:
    path, text = BASE["event"]
    changed = text.replace("title:", f"online_url: {written}\ntitle:", 1)
    lines = said({path.removeprefix("content/"): changed})
    assert any(said_so in line for line in lines), lines


def test_a_phone_with_other_spaces(said: Said) -> None:
    path, text = BASE["adviser"]
    assert PHONE in text
    changed = text.replace(PHONE, 'phone: "00\u00a000 00 00"')
    (line,) = (each for each in said({path.removeprefix("content/"): changed}) if "phone" in each)
    assert line.endswith(
        "har et særligt mellemrum (U+00A0). Skriv et almindeligt mellemrum eller slet det."
    )


def test_letters_of_two_pieces_are_made_whole(loaded: Loaded) -> None:
    library = loaded({FILE: unicodedata.normalize("NFD", VACANCY)})
    assert library.resolve("vacancy:roenne-1") == loaded({}).resolve("vacancy:roenne-1")


def test_a_number_is_in_no_sentence_and_no_value(loaded: Loaded) -> None:
    text = VACANCY.replace("postal_code", "x").replace("count: 2", "count: 010203-1234")
    found = loaded({FILE: text}).diagnostics
    assert any(each.code == "personal-number" for each in found)
    assert not any("010203" in line_of(each) or "010203" in str(each.params) for each in found)


@needs.TIME
def test_ninety_thousand_keys_are_told_in_no_time(loaded: Loaded) -> None:
    began = time.process_time()
    extra = "".join(f"k{number}: 1\n" for number in range(80_000))
    found = loaded({FILE: VACANCY + extra}).diagnostics
    told = [each for each in found if each.position.path.endswith(FILE)]
    assert len(told) == 21
    assert line_of(told[-1]).endswith(
        "… og 79.980\u00a0fejl mere i denne fil. Ret de første, og prøv igen."
    )
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "text",
    some(
        [
            VACANCY + "topics: [" + "a, " * 90_000 + "a]\n",
            VACANCY + "topics:\n" + "  - a\n" * 90_000,
            VACANCY + "id: x\n" * 90_000,
            VACANCY + "\tx: 1\n" * 90_000,
            VACANCY + "x: *a\n" * 90_000,
            VACANCY + "x: &a 1\n" * 90_000,
            VACANCY + "x: " + "[" * 90_000,
            VACANCY + "x: " + "- " * 90_000,
            VACANCY + "x: " + "{a: " * 50_000,
            summary("Ã¸" * 200_000),
            summary("\u200b" * 200_000),
            summary("a" + "\u0301\u0316" * 100_000),
            summary("010203-1234 " * 60_000),
            summary("{{" * 200_000),
            summary("x" * 900_000),
            VACANCY + "x" * 900_000 + ": 1\n",
            VACANCY + "# " + "x" * 900_000,
            VACANCY.replace("count: 2", "count: " + "9" * 900_000),
        ],
        6,
    ),
    ids=some(range(18), 6),
)
def test_no_file_takes_long_or_fills_a_screen(text: str, loaded: Loaded) -> None:
    began = time.process_time()
    found = [f for f in loaded({FILE: text}).diagnostics if f.position.path.endswith(FILE)]
    assert len(found) <= 42
    assert all(len(line_of(each)) < 2_000 for each in found)
    assert time.process_time() - began < 15
