"""The data files against their schema, their documentation and the rules of CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from publishing.addresses import VACANCY_LIST
from publishing.files import files_beside_pages
from publishing.opendata.fields import FIELDS
from publishing.opendata.terms import TERMS
from publishing.opendata.vacancies import BETWEEN, as_csv
from publishing.pages.vacancies.open_data import open_data_page
from records.clock import Clock
from records.loading.library import Library
from tests.conftest import DEMO, Make
from tests.publishing.conftest import FilesOf
from tests.publishing.opendata.json_schema import faults
from tests.samples import NOW, SITE, everything, vacancy
from tests.steps import some

JSON, CSV = "data/vacancies.json", "data/vacancies.csv"


def document(made: dict[str, bytes]) -> dict[str, Any]:
    found = json.loads(made[JSON])
    assert isinstance(found, dict)
    return found


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_data_keeps_to_its_schema(make: Make, files_of: FilesOf, real_library: Library) -> None:
    for library in (make(everything()), real_library, make({})):
        made = files_of(library, Clock.parse(DEMO))
        schema = json.loads(made["data/vacancies.schema.json"])
        assert list(faults(schema, document(made))) == []


@pytest.mark.parametrize(
    ("key", "value"),
    some([
        ("status", "noget"), ("areas", ["bornholm"]), ("deadline", "2026-12-01T12:00"),
        ("count", -1), ("open", "ja"), ("patients", True), ("posted", "1.12.2026"),
        ("url", "muligheder/"), ("audiences", ["alle"]), ("intake", "måske"),
    ], 4),
)  # fmt: skip
def test_schema_refuses_a_wrong_value(
    make: Make, files_of: FilesOf, key: str, value: object
) -> None:
    made = files_of(make(everything()), NOW)
    data = document(made)
    data["vacancies"][0][key] = value
    found = list(faults(json.loads(made["data/vacancies.schema.json"]), data))
    assert found
    assert all(fault.startswith(f"$.vacancies[0].{key}") for fault in found)


def test_schema_refuses_missing_and_unknown_keys(make: Make, files_of: FilesOf) -> None:
    made = files_of(make(everything()), NOW)
    data = document(made)
    data["vacancies"][0]["frist"] = data["vacancies"][0].pop("deadline")
    found = list(faults(json.loads(made["data/vacancies.schema.json"]), data))
    assert [fault.partition(": ")[2] for fault in found] == [
        "deadline is missing", "frist is unknown",
    ]  # fmt: skip


def test_it_holds_what_is_listed_open_first(make: Make, files_of: FilesOf) -> None:
    data = document(files_of(make(everything()), NOW))
    states = [(entry["id"], entry["state"]) for entry in data["vacancies"]]
    assert states == [
        ("snart", "aaben"), ("genopslag", "aaben"), ("aaben", "aaben"), ("loebende", "aaben"),
        ("paa-vej", "kommende"), ("udloebet", "udloebet"), ("ubesat", "afsluttet"),
        ("trukket", "afsluttet"),
    ]  # fmt: skip
    assert data["count"] == len(states)
    assert [entry["open"] for entry in data["vacancies"]] == [True] * 4 + [False] * 4


def test_an_example_is_marked_and_cannot_be_applied_for(make: Make, files_of: FilesOf) -> None:
    official = {"method": "mail", "address": "job@example.org", "instructions": "Send dit cv.",
                "official_url": "https://example.org/opslag"}  # fmt: skip
    library = make(
        {
            "vacancies/opdigtet": vacancy(example="true", application=official),
            "vacancies/rigtig": vacancy(application=official),
        }
    )
    made, real = sorted(document(files_of(library, NOW))["vacancies"], key=lambda e: e["id"])
    assert (made["example"], made["official_url"]) == (True, None)
    assert made["title"] == "[Eksempel] Vikariat i Hillerød"
    assert (real["example"], real["official_url"]) == (False, "https://example.org/opslag")
    assert real["title"] == "Vikariat i Hillerød"


def test_terms_are_told_and_not_invented(make: Make, files_of: FilesOf) -> None:
    library = make({"vacancies/en": vacancy()})
    # The figures count the days of an open posting, so they are of the day.
    since = {JSON: "2026-11-02T00:00:00+01:00", "data/status.json": "2026-11-22T00:00:00+01:00"}
    for path, moment in since.items():
        data = json.loads(files_of(library, NOW)[path])
        assert data["terms"] == "Skriv til os, før du bruger data i større stil."
        assert not data.keys() & {"license", "licence", "rights"}
        assert (data["has_examples"], data["note"]) == (False, None)
        assert data["as_of"] == moment
    assert TERMS in open_data_page(library, NOW).body


def test_a_deadline_keeps_the_zone_of_its_day(make: Make, files_of: FilesOf) -> None:
    library = make(
        {
            "vacancies/sommer": vacancy(deadline="2027-06-01", deadline_time="12:00"),
            "vacancies/vinter": vacancy(deadline="2027-01-11", deadline_time=None),
            "vacancies/ingen": vacancy(deadline=None),
        }
    )
    found = {e["id"]: e["deadline"] for e in document(files_of(library, NOW))["vacancies"]}
    assert found == {
        "sommer": "2027-06-01T12:00:00+02:00",
        "vinter": "2027-01-11T23:59:00+01:00",
        "ingen": None,
    }


def test_a_deadline_tells_its_last_moment_for_scripts(make: Make, files_of: FilesOf) -> None:
    library = make({"vacancies/en": vacancy(), "vacancies/ingen": vacancy(deadline=None)})
    made = files_of(library, NOW)
    found = {e["id"]: e["deadline_last_moment"] for e in document(made)["vacancies"]}
    assert found == {"en": "2026-12-15T12:00:59.999+01:00", "ingen": None}
    schema = json.loads(made["data/vacancies.schema.json"])
    assert list(faults(schema, document(made))) == []


def test_rounds_districts_and_periods_are_told(real_library: Library, files_of: FilesOf) -> None:
    data = document(files_of(real_library, Clock.parse(DEMO)))
    found = {entry["id"]: entry for entry in data["vacancies"]}
    third = found["bornholm-roenne-2026-2"]
    assert (third["round"], third["repost_of"]) == (3, "bornholm-roenne-2026-1")
    district = found["koebenhavn-vanloese-2026-1"]
    assert (district["areas"], district["municipalities"]) == (["0101/vanloese"], ["0101"])
    assert district["area_names"] == ["Vanløse"]
    locum = found["halsnaes-vikariat-2027"]
    assert (locum["period_start"], locum["period_end"]) == ("2027-02-01", "2027-07-30")
    assert locum["hours_per_week"] == 30


# --- CSV --------------------------------------------------------------------------------------


def test_csv_says_the_same_as_json(real_library: Library, files_of: FilesOf) -> None:
    made = files_of(real_library, Clock.parse(DEMO))
    entries = document(made)["vacancies"]
    rows = table(made[CSV])
    assert [list(row) for row in rows] == [[field.key for field in FIELDS]] * len(entries)
    for row, entry in zip(rows, entries, strict=True):
        assert row == {key: _text(value) for key, value in entry.items()}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return BETWEEN.join(value)
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    return str(value)


def test_csv_keeps_to_rfc_4180_with_a_mark_for_excel(make: Make, files_of: FilesOf) -> None:
    library = make(
        {"vacancies/en": vacancy('Læge, "vikar" på Ærø', benefits=["Én", "Æble, frugt"])}
    )
    content = files_of(library, NOW)[CSV]
    assert content.startswith(b"\xef\xbb\xbfid,url,path,title,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 2
    assert '"Læge, ""vikar"" på Ærø"'.encode() in content
    assert table(content)[0]["benefits"] == "Én | Æble, frugt"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(make: Make, files_of: FilesOf, sign: str) -> None:
    text = f'{sign}HYPERLINK("https://example.org")'
    library = make({"vacancies/en": vacancy(text, benefits=[f"{sign}1 dag fri", "Kolleger"])})
    made = files_of(library, NOW)
    row = table(made[CSV])[0]
    assert row["title"] == f"'{text}"
    assert row["benefits"].startswith(f"'{sign}1")
    assert document(made)["vacancies"][0]["title"] == text


def test_numbers_stay_numbers_and_a_tab_is_no_way_in() -> None:
    blank: dict[str, Any] = {field.key: None for field in FIELDS}
    content = as_csv([blank | {"price": -5, "title": "\t=1+1", "open": True}])
    (row,) = table(content)
    assert (row["price"], row["title"], row["open"]) == ("-5", "'\t=1+1", "true")


# --- documentation ----------------------------------------------------------------------------


def test_page_documents_every_field_and_file(make: Make) -> None:
    library = make(everything())
    page = open_data_page(library, NOW)
    for field in FIELDS:
        assert f'<code lang="en">{field.key}</code> <strong>{field.label}</strong>' in page.body
    listed = {"feed", "data"}
    for file in files_beside_pages(library, SITE, NOW):
        beside_a_page = file.path.endswith(("/frist.ics", "/arrangement.ics", VACANCY_LIST))
        assert (f'href="/{file.path}"' in page.body) is not beside_a_page, file.path
        listed.discard(file.path.partition("/")[0])
    assert listed == {"feed"}


def test_every_field_has_its_own_key_label_and_description() -> None:
    for values in ([f.key for f in FIELDS], [f.label for f in FIELDS]):
        assert len(set(values)) == len(FIELDS)
    assert all(field.description.endswith(".") for field in FIELDS)
