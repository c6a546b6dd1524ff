"""A small podcast project on disk, made and changed by tests."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from PIL import Image

from podcast.checks import check
from podcast.feed.feed import podcast_feeds
from podcast.identity.changes import locked
from podcast.identity.lock import read_lock, write_lock
from praksis.commands.podcast import podcast
from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library
from records.messages import in_order, line_of
from records.model.episode import Episode
from tests import needs
from tests.known import load_known
from tests.project_copy import working_in

SITE = Site("Min Almen Praksis", "https://example.org/praksis/", "Beskrivelse", "Region")
CLOCK = Clock.parse("2026-11-22T09:00")
SHOW: dict[str, Any] = {
    "id": "praksisperspektiv",
    "title": "PraksisPerspektiv",
    "example": False,
    "description": "En podcast om at være læge i almen praksis, lavet til en prøve.",
    "owner": "Min Almen Praksis",
    "email": "podcast@example.org",
    "language": "da",
    "category": "Health & Fitness > Medicine",
    "image": {"file": "media/images/cover.jpg", "alt": "Omslag med en dør", "credit": "Prøve"},
    "copyright": "Min Almen Praksis",
    "guid": "e29b26c4-63d9-5b35-bbb6-8bcbab6c3ba6",
    "explicit": False,
}
EPISODE: dict[str, Any] = {
    "title": "En dag i klinikken",
    "summary": "En prøve på en episode, så lang at resuméet er langt nok til kortet.",
    "example": True,
    "audiences": ["medicinstuderende"],
    "published": "2026-11-01",
    "type": "bonus",
    "status": "udgivet",
    "released": "2026-11-01",
    "audio": {"file": "media/audio/lyd.mp3"},
    "people": [{"role": "Syntetisk stemme", "consent": False}],
    "chapters": [{"start": "00:00", "title": "Start"}, {"start": "00:05", "title": "Slut"}],
    "transcript": "media/transcripts/tekst.vtt",
    "show_notes": "Noter med et [link](/muligheder/).",
}
VTT = """WEBVTT

00:00:00.000 --> 00:00:04.000
<v Vært>Velkommen til.</v>

00:00:05.000 --> 00:00:09.500
<v Læge>Tak for det.</v>
"""


@dataclass(frozen=True)
class Studio:
    """Files below `content/`, written as JSON, which is YAML."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def show(self, **changes: Any) -> None:
        record = {**SHOW, **changes}
        self.write(f"shows/{record['id']}.yml", as_yaml(record))

    def episode(self, episode_id: str, **changes: Any) -> None:
        """Write an episode; a change to None leaves the key out.

        The first has the studio's sound, each other one a sound of its own.
        """
        record = {"id": episode_id, **EPISODE, **changes}
        if "audio" not in changes and self._is_taken(EPISODE["audio"]["file"], episode_id):
            path = f"media/audio/{episode_id}.mp3"
            self.write(path, silence(10)[:-20] + episode_id[-20:].encode().ljust(20, b"\0"))
            record["audio"] = {"file": path}
        kept = {key: value for key, value in record.items() if value is not None}
        self.write(f"episodes/{episode_id}.yml", as_yaml(kept))

    def _is_taken(self, path: str, episode_id: str) -> bool:
        others = self.content.glob("episodes/*.yml")
        return any(path in f.read_text(encoding="utf-8") for f in others if f.stem != episode_id)

    def library(self) -> Library:
        return load_known(self.root)

    def good_library(self) -> Library:
        library = self.library()
        # A title may hold an emoji here: what is read must survive whatever editors write.
        assert [each for each in library.diagnostics if each.code != "words-with-emoji"] == []
        return library

    def everything_said(self) -> list[str]:
        """All problems, of the records and of the podcast, as `praksis check` tells them."""
        library = self.library()
        return [line_of(each) for each in in_order({*library.diagnostics, *check(library)})]

    def praksis(self, *words: str) -> Result:
        """Run `praksis podcast …` in the project."""
        if not (self.root / "mkdocs.yml").exists():
            text = f"site_name: {SITE.name}\nsite_url: {SITE.url}\n"
            (self.root / "mkdocs.yml").write_text(text, encoding="utf-8")
        with working_in(self.root):
            return CliRunner().invoke(podcast, words)

    def lock(self) -> None:
        """Remember what is published, as `praksis podcast lock` does."""
        lock, _ = locked(self.library(), read_lock(self.root), CLOCK)
        write_lock(self.root, lock)

    def read(self, episode_id: str) -> tuple[Episode, Library]:
        library = self.good_library()
        episode = library.find(Episode, episode_id)
        assert episode
        return episode, library

    def said(self) -> list[str]:
        """What the podcast's own check says, a line for each problem."""
        return [line_of(problem) for problem in check(self.library())]

    def feed(self, clock: Clock = CLOCK) -> bytes:
        return next(podcast_feeds(self.good_library(), SITE, clock)).content


def as_yaml(record: dict[str, Any]) -> str:
    """One key on each line, the values in flow style."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in record.items())
    return "\n".join(lines) + "\n"


def silence(seconds: float) -> bytes:
    """The frames of a silent MP3 without any header: 44.1 kHz, mono, 64 kbit/s."""
    frame = b"\xff\xfb\x50\xc4".ljust(208, b"\0")
    return frame * round(seconds * 44_100 / 1152)


def tones(folder: Path, outputs: dict[str, str]) -> None:
    """A tone of ten seconds, encoded by ffmpeg into each file with its options."""
    command = [needs.program("ffmpeg"), "-hide_banner", "-loglevel", "error", "-f", "lavfi"]
    command += ["-i", "sine=frequency=440:duration=10"]
    for name, options in outputs.items():
        command += ["-ac", "1", *options.split(), str(folder / name)]
    subprocess.run(command, check=True)


def cover(target: Path, side: int = 1400, **options: Any) -> Path:
    """A picture in one colour."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size = (side, options.pop("height", side))
    Image.new(options.pop("mode", "RGB"), size).save(target, **options)
    return target
