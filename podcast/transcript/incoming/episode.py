"""The episode that a transcript belongs to, also where its record still lacks the transcript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from records.danish.nearest import nearest
from records.errors import PraksisError
from records.model.episode_parts import Person
from records.source import documents
from records.source.files import Project
from records.source.tree import Data

_ENDINGS = (".yml", ".yaml", ".md")


@dataclass(frozen=True, slots=True)
class EpisodeOf:
    """What the record says, as far as it can be read."""

    people: tuple[Person, ...]
    sound: Path | None
    """The file here, where there is one."""
    transcript: str
    """Its path from `content/`, empty where none is told."""


def episode_of(project: Project, episode_id: str) -> EpisodeOf:
    """Read a record that need not be whole: its transcript is yet to come.

    Raises PraksisError where there is none, and SourceError for a file that cannot be read.
    """
    folder = project.content / "episodes"
    is_name = episode_id == Path(episode_id).name
    files = [folder / f"{episode_id}{ending}" for ending in _ENDINGS] if is_name else []
    file = next((each for each in files if each.is_file()), None)
    if file is None:
        near = nearest(episode_id, (each.stem for each in folder.glob("*") if each.is_file()))
        hint = f'Mente du "{near}"?' if near else "Ret --episode."
        raise PraksisError(f'Der er ingen episode "{episode_id}". {hint}')
    data = documents.read(project, file).data
    audio = data.get("audio")
    path = audio.get("file") if isinstance(audio, dict) else None
    sound = project.content / path if isinstance(path, str) else None
    told = data.get("transcript")
    return EpisodeOf(
        tuple(_people(data.get("people"))),
        sound if sound and sound.is_file() else None,
        told if isinstance(told, str) and told.startswith("media/") and ".." not in told else "",
    )


def _people(rows: Data | None) -> Iterator[Person]:
    """Those whose consent can be read; who cannot be read has not agreed."""
    for row in rows if isinstance(rows, list) else ():
        try:
            yield Person.model_validate(row)
        except ValidationError:
            continue
