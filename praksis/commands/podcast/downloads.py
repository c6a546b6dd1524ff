"""`praksis podcast downloads`: downloads and listeners, from the web server's own logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from praksis import danish_help as danish
from praksis.commands.logs import Asked, log_options, tell_reading
from praksis.commands.podcast.context import library_of, naming, site_of
from praksis.project import current_project
from records.started import command

if TYPE_CHECKING:
    from podcast.downloads.count import Downloads
    from podcast.downloads.report import Report

_SPIKE = 20
"""Downloads of one address that are worth a word, where they are a fifth of all."""


@click.command(
    cls=danish.Command,
    examples=(
        "praksis podcast downloads access.log",
        "praksis podcast downloads access.log* --year 2026 --csv tal.csv --chart figur.svg",
    ),
)
@log_options
def downloads(asked: Asked) -> None:
    """Tæl downloads og lyttere i webserverens logfiler.

    Læser nginx, Apache og Caddy: common, combined og JSON, også pakket som gz. Tæller efter
    reglerne i IAB 2.2: mindst et minuts lyd, hver byte én gang, én gang i døgnet for hver lytter,
    og uden robotter. En lydfil, der har skiftet navn, beholder sine tal. Skriver intet, der kan
    føres tilbage til en person.
    """
    from podcast.downloads.count import Downloads
    from podcast.downloads.report import Report
    from podcast.downloads.sounds import sounds_of, titles_of

    project = current_project()
    library, site = library_of(project), site_of(project)
    counting = Downloads(sounds_of(library, site, naming))
    merged, days = asked.count(counting)
    report = Report(counting.counted, titles_of(library), counting.listeners, days)
    asked.write(report)
    click.echo(report.as_text())
    _tell_records(report)
    tell_reading(merged, counting.machines)
    _tell_limits(counting)


def _plays(**values: Any) -> None:  # noqa: ANN401 - click's own
    """Say the new name, and do the same."""
    click.echo(f"podcast plays hedder nu {command('podcast downloads')}.", err=True)
    assert downloads.callback  # noqa: S101 - a command has one
    downloads.callback(**values)


plays = danish.Command(
    "plays",
    callback=_plays,
    params=downloads.params,
    help=downloads.help,
    hidden=True,
    examples=("praksis podcast downloads access.log",),
)
"""What the command was called before."""


def _tell_records(report: Report) -> None:
    """A line for each episode, as it may be written into the record."""
    if report.days is None:
        return
    first, last = report.days
    click.echo("Sådan skriver du tallene ind i episoderne:\n")
    for episode, number in report.by_episode:
        click.echo(
            f"{episode}: plays: {{count: {number}, since: {first}, date: {last}, "
            'standard: iab, source: "webserverens log"}'
        )
    click.echo()


def _tell_limits(counting: Downloads) -> None:
    """What the logs do not tell, and what is worth a look."""
    from records.danish.numbers import number

    if counting.without_agent:
        said = "Loggen siger ikke, hvilken app der spørger, så robotter er talt med."
        click.echo(f"{said} Brug formatet combined.")
    if counting.without_part:
        said = "Loggen siger ikke, hvilke dele af filerne der er hentet, så lige store dele er talt"
        click.echo(f"{said} én gang. Se docs/drift/besoegstal.md.")
    total, most = sum(counting.counted.values()), counting.most_of_one
    if most >= _SPIKE and most * 5 >= total:
        click.echo(
            f"Én adresse står for {number(most)} af {number(total)} downloads. Det kan være et "
            "hospital eller en robot. Se i loggen, før du bruger tallet."
        )
