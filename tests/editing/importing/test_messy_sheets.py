"""Sheets as offices keep them: titles, sums, joined cells, numbers of days, other headers."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from editing.importing.layout import is_total, total_lines
from editing.importing.rows import counted
from editing.importing.table import Number
from editing.normalise import normalise
from praksis.cli import main
from records.danish.numbers import number
from records.model.field_spec import spec_of
from tests import needs
from tests.editing.importing.conftest import HEADERS, ROW, csv_of, xlsx_of
from tests.projects import write
from tests.steps import steps

Run = Callable[..., Result]
NEW = "content/vacancies/kapacitet-paa-bornholm-2026.yml"
VACANCY = spec_of("vacancy")
DAYS = {
    "2. nov. 2026": "2026-11-02", "den 2. november 2026": "2026-11-02",
    "mandag den 2. november 2026": "2026-11-02", "15/12-2026": "2026-12-15",
    "15/12/2026": "2026-12-15", "15. 12. 2026": "2026-12-15", "12/15/2026": "12/15/2026",
    "31.2.2027": "31.2.2027", "15.1.27": "15.1.27", "2. nov.": "2. nov.",
}  # fmt: skip
TIMES = {"12.00": "12:00", "kl. 9": "09:00", "9:30": "09:30", "12:00:00": "12:00", "25.00": "25.00",
         "9.75": "9.75", "middag": "middag"}  # fmt: skip


def test_days_and_times_with_one_meaning_are_understood() -> None:
    day, time = VACANCY.field("deadline"), VACANCY.field("deadline_time")
    assert {text: normalise(text, day, {}) for text in DAYS} == DAYS
    assert {text: normalise(text, time, {}) for text in TIMES} == TIMES


def test_a_code_is_known_in_other_letters() -> None:
    said = {"Opslået": "opslaaet", "OPSLAAET": "opslaaet", "Åben for ansøgning": "opslaaet",
            "Ledig": "Ledig"}  # fmt: skip
    assert {text: normalise(text, VACANCY.field("status"), {}) for text in said} == said


def test_numbers_of_days_and_parts_of_a_day() -> None:
    day, time = VACANCY.field("deadline"), VACANCY.field("deadline_time")
    first = date(1899, 12, 30)
    assert counted("46371", day, first) == "2026-12-15"
    assert counted("44909", day, date(1904, 1, 1)) == "2026-12-15"
    assert counted(Number("0.5"), time, first) == "12:00"
    assert counted("0,75", time, first) == "18:00"
    assert counted(Number("0.45"), time, first) == "10:48"
    assert counted("0.45", time, first) == "0.45"
    assert counted("46371", VACANCY.field("count"), first) == "46371"


def test_a_sum_is_no_title() -> None:
    assert is_total(["", "I alt", "12", "=SUM(B2:B4)", "1.600,00 kr."])
    assert not is_total(["Samlet", "Praksis i Rønne"])
    assert not is_total(["I alt to kapaciteter", "12"])


def test_a_sum_may_stand_on_two_lines() -> None:
    row = (2, ["Praksis i Rønne", "2", "1.600"])
    alone = [row, (3, ["I alt", "", ""]), (4, ["", "2", "1.600"])]
    begun = [row, (3, ["Kapaciteter", "", ""]), (4, ["i alt", "2", "1.600"])]
    whole = [row, (3, ["I alt", "2", "1.600"]), (4, ["Praksis i Nexø", "1", "800"])]
    assert total_lines(alone) == total_lines(begun) == {3, 4}
    assert total_lines(whole) == {3}


def test_a_title_a_sum_and_joined_cells(project: Path, run: Run) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of([
        ("Kapaciteter i 2027",), (), HEADERS,
        (*ROW[:4], 46402, ROW[5]), ("En kapacitet mere", None, *ROW[2:4], "15/1-2027", ROW[5]),
        ("I alt", None, None, None, None, "=SUM(F4:F5)"),
    ])))  # fmt: skip
    book.worksheets[0].merge_cells("B4:B5")
    book.worksheets[0].merge_cells("A1:F1")
    book.create_sheet("Hjælp").sheet_state = "hidden"
    book.save(project / "k.xlsx")
    done = run("k.xlsx", "--write")
    assert (done.exit_code, done.stderr) == (0, "")
    for line in ("Kolonnernes navne står i række 3.", 'Række 6 ("I alt") er en sum',
                 "Flettede celler er fyldt ud nedad: Område."):  # fmt: skip
        assert line in done.stdout
    for name in (NEW, "content/vacancies/en-kapacitet-mere-2026.yml"):
        text = (project / name).read_text(encoding="utf-8")
        assert 'areas: ["0400"]\n' in text
        assert "deadline: 2027-01-15\n" in text


def test_a_csv_with_a_title_above(project: Path, run: Run) -> None:
    write(project / "k.csv", "Kapaciteter, Bornholm\r\n\r\n" + csv_of([HEADERS, ROW]))
    assert f"ny       {NEW}" in run("k.csv").stdout


@needs.TIME
def test_headers_that_come_again_are_passed_over(project: Path, run: Run) -> None:
    other = ("Kapacitet i Rønne", *ROW[1:])
    write(project / "k.csv", csv_of([HEADERS, ROW, (*HEADERS, ""), other]))
    told = run("k.csv")
    assert (told.exit_code, told.stderr) == (0, "")
    assert "Række 3 er kolonnernes navne igen og er ikke læst." in told.stdout
    write(project / "k.csv", csv_of([HEADERS, ROW, HEADERS[:2], other]))
    assert "k.csv:3:2: " in run("k.csv").stderr


def test_the_file_that_excel_puts_beside_an_open_one(project: Path, run: Run) -> None:
    (project / "~$k.xlsx").write_bytes(b"x")
    assert "Gem i Excel, og brug k.xlsx." in run("~$k.xlsx").stderr
    assert "Mente du" not in run("k.xlsx").stderr


def test_the_same_fault_in_many_rows_is_one_line(project: Path, run: Run) -> None:
    many = steps(200, 3000)
    rows = [(f"Kapacitet {number}", *ROW[1:4], "snart", ROW[5]) for number in range(many)]
    write(project / "k.csv", csv_of([HEADERS, *rows]))
    told = run("k.csv").stderr.splitlines()
    assert len(told) == 2
    assert told[0].startswith(f'k.csv: {number(many)} rækker (2, 3, 4 …): feltet "deadline" ')


@pytest.mark.parametrize("joined", ["A1:XFD1048576", "B2:B1048576"])
def test_a_range_without_end_fills_only_rows_that_are_there(
    project: Path, run: Run, joined: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of([HEADERS, ROW])))
    book.worksheets[0].merged_cells.add(joined)
    book.save(project / "k.xlsx")
    assert f"ny       {NEW}" in run("k.xlsx").stdout


def test_a_mapping_is_asked_for_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("praksis.mapping_talk.is_interactive", lambda _: True)
    headers = ("Overskrift", "Sagsnr.", "Beskrivelse")
    summary = "En kapacitet med patienter og et lokale tæt på stationen."
    write(project / "mine.csv", csv_of([headers, ("Kapacitet i Rønne", "26/1", summary)]))
    answers = (
        *("muli", "mulighed", "noget", "title", "", "Titel", "Ansøgning", "ukendt", "Resumé"),
        *("måske", "ja", "3,4", "mandag før", "1.11.2026", "opslag", "2", *[""] * 20),
    )
    first = CliRunner().invoke(main, ["import", "mine.csv"], "\n".join(answers) + "\n",
                               prog_name="praksis")  # fmt: skip
    assert 'Arten "muli" kendes ikke.' in first.stdout
    assert 'Hvilket felt er "Overskrift" (fx "Kapacitet i Rønne")?' in first.stdout
    kept = (project / ".praksis/import/mine.yml").read_text(encoding="utf-8")
    assert "Overskrift: title\n" in kept
    assert "  audiences:\n  - introlaege\n  - hu-laege\n" in kept
    assert "published: '2026-11-01'\n" in kept
    assert "type: kapacitet-med-patienter\n" in kept
    for told in (
        'Det felt er kolonnen "Overskrift".',
        '"Ansøgning" har flere felter.',
        "Hvad gælder for alle rækker?",
        "er gemt i .praksis/import/mine.yml. Ret dem",
    ):
        assert told in first.stdout
    assert first.stdout.count("Svar med et nummer") == 2
    again = CliRunner().invoke(main, ["import", "mine.csv"], prog_name="praksis")
    assert "Hvilket felt" not in again.stdout
    assert "kolonnen" not in again.stderr


def test_what_rules_demand_of_the_rows_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the rows as they are: those that are posted need more than those that are planned."""
    monkeypatch.setattr("praksis.mapping_talk.is_interactive", lambda _: True)
    headers = ("Overskrift", "Om", "Status", "Område", "Søges hos")
    summary = "En kapacitet med patienter og et lokale tæt på stationen."
    rows = [(f"Kapacitet i {place}", summary, status, place, mail) for place, status, mail in (
        ("Rønne", "På vej", ""), ("Hillerød", "Åben for ansøgning", "navn@example.org"),
    )]  # fmt: skip
    rows[0] = (*rows[0][:3], "Bornholm", "")
    write(project / "mine.csv", csv_of([headers, *rows]))
    columns = ["", "Titel", "Resumé", "Områder", "application.address"]
    of_all = ["ja", "5", "2.11.2026", "1", "1", "1", "Lys;Luft", "Støj"]
    of_some = ["1", "ja", "Send et cv.", "", "1", "6", "Bornholm", "nej", "0", "2.11.2026",
               "1.2.2027", "efter aftale", "ja", "Erfaring", "", "nej"]  # fmt: skip
    answers = "\n".join([*columns, *of_all, *of_some]) + "\n"
    done = CliRunner().invoke(main, ["import", "mine.csv"], answers, prog_name="praksis")
    assert done.exit_code == 0, done.output
    assert "mangler" not in done.output
    assert "Nogle rækker skal også sige noget om de næste felter." in done.stdout
    assert done.stdout.count("ny       content/vacancies/") == 2
    kept = (project / ".praksis/import/mine.yml").read_text(encoding="utf-8")
    defaults, needed = kept.partition("when_needed:")[::2]
    assert "  type: nul-kapacitet\n" in defaults
    for line in ("contact: raadgiver", "posted: '2026-11-02'", "method: mail"):
        assert f"  {line}\n" in needed
    assert "address: " not in needed, "a column fills it"


def test_answers_for_the_same_headers_go_before_answers_for_more(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = {"a": "Overskrift: title, Frist: deadline", "b": "Overskrift: title"}
    for name, said in columns.items():
        write(project / f".praksis/import/{name}.yml", f"kind: vacancy\ncolumns: {{{said}}}\n")
    write(project / "mine.csv", csv_of([("Overskrift",), ("Kapacitet i Rønne",)]))
    done = CliRunner().invoke(main, ["import", "mine.csv"], prog_name="praksis")
    assert "Kolonnerne læses som i .praksis/import/b.yml." in done.stdout
    (project / ".praksis/import/b.yml").unlink()
    done = CliRunner().invoke(main, ["import", "mine.csv"], prog_name="praksis")
    assert '.praksis/import/a.yml:2:30: arket har ingen kolonne, der hedder "Frist"' in done.stderr
