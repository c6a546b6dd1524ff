"""`praksis podcast plays`: how often episodes are heard, from the web server's own logs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import clock_now
from praksis.commands.podcast.context import library_of, naming, site_of
from praksis.errors import writing
from praksis.project import current_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.downloads.count import Downloads, Sound
    from podcast.downloads.logs import LogReader
    from podcast.downloads.report import Report
    from publishing.site import Site
    from records.loading.library import Library


@click.command(
    cls=danish.Command,
    examples=(
        "praksis podcast plays access.log",
        "praksis podcast plays access.log access.log.1 access.log.2.gz --svg afspilninger.svg",
    ),
)
@click.argument(
    "logs", metavar="LOG...", nargs=-1, required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Skriv alle tal hertil.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Det samme som JSON.")
@click.option("--svg", "svg_file", type=click.Path(path_type=Path), help="Skriv en figur hertil.")
@click.option("--clock", default="", help="Dagen, tallene gælder for; ellers i dag.")
def plays(
    logs: tuple[Path, ...],
    csv_file: Path | None,
    json_file: Path | None,
    svg_file: Path | None,
    clock: str,
) -> None:
    """Tæl afspilninger i webserverens logfiler.

    Læser common, combined og JSON, også pakket som gz. Tæller efter reglerne i IAB 2.x: mindst et
    minuts lyd, én gang i døgnet for hver lytter, og uden robotter. Skriver intet, der kan føres
    tilbage til en person.
    """
    from podcast.downloads.count import Downloads
    from podcast.downloads.logs import LogReader, in_order, read_lines
    from podcast.downloads.report import Report

    project = current_project()
    library, site, day = library_of(project), site_of(project), clock_now(clock).today
    counting, reader = Downloads(sounds_of(library, site)), LogReader()
    for log in in_order(logs):
        counting.add(reader.hits(read_lines(log)))
    report = Report(counting.counted, titles_of(library))
    _write({csv_file: report.as_csv, json_file: report.as_json, svg_file: report.as_svg})
    _tell(report, day.isoformat())
    _tell_rest(reader, counting)


def sounds_of(library: Library, site: Site) -> dict[str, Sound]:
    """The sound files of this site by the path in its address. Raises PraksisError."""
    from urllib.parse import urlsplit

    from podcast.audio.kinds import tag_size
    from podcast.audio.sounds import Sounds
    from podcast.downloads.count import Sound, least_bytes
    from records.model.podcast import Episode

    sounds = Sounds.kept(library.project.root)
    base, found = urlsplit(site.url).path, {}
    for episode in library.all(Episode):
        if episode.audio is None or episode.audio.file is None:
            continue
        file = library.project.content / episode.audio.file
        with naming(episode, library):
            facts = sounds.measure(file)
        with file.open("rb") as opened:
            tag = tag_size(opened.read(16))
        least = least_bytes(facts.bytes, tag, facts.seconds)
        found[base + episode.audio.file] = Sound(episode.id, least)
    sounds.keep()
    return found


def titles_of(library: Library) -> dict[str, str]:
    """The episodes with sound here, by id."""
    from records.facts.examples import with_example_prefix
    from records.model.podcast import Episode

    heard = [e for e in library.all(Episode) if e.audio and e.audio.file]
    return {e.id: with_example_prefix(e.title, example=e.example) for e in heard}


def _write(files: dict[Path | None, Callable[[], str]]) -> None:
    from records.source.whole_file import write_whole

    for file, text in files.items():
        if file is None:
            continue
        with writing("Vælg en anden mappe."):
            write_whole(file, text().encode())


def _tell(report: Report, day: str) -> None:
    """A line for each episode, as it may be written into the record."""
    for episode, number in report.by_episode:
        source = "webserverens log, talt med praksis podcast plays"
        click.echo(f'{episode}: plays: {{count: {number}, date: {day}, source: "{source}"}}')


def _tell_rest(reader: LogReader, counting: Downloads) -> None:
    from records.danish.numbers import count, number

    machines = count(counting.machines, "forespørgsel", "forespørgsler")
    click.echo(
        f"{count(reader.lines, 'linje', 'linjer')} læst, {number(reader.unreadable)} kunne ikke "
        f"læses, og {machines} fra robotter er ikke talt med."
    )
    if counting.without_agent:
        said = "Loggen siger ikke, hvilken app der spørger, så robotter er talt med."
        click.echo(f"{said} Brug formatet combined.")
