"""All sound of a build: measured once, remembered between builds, or told by an editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeVar

from podcast.audio.cache import sound_facts
from podcast.audio.digest import digest
from podcast.audio.embedded import picture_tells_more
from podcast.audio.loudness import Loudness, loudness
from podcast.audio.measure import AudioFacts, measure
from records.model.episode_parts import Audio, seconds
from records.source.file_facts import FileFacts

T = TypeVar("T")


@dataclass
class Sounds:
    """Measures every file once; one for each build."""

    cache: FileFacts | None = None
    _known: dict[tuple[Path, int, int], AudioFacts] = field(default_factory=dict)

    @classmethod
    def kept(cls, project: Path) -> Sounds:
        """Sounds that remember what earlier builds of the project measured."""
        return cls(sound_facts(project))

    def facts(self, audio: Audio, content: Path) -> AudioFacts:
        """The facts of an episode's sound; those of another host are as they are written.

        `content` is the folder that paths start from. Raises AudioError.
        """
        if audio.file:
            return self.measure(content / audio.file)
        length = float(seconds(audio.duration or "00:00"))
        return AudioFacts(audio.bytes or 0, audio.mime or "", length, 0, measured=False)

    def measure(self, path: Path) -> AudioFacts:
        """As `podcast.audio.measure`; a file that was changed is measured anew."""
        try:
            status = path.stat()
        except OSError:
            return measure(path)
        key = (path, status.st_size, status.st_mtime_ns)
        if key not in self._known:
            self._known[key] = self._remembered(path)
        return self._known[key]

    def _remembered(self, path: Path) -> AudioFacts:
        if self.cache is None or not path.is_file():
            return measure(path)
        return AudioFacts(**self._fact(path, "sound", lambda file: asdict(measure(file))))

    def loudness(self, path: Path) -> Loudness | None:
        """As `podcast.audio.loudness.loudness`, remembered. Raises OSError."""
        found = self._fact(path, "loudness", _loudness)
        return Loudness(**found) if found else None

    def picture_tells_more(self, path: Path) -> bool:
        """As `podcast.audio.embedded.picture_tells_more`, remembered. Raises OSError."""
        return bool(self._fact(path, "picture", picture_tells_more))

    def digest(self, path: Path) -> str:
        """As `podcast.audio.digest.digest`, remembered. Raises OSError and AudioError."""
        return str(self._fact(path, "digest", digest))

    def _fact(self, path: Path, name: str, find: Callable[[Path], T]) -> T:
        """What `find` finds in a file, as JSON can hold it, remembered unless it is None."""
        if self.cache is None:
            return find(path)
        facts = self.cache.look_up(path).facts
        if name in facts:
            known: T = facts[name]
            return known
        found = find(path)
        if found is not None:
            facts[name] = found
            self.cache.changed = True
        return found

    def keep(self) -> None:
        """Remember what was measured, for later builds."""
        if self.cache:
            self.cache.save()


def _loudness(path: Path) -> dict[str, float] | None:
    found = loudness(path)
    return asdict(found) if found else None
