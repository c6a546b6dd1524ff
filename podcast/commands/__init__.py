"""`praksis podcast`: what only a podcast needs."""

from __future__ import annotations

import click

from podcast.commands.ids import lock, move, retire
from podcast.commands.plays import plays
from podcast.commands.tag import tag
from podcast.commands.verify import verify
from records.commands import danish


@click.group(
    cls=danish.Group,
    examples=("praksis podcast verify", "praksis podcast lock", "praksis podcast plays access.log"),
)
def podcast() -> None:
    """Kontrollér, mærk og tæl podcasten, og lås det, apps kender den på."""


for command in (verify, tag, lock, move, retire, plays):
    podcast.add_command(command)
