"""`praksis need`: the public count out of its export, and every fault at its cell."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from editing.importing.need import read_need
from editing.importing.spreadsheet import read_sheet
from praksis.project import find_project
from records.loading.library import load
from records.messages import line_of
from records.model.need import Need
from records.source.diagnostics import SourceError
from tests.praksis.test_check import Praksis
from tests.projects import make_project

OURS = {"0101": "København", "0219": "Hillerød", "0400": "Bornholm"}
EXPORT = """\
Almen praksis og tilmeldte patienter;;;;
Kommune;Antal kapaciteter;Antal patienter;Patienter per kapacitet;Andet
Bornholms Regionskommune;20;30.123;1.506,5;x
Hillerød Kommune;25;-;;y
Aabenraa;30;40.000;1.333;z
I alt;75;70.123;;
"""


def _read(folder: Path, text: str) -> tuple[dict[str, str], ...]:
    file = folder / "u.csv"
    file.write_text(text, "utf-8")
    return read_need(read_sheet(file, "u.csv"), "u.csv", OURS).rows


def test_what_is_there_is_read_and_the_rest_is_named(tmp_path: Path, praksis: Praksis) -> None:
    project = make_project(tmp_path)
    (project / "content/needs/2026-07-01.yml").unlink()
    (project / "u.csv").write_text(EXPORT, "utf-8")
    shown = praksis(project, "need", "u.csv", "--date", "2026-07-01")
    assert "Skriv" not in shown.stdout
    assert "Intet er skrevet endnu." in shown.stdout
    assert not (project / "content/needs/2026-07-01.yml").exists()
    done = praksis(project, "need", "u.csv", "--date", "2026-07-01", "--write")
    assert done.exit_code == 0, done.output
    assert done.stdout.replace("\u00a0", " ").splitlines() == [
        "u.csv: 2 kommuner.",
        "Kolonnernes navne står i række 2. Det, der står over, er ikke læst.",
        'Række 6 ("I alt") er en sum og er ikke læst.',
        "Ikke læst: Andet.",
        "1 række handler om andre steder end vores kommuner og er ikke med: Aabenraa.",
        "Skrevet: content/needs/2026-07-01.yml.",
    ]
    library = load(find_project(project))
    (need,) = library.all(Need)
    assert (library.faults, need.example, f"{need.date}") == ((), False, "2026-07-01")
    assert {row.area: row.told for row in need.numbers} == {
        "0219": {"capacities": 25},
        "0400": {"capacities": 20, "patients": 30123, "patients_per_capacity": 1507},
    }
    again = praksis(project, "need", "u.csv", "--date", "2026-07-01", "--write")
    assert again.exit_code == 1
    assert "findes allerede" in again.stderr


def test_an_example_is_nobodys_count_in_csv_and_in_a_workbook(
    tmp_path: Path, praksis: Praksis
) -> None:
    """The count of the demonstration was made so: it counts from 1 to 7, which nobody believes."""
    project = make_project(tmp_path)
    (project / "content/needs/2026-07-01.yml").unlink()
    head = ["Kommune", "Lægekapaciteter", "Praksisser", "Tilmeldte patienter",
            "Patienter pr. kapacitet", "Borgere pr. kapacitet", "Åbne", "Lukkede"]  # fmt: skip
    rows = [head, ["Bornholm", *range(1, 8)], ["Hillerød", *range(1, 8)]]
    lines = (";".join(map(str, row)) for row in rows)
    (project / "e.csv").write_text("\n".join(lines), "utf-8")
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(project / "e.xlsx")
    given = ("--date", "2026-07-01", "--example", "--write")
    texts = []
    for name in ("e.csv", "e.xlsx"):
        done = praksis(project, "need", name, *given)
        assert done.exit_code == 0, done.output
        file = project / "content/needs/2026-07-01.yml"
        texts.append(file.read_text("utf-8"))
        file.unlink()
    assert texts[0] == texts[1]
    assert texts[0].startswith(
        'id: "2026-07-01"\nexample: true\ntitle: Opdigtede tal, der viser opgørelsen\n'
    )
    assert "eSundhed" not in texts[0]
    assert texts[0].count("closed_lists: 7") == 2


def test_a_workbook_with_codes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("udtraek", 0)
    for row in (["Kommunekode", "Lukkede lister", "Borgere pr. kapacitet"], [400, 3, 1431.25]):
        sheet.append(row)
    raw = io.BytesIO()
    book.save(raw)
    (tmp_path / "u.xlsx").write_bytes(raw.getvalue())
    found = read_need(read_sheet(tmp_path / "u.xlsx", "u.xlsx", "udtraek"), "u.xlsx", OURS)
    assert found.rows == ({"area": "0400", "citizens_per_capacity": "1431", "closed_lists": "3"},)
    assert found.notes[-1] == "2\u00a0af vores kommuner står ikke i arket: København, Hillerød."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kommune;Antal kapaciteter\nBornhlom;20\nHillerød;cirka 25\n",
         ['u.csv:2:1: "Bornhlom" er ikke navnet på en kommune. Mente du "Bornholm"?',
          ('u.csv:3:2: kolonnen "Antal kapaciteter" siger "cirka 25", og det er ikke et helt tal. '
           "Skriv tallet med cifre, fx 1.431, eller lad cellen stå tom.")]),
        ("Kommune;Patienter;Patienter pr. kapacitet\nBornholm;30,000;1,431\n",
         [('u.csv:2:2: kolonnen "Patienter" siger "30,000", og det er ikke et helt tal. '
           "Skriv tallet med cifre, fx 1.431, eller lad cellen stå tom."),
          ('u.csv:2:3: kolonnen "Patienter pr. kapacitet" siger "1,431", og det er ikke et helt '
           "tal. Skriv tallet med cifre, fx 1.431, eller lad cellen stå tom.")]),
        ("Kommune;Kapaciteter\nBornholm;20,5\n",
         [('u.csv:2:2: kolonnen "Kapaciteter" siger "20,5", og det er ikke et helt tal. '
           "Skriv tallet med cifre, fx 1.431, eller lad cellen stå tom.")]),
        ("Kommune;Kapaciteter\nBornholm;20\nBornholm;21\n",
         [('u.csv:3:1: "Bornholm" står i flere rækker. Lad kun rækkerne fra ét halvår stå, og kun '
           "én for hver kommune.")]),
        ("Kommune;Kapaciteter\n;20\n",
         [("u.csv:2:1: rækken siger ikke, hvilken kommune den handler om. Skriv kommunens navn "
           "eller kode, eller slet rækken.")]),
        ("Sted;Kapaciteter\nBornholm;20\n",
         [("u.csv:1:1: der er ingen kolonne med kommunen. Kald den Kommune, og skriv navn eller "
          "kode i den.")]),
        ("Kommune;Læger\nBornholm;20\n",
         [("u.csv:1:1: der er ingen kolonne med tal, som kendes. Kald kolonnerne, som udtrækket "
           "gør: kapaciteter, praksis, patienter, patienter pr. kapacitet, borgere pr. kapacitet, "
           "åbne, lukkede.")]),
        ("Kommune;Kapaciteter\nAabenraa;20\n",
         [("u.csv:1:1: ingen række handler om en af vores kommuner. Se, om det er det rigtige ark, "
           "og om navnene er dem fra content/areas.")]),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_cell(tmp_path: Path, text: str, lines: list[str]) -> None:
    with pytest.raises(SourceError) as told:
        _read(tmp_path, text)
    assert [line_of(each) for each in told.value.diagnostics] == lines


def test_what_is_not_told_is_left_out(tmp_path: Path) -> None:
    assert _read(tmp_path, "Kommune;Praksis;Kapaciteter\nBornholm;–;20\nHillerød;..;\n") == (
        {"area": "0400", "capacities": "20"},
    )
