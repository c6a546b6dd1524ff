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
from tests.editing.importing.conftest import csv_of
from tests.projects import BASE, ONE_ONLY, another, write
from tests.steps import some


@pytest.mark.parametrize("kind", some(sorted(BASE.keys() - ONE_ONLY), 4))
def test_what_cells_cannot_hold_comes_from_the_defaults(project: Path, kind: str) -> None:
    record, *_ = load(find_project(project)).records[kind].values()
    told = values_of_record(record) | another(kind)
    values = {key: value for key, value in told.items() if value is not None}
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
