"""What is known of sound files from earlier runs."""

from __future__ import annotations

from pathlib import Path

from records.source.file_facts import FileFacts, code_of

NAME = "cache/sound.json"
_MEASURING = ("measure.py", "frames.py", "kinds.py", "loudness.py", "embedded.py", "digest.py",
              "mp4.py", "adts.py")  # fmt: skip


def sound_facts(project: Path) -> FileFacts:
    """The cache of a project, empty where there is none that can be used."""
    return FileFacts.of(project, NAME, _code())


def _code() -> str:
    return code_of(*(Path(__file__).parent / name for name in _MEASURING))
