"""`praksis podcast`: sound, transcripts, downloads, and what apps know the podcast by."""

from __future__ import annotations

import click

from praksis import danish_help as danish
from praksis.commands.podcast.downloads import downloads, plays
from praksis.commands.podcast.ids import lock, move, retire
from praksis.commands.podcast.tag import tag
from praksis.commands.podcast.transcript import transcript
from praksis.commands.podcast.verify import verify


@click.group(
    cls=danish.Group,
    examples=(
        "praksis podcast verify",
        "praksis podcast lock",
        "praksis podcast downloads access.log",
    ),
)
def podcast() -> None:
    """Kontrollér, mærk og tæl podcasten, hent udskrifter ind, og lås det, apps kender den på."""


for command in (verify, tag, transcript, lock, move, retire, downloads, plays):
    podcast.add_command(command)
