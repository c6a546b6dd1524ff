"""What commands that read a web server's logs share: their options, and what they say at last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from praksis.errors import writing
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publishing.serverlogs.files import Merged

Function = TypeVar("Function", bound=Callable[..., None])
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


def log_options(function: Function) -> Function:
    """Give a command the logs to read, what is left out of them, and where figures go."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def refuse_same(read: Iterable[Path | None], written: Iterable[Path | None]) -> None:
    """Raise PraksisError where a file is to be written twice, or over one that is read."""
    seen = {file.resolve() for file in read if file}
    for file in filter(None, written):
        if file.resolve() in seen:
            raise PraksisError(
                f"{file} kan ikke både læses og skrives, og kun ét kan skrives i den. "
                "Vælg et andet filnavn. Intet er skrevet."
            )
        seen.add(file.resolve())


def write_files(files: Mapping[Path | None, Callable[[], str]]) -> None:
    """Write each file that is asked for, whole. Raises PraksisError."""
    from records.source.whole_file import write_whole

    for file, text in files.items():
        if file is not None:
            with writing("Vælg en anden mappe."):
                write_whole(file, text().encode())


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
