"""What commands that read a web server's logs share: their options, and what they say at last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from praksis.errors import writing
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from publishing.serverlogs.files import Merged
    from publishing.serverlogs.lines import Hit

_FILE = click.Path(path_type=Path)
_OPTIONS = (
    click.argument(
        "logs", metavar="LOG...", nargs=-1, required=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
    ),
    click.option("--year", type=click.IntRange(2000, 2099), help="Tæl kun dette år."),
    click.option(
        "--exclude", metavar="FIL", type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Net, der ikke tælles med, ét på hver linje, fx 192.0.2.0/24.",
    ),
    click.option("--csv", "csv_file", metavar="FIL", type=_FILE, help="Skriv alle tal hertil."),
    click.option("--json", "json_file", metavar="FIL", type=_FILE, help="Det samme som JSON."),
    click.option(
        "--chart", "--svg", "chart_file", metavar="FIL", type=_FILE,
        help="Skriv en figur (SVG) hertil.",
    ),
)  # fmt: skip


class Counting(Protocol):
    """What counts hits."""

    def add(self, hits: Iterable[Hit]) -> None:
        """Count them, in the order of their time."""


class Report(Protocol):
    """What was counted, in each form that can be written."""

    def as_csv(self) -> str:
        """The rows."""

    def as_json(self) -> str:
        """The rows and their sums."""

    def as_svg(self) -> str:
        """A chart."""


@dataclass(frozen=True)
class Asked:
    """What a command is asked to read, and where its figures go."""

    logs: tuple[Path, ...]
    year: int | None
    exclude: Path | None
    csv_file: Path | None
    json_file: Path | None
    chart_file: Path | None

    def refuse_same(self) -> None:
        """Raise PraksisError where a file is to be written twice, or over one that is read."""
        seen = {file.resolve() for file in (*self.logs, self.exclude) if file}
        for file in filter(None, (self.csv_file, self.json_file, self.chart_file)):
            if file.resolve() in seen:
                raise PraksisError(
                    f"{file} kan ikke både læses og skrives, og kun ét kan skrives i den. "
                    "Vælg et andet filnavn. Intet er skrevet."
                )
            seen.add(file.resolve())

    def count(self, counting: Counting) -> tuple[Merged, tuple[date, date] | None]:
        """Count the logs; as they were read, and their first and last day. Raises LogError."""
        from publishing.serverlogs.files import Merged
        from publishing.serverlogs.visitors import Period, excluded

        merged, period = Merged(self.logs), Period(self.year)
        counting.add(excluded(self.exclude).without(period.of(merged)))
        return merged, period.days

    def write(self, report: Report) -> None:
        """Write each file that is asked for, whole. Raises PraksisError."""
        from records.source.whole_file import write_whole

        forms = (
            (self.csv_file, report.as_csv),
            (self.json_file, report.as_json),
            (self.chart_file, report.as_svg),
        )
        for file, text in forms:
            if file is not None:
                with writing("Vælg en anden mappe."):
                    write_whole(file, text().encode())


def log_options(function: Callable[[Asked], None]) -> Callable[..., None]:
    """Give a command the logs to read, what is left out of them, and where figures go."""

    @wraps(function)
    def command(**values: Any) -> None:  # noqa: ANN401 - as click reads them
        asked = Asked(**values)
        asked.refuse_same()
        function(asked)

    for option in reversed(_OPTIONS):
        option(command)
    return command


def tell_reading(logs: Merged, machines: int) -> None:
    """How much was read, and what of it was not counted."""
    from records.danish.numbers import count, number

    reader = logs.reader
    asked = count(machines, "forespørgsel", "forespørgsler")
    click.echo(
        f"{count(reader.lines, 'linje', 'linjer')} læst, {number(reader.unreadable)} kunne ikke "
        f"læses, og {asked} fra robotter er ikke talt med."
    )
    if logs.doubles:
        doubled = count(logs.doubles, "linje", "linjer")
        click.echo(f"{doubled} stod i flere af filerne og er talt én gang.")
