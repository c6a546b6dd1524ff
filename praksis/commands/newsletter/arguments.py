"""What the commands of letters are asked with; loads nothing, so that help is quick."""

from __future__ import annotations

import click

ISSUE = click.argument("issue", metavar="ISSUE")
EDITION = click.option(
    "--edition", "keys", metavar="KEY", multiple=True, help="Kun udgaven til denne målgruppe."
)
