"""What the commands of letters are asked with; loads nothing, so that help is quick."""

from __future__ import annotations

from pathlib import Path

import click

ISSUE = click.argument("issue", metavar="ISSUE")
EDITION = click.option(
    "--edition", "keys", metavar="KEY", multiple=True, help="Kun udgaven til denne målgruppe."
)
OUT = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappen, filerne skrives i.",
)
