"""`praksis podcast transcript`: take in a transcript of another program, shown before written."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.errors import noting, writing
from praksis.project import current_project
from praksis.prompts import Terminal, is_interactive
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from podcast.transcript.incoming.taken_in import Known, TakenIn
    from records.source.files import Project

_FAULTS = 50
"""So many faults are told at once."""
SHOWN = 5
"""How many cues are shown of what would be written."""
_FOLDER = "media/transcripts"


@click.command(
    cls=danish.Command,
    examples=(
        "praksis podcast transcript moede.vtt --episode en-dag-i-klinikken",
        'praksis podcast transcript zoom.vtt --speaker "Taler 1=Vært" --write',
    ),
)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--episode", metavar="ID", default="", help="Episoden, udskriften hører til.")
@click.option(
    "--speaker",
    "speakers",
    metavar="NAVN=ROLLE",
    multiple=True,
    help="Hvad en stemme i filen skal hedde. Kan bruges flere gange.",
)
@click.option("--write", is_flag=True, help="Skriv udskriften. Ellers bliver den kun vist.")
@click.option(
    "--overwrite", is_flag=True, help="Skriv også, når der ligger en anden (med --write)."
)
@click.option("--ask/--no-ask", default=None, help="Spørg, hvad ukendte stemmer skal hedde.")
def transcript(
    file: Path,
    *,
    episode: str,
    speakers: tuple[str, ...],
    write: bool,
    overwrite: bool,
    ask: bool | None,
) -> None:
    """Hent en udskrift ind, som Teams, Zoom, YouTube, Whisper eller Descript gemmer den.

    FIL er SRT, WebVTT, JSON fra Whisper eller tekst med tider. Den bliver til den WebVTT, som
    hjemmesiden bruger, og du ser først, hvad der er ændret. Navne bliver kun stående med samtykke
    i episodens post. Andre stemmer får den rolle, du skriver, eller hedder »Stemme 1«.
    """
    if overwrite and not write:
        raise click.UsageError("--overwrite skal bruges sammen med --write.")
    project = current_project()
    with noting("Intet er skrevet."):
        given = _given(speakers)
        raw = _raw(file)
        known = _known(project, episode, given)
        taken = _taken(file, raw, known)
        if is_interactive(ask):
            asked = _asked(taken)
            taken = _taken(file, raw, replace(known, speakers=given | asked)) if asked else taken
        target = _target(project, file, episode)
        _show(file, taken)
        if write:
            _write(project, target, taken.content, overwrite=overwrite)
    if not write:
        click.echo(
            "Intet er skrevet endnu. Ser det rigtigt ud, så kør igen med --write. Så bliver den "
            f"skrevet til {project.shown(target)}."
        )


def _given(speakers: tuple[str, ...]) -> dict[str, str]:
    pairs = tuple(_pairs(speakers))
    twice = [found for found, times in Counter(f.casefold() for f, _ in pairs).items() if times > 1]
    if twice:
        raise click.UsageError(f"--speaker giver »{twice[0]}« to roller. Skriv én.")
    return dict(pairs)


def _pairs(speakers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for pair in speakers:
        found, sign, shown = (part.strip() for part in pair.rpartition("="))
        if not found or not sign or not shown:
            raise click.UsageError(f'--speaker "{pair}" kan ikke bruges. Skriv "Navn=Rolle".')
        yield found, shown


def _raw(file: Path) -> bytes:
    """The file, or a little more of it than is taken in. Raises OSError."""
    from podcast.transcript.incoming.taken_in import LARGEST

    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _taken(file: Path, raw: bytes, known: Known) -> TakenIn:
    from podcast.transcript.incoming.taken_in import take_in
    from podcast.transcript.webvtt import TranscriptError
    from records.source.diagnostics import Diagnostic, Position, SourceError

    try:
        return take_in(raw, known)
    except TranscriptError as error:
        raise SourceError(
            *(
                Diagnostic.of(each.found, Position(str(file), each.line))
                for each in error.faults[:_FAULTS]
            )
        ) from None


def _known(project: Project, episode: str, speakers: Mapping[str, str]) -> Known:
    from podcast.audio.kinds import AudioError
    from podcast.audio.sounds import Sounds
    from podcast.transcript.incoming.episode import episode_of
    from podcast.transcript.incoming.taken_in import Known

    if not episode:
        return Known(speakers=speakers)
    found = episode_of(project, episode)
    seconds = None
    if found.sound:
        try:
            seconds = Sounds.kept(project.root).measure(found.sound).seconds
        except AudioError:  # `check` says what is wrong with it
            seconds = None
    return Known(found.people, speakers, seconds)


def _asked(taken: TakenIn) -> dict[str, str]:
    """What the editor calls the speakers that nothing is known of; Enter alone keeps the number."""
    answers: dict[str, str] = {}
    for speaker in taken.speakers:
        if not speaker.known:
            answer = Terminal().ask(f"Hvem er »{speaker.found}«? Skriv en rolle", speaker.shown)
            answers |= {speaker.found: answer} if answer != speaker.shown else {}
    return answers


def _target(project: Project, file: Path, episode: str) -> Path:
    from podcast.transcript.incoming.episode import episode_of
    from records.danish.slugs import slug

    if episode:
        told = episode_of(project, episode).transcript
        if told.lower().endswith(".vtt"):
            return project.content / told
    name = episode or slug(file.name.partition(".")[0]) or "udskrift"
    return project.content / _FOLDER / f"{name}.vtt"


def _show(file: Path, taken: TakenIn) -> None:
    from podcast.transcript.incoming.told import told, told_speakers
    from podcast.transcript.writing import as_webvtt
    from records.danish.numbers import count
    from records.source.printing import printable

    click.echo(
        f"{printable(file.name)}: {taken.incoming.form}, {count(taken.read, 'tekst', 'tekster')}."
    )
    for line in (*told(taken), *told_speakers(taken)):
        click.echo(f"  {printable(line)}")
    click.echo(as_webvtt(taken.cues[:SHOWN]).partition("\n")[2])
    if len(taken.cues) > SHOWN:
        click.echo(f"… og {count(len(taken.cues) - SHOWN, 'tekst', 'tekster')} mere\n")


def _write(project: Project, target: Path, content: bytes, *, overwrite: bool) -> None:
    from records.source.whole_file import write_new, write_whole

    shown = project.shown(target)
    if not target.resolve().is_relative_to(project.content.resolve() / "media"):
        raise PraksisError(f"{shown} fører ud af content/media. Ret transcript i episodens post.")
    if target.is_file() and target.read_bytes() == content:
        click.echo(f"{shown} er allerede sådan. Der er intet at skrive.")
        return
    if target.exists() and not overwrite:
        raise PraksisError(
            f"{shown} findes allerede og er anderledes. Tilføj --overwrite for at skrive den om."
        )
    with writing("Se, om du må skrive i mappen, og om der er plads."):
        target.parent.mkdir(parents=True, exist_ok=True)
        (write_whole if overwrite else write_new)(target, content)
    path = target.relative_to(project.content).as_posix()
    click.echo(f"Skrevet: {shown}\nI episodens post skal der stå: transcript: {path}")
