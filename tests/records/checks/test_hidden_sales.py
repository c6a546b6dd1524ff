"""A sale with a hidden address: no text, and nothing that it is tied to, says where it is."""

from __future__ import annotations

import pytest

from tests.projects import PREMISES, VACANCY, Files
from tests.records.conftest import Told

SALE = "content/vacancies/salg.yml"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"summary": "En klinik med en fuld liste og et fast hold på Torvet i byen."},
         '3:10: feltet "summary" (Resumé) nævner "Torvet"'),
        ({"body": "Vi holder til på Eksempelvej 1, lige ved stationen."},
         ': feltet "body" (Brødtekst) nævner "Eksempelvej 1"'),
        ({"included": "[Huset ved Skjulteby]"}, 'nævner "Skjulteby"'),
        ({"body": r'"En god klinik.\n\n- Den ligger nær Skjulteby Station"'}, 'nævner "Skjulteby"'),
        ({"criteria": "[{text: Du kender Skjulteby}]"}, 'nævner "Skjulteby"'),
        ({"sources": '[{title: Klinikken, publisher: Os, date: "2026", '
                     'url: "https://skjult.example.org"}]'},
         'nævner "https://skjult.example.org"'),
        ({"id": "torvet-salg"}, '1:5: feltet "id" (Id) har "torvet", som ikke står i titlen'),
        ({"id": "praksis-salg-3400"}, 'har "3400"'),
        ({"was": "[skjulteby-salg]"}, 'har "skjulteby"'),
        ({"id": "praksis-til-salg-2027"}, ""),
        ({"title": "Praksis til salg på Bornholm"}, ""),
    ],
)  # fmt: skip
def test_texts_may_not_say_where(told: Told, changes: dict[str, str], place: str) -> None:
    lines = told({f"content/vacancies/{changes.get('id', 'salg')}.yml": _sale(**changes)})
    assert (lines == []) if not place else (len(lines) == 1 and place in lines[0]), lines


def _sale(**changes: str) -> str:
    fields = {
        "title": "Praksis til salg i regionen", "example": "true",
        "summary": "En læge sælger en klinik med en fuld liste og et fast hold.",
        "audiences": "[ny-speciallaege]", "areas": '["0400"]', "published": "2026-11-02",
        "contact": "raadgiver", "type": "praksis-til-salg", "status": "opslaaet",
        "origin": "salg", "count": "1", "practice_form": "solopraksis", "address_hidden": "true",
        "reference": "2041", "patients": "1700", "patients_date": "2026-11-01",
        "posted": "2026-11-02", "takeover": "efter-aftale", "benefits": "[En fuld liste, Et hold]",
        "caveats": "[Adressen kommer senere]", **changes,
    }  # fmt: skip
    head = ("title", "summary")
    rest = [f"{key}: {value}" for key, value in fields.items() if key not in (*head, "id")]
    lines = [f"id: {fields.pop('id', 'salg')}", *(f"{key}: {fields[key]}" for key in head), *rest]
    return "\n".join(lines) + "\n"


def test_premises_may_not_name_it(told: Told) -> None:
    path = "content/premises/lokale-1.yml"
    lines = told({SALE: _sale(), path: f"{PREMISES}vacancies: [salg]\n"})
    assert lines == [
        (
            f'{path}:17:13: feltet "vacancies" (Muligheder) kan sige, hvor klinikken ligger, og '
            "adressen er skjult. Slet feltet. Læserne spørger rådgiveren om nummeret."
        )
    ]


def test_it_may_not_name_premises(told: Told) -> None:
    (line,) = told({SALE: _sale(related='["premises:lokale-1"]')})
    assert "kan sige, hvor klinikken ligger" in line


def test_what_hides_nothing_may_name_premises_and_be_named(told: Told) -> None:
    opening = "content/vacancies/roenne-1.yml"
    premises = f"{PREMISES}vacancies: [roenne-1]\n"
    records: Files = {
        opening: f'{VACANCY}related: ["premises:lokale-1"]\n',
        "content/premises/lokale-1.yml": premises,
        SALE: _sale(related='["vacancy:roenne-1"]'),
    }
    assert [line for line in told(records) if "kan sige, hvor klinikken ligger" in line] == []


def test_it_may_not_follow_a_posting_with_an_address(told: Told) -> None:
    (line, *_) = [line for line in told({SALE: _sale(repost_of="roenne-1")}) if "skjult" in line]
    assert 'feltet "repost_of" (Genopslag af) kan sige, hvor klinikken ligger' in line
