"""`praksis export` and the way back: what was changed in the workbook, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from praksis.cli import main
from tests.projects import VACANCY, changed, write

Praksis = Callable[..., Result]
FILE = "content/vacancies/roenne-1.yml"
OTHER = "content/vacancies/nexoe-1.yml"
MINE = changed(
    VACANCY,
    ("deadline: 2026-12-15", "deadline: 2026-12-15  # aftalt"),
    ("  - Du får hjælp til at komme i gang", '  - "=Nærhed; og tid"'),
)


@pytest.fixture
def praksis(project: Path) -> Praksis:
    write(project / FILE, MINE)
    write(project / OTHER, VACANCY.replace("id: roenne-1", "id: nexoe-1"))

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, words, prog_name="praksis")

    done = run("export", "mulighed", "m.xlsx")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "m.xlsx med 2\u00a0poster" in done.stdout
    return run


def edited(project: Path, *cells: tuple[str, str, object], without: str = "") -> None:
    """Save the workbook with other cells: the id of the row, the header, the value."""
    book = openpyxl.load_workbook(project / "m.xlsx")
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    lines = {str(row[0].value): row[0].row or 0 for row in sheet.iter_rows()}
    for record_id, header, value in cells:
        cell: Any = sheet.cell(lines[record_id], headers.index(header) + 1)
        cell.value = value
    if without:
        sheet.delete_rows(lines[without])
    book.save(project / "m.xlsx")


def test_a_round_trip_without_a_change_is_none(project: Path, praksis: Praksis) -> None:
    done = praksis("import", "m.xlsx", "--write", "--update")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "2\u00a0poster er ens med det, der står nu." in done.stdout
    assert (project / FILE).read_text(encoding="utf-8") == MINE
    again = praksis("export", "mulighed", "m.xlsx")
    assert (again.exit_code, "ligger der allerede" in again.stderr) == (1, True)


def test_only_what_was_changed_is_written(project: Path, praksis: Praksis) -> None:
    edited(project, ("roenne-1", "Ansøgningsfrist", "8. jan. 2027"),
           ("roenne-1", "Klokkeslæt for frist", None), without="nexoe-1")  # fmt: skip
    later = MINE.replace("count: 2", "count: 3  # rettet i projektet")
    write(project / FILE, later)
    done = praksis("import", "m.xlsx", "--write", "--update")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1\u00a0post står ikke længere i arket: nexoe-1. De bliver" in done.stdout
    wanted = changed(
        later,
        ("deadline: 2026-12-15  # aftalt", "deadline: 2027-01-08  # aftalt"),
        ('deadline_time: "12:00"\n', ""),
    )
    assert (project / FILE).read_text(encoding="utf-8") == wanted
    assert (project / OTHER).exists()


def test_lines_of_a_cell_stay_lines_whatever_stands_in_them(
    project: Path, praksis: Praksis
) -> None:
    edited(project, ("roenne-1", "Det får du", "Nærhed; og tid\nEn god start"))
    done = praksis("import", "m.xlsx", "--write", "--update")
    assert (done.exit_code, done.stderr) == (0, "")
    text = (project / FILE).read_text(encoding="utf-8")
    assert '- Nærhed; og tid\n  - "En god start"\n' in text


def test_two_who_change_one_cell_are_told(project: Path, praksis: Praksis) -> None:
    edited(project, ("roenne-1", "Antal", 4), ("roenne-1", "Titel", "=1+1"))
    write(project / FILE, MINE.replace("count: 2", "count: 3"))
    formula = praksis("import", "m.xlsx")
    assert "cellen er en formel" in formula.stderr
    edited(project, ("roenne-1", "Titel", "To 0-kapaciteter i Rønne"))
    told = praksis("import", "m.xlsx", "--write", "--update")
    assert told.exit_code == 1
    assert 'kolonnen "Antal" er rettet både i arket og i projektet' in told.stderr
    (project / FILE).unlink()
    gone = praksis("import", "m.xlsx", "--write", "--update")
    assert 'm.xlsx:3:1: rækken er posten "roenne-1", som ikke findes længere.' in gone.stderr


def test_no_cell_is_worked_out_by_who_opens_it(project: Path, praksis: Praksis) -> None:
    book = openpyxl.load_workbook(io.BytesIO((project / "m.xlsx").read_bytes()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert book.worksheets[1].sheet_state == "veryHidden"


def test_a_kind_that_is_none_and_a_file_that_is_no_workbook(praksis: Praksis) -> None:
    assert "Mente du mulighed?" in praksis("export", "mulihed").stderr
    assert praksis("export", "mulighed", "m.csv").exit_code == 2


def test_a_hidden_sheet_that_is_not_ours_is_not_believed(project: Path, praksis: Praksis) -> None:
    book = openpyxl.load_workbook(project / "m.xlsx")
    book.worksheets[0].cell(3, 3).value = book.worksheets[1].cell(4, 3).value = "=1+1"
    book.save(project / "m.xlsx")
    other = praksis("import", "m.xlsx", "--mapping", "event.yml")
    assert other.exit_code == 1
    write(project / "event.yml", "kind: event\n")
    assert "cellen er en formel" in praksis("import", "m.xlsx", "--mapping", "event.yml").stderr
    book.worksheets[1].cell(1, 2).value = "../x"
    book.save(project / "m.xlsx")
    told = praksis("import", "m.xlsx")
    assert (told.exit_code, "cellen er en formel" in told.stderr) == (1, True)
