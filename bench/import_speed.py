"""`praksis import --write` of many rows, and how it grows.

    python bench/import_speed.py [number of rows …]

Prints for each number the CPU seconds (user and system) and the peak memory of reading the sheet,
checking what it would make together with the whole content, and writing a file for each row; the
project was checked before, as one in use is. What a thousand rows more cost stands beside it: where
that grows with the number, something is done for each row that should be done once.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.check_speed import PRAKSIS, Cost, cost_of, make_project
from tests.editing.importing.conftest import HEADERS, MAPPING, ROW, csv_of
from tests.projects import changed, write

_ADVISER = ("contact: raadgiver", "contact: raadgiver-etablering")
"""Whom one asks in the real content."""


def main() -> None:
    """Measure each number on the command line."""
    before: tuple[int, float] | None = None
    for number in map(int, sys.argv[1:] or ("1000", "5000", "10000")):
        cost = of_rows(number)
        slope = (cost.seconds - before[1]) / (number - before[0]) * 1000 if before else 0.0
        more = f"  {slope:5.2f} s for each 1,000 rows more" if before else ""
        print(f"{number:>6} rows {cost}{more}")
        before = number, cost.seconds


def of_rows(number: int) -> Cost:
    """What an import of so many rows into the real content takes."""
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder), 0)
        rows = [
            (f"Kapacitet nummer {at} på Bornholm", *ROW[1:-1], str(1600 + at % 50))
            for at in range(number)
        ]
        write(project / "rows.yml", changed(MAPPING, _ADVISER))
        write(project / "rows.csv", csv_of([HEADERS, *rows]))
        words = ["import", "rows.csv", "--mapping", "rows.yml", "--write"]
        cost_of([sys.executable, "-c", PRAKSIS, "check"], project)
        cost = cost_of([sys.executable, "-c", PRAKSIS, *words], project)
        made = len(list((project / "content" / "vacancies").glob("kapacitet-nummer-*.yml")))
    if made != number:
        sys.exit(f"{made} files were written, and not {number}.")
    return cost


if __name__ == "__main__":
    main()
