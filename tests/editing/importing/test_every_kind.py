"""A record of any kind that comes out of a spreadsheet loads, and the check finds it clean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from editing.writing.values import values_of_record
from praksis.cli import main
from praksis.project import find_project
from records.loading.library import load
from records.source.tree import Data
from tests.editing.importing.conftest import csv_of
from tests.projects import BASE, write
from tests.steps import some

TABLES = {"area", "show", "audience"}
"""A second one cannot stand beside the sample, or lives in a table already."""
OWN: dict[str, dict[str, Data]] = {
    "episode": {"season": None, "number": None, "type": "bonus"},
    "issue": {"number": "2026-12"},
    "wish": {"number": "3"},
    "exchange": {"number": "3"},
    "designation": {"type": "overenskomst"},
    "health_council": {"name": "Øen", "municipalities": ["0400"]},
    "practice_profile": {"practice_forms": ["kompagniskab"], "vacancy_types": None},
    "term": {"title": "zonenummer", "synonyms": None, "forms": None},
}


@pytest.mark.parametrize("kind", some(sorted(BASE.keys() - TABLES), 4))
def test_what_cells_cannot_hold_comes_from_the_defaults(project: Path, kind: str) -> None:
    record, *_ = load(find_project(project)).records[kind].values()
    values = {
        k: v for k, v in (values_of_record(record) | OWN.get(kind, {})).items() if v is not None
    }
    values["id"] = {"wish": "soeger-3", "exchange": "dage-3"}.get(kind, "fra-regneark")
    in_cells = [
        key for key, value in values.items() if isinstance(value, str) and "\n" not in value
    ]
    rest = "".join(
        f"  {key}: {json.dumps(value)}\n" for key, value in values.items() if key not in in_cells
    )
    write(project / "m.yml", f"kind: {kind}\n" + (f"defaults:\n{rest}" if rest else ""))
    cells = ['"' + str(values[key]).replace('"', '""') + '"' for key in in_cells]
    write(project / "k.csv", csv_of([in_cells, cells]))
    words = ["import", "k.csv", "--mapping", "m.yml", "--write"]
    done = CliRunner().invoke(main, words, prog_name="praksis")
    assert (done.exit_code, done.stderr) == (0, ""), done.output
    library = load(find_project(project))
    assert library.faults == ()
    made = values_of_record(library.records[kind][str(values["id"])])
    assert {k: str(v).strip() for k, v in made.items()} == {
        k: str(v).strip() for k, v in values.items()
    }
