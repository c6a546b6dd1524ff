"""All sound of a build: measured once, remembered between builds, or told by an editor."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

from podcast.audio.cache import sound_facts
from podcast.audio.digest import digest
from podcast.audio.embedded import picture_tells_more
from podcast.audio.loudness import Loudness, loudness
from podcast.audio.measure import AudioFacts, measure
from records.model.episode_parts import Audio, seconds
from records.source.file_facts import FileFacts


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
        seen = self.cache.look_up(path)
        if "sound" not in seen.facts:
            seen.facts["sound"] = asdict(measure(path))
            self.cache.changed = True
        return AudioFacts(**seen.facts["sound"])

    def loudness(self, path: Path) -> Loudness | None:
        """As `podcast.audio.loudness.loudness`, remembered. Raises OSError."""
        if self.cache is None:
            return loudness(path)
        seen = self.cache.look_up(path)
        if "loudness" not in seen.facts:
            measured = loudness(path)
            if measured is None:
                return None
            seen.facts["loudness"] = asdict(measured)
            self.cache.changed = True
        return Loudness(**seen.facts["loudness"])

    def picture_tells_more(self, path: Path) -> bool:
        """As `podcast.audio.embedded.picture_tells_more`, remembered. Raises OSError."""
        if self.cache is None:
            return picture_tells_more(path)
        seen = self.cache.look_up(path)
        if "picture" not in seen.facts:
            seen.facts["picture"] = picture_tells_more(path)
            self.cache.changed = True
        return bool(seen.facts["picture"])

    def digest(self, path: Path) -> str:
        """As `podcast.audio.digest.digest`, remembered. Raises OSError and AudioError."""
        if self.cache is None:
            return digest(path)
        seen = self.cache.look_up(path)
        if "digest" not in seen.facts:
            seen.facts["digest"] = digest(path)
            self.cache.changed = True
        return str(seen.facts["digest"])

    def keep(self) -> None:
        """Remember what was measured, for later builds."""
        if self.cache:
            self.cache.save()
