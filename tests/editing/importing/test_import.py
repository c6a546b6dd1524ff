"""`praksis import`: the spreadsheet is shown first, and writes nothing over what is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from praksis.cli import main
from praksis.project import find_project
from records.loading.library import load
from tests import needs
from tests.editing.importing.conftest import HEADERS, MAPPING, ROW, csv_of, xlsx_of
from tests.projects import write
from tests.steps import some, steps

Run = Callable[..., Result]
NEW = "content/vacancies/kapacitet-paa-bornholm-2026.yml"


def vacancies(project: Path) -> list[str]:
    return sorted(file.name for file in (project / "content/vacancies").iterdir())


def test_a_look_writes_nothing_and_says_what_would_come(project: Path, run: Run) -> None:
    write(project / "k.csv", csv_of([HEADERS, ROW]))
    done = run("k.csv")
    assert done.exit_code == 0
    assert done.stdout == (
        "k.csv: 1\u00a0række.\n"
        f"ny       {NEW}: Kapacitet på Bornholm\n"
        "Intet er skrevet endnu. Ser det rigtigt ud, så kør igen med --write.\n"
    )
    assert vacancies(project) == ["roenne-1.yml"]


@pytest.mark.parametrize(
    "sheet",
    some(
        [
            ("k.csv", csv_of([HEADERS, ROW]).encode()),
            ("k.csv", csv_of([HEADERS, ROW]).encode("utf-8-sig")),
            ("k.csv", csv_of([HEADERS, ROW]).encode("latin-1")),
            ("k.csv", csv_of([HEADERS, ROW]).replace(";", ",").encode()),
            ("k.xlsx", xlsx_of([HEADERS, ROW])),
            (
                "k.xlsx",
                xlsx_of([HEADERS, (*ROW[:2], 400, "Ledig", datetime(2027, 1, 15), 1600.0)]),  # noqa: DTZ001
            ),
            ("k.xlsx", xlsx_of([HEADERS, (), (*ROW[:4], date(2027, 1, 15), 1600), (None, None)])),
        ],
        3,
    ),
    ids=some(
        ["utf-8", "utf-8 with mark", "latin-1", "commas", "text cells", "typed cells", "gaps"], 3
    ),
)
def test_every_way_to_save_the_sheet_gives_the_same_record(
    project: Path, run: Run, sheet: tuple[str, bytes]
) -> None:
    write(project / sheet[0], sheet[1])
    done = run(sheet[0], "--write")
    assert (done.exit_code, done.stderr) == (0, "")
    text = (project / NEW).read_text(encoding="utf-8")
    for line in ("title: Kapacitet på Bornholm", 'areas: ["0400"]', "status: opslaaet",
                 "deadline: 2027-01-15", "patients: 1600"):  # fmt: skip
        assert f"{line}\n" in text
    assert not load(find_project(project)).faults
    again = run(sheet[0], "--write", "--update")
    assert "1\u00a0post er ens med det, der står nu." in again.stdout
    assert (project / NEW).read_text(encoding="utf-8") == text


def test_windows_letters_are_told_of(project: Path, run: Run) -> None:
    write(project / "k.csv", csv_of([HEADERS, ROW]).encode("cp1252"))
    assert "er læst som Windows-1252" in run("k.csv").stdout


def test_what_is_there_is_only_changed_when_asked(project: Path, run: Run) -> None:
    write(project / "k.csv", csv_of([HEADERS, ROW]))
    run("k.csv", "--write")
    file = project / NEW
    mine = file.read_text(encoding="utf-8").replace("count: 1", "count: 1  # som aftalt")
    mine = mine.replace("origin: ophoer", "origin: udvidelse")
    file.write_text(mine, encoding="utf-8")
    write(project / "k.csv", csv_of([HEADERS, (*ROW[:4], "20.1.2027", "1.600")]))

    told = f"ændret   {NEW}: deadline 2027-01-15 → 2027-01-20\n"
    assert told in run("k.csv").stdout
    kept = run("k.csv", "--write")
    assert "Urørt: 1\u00a0post, der findes. Kør igen med --write --update" in kept.stdout
    assert file.read_text(encoding="utf-8") == mine

    assert run("k.csv", "--write", "--update").exit_code == 0
    moved = mine.replace("deadline: 2027-01-15", "deadline: 2027-01-20")
    assert file.read_text(encoding="utf-8") == moved


def rows(*cells: tuple[str, ...]) -> str:
    return csv_of([HEADERS, *cells])


BAD: dict[str, tuple[str | bytes, tuple[str, ...]]] = {
    "wrong columns": (
        csv_of([("Navn", "Frsit"), ("a", "b")]),
        (
            'k.csv:1:1: kolonnen "Navn" kendes ikke. ',
            'k.csv:1:2: kolonnen "Frsit" kendes ikke. ',
        ),
    ),
    "a column twice": (
        csv_of([("Titel", "Titel"), ("a", "b")]),
        ('k.csv:1:2: kolonnen "Titel" er der to gange. Giv den ene et andet navn.',),
    ),
    "a column without a name": (
        csv_of([("Titel", ""), ("a", "b")]),
        ("k.csv:2:2: kolonnen har intet navn. Giv den et navn øverst, eller slet cellen.",),
    ),
    "a group in a column": (
        csv_of([("Titel", "Ansøgning"), ("a", "b")]),
        ('k.csv:1:2: feltet "application" (Ansøgning) kan ikke stå i én kolonne. Brug en ',),
    ),
    "two columns for one field": (
        csv_of([("Frist", "deadline"), ("a", "b")]),
        ('k.csv:1:2: kolonnen "deadline" er samme felt som "Frist". Udelad den ene.',),
    ),
    "dates as text, and every fault at once": (
        rows((*ROW[:4], "midt i januar", "mange"), (*ROW[:4], "15.1.27", "1600")),
        (
            'k.csv:2:5: feltet "deadline" (Ansøgningsfrist) er "midt i januar". Skriv datoen som ',
            'k.csv:2:6: feltet "patients" (Tilmeldte patienter) er "mange", som ikke er et helt',
            'k.csv:3:5: feltet "deadline" (Ansøgningsfrist) er "15.1.27". ',
        ),
    ),
    "a formula": (
        rows(("=cmd|' /C calc'!A0", *ROW[1:]), ("@SUM(A1)", *ROW[1:])),
        (
            "k.csv:2:1: cellen er en formel (\"=cmd|' /C calc'!A0\"). Skriv selve værdien",
            'k.csv:3:1: cellen er en formel ("@SUM(A1)"). Skriv selve værdien i stedet for.',
        ),
    ),
    "an unknown code": (
        rows((*ROW[:3], "Fri", *ROW[4:])),
        ('k.csv:2:4: feltet "status" (Status) er "Fri", som ikke kendes. ',),
    ),
    "a missing field": (
        rows(("", *ROW[1:])),
        ('k.csv:2:1: feltet "title" (Titel) mangler. ',),
    ),
    "one id twice": (
        rows(ROW, ROW),
        ('k.csv:3:1: rækken får samme id som række 2: "kapacitet-paa-bornholm-2026". ',),
    ),
    "an area that is not there": (
        rows((*ROW[:2], "0999", *ROW[3:])),
        (f'{NEW}:14:16: feltet "planning_area" (Planlægningsområde) ',),
    ),
    "no rows at all": ("", ("k.csv:1:1: arket er tomt.",)),
    "an open quote": ('Titel;Frist\n"a;b\n', ("k.csv:2:1: rækken kan ikke læses.",)),
    "not a table": ("Titel\0".encode("utf-16"), ("k.csv:",)),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_sheet_writes_nothing_and_names_every_cell(
    project: Path, run: Run, name: str
) -> None:
    text, lines = BAD[name]
    write(project / "k.csv", text)
    done = run("k.csv", "--write")
    assert done.exit_code == 1
    told = done.stderr.splitlines()
    for line in lines:
        assert any(one.startswith(line) for one in told), told
    assert told[-1] == "Intet er skrevet."
    assert vacancies(project) == ["roenne-1.yml"]


BAD_BOOKS: dict[str, tuple[bytes, str]] = {
    "not a workbook": (b"PK\x03\x04 half of it", "filen er ikke en Excel-fil."),
    "formula": (xlsx_of([HEADERS, ("=A1&B1", *ROW[1:])]), 'cellen er en formel ("=A1&B1").'),
    "error": (xlsx_of([HEADERS, ("#REF!", *ROW[1:])]), 'cellen er en fejl i en formel ("#REF!").'),
    "a moment where a day belongs": (
        xlsx_of([HEADERS, (*ROW[:4], datetime(2027, 1, 15, 12), 1600)]),  # noqa: DTZ001
        "Skriv kun dagen her, 2027-01-15, og klokkeslættet i sit eget felt.",
    ),
    "several sheets": (
        xlsx_of([HEADERS, ROW], Gamle=[HEADERS]),
        "filen har flere ark. Vælg et ark med --sheet: Ark1 eller Gamle.",
    ),
}


@pytest.mark.parametrize("name", BAD_BOOKS)
def test_a_bad_workbook_writes_nothing(project: Path, run: Run, name: str) -> None:
    raw, said = BAD_BOOKS[name]
    write(project / "k.xlsx", raw)
    done = run("k.xlsx", "--write")
    assert done.exit_code == 1
    assert said in done.stderr
    assert vacancies(project) == ["roenne-1.yml"]


def test_a_sheet_is_chosen_by_name(project: Path, run: Run) -> None:
    write(project / "k.xlsx", xlsx_of([HEADERS], Nye=[HEADERS, ROW]))
    assert 'Læst: arket "Nye".' in run("k.xlsx", "--sheet", "Nye").stdout
    assert 'arket "Gamle" findes ikke.' in run("k.xlsx", "--sheet", "Gamle").stderr


@needs.TIME
def test_ten_thousand_rows_are_one_import(project: Path, run: Run) -> None:
    thousands = steps(1, 10)
    many = [(f"Kapacitet nummer {n}", *ROW[1:]) for n in range(1000 * thousands)]
    write(project / "k.csv", csv_of([HEADERS, *many]))
    done = run("k.csv")
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"k.csv: {thousands}.000\u00a0rækker." in done.stdout
    more = {1: "980", 10: "9.980"}[thousands]
    assert f"… og {more}\u00a0mere" in done.stdout
    assert len(done.stdout.splitlines()) < 30


def test_folders_are_not_listed_again_for_each_row(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[object] = []
    real = os.scandir

    def counted(*path: Any) -> Any:
        listed.append(path)
        return real(*path)

    monkeypatch.setattr(os, "scandir", counted)
    numbers = []
    for name, many in (("first", 1), ("few", 3), ("more", 30)):
        rows = [(f"Kapacitet {name} nummer {n}", *ROW[1:]) for n in range(many)]
        write(project / "k.csv", csv_of([HEADERS, *rows]))
        listed.clear()
        done = run("k.csv", "--write")
        assert (done.exit_code, done.stderr) == (0, "")
        numbers.append(len(listed))
    assert len(vacancies(project)) >= 34
    assert numbers[2] <= numbers[1] + 2, numbers  # the first run imports modules too


@pytest.mark.parametrize(
    ("mapping", "line"),
    [
        ("kind: mulighed\n", 'kapaciteter.yml:1:7: arten "mulighed" kendes ikke.'),
        (
            "columns: {Frist: dedline}\n",
            'kapaciteter.yml:1:18: feltet "dedline" kendes ikke. Mente',
        ),
        ("kolonner: {}\n", 'kapaciteter.yml:1:1: feltet "kolonner" kendes ikke. Felterne'),
        ("values: [a]\n", 'kapaciteter.yml:1:9: feltet "values" skal have linjer under sig.'),
        ("a: [b\n", "kapaciteter.yml:1:4: en liste bliver ikke lukket."),
    ],
)
def test_a_bad_mapping_is_told_at_its_place(
    project: Path, run: Run, mapping: str, line: str
) -> None:
    write(project / "kapaciteter.yml", mapping)
    write(project / "k.csv", csv_of([HEADERS, ROW]))
    done = run("k.csv")
    assert done.exit_code == 1
    assert done.stderr.startswith(line), done.stderr


def test_a_folder_in_the_way_leaves_nothing_behind(project: Path, run: Run) -> None:
    write(project / "k.csv", csv_of([HEADERS, ("En anden på Bornholm", *ROW[1:]), ROW]))
    (project / NEW).mkdir()
    done = run("k.csv", "--write")
    assert done.exit_code == 1
    assert "Traceback" not in done.stderr
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert vacancies(project) == [Path(NEW).name, "roenne-1.yml"]


def test_wrong_use_ends_with_2(project: Path, run: Run) -> None:
    write(project / "k.csv", csv_of([HEADERS, ROW]))
    assert run("k.csv", "--update").exit_code == 2
    missing = run("findes-ikke.csv")
    assert missing.exit_code == 1
    assert missing.stderr.startswith("findes-ikke.csv:1:1: filen findes ikke. Skriv")


def test_a_column_may_be_called_as_the_field_is(project: Path) -> None:
    names = ("id", "Titel", "areas", "Planlægningsområde", "Ansøgningsfrist", "patients")
    cells = ("egen-1", ROW[0], "0400", "0400", "2027-01-15", "1600")
    write(project / "k.csv", csv_of([names, cells]))
    text = MAPPING.partition("columns:")[0] + MAPPING[MAPPING.index("values:") :]
    write(project / "kapaciteter.yml", text)
    done = CliRunner().invoke(main, ["import", "k.csv", "--mapping", "kapaciteter.yml"])
    assert "content/vacancies/egen-1.yml" in done.stdout, done.output


def test_a_column_that_the_mapping_names_and_the_sheet_lacks_is_told(
    project: Path, run: Run
) -> None:
    """A name with a slip in it would leave a whole column out, and nobody would know."""
    mapping = (project / "kapaciteter.yml").read_text(encoding="utf-8")
    mapping = mapping.replace("Frist: deadline, ", "First: deadline, Kontor: city, Note: '', ")
    write(project / "kapaciteter.yml", mapping)
    write(project / "k.csv", csv_of([HEADERS, ROW]))
    done = run("k.csv", "--write")
    assert done.exit_code == 1
    told = done.stderr.splitlines()
    column = mapping.splitlines()[1].index("First") + 1
    assert (
        f'kapaciteter.yml:2:{column}: arket har ingen kolonne, der hedder "First". Mente du '
        '"Frist"?'
    ) in told
    assert (
        f'kapaciteter.yml:2:{column + 17}: arket har ingen kolonne, der hedder "Kontor". Ret '
        "navnet, eller slet linjen."
    ) in told
    assert "Note" not in done.stderr, "what is left out may lack"
    assert vacancies(project) == ["roenne-1.yml"]


def test_what_a_rule_demands_is_filled_only_where_it_does(project: Path, run: Run) -> None:
    mapping = (project / "kapaciteter.yml").read_text(encoding="utf-8")
    lines = ("  posted: 2026-11-02\n", "  contact: raadgiver\n", "  takeover: efter-aftale\n")
    for line in lines:
        mapping = mapping.replace(line, "")
    mapping = mapping.replace("method: mail, ", "")
    needed = "when_needed:\n" + "".join(lines) + "  application: {method: mail, address: b@c.dk}\n"
    write(project / "kapaciteter.yml", mapping + needed)
    coming = ("Kapacitet i Hillerød", "Hillerød", "0219", "planlagt", "", "1.600")
    write(project / "k.csv", csv_of([HEADERS, ROW, coming]))
    done = run("k.csv", "--write")
    assert (done.exit_code, done.stderr) == (0, "")
    posted = (project / NEW).read_text(encoding="utf-8")
    planned = (project / "content/vacancies/kapacitet-i-hilleroed-2026.yml").read_text("utf-8")
    for line in lines:
        assert f"\n{line.strip()}\n" in posted
        assert f"\n{line.strip()}\n" not in planned
    for text in (posted, planned):
        assert "method: mail" in text
        assert "eksempel@example.org" in text, "what the mapping says for all goes first"
