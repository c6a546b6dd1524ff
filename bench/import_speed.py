"""`praksis import --write` of many rows, and how it grows.

    python bench/import_speed.py [number of rows …]

Prints for each number the CPU seconds (user and system) and the peak memory of reading the sheet,
checking what it would make together with the whole content, and writing a file for each row. What
a thousand rows more cost stands beside it: where that grows with the number, something is done for
each row that should be done once.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path

from bench.check_speed import PRAKSIS, Cost, cost_of, make_project

MAPPING = """\
kind: vacancy
columns: {Titel: title, Kommune: areas, Område: planning_area, Frist: deadline, Patienter: patients}
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
  contact: raadgiver-etablering
  patients_date: 2026-10-01
  criteria: [{text: Plan for kvalitet, weight: 100}]
  application: {method: mail, address: eksempel@example.org, instructions: Skriv kort.}
  benefits: [Der er patienter fra første dag, Lokalet er klar]
  caveats: [Listen er lang]
"""
HEADERS = ("Titel", "Kommune", "Område", "Frist", "Patienter")


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
        (project / "rows.yml").write_text(MAPPING, encoding="utf-8")
        with (project / "rows.csv").open("w", encoding="utf-8", newline="") as file:
            sheet = csv.writer(file)
            sheet.writerow(HEADERS)
            sheet.writerows(
                (f"Kapacitet nummer {at} på Bornholm", "Bornholm", "0400", "15.1.2027",
                 str(1600 + at % 50))
                for at in range(number)
            )  # fmt: skip
        words = ["import", "rows.csv", "--mapping", "rows.yml", "--write"]
        cost = cost_of([sys.executable, "-c", PRAKSIS, *words], project)
        made = len(list((project / "content" / "vacancies").glob("kapacitet-nummer-*.yml")))
    if made != number:
        sys.exit(f"{made} files were written, and not {number}.")
    return cost


if __name__ == "__main__":
    main()
