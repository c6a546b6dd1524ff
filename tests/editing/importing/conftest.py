from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from praksis.cli import main
from tests.projects import make_project, write

MAPPING = """\
kind: vacancy
columns: {Område: areas, Bydel: planning_area, Frist: deadline, Patienter: patients, Sagsnr.: ""}
values:
  status: {Ledig: opslaaet}
defaults:
  example: true
  type: kapacitet-med-patienter
  status: opslaaet
  origin: ophoer
  count: 1
  practice_form: frit-valg
  audiences: [ny-speciallaege]
  summary: En kapacitet med patienter og et indrettet lokale tæt på stationen.
  published: 2026-11-02
  posted: 2026-11-02
  address_bound: false
  takeover: efter-aftale
  contact: raadgiver
  patients_date: 2026-10-01
  criteria:
    - {text: Plan for kvalitet, weight: 100}
  application: {method: mail, address: eksempel@example.org, instructions: Skriv kort.}
  benefits: [Der er patienter fra første dag, Lokalet er klar]
  caveats: [Listen er lang]
"""
HEADERS = ("Titel", "Område", "Bydel", "Status", "Frist", "Patienter")
ROW = ("Kapacitet på Bornholm", "Bornholm", "0400", "Ledig", "15.1.2027", "1.600")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_project(tmp_path / "projekt")
    write(folder / "kapaciteter.yml", MAPPING)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(project: Path) -> Callable[..., Result]:
    def praksis_import(name: str, *words: str) -> Result:
        command = ["import", name, "--mapping", "kapaciteter.yml", *words]
        return CliRunner().invoke(main, command, prog_name="praksis")

    return praksis_import


def csv_of(rows: Sequence[Sequence[str]]) -> str:
    return "".join(";".join(row) + "\r\n" for row in rows)


def xlsx_of(rows: Sequence[Sequence[object]], **more: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for name, cells in {"Ark1": rows, **more}.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(list(row))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
